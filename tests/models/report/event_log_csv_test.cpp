#include "models/exports/event_log_csv.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <sstream>

#include "tests/support/hand_made_estimates.hpp"

namespace models {
namespace {

const Model& model() {
  static const std::vector<Model> models = compile(hand_made::scenario(1));
  return models.front();
}

std::vector<std::string> fields_of(const std::string& line) {
  std::vector<std::string> fields(1);
  for (const char letter : line) {
    if (letter == '\r' || letter == '\n') continue;
    if (letter == ',') {
      fields.emplace_back();
    } else {
      fields.back() += letter;
    }
  }
  return fields;
}

/// The one line that an event becomes, by column.
std::map<std::string, std::string> written(sim::Instant at, const CaseEvent& event) {
  std::ostringstream out;
  EventLogCsv sink(model(), 7, out);
  sink.tell(at, event);
  const std::vector<std::string> names = fields_of(event_csv_header());
  const std::vector<std::string> fields = fields_of(out.str());
  std::map<std::string, std::string> columns;
  if (out.str().empty()) return columns;
  EXPECT_EQ(names.size(), fields.size());
  for (std::size_t i = 0; i < std::min(names.size(), fields.size()); ++i) columns[names[i]] = fields[i];
  return columns;
}

constexpr sim::Instant second_morning{1440 + 9 * 60 + 5};

TEST(EventLogCsvTest, AMoveHasItsCaseItsStagesAndItsDate) {
  const StageId from = model().pathway.start();
  const StageId to = model().pathway.closed();
  auto line = written(second_morning, Moved{.subject = {{412}, 0}, .from = from, .to = to, .children = 3});
  EXPECT_EQ(line["replication"], "7");
  EXPECT_EQ(line["event_number"], "1");
  EXPECT_EQ(line["date_time"], "2025-04-02T09:05");
  EXPECT_EQ(line["event"], "moved");
  EXPECT_EQ(line["family"], "412");
  EXPECT_EQ(line["children"], "3");
  EXPECT_EQ(line["from_stage"], model().pathway[from].key);
  EXPECT_EQ(line["to_stage"], model().pathway[to].key);
  EXPECT_EQ(line["due"], "");
}

TEST(EventLogCsvTest, ACaseThatAppearsComesFromNoStage) {
  auto line = written(second_morning, Moved{.subject = {{1}, 0}, .from = model().pathway.nowhere(), .to = {}});
  EXPECT_EQ(line["from_stage"], "");
}

TEST(EventLogCsvTest, NeedsAndAgesOfAFamilyAreListed) {
  FamilyKnown family{.family = {9}, .children = 2, .needs = 0b101, .ages = {4, 11}};
  auto line = written(second_morning, family);
  EXPECT_EQ(line["detail"], model().needs[0] + " " + model().needs[2]);
  EXPECT_EQ(line["age"], "4 11");
}

TEST(EventLogCsvTest, AFamilySaysWhoMadeContactAndWhatItCameWith) {
  auto line = written(second_morning, FamilyKnown{.family = {9}, .involvement = 1, .source = 0});
  EXPECT_EQ(line["involvement"], model().involvements[1]);
  EXPECT_EQ(line["source"], model().sources[0]);
  EXPECT_EQ(written(second_morning, FamilyKnown{.family = {9}})["source"], "");
}

TEST(EventLogCsvTest, HowACaseWaitsAndEndsToWaitIsSaid) {
  EXPECT_EQ(written(second_morning, Waiting{{}, {}, 2, WaitFor::duty, false})["detail"], "for_worker_with_duty");
  EXPECT_EQ(written(second_morning, Waiting{{}, {}, 2, WaitFor::transfer, true})["detail"], "no_longer_for_transfer");
  EXPECT_EQ(written(second_morning, Allocated{{}, {}, {}, 2, 9, true, WaitFor::transfer, false})["detail"],
            "change_after_waiting_for_transfer");
  EXPECT_EQ(written(second_morning, Allocated{})["detail"], "first");
}

TEST(EventLogCsvTest, ATaskSaysWhenItWasDueAndWhyItWasNotDone) {
  auto line = written(second_morning, TaskDone{{}, {}, {}, {1440 + 17 * 60 - 1}, false, 2});
  EXPECT_EQ(line["due"], "2025-04-02T16:59");
  EXPECT_EQ(line["days"], "2");
  EXPECT_EQ(written(second_morning, TaskCancelled{{}, {}, Lapse::worker_left, true})["detail"], "worker_left");
  EXPECT_EQ(written(second_morning, WrittenUp{{}, {}, {}, false, 1})["on_time"], "no");
}

TEST(EventLogCsvTest, AWeekHasItsTenKindsOfWorkAndAPostItsShareOfFullTime) {
  WeekWorked week;
  week.stress = 41.26F;
  week.contracted = 2100;
  week.telephone = 61;
  week.supervision = 62;
  week.duty = 63;
  week.handover = 64;
  week.allocation = 65;
  week.overtime = 66;
  auto line = written(second_morning, week);
  EXPECT_EQ(line["stress"], "41.3");
  EXPECT_EQ(line["contracted_minutes"], "2100");
  EXPECT_EQ(line["telephone_minutes"], "61");
  EXPECT_EQ(line["supervision_minutes"], "62");
  EXPECT_EQ(line["duty_minutes"], "63");
  EXPECT_EQ(line["handover_minutes"], "64");
  EXPECT_EQ(line["allocation_minutes"], "65");
  EXPECT_EQ(line["overtime_minutes"], "66");
  EXPECT_EQ(written(second_morning, PostOpened{{}, {}, {}, true, 60})["full_time_percent"], "60");
}

TEST(EventLogCsvTest, NoLevelOfNeedOfACaseIsWritten) {
  auto mean = written(second_morning, LevelNoted{.children = 4, .level_sum = 11});
  EXPECT_EQ(mean["children"], "4");
  EXPECT_EQ(mean["detail"], "mean 2.750");
  for (const auto& [name, field] : written(
           second_morning, Eased{.subject = {{1}, 0}, .children = 1, .level_at_referral = 3.25F, .level_now = 2.75F})) {
    EXPECT_EQ(field.find("3.25"), std::string::npos) << name;
    EXPECT_EQ(field.find("2.75"), std::string::npos) << name;
  }
}

TEST(EventLogCsvTest, EveryKindOfEventFillsTheSameColumns) {
  const std::size_t columns = fields_of(event_csv_header()).size();
  std::ostringstream out;
  EventLogCsv sink(model(), 1, out);
  const std::vector<CaseEvent> events{
      FamilyKnown{}, Moved{},          Referred{},       Assessed{},          EnquiryStarted{},   ConferenceHeld{},
      PlanStarted{}, PlanEnded{},      Eased{},          LevelNoted{},        EnteredCare{},      LeftCare{},
      Placed{},      PlacementEnded{}, WentMissing{},    ProceedingsIssued{}, ProceedingsEnded{}, Ordered{},
      Waiting{},     Allocated{},      Released{},       TaskDone{},          WrittenUp{},        TaskCancelled{},
      PostOpened{},  PostClosed{},     WorkerStarted{},  WorkerLeft{},        WeekWorked{},       SupportGiven{},
      HomeOpened{},  HomeClosed{},     PracticeChanged{}};
  ASSERT_EQ(events.size(), std::variant_size_v<CaseEvent>);
  for (const CaseEvent& event : events) sink.tell(second_morning, event);
  EXPECT_EQ(sink.lines(), events.size());
  std::istringstream lines(out.str());
  std::map<std::string, int> kinds;
  for (std::string line; std::getline(lines, line);) {
    EXPECT_EQ(fields_of(line).size(), columns) << line;
    ++kinds[fields_of(line)[3]];
  }
  EXPECT_EQ(kinds.size(), events.size());
}

TEST(EventLogCsvTest, OfTheTimeBeforeDayZeroOnlyWhoThereIsIsWrittenUnlessAsked) {
  EXPECT_TRUE(written({-60}, Referred{}).empty());
  EXPECT_FALSE(written({-60}, PostOpened{}).empty());
  std::ostringstream out;
  EventLogCsv all(model(), 1, out, EventLogCsv::LeadIn::written);
  all.tell({-60}, Referred{});
  EXPECT_EQ(all.lines(), 1U);
  EXPECT_NE(out.str().find("2025-03-31T23:00"), std::string::npos);
}

}  // namespace
}  // namespace models
