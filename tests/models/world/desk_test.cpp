// The front door: what takes effort is decided in working hours, what takes none at once.
#include <gtest/gtest.h>

#include <map>

#include "tests/support/service.hpp"

namespace models {
namespace {

struct Decided {
  int at_once = 0, later = 0;
  int on_days_off = 0;  // decided then
};

// Of all families who come to the start of the pathway: when their contact is decided.
Decided contacts(const Model& model) {
  const auto log = test_support::log_of(model, {1, 1});
  std::map<CaseId, sim::Instant> came;
  Decided decided;
  for (const auto& [when, event] : *log) {
    const auto* moved = std::get_if<Moved>(&event);
    if (moved == nullptr) continue;
    const auto found = came.find(moved->subject);
    if (found != came.end()) {
      ++(found->second == when ? decided.at_once : decided.later);
      decided.on_days_off += !model.calendar.is_working_day(when);
      came.erase(found);
    }
    if (moved->to == model.pathway.start()) came.emplace(moved->subject, when);
  }
  return decided;
}

TEST(FrontDoorTest, DecidesInWorkingHoursWhatTakesEffort) {
  const Decided decided = contacts(test_support::short_models({"baseline"}).front());
  EXPECT_EQ(decided.at_once, 0);
  EXPECT_GT(decided.later, 5000);
  EXPECT_EQ(decided.on_days_off, 0);
}

TEST(FrontDoorTest, DecidesAtOnceAndAtAnyHourWhatTakesNone) {
  const Decided decided = contacts(test_support::short_models({"baseline"}, {{"front_door.contact", "0"}}).front());
  EXPECT_GT(decided.at_once, 5000);
  EXPECT_EQ(decided.later, 0);
  EXPECT_GT(decided.on_days_off, 500);
}

TEST(FrontDoorTest, HasTheSameFamiliesWhateverADecisionTakes) {
  // Who comes, and what is read of them at first, does not depend on how long a decision takes.
  const auto referred = [](const char* hours) {
    const Model model = test_support::short_models({"baseline"}, {{"front_door.contact", hours}}).front();
    std::map<FamilyId, int> families;
    const auto log = test_support::log_of(model, {1, 1});
    for (const auto& [when, event] : *log)
      if (const auto* known = std::get_if<FamilyKnown>(&event)) families[known->family] = known->children;
    return families;
  };
  EXPECT_EQ(referred("0"), referred("0.75"));
}

}  // namespace
}  // namespace models
