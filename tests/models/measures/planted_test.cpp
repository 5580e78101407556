// One event of a run of the whole service, spoiled: the identity it breaks is named. The run as it was has no fault.
#include <gtest/gtest.h>

#include <functional>
#include <optional>
#include <string>
#include <variant>

#include "models/measures/observe.hpp"
#include "tests/support/recorded_service.hpp"

namespace models {
namespace {

const Model& model() { return test_support::recorded_service().model; }

/// What is made of the first event after a month that is of a kind and as asked for; nothing: it is left out.
template <class Event>
using Spoil = std::function<std::optional<Event>(Event)>;

template <class Event>
std::string fault_with(const Spoil<Event>& spoil, const std::function<bool(const Event&)>& suits) {
  Observer observer(model());
  constexpr sim::Instant a_month{30 * 1440};
  bool planted = false;
  for (const auto& [when, event] : test_support::recorded_service().log) {
    const auto* const found = std::get_if<Event>(&event);
    if (planted || found == nullptr || when < a_month || !suits(*found)) {
      observer.tell(when, event);
      continue;
    }
    planted = true;
    if (const std::optional<Event> spoiled = spoil(*found)) observer.tell(when, *spoiled);
  }
  EXPECT_TRUE(planted);
  return observer.observations().identities;
}

template <class Event>
std::string fault_without(const std::function<bool(const Event&)>& suits = [](const Event&) { return true; }) {
  return fault_with<Event>([](const Event&) { return std::nullopt; }, suits);
}

testing::AssertionResult is_of(const std::string& name, const std::string& fault) {
  if (fault.starts_with(name + ": ")) return testing::AssertionSuccess();
  return testing::AssertionFailure() << "expected a fault of " << name << ", found: " << fault;
}

TEST(PlantedTest, TheRunAsItWasHasNoFault) {
  EXPECT_EQ(observe(model(), test_support::recorded_service().log).identities, "");
}

TEST(PlantedTest, AMoveThatIsLeftOutBreaksFamilies) {
  EXPECT_TRUE(is_of("families", fault_without<Moved>([](const Moved& e) {
                      return model().pathway[e.to].kind == StageKind::screening;
                    })));
}

TEST(PlantedTest, AChildTooManyInAMoveBreaksFamilies) {
  const auto more = [](Moved e) {
    ++e.children;
    return std::optional(e);
  };
  const auto open = [](const Moved& e) {
    return e.from != model().pathway.nowhere() && model().pathway[e.from].kind != StageKind::closed;
  };
  EXPECT_TRUE(is_of("families", fault_with<Moved>(more, open)));
}

TEST(PlantedTest, AChildTooFewInAMoveBreaksChildren) {
  const auto fewer = [](Moved e) {
    --e.children;
    return std::optional(e);
  };
  const auto open = [](const Moved& e) {
    return e.children > 0 && e.from != model().pathway.nowhere() && model().pathway[e.from].kind != StageKind::closed;
  };
  EXPECT_TRUE(is_of("children", fault_with<Moved>(fewer, open)));
}

TEST(PlantedTest, AnExitFromCareThatIsLeftOutBreaksLookedAfter) {
  EXPECT_TRUE(is_of("looked after", fault_without<LeftCare>()));
}

TEST(PlantedTest, ACensusThatIsOneOutBreaksChildren) {
  const auto one_out = [](LevelNoted e) {
    ++e.children;
    return std::optional(e);
  };
  EXPECT_TRUE(is_of("children", fault_with<LevelNoted>(one_out, [](const LevelNoted&) { return true; })));
}

TEST(PlantedTest, ATransferThatIsLeftOutBreaksAllocation) {
  EXPECT_TRUE(is_of("allocation", fault_without<Released>([](const Released& e) { return e.children > 0; })));
  EXPECT_TRUE(is_of("allocation", fault_without<Allocated>([](const Allocated& e) { return e.children > 0; })));
  EXPECT_TRUE(is_of("allocation", fault_without<Waiting>([](const Waiting& e) { return !e.over; })));
}

TEST(PlantedTest, AChildTooManyInAnAllocationBreaksAllocation) {
  const auto more = [](Allocated e) {
    ++e.children;
    return std::optional(e);
  };
  EXPECT_TRUE(is_of("allocation", fault_with<Allocated>(more, [](const Allocated&) { return true; })));
}

TEST(PlantedTest, AWorkerWhoNeverLeavesBreaksPosts) {
  EXPECT_TRUE(is_of("posts", fault_without<WorkerLeft>([](const WorkerLeft& e) {
                      return e.engagement == Engagement::agency;  // another comes after her
                    })));
}

TEST(PlantedTest, AnHourMovedOutOfAWeekBreaksHours) {
  const auto less = [](WeekWorked e) {
    e.recording -= 60;
    return std::optional(e);
  };
  EXPECT_TRUE(is_of("hours", fault_with<WeekWorked>(less, [](const WeekWorked& e) { return e.recording > 60; })));
}

TEST(PlantedTest, APlacementThatDoesNotBeginOrEndBreaksPlacements) {
  EXPECT_TRUE(is_of("placements", fault_without<Placed>()));
  EXPECT_TRUE(is_of("placements", fault_without<PlacementEnded>()));
}

}  // namespace
}  // namespace models
