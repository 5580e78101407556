// The same question gives the same events; practices share their past; a dated change changes nothing before its day.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "models/pipeline.hpp"
#include "tests/models/scenario/config_copy.hpp"
#include "tests/support/event_fields.hpp"
#include "tests/support/service.hpp"

namespace models {
namespace {

using test_support::log_of;
using test_support::parting;
using test_support::short_models;

constexpr sim::Instant always{std::int64_t{1} << 60};

TEST(SameLuckTest, TheSameRunGivesTheSameEventsFieldByField) {
  const Model model = short_models({"baseline"}).front();
  const auto once = log_of(model, {5, 2}), again = log_of(model, {5, 2});
  EXPECT_GT(once->size(), 10'000U);
  EXPECT_EQ(parting(*once, *again, always), "");
}

TEST(SameLuckTest, AModelCompiledAnewGivesTheSameEvents) {
  EXPECT_EQ(parting(*log_of(short_models({"no_wrong_door"}).front(), {5, 2}),
                    *log_of(short_models({"no_wrong_door"}).front(), {5, 2}), always),
            "");
}

TEST(SameLuckTest, AnotherReplicationAndAnotherSeedGiveOtherEvents) {
  const Model model = short_models({"baseline"}).front();
  const auto log = log_of(model, {5, 2});
  EXPECT_NE(parting(*log, *log_of(model, {5, 3}), always), "");
  EXPECT_NE(parting(*log, *log_of(model, {6, 2}), always), "");
}

TEST(SameLuckTest, AFieldThatDiffersIsNoticed) {
  Moved moved{{FamilyId{7}, 0}, StageId{1}, StageId{2}, 3, sim::Instant{50}, true};
  const CaseEvent one = moved;
  moved.due = sim::Instant{51};
  EXPECT_TRUE(test_support::same(one, one));
  EXPECT_FALSE(test_support::same(one, moved));
  EXPECT_FALSE(test_support::same(one, HomeClosed{3}));
}

// A model that has more roles numbers them differently: a role is the same when its key is.
class SamePastTest : public ::testing::TestWithParam<std::string> {};

void translate_roles(const Model& from, const Model& to, const CaseEventLog& log, CaseEventLog& translated) {
  for (const auto& entry : log) {
    CaseEvent event = entry.event;
    if (auto* opened = std::get_if<PostOpened>(&event)) {
      const auto role = std::find(to.roles.begin(), to.roles.end(), from.roles.at(opened->role.index));
      opened->role.index = static_cast<std::uint8_t>(role - to.roles.begin());
    }
    translated.tell(entry.when, event);
  }
}

TEST_P(SamePastTest, BeforeDayNoughtItsEventsAreThoseOfTheBaseline) {
  const std::vector<Model> models = short_models({"baseline", GetParam()});
  ASSERT_EQ(models[0].teams.size(), models[1].teams.size());
  ASSERT_EQ(models[0].tasks, models[1].tasks);
  const auto base = log_of(models[0], {1, 1});
  CaseEventLog arm;
  translate_roles(models[1], models[0], *log_of(models[1], {1, 1}), arm);
  EXPECT_EQ(parting(*base, arm, sim::Instant{}), "");
  EXPECT_NE(parting(*base, arm, always), "");  // afterwards they part
}

std::vector<std::string> others() {
  std::vector<std::string> keys = test_support::practice_files();
  std::erase(keys, "baseline");
  return keys;
}

INSTANTIATE_TEST_SUITE_P(EveryPracticeFile, SamePastTest, ::testing::ValuesIn(others()),
                         [](const auto& tested) { return test_support::name_of(tested.param); });

Model changed_in_october(const std::string& set) {
  const ConfigCopy copy;
  copy.write(scenario_name, copy.read(scenario_name) + "\n[[change]]\nfrom = 2025-10-01\nset = { " + set +
                                " }\nreason = \"a test\"\n");
  Request request = test_support::short_request({"baseline"});
  request.config = copy.config();
  return compile(copy.load(request)).front();
}

TEST(DatedChangeTest, NothingBeforeItsDayIsChangedAndAfterItMuchIs) {
  const auto plain = log_of(short_models({"baseline"}).front(), {1, 1});
  for (const std::string set :
       {"\"caseload.hard_cap\" = \"8 children\"", "\"demand.contacts\" = \"30000 children a year\"",
        "\"workforce.turnover\" = \"0.6 a year\""}) {
    const Model model = changed_in_october(set);
    ASSERT_EQ(model.phases.size(), 2U);
    const sim::Instant day = model.phases[1].from;
    EXPECT_EQ(model.calendar.date(day), (sim::Date{2025, 10, 1}));
    const auto log = log_of(model, {1, 1});
    EXPECT_EQ(parting(*plain, *log, day), "") << set;
    EXPECT_NE(parting(*plain, *log, day + sim::Span{60 * 1440}), "") << set;
  }
}

TEST(DatedChangeTest, AChangeToWhatThereWasOnlyTellsOfItself) {
  const auto plain = log_of(short_models({"baseline"}).front(), {1, 1});
  const Model model = changed_in_october("\"hub.missing\" = 0.9");  // there is no hub
  const auto log = log_of(model, {1, 1});
  CaseEventLog without;
  std::size_t told = 0;
  for (const auto& entry : *log) {
    const auto* changed = std::get_if<PracticeChanged>(&entry.event);
    if (changed != nullptr && changed->phase == 1)
      ++told;
    else
      without.tell(entry.when, entry.event);
  }
  EXPECT_EQ(told, 1U);
  EXPECT_EQ(parting(*plain, without, model.phases[1].from), "");
}

}  // namespace
}  // namespace models
