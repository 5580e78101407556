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
      FamilyKnown{},    Moved{},          Referred{},    Assessed{},          EnquiryStarted{},   ConferenceHeld{},
      PlanStarted{},    PlanEnded{},      Eased{},       LevelNoted{},        EnteredCare{},      LeftCare{},
      Placed{},         PlacementEnded{}, WentMissing{}, ProceedingsIssued{}, ProceedingsEnded{}, Waiting{},
      Allocated{},      Released{},       TaskDone{},    TaskCancelled{},     PostOpened{},       PostClosed{},
      WorkerStarted{},  WorkerLeft{},     WeekWorked{},  SupportGiven{},      HomeOpened{},       HomeClosed{},
      PracticeChanged{}};
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
