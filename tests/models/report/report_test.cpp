#include "models/report/report.hpp"

#include <gtest/gtest.h>

#include <set>

#include "models/report/foundations.hpp"
#include "tests/support/hand_made_estimates.hpp"

namespace models {
namespace {

struct Study3 {
  std::vector<Model> models = compile(hand_made::scenario(3));
  StudyResult result = hand_made::result(models, 20);
  Report made = report(models, result.estimates);
};

const Study3& study() {
  static const Study3 made;
  return made;
}

TEST(ReportTest, EveryMeasureStandsOnceUnderOneOfSevenOutcomes) {
  ASSERT_EQ(study().made.outcomes.size(), 7U);
  std::set<Measure> seen;
  for (const OutcomeTable& table : study().made.outcomes) {
    for (const OutcomeRow& row : table.rows) {
      EXPECT_TRUE(seen.insert(row.measure).second);
      EXPECT_EQ(definition(row.measure).outcome, table.outcome);
      EXPECT_EQ(row.differences.size(), 2U);
      EXPECT_EQ(row.words.size(), 2U);
    }
  }
  EXPECT_EQ(seen.size(), measure_count);
}

TEST(ReportTest, HeadlineMeasuresStandFirst) {
  for (const OutcomeTable& table : study().made.outcomes) {
    bool further = false;
    for (const OutcomeRow& row : table.rows) {
      const bool headline = definition(row.measure).headline;
      EXPECT_FALSE(headline && further);
      further = further || !headline;
    }
  }
}

TEST(ReportTest, ItSaysWhatItIsNotForBeforeAnythingElseCanBeRead) {
  ASSERT_EQ(study().made.not_for.size(), 4U);
  EXPECT_NE(study().made.not_for[0].find("named child"), std::string::npos);
  EXPECT_NE(study().made.not_for[3].find("Proof that a practice works"), std::string::npos);
}

TEST(ReportTest, TheLastSentenceOfTheAnswerCountsTheAssumptions) {
  const Foundations& f = study().made.foundations;
  EXPECT_GT(f.assumed, 0);
  const std::string expected =
      "its " + std::to_string(f.total()) + " figures hold, and " + std::to_string(f.assumed) + " of them are assumed.";
  EXPECT_TRUE(study().made.answer.back().ends_with(expected)) << study().made.answer.back();
}

TEST(ReportTest, AFigureThatPracticesShareIsCountedOnce) {
  const Scenario one = hand_made::scenario(1);
  const Scenario two = hand_made::scenario(2);
  const std::size_t base = figures(one.arms[0].settings).size();
  EXPECT_EQ(figures_in_force(one).size(), base);
  const std::size_t more = figures_in_force(two).size() - base;
  EXPECT_GT(more, 0U);
  EXPECT_LE(more, figures_set_by(two.arms[1]).size());
}

TEST(ReportTest, APracticeShowsTheFiguresItSetsAndTheBaseShowsAll) {
  const Report& made = study().made;
  ASSERT_EQ(made.practices.size(), 3U);
  EXPECT_EQ(made.practices[0].figures.size(), figures(study().models[0].practice().settings).size());
  EXPECT_LT(made.practices[1].figures.size(), 60U);
  EXPECT_GT(made.practices[1].figures.size(), 0U);
  EXPECT_EQ(made.practices[1].foundations.total(), static_cast<int>(made.practices[1].figures.size()));
}

TEST(ReportTest, EverySourceOfAFigureIsListedAndInOrder) {
  const Report& made = study().made;
  std::set<std::string> listed;
  for (const Source& source : made.sources) listed.insert(source.key);
  for (const PracticeFigures& practice : made.practices) {
    for (const FigureLine& line : practice.figures) {
      const bool own = line.source == "assumed" || line.source == "derived" || line.source == "fitted";
      EXPECT_TRUE(own || listed.contains(line.source)) << line.key << " " << line.source;
    }
  }
  EXPECT_EQ(made.sources.front().key, "P1");
}

TEST(ReportTest, EveryMeasuresSourceIsInTheBibliography) {
  const Scenario& scenario = *study().models[0].scenario;
  for (const Definition& each : definitions()) {
    EXPECT_TRUE(each.source == "casework" || scenario.sources.contains(std::string(each.source))) << each.key;
  }
}

TEST(ReportTest, TheMethodSaysThatNothingWasAdjustedForManyMeasures) {
  bool said = false;
  for (const std::string& sentence : study().made.method) {
    said = said || sentence.find("not adjusted for looking at 47 measures") != std::string::npos;
  }
  EXPECT_TRUE(said);
}

std::string method_sentence(const Report& made, const std::string& words) {
  for (const std::string& sentence : made.method)
    if (sentence.find(words) != std::string::npos) return sentence;
  return {};
}

TEST(ReportTest, TheMethodSaysWhenAListIsSaidToGrowOnlyWhereOneIs) {
  EXPECT_EQ(method_sentence(study().made, "without settling"), "");
  StudyResult result = hand_made::result(study().models, 20);
  result.estimates.arms[2].unallocated_growth.without_settling = true;
  EXPECT_NE(method_sentence(report(study().models, result.estimates), "without settling"), "");
}

TEST(ReportTest, TheMethodSaysAtWhatPrices) {
  EXPECT_EQ(method_sentence(study().made, "prices"), "Costs are at 2024-25 prices, without inflation or discounting.");
  Scenario scenario = hand_made::scenario(1);
  scenario.arms[0].settings.costs.inflation.value = {0.02};
  scenario.arms[0].settings.costs.discounting.value = {0.035};
  const std::vector<Model> models = compile(std::move(scenario));
  EXPECT_EQ(method_sentence(report(models, hand_made::result(models, 2).estimates), "prices"),
            "Costs are at 2024-25 prices in the first year; for each whole year since day 0, inflation of 2 % is added "
            "and 3.5 % is discounted.");
}

TEST(ReportTest, TheMethodSaysWhenARunBeginsWithNobody) {
  EXPECT_NE(study().made.method[0].find("starts from the authority's open cases and workers, and runs"),
            std::string::npos);
  Scenario scenario = hand_made::scenario(1);
  for (auto& [stage, children] : scenario.arms[0].settings.stock.children) children.value = {0};
  const std::vector<Model> models = compile(std::move(scenario));
  const Report made = report(models, hand_made::result(models, 2).estimates);
  EXPECT_NE(made.method[0].find("starts with no children at all, and runs"), std::string::npos) << made.method[0];
  EXPECT_TRUE(made.method[0].ends_with("by MSER-5 it has forgotten that on day 0.")) << made.method[0];
}

TEST(ReportTest, ARunHasNoDifferences) {
  const std::vector<Model> models = compile(hand_made::scenario(1));
  const StudyResult result = hand_made::result(models, 4);
  const Report made = report(models, result.estimates);
  EXPECT_TRUE(made.rerun.starts_with("casework run england_average --practice baseline"));
  for (const OutcomeTable& table : made.outcomes) {
    for (const OutcomeRow& row : table.rows) EXPECT_TRUE(row.words.empty());
  }
  EXPECT_TRUE(made.answer.front().starts_with("With ")) << made.answer.front();
}

}  // namespace
}  // namespace models
