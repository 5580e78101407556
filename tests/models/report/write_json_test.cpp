#include "models/report/write_json.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "tests/support/hand_made_estimates.hpp"

namespace models {
namespace {

using Json = nlohmann::ordered_json;

std::string text_of(std::size_t arms, int replications) {
  const std::vector<Model> models = compile(hand_made::scenario(arms));
  const StudyResult result = hand_made::result(models, replications);
  return write_json(*models[0].scenario, result.estimates);
}

const Json& two_arms() {
  static const Json document = Json::parse(text_of(2, 20));
  return document;
}

std::vector<std::string> keys_of(const Json& object) {
  std::vector<std::string> keys;
  for (const auto& [key, value] : object.items()) keys.push_back(key);
  return keys;
}

using Keys = std::vector<std::string>;

TEST(WriteJsonTest, KeysStandInTheContractedOrder) {
  EXPECT_EQ(keys_of(two_arms()), (Keys{"casework", "scenario", "seed", "replications", "years", "arms", "differences",
                                       "hash", "financial_years", "bad_weeks", "beside_theory"}));
  EXPECT_EQ(keys_of(two_arms().at("arms").at(0)), (Keys{"practice", "measures"}));
  EXPECT_EQ(keys_of(two_arms().at("differences").at(0)), (Keys{"of", "against", "measures"}));
  const Json& care = two_arms().at("arms").at(0).at("measures").at("children_looked_after");
  EXPECT_EQ(keys_of(care), (Keys{"mean", "low80", "high80", "low95", "high95", "p10", "p90", "unit"}));
  const Json& change = two_arms().at("differences").at(0).at("measures").at("children_looked_after");
  EXPECT_EQ(keys_of(change), (Keys{"mean", "low80", "high80", "low95", "high95", "p10", "p90", "unit", "variance_ratio",
                                   "verdict", "zone", "low_joint", "high_joint"}));
}

TEST(WriteJsonTest, EveryMeasureIsThereInOrder) {
  const Keys keys = keys_of(two_arms().at("arms").at(1).at("measures"));
  ASSERT_EQ(keys.size(), measure_count);
  for (std::size_t i = 0; i < measure_count; ++i) EXPECT_EQ(keys[i], definitions()[i].key);
}

TEST(WriteJsonTest, ValuesAreThoseOfTheQuestion) {
  EXPECT_EQ(two_arms().at("scenario"), "england_average");
  EXPECT_EQ(two_arms().at("seed"), 1);
  EXPECT_EQ(two_arms().at("replications"), 20);
  EXPECT_EQ(two_arms().at("years"), 5);
  EXPECT_EQ(two_arms().at("hash"), "0123456789abcdef");
  EXPECT_EQ(two_arms().at("arms").at(1).at("practice"), "family_safeguarding");
  EXPECT_EQ(two_arms().at("differences").at(0).at("against"), "baseline");
}

TEST(WriteJsonTest, NumbersReadBackAsTheSameBits) {
  const std::vector<Model> models = compile(hand_made::scenario(1));
  const StudyResult result = hand_made::result(models, 20);
  const Json document = Json::parse(write_json(*models[0].scenario, result.estimates));
  for (const Definition& each : definitions()) {
    const auto& value = result.estimates.arms[0].measures[static_cast<std::size_t>(each.measure)].value;
    if (!value) continue;
    const Json& found = document.at("arms").at(0).at("measures").at(std::string(each.key));
    EXPECT_EQ(found.at("mean").get<double>(), value->mean) << each.key;
    EXPECT_EQ(found.at("high95").get<double>(), *value->high95) << each.key;
  }
}

TEST(WriteJsonTest, AnUndefinedMeasureIsNullWithItsReason) {
  const Json& level = two_arms().at("arms").at(0).at("measures").at("workers_over_cap");
  EXPECT_EQ(keys_of(level), (Keys{"mean", "low80", "high80", "low95", "high95", "p10", "p90", "unit", "reason"}));
  EXPECT_TRUE(level.at("mean").is_null());
  EXPECT_TRUE(level.at("p90").is_null());
  EXPECT_EQ(level.at("unit"), "%");
  EXPECT_EQ(level.at("reason"), "undefined in 20 of 20 replications");
  const Json& change = two_arms().at("differences").at(0).at("measures").at("workers_over_cap");
  EXPECT_TRUE(change.at("mean").is_null());
  EXPECT_TRUE(change.at("variance_ratio").is_null());
  EXPECT_EQ(change.at("verdict"), "cannot_tell");
  EXPECT_FALSE(change.at("reason").get<std::string>().empty());
}

TEST(WriteJsonTest, OneReplicationHasMeansAndSaysWhyThereIsNoInterval) {
  const Json document = Json::parse(text_of(2, 1));
  const Json& care = document.at("arms").at(0).at("measures").at("children_looked_after");
  EXPECT_TRUE(care.at("mean").is_number());
  EXPECT_TRUE(care.at("low95").is_null());
  EXPECT_EQ(care.at("reason"), "one replication has no interval");
  EXPECT_EQ(document.at("differences").at(0).at("measures").at("children_looked_after").at("verdict"), "cannot_tell");
}

TEST(WriteJsonTest, AMeasureOfAListThatDoesNotSettleEndsWithANoteAndNoOtherDoes) {
  const std::vector<Model> models = compile(hand_made::scenario(2));
  StudyResult result = hand_made::result(models, 20);
  result.estimates.arms[1].unallocated_growth = {
      .a_week = 21.3, .low95 = 18.2, .high95 = 24.4, .without_settling = true};
  const Json document = Json::parse(write_json(*models[0].scenario, result.estimates));
  const Json& measures = document.at("arms").at(1).at("measures");
  for (const auto& [key, measure] : measures.items()) {
    const bool of_waiting = key == "unallocated_children" || key == "days_to_allocation";
    EXPECT_EQ(measure.contains("note"), of_waiting) << key;
  }
  EXPECT_EQ(keys_of(measures.at("days_to_allocation")),
            (Keys{"mean", "low80", "high80", "low95", "high95", "p10", "p90", "unit", "note"}));
  EXPECT_TRUE(measures.at("unallocated_children")
                  .at("note")
                  .get<std::string>()
                  .starts_with("the list of children without a worker grows by about 21 a week"));
  EXPECT_FALSE(document.at("arms").at(0).at("measures").at("unallocated_children").contains("note"));
  EXPECT_FALSE(document.at("differences").at(0).at("measures").at("unallocated_children").contains("note"));
}

TEST(WriteJsonTest, ARunHasNoDifferences) {
  const Json document = Json::parse(text_of(1, 2));
  EXPECT_EQ(document.at("differences"), Json::array());
  EXPECT_EQ(document.at("arms").size(), 1U);
}

TEST(WriteJsonTest, HostileNamesStayText) {
  Scenario scenario = hand_made::scenario(1);
  scenario.key = "a\"b\\c\n\xff";
  const Json document = Json::parse(write_json(scenario, Estimates{}));
  EXPECT_TRUE(document.at("scenario").get<std::string>().starts_with("a\"b\\c\n"));
  EXPECT_EQ(document.at("arms"), Json::array());
}

}  // namespace
}  // namespace models
