#include "sim/workers/holding.hpp"

#include <gtest/gtest.h>

#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <type_traits>
#include <vector>

#include "sim/kernel/first_of.hpp"

namespace sim {
namespace {

static_assert(!std::is_copy_constructible_v<Holding> && std::is_nothrow_move_constructible_v<Holding>);

/// What became of one thing; the test may release it, transfer it, look at it.
struct Thing {
  Holding held;
  Instant placed = Instant::never();
  [[nodiscard]] Wait why() const { return held.why(); }
};

Process wants(Simulation& simulation, Holdings& group, Placement placement, Thing& thing) {
  thing.held = co_await group.place(placement);
  thing.placed = simulation.now();
}

class HoldingTest : public ::testing::Test {
 protected:
  /// A thing asked for now, and everything that follows at this instant.
  void place(Placement placement, Thing& thing) { place_in(group_, placement, thing); }
  void place_in(Holdings& group, Placement placement, Thing& thing) {
    simulation_.start(wants(simulation_, group, placement, thing), ++subject_);
    settle();
  }
  void settle() { simulation_.run_until(simulation_.now() + Span{1}); }

  Simulation simulation_;
  Holdings group_{simulation_, Discipline::priority};
  std::uint64_t subject_ = 0;
};

TEST_F(HoldingTest, TheHolderWithTheLeastGetsItAndAmongEqualsWhoJoinedFirst) {
  Holder a(group_, {.hard = 10}), b(group_, {.hard = 10});
  Thing one, two, three;
  place({.weight = 3}, one);
  place({.weight = 2}, two);
  place({.weight = 2}, three);
  EXPECT_EQ(one.held.holder(), &a);
  EXPECT_EQ(two.held.holder(), &b);
  EXPECT_EQ(three.held.holder(), &b);
  EXPECT_EQ(a.weight(), 3);
  EXPECT_EQ(b.weight(), 4);
  EXPECT_EQ(b.things(), 2U);
}

TEST_F(HoldingTest, TheHolderWithTheMostRoomGetsItIfThatIsTheChoice) {
  Holdings group(simulation_, Discipline::arrival_order, Choice::most_room);
  Holder small(group, {.soft = 4}), large(group, {.soft = 10});
  Thing one, two;
  place_in(group, {.weight = 7}, one);
  place_in(group, {.weight = 1}, two);
  EXPECT_EQ(one.held.holder(), &large);
  EXPECT_EQ(two.held.holder(), &small);
}

TEST_F(HoldingTest, AHardCapIsNeverExceededWhateverIsOffered) {
  Holder a(group_, {.hard = 6});
  Thing heavy, light, waits;
  place({.weight = 3}, heavy);  // in halves: one and a half
  place({.weight = 2}, light);
  place({.weight = 2, .offer = unlimited}, waits);
  EXPECT_EQ(a.room(), 1);
  EXPECT_EQ(group_.waiting(), 1U);
  light.held.release();
  settle();
  EXPECT_EQ(waits.held.holder(), &a);
  EXPECT_EQ(a.statistics().weight.highest(), 5);
}

TEST_F(HoldingTest, WhoWaitsIsPlacedInTheOrderOfTheDiscipline) {
  Holder a(group_, {.hard = 1});
  Thing holds, later, urgent;
  place({}, holds);
  place({.priority = 2}, later);
  place({.priority = 1}, urgent);
  holds.held.release();
  settle();
  EXPECT_EQ(urgent.held.holder(), &a);
  EXPECT_EQ(later.placed, Instant::never());
  urgent.held.release();
  settle();
  EXPECT_EQ(later.held.holder(), &a);
}

TEST_F(HoldingTest, ASoftCapIsExceededOnlyAtThePriceOfferedAndWhereItCostsLeast) {
  Holder dear(group_, {.soft = 2, .hard = 9, .price = 5});
  Holder cheap(group_, {.soft = 2, .hard = 9, .price = 3});
  Thing a, b, no_offer, too_little, enough;
  place({.weight = 2}, a);
  place({.weight = 2}, b);
  place({.weight = 2, .priority = 9}, no_offer);
  place({.weight = 2, .priority = 8, .offer = 5}, too_little);
  place({.weight = 2, .priority = 7, .offer = 6}, enough);
  EXPECT_EQ(enough.held.holder(), &cheap);
  EXPECT_EQ(group_.waiting(), 2U);
  EXPECT_EQ(group_.statistics().paid, 6);
  EXPECT_EQ(group_.statistics().over.level(), 2);
}

TEST_F(HoldingTest, TheTimeOverASoftCapIsKept) {
  Holder a(group_, {.soft = 2});
  Thing first, second;
  place({.weight = 2}, first);  // at 0
  simulation_.run_until(Instant{10});
  place({.weight = 3, .offer = 3}, second);  // at 10
  simulation_.run_until(Instant{25});
  second.held.release();
  simulation_.run_until(Instant{40});
  const Holder::Statistics statistics = a.statistics();
  EXPECT_EQ(statistics.weight.integral(Instant{40}), 2 * 40 + 3 * 15);
  EXPECT_EQ(statistics.over.integral(Instant{40}), 3 * 15);
  EXPECT_EQ(statistics.is_over.integral(Instant{40}), 15);
  EXPECT_EQ(group_.statistics().over.integral(Instant{40}), 3 * 15);
  EXPECT_EQ(group_.statistics().weight.integral(Instant{40}), 2 * 40 + 3 * 15);
}

TEST_F(HoldingTest, ThePreferredHolderGetsItIfThereIsRoomAndElseAnother) {
  Holder a(group_, {.hard = 3}), b(group_, {.hard = 3});
  Thing one, two, three;
  place({.weight = 2, .preferred = &b}, one);
  place({.weight = 1, .preferred = &b}, two);
  place({.weight = 1, .preferred = &b}, three);
  EXPECT_EQ(one.held.holder(), &b);
  EXPECT_EQ(two.held.holder(), &b);
  EXPECT_EQ(three.held.holder(), &a);
}

TEST_F(HoldingTest, WhoWantsOnlyThePreferredHolderWaitsUntilThatOneHasRoomOrHasLeft) {
  Holder a(group_, {.hard = 3}), b(group_, {.hard = 1});
  Thing holds, waits, waits_too;
  place({.preferred = &b}, holds);
  place({.preferred = &b, .only_preferred = true}, waits);
  place({.preferred = &b, .only_preferred = true}, waits_too);
  EXPECT_EQ(group_.waiting(), 2U);
  holds.held.release();
  settle();
  EXPECT_EQ(waits.held.holder(), &b);
  b.leave(Orphans::to_back);
  settle();
  EXPECT_EQ(waits_too.held.holder(), &a);
  EXPECT_EQ(waits.held.holder(), &a);
}

TEST_F(HoldingTest, TheModelMayChooseAmongThoseWithRoom) {
  Holder* skilled = nullptr;
  const Choose only_skilled = [&](const Placement& asked, const std::vector<Holder*>& with_room) -> Holder* {
    for (Holder* holder : with_room) {
      if (asked.subject != 7 || holder == skilled) return holder;
    }
    return nullptr;
  };
  Holdings group(simulation_, Discipline::arrival_order, only_skilled, Overtaking::by_who_fits);
  Holder a(group, {.hard = 9}), b(group, {.hard = 1});
  skilled = &b;
  Thing first, second, third;
  place_in(group, {.subject = 7}, first);
  place_in(group, {.subject = 7}, second);
  place_in(group, {.subject = 8}, third);
  EXPECT_EQ(first.held.holder(), &b);
  EXPECT_EQ(third.held.holder(), &a) << "goes past the one whom nobody has room for";
  EXPECT_EQ(group.waiting(), 1U);
  first.held.release();
  settle();
  EXPECT_EQ(second.held.holder(), &b);
}

TEST_F(HoldingTest, ALargeThingHoldsUpTheSmallOnesBehindItUnlessTheGroupLetsThemPass) {
  for (const Overtaking overtaking : {Overtaking::never, Overtaking::by_who_fits}) {
    Holdings group(simulation_, Discipline::arrival_order, Choice::least_held, overtaking);
    Holder a(group, {.hard = 4});
    Thing holds, large, small;
    place_in(group, {.weight = 2}, holds);
    place_in(group, {.weight = 3}, large);
    place_in(group, {.weight = 2}, small);
    EXPECT_EQ(static_cast<bool>(small.held), overtaking == Overtaking::by_who_fits);
    EXPECT_FALSE(large.held);
  }
}

TEST_F(HoldingTest, ATransferKeepsTheThingAndCountsTheChange) {
  Holder a(group_, {.soft = 2, .hard = 4}), b(group_, {.soft = 2, .hard = 4});
  Thing moved, other, waits;
  place({.weight = 2, .subject = 42}, moved);
  place({.weight = 2}, other);
  place({.weight = 2}, waits);
  EXPECT_TRUE(moved.held.transfer_to(b)) << "over the soft cap";
  settle();
  EXPECT_EQ(moved.held.holder(), &b);
  EXPECT_EQ(moved.held.subject(), 42U);
  EXPECT_EQ(moved.held.changes(), 1);
  EXPECT_EQ(waits.held.holder(), &a) << "the room is filled at once";
  EXPECT_FALSE(waits.held.transfer_to(b)) << "over the hard cap";
  EXPECT_TRUE(waits.held.transfer_to(a)) << "no change";
  EXPECT_EQ(waits.held.changes(), 0);
  EXPECT_EQ(group_.statistics().transfers, 1U);
}

TEST_F(HoldingTest, WhatALeaverHeldGoesToOthersAtOnceAndTheSoftCapDoesNotCount) {
  Holder a(group_, {.hard = 9}), b(group_, {.soft = 1, .hard = 3});
  Thing one, two, three;
  place({.weight = 2, .preferred = &a}, one);
  place({.weight = 1, .preferred = &a}, two);
  place({.weight = 1, .preferred = &a}, three);
  a.leave(Orphans::transferred);
  EXPECT_EQ(one.held.holder(), &b);
  EXPECT_EQ(two.held.holder(), &b);
  EXPECT_EQ(three.held.holder(), nullptr);
  EXPECT_TRUE(three.held);
  EXPECT_EQ(group_.statistics().orphaned, 3U);
  EXPECT_EQ(group_.waiting(), 1U);
  EXPECT_EQ(one.held.changes(), 1);
  EXPECT_TRUE(a.has_left());
  EXPECT_EQ(a.weight(), 0);
  EXPECT_EQ(group_.statistics().over.level(), 2);
}

TEST_F(HoldingTest, WhatALeaverHeldWaitsInFrontOrAtTheBack) {
  for (const Orphans orphans : {Orphans::to_front, Orphans::to_back}) {
    Holdings group(simulation_, Discipline::priority);
    auto a = std::make_unique<Holder>(group, Cap{.hard = 2});
    Thing one, two, waits;
    place_in(group, {.priority = 5}, one);
    place_in(group, {.priority = 5}, two);
    place_in(group, {.priority = 5}, waits);
    a->leave(orphans);
    EXPECT_EQ(group.waiting(), 3U);
    a = std::make_unique<Holder>(group, Cap{.hard = 1});
    settle();
    EXPECT_EQ(one.held.holder() == a.get(), orphans == Orphans::to_front);
    EXPECT_EQ(static_cast<bool>(waits.held), orphans == Orphans::to_back);
    EXPECT_EQ(two.held.holder(), nullptr);
    two.held.release();
    EXPECT_EQ(group.statistics().released, 1U);
  }
}

Process follows(Simulation& simulation, Holding& holding, Instant patience, std::vector<std::string>& story) {
  const Wait why = co_await holding.held(patience);
  story.push_back(std::to_string(simulation.now().ticks) + " " + std::string(to_string(why)));
}

TEST_F(HoldingTest, TheProcessOfAnOrphanCanWaitForItsNextHolder) {
  auto a = std::make_unique<Holder>(group_, Cap{.hard = 1});
  Thing thing;
  std::vector<std::string> story;
  place({}, thing);
  simulation_.start(follows(simulation_, thing.held, Instant::never(), story), 1);
  settle();
  a.reset();
  simulation_.start(follows(simulation_, thing.held, Instant{10}, story), 1);
  simulation_.run_until(Instant{20});
  EXPECT_EQ(group_.waiting(), 1U) << "the end of the patience leaves it where it waits";
  simulation_.start(follows(simulation_, thing.held, Instant::never(), story), 1);
  simulation_.run_until(Instant{30});
  Holder b(group_, {.hard = 1});
  settle();
  EXPECT_EQ(story, (std::vector<std::string>{"1 done", "10 timed out", "30 done"}));
  EXPECT_EQ(thing.held.holder(), &b);
  EXPECT_EQ(thing.held.changes(), 1);
}

TEST_F(HoldingTest, AHigherCapIsFilledAtOnceAndALowerOneTakesNothingAway) {
  Holder a(group_, {.hard = 2});
  Thing one, two, three;
  place({.weight = 2}, one);
  place({.weight = 2}, two);
  place({.weight = 2}, three);
  a.set_cap({.hard = 4});
  settle();
  EXPECT_EQ(two.held.holder(), &a);
  a.set_cap({.hard = 2});
  EXPECT_EQ(a.weight(), 4);
  one.held.release();
  settle();
  EXPECT_EQ(group_.waiting(), 1U) << "no room yet";
  two.held.release();
  settle();
  EXPECT_EQ(three.held.holder(), &a);
}

TEST_F(HoldingTest, PatienceAndCancellationLeaveNoTrace) {
  Holder a(group_, {.hard = 1});
  Thing holds, impatient, cancelled, waits;
  place({}, holds);
  place({.patience = Instant{5}}, impatient);
  const ProcessId id = simulation_.start(wants(simulation_, group_, {}, cancelled), 9);
  settle();
  place({}, waits);
  simulation_.run_until(Instant{10});
  EXPECT_EQ(impatient.why(), Wait::timed_out);
  EXPECT_EQ(impatient.placed, Instant{5});
  simulation_.cancel(id);
  settle();
  EXPECT_EQ(cancelled.why(), Wait::cancelled);
  holds.held.release();
  settle();
  EXPECT_EQ(waits.held.holder(), &a);
  const Holdings::Statistics statistics = group_.statistics();
  EXPECT_EQ(statistics.asked, 4U);
  EXPECT_EQ(statistics.gave_up, 2U);
  EXPECT_EQ(statistics.placed, 2U);
  EXPECT_EQ(statistics.released, 1U);
  EXPECT_EQ(statistics.waited, waits.placed - Instant{3});
}

Process tries_both(Simulation& simulation, Holdings& one, Holdings& other, Holding& got, std::size_t& index) {
  auto first = co_await first_of(one.place({}), other.place({}), simulation.delay(Span{100}));
  index = first.index;
  if (index == 0) got = std::move(first.get<0>());
  if (index == 1) got = std::move(first.get<1>());
}

TEST_F(HoldingTest, OfTwoGroupsTheFirstWithRoomHoldsItAndTheOtherForgets) {
  Holdings other(simulation_);
  Holding got;
  std::size_t index = 9;
  simulation_.start(tries_both(simulation_, group_, other, got, index), 1);
  settle();
  EXPECT_EQ(group_.waiting() + other.waiting(), 2U);
  Holder a(other, {.hard = 1});
  Holder b(group_, {.hard = 1});  // at the same instant, too late
  settle();
  EXPECT_EQ(index, 1U);
  EXPECT_EQ(got.holder(), &a);
  EXPECT_EQ(group_.waiting(), 0U);
  EXPECT_EQ(b.weight(), 0);
}

TEST_F(HoldingTest, AThingMayGoOnInAnotherGroup) {
  Holdings other(simulation_);
  Holder a(group_, {.hard = 1}), b(other, {.hard = 1});
  Thing first, next;
  place({.subject = 7}, first);
  place_in(other, {.subject = 7}, next);
  first.held.continue_as(std::move(next.held));
  EXPECT_EQ(a.weight(), 0);
  EXPECT_EQ(first.held.holder(), &b);
  EXPECT_EQ(first.held.changes(), 1);
}

TEST_F(HoldingTest, TheGroupTheHolderAndTheSimulationMayDieInAnyOrder) {
  auto simulation = std::make_unique<Simulation>();
  auto group = std::make_unique<Holdings>(*simulation);
  auto holder = std::make_unique<Holder>(*group, Cap{.hard = 1});
  Thing holds, waits, gives_up;
  simulation->start(wants(*simulation, *group, {}, holds), 1);
  simulation->start(wants(*simulation, *group, {}, waits), 2);
  simulation->start(wants(*simulation, *group, {.patience = Instant{50}}, gives_up), 3);
  simulation->run_until(Instant{10});
  group.reset();
  EXPECT_FALSE(holds.held);
  EXPECT_TRUE(holder->has_left());
  simulation->run_until(Instant{100});
  EXPECT_EQ(waits.placed, Instant::never());
  EXPECT_EQ(gives_up.placed, Instant{50});

  group = std::make_unique<Holdings>(*simulation);
  holder = std::make_unique<Holder>(*group, Cap{.hard = 1});
  simulation->start(wants(*simulation, *group, {}, holds), 1);
  simulation->start(wants(*simulation, *group, {}, waits), 2);
  simulation->run_until(Instant{110});
  simulation->abandon();
  EXPECT_EQ(group->waiting(), 0U);
  holder.reset();
  EXPECT_EQ(holds.held.holder(), nullptr);
  group.reset();
  simulation.reset();
}

TEST_F(HoldingTest, WhatMakesNoSenseIsRefused) {
  Holder a(group_, {.hard = 5});
  Holdings other(simulation_);
  Holder b(other, {});
  EXPECT_THROW(static_cast<void>(group_.place({.weight = 0})), std::logic_error);
  EXPECT_THROW(Holder(group_, {.soft = 5, .hard = 4}), std::logic_error);
  EXPECT_THROW(a.set_cap({.soft = -1}), std::logic_error);
  Thing thing;
  place({}, thing);
  EXPECT_THROW(static_cast<void>(thing.held.transfer_to(b)), std::logic_error);
  thing.held.release();
  EXPECT_THROW(thing.held.release(), std::logic_error);
  EXPECT_THROW(static_cast<void>(thing.held.holder()), std::logic_error);
  EXPECT_EQ(group_.holders().size(), 1U) << "the one with the impossible cap has not joined";
}

}  // namespace
}  // namespace sim
