// What users of other engines found wrong with resources, as tests of ours. Each names the issue, and says in a line
// what went wrong there.
#include <gtest/gtest.h>

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "sim/kernel/first_of.hpp"
#include "sim/kernel/signal.hpp"
#include "sim/random/stream.hpp"
#include "sim/resources/acquire_all.hpp"
#include "sim/resources/capacity_schedule.hpp"
#include "sim/resources/carry_out.hpp"
#include "sim/resources/level.hpp"
#include "sim/resources/pool.hpp"
#include "sim/resources/store.hpp"

namespace sim {
namespace {

struct Event {
  std::string what;
  Instant when;
  friend bool operator==(const Event&, const Event&) = default;
};
using Story = std::vector<Event>;

std::ostream& operator<<(std::ostream& out, const Event& event) {
  return out << event.what << " at " << event.when.ticks;
}

/// Works under a lease, and says when it began and how it ended.
Process works(Simulation& simulation, Pool& pool, std::string name, Claim claim, Span span, Story& story) {
  Lease lease = co_await pool.acquire(claim);
  if (!lease) {
    story.push_back({name + " " + std::string(to_string(lease.why())), simulation.now()});
    co_return;
  }
  story.push_back({name + " begins", simulation.now()});
  const Stint worked = co_await lease.work(span);
  story.push_back({name + " " + std::string(to_string(worked.why)), simulation.now()});
}

Process resumes(Simulation& simulation, Pool& pool, std::string name, Claim claim, Span span, Story& story) {
  Stint worked;
  co_await carry_out(pool, claim, span, IfPreempted::resume, worked);
  story.push_back({name + " " + std::string(to_string(worked.why)), simulation.now()});
}

class ResourceUserIssuesTest : public ::testing::Test {
 protected:
  void works_at(Instant when, Pool& pool, const char* name, Claim claim, Span span) {
    simulation.start_at(when, works(simulation, pool, name, claim, span, story), subject++);
  }
  void resumes_at(Instant when, Pool& pool, const char* name, Claim claim, Span span) {
    simulation.start_at(when, resumes(simulation, pool, name, claim, span, story), subject++);
  }
  [[nodiscard]] Instant when(const char* what) const {
    const auto found = std::find_if(story.begin(), story.end(), [&](const Event& event) { return event.what == what; });
    return found == story.end() ? Instant::never() : found->when;
  }

  Simulation simulation;
  Story story;
  std::uint64_t subject = 0;
};

// Five hold one unit of ten each; somebody more important who wants seven waited for them, because only a full pool was
// thought of as one to take from.
TEST_F(ResourceUserIssuesTest, Simmer114PreemptionOfAPoolThatIsNotFull) {
  Pool pool(simulation, 10, Discipline::priority);
  for (const char* name : {"a", "b", "c", "d", "e"}) works_at({0}, pool, name, {.priority = 2}, Span{10});
  works_at({1}, pool, "urgent", {.units = 7, .priority = 1, .preempts = true}, Span{10});
  simulation.run();
  EXPECT_EQ(when("urgent begins"), Instant{1});
  EXPECT_EQ(pool.statistics().preempted, 2U) << "no more than are needed";
  EXPECT_EQ(when("d preempted"), Instant{1});
  EXPECT_EQ(when("e preempted"), Instant{1});
  EXPECT_EQ(when("a done"), Instant{10});
}

Process holds_one_and_waits_for_another(Simulation& simulation, Pool& one, Pool& two, Story& story) {
  Lease first = co_await one.acquire({.priority = 5});
  const Lease second = co_await two.acquire({.priority = 5});
  story.push_back({"second given", simulation.now()});
  EXPECT_EQ(second.why(), Wait::done) << "that the first was taken is no business of the second queue";
  EXPECT_TRUE(first.was_taken());
  const Stint worked = co_await first.work(Span{10});
  EXPECT_EQ(worked.why, Wait::preempted);
  first = co_await one.acquire({.priority = 5});
  story.push_back({"first given again", simulation.now()});
}

// Who lost a unit of one resource while queued for another crashed the run, or was served there and lost its place.
TEST_F(ResourceUserIssuesTest, Simmer206PreemptedInOnePoolWhileQueuedInAnother) {
  Pool one(simulation, 1, Discipline::priority);
  Pool two(simulation, 1, Discipline::priority);
  works_at({0}, two, "holder", {.priority = 1}, Span{20});
  simulation.start(holds_one_and_waits_for_another(simulation, one, two, story), 1);
  works_at({5}, one, "urgent", {.priority = 1, .preempts = true}, Span{30});
  works_at({6}, two, "later", {.priority = 5}, Span{1});
  simulation.run();
  EXPECT_EQ(when("urgent begins"), Instant{5});
  EXPECT_EQ(when("second given"), Instant{20});
  EXPECT_EQ(when("first given again"), Instant{35});
  EXPECT_EQ(when("later begins"), Instant{35}) << "it kept its place, and what it got there";
}

Process gives_up_and_asks_again(Simulation& simulation, Pool& pool, Story& story) {
  for (int attempt = 0; attempt < 3; ++attempt) {
    const Lease lease = co_await pool.acquire({.patience = simulation.now() + Span{5}});
    story.push_back({std::string(to_string(lease.why())), simulation.now()});
    if (lease) co_await simulation.delay(Span{10});
  }
}

// Who reneged could not seize the same resource any more: it was still taken for one that waits.
TEST_F(ResourceUserIssuesTest, Simmer227WhoGaveUpMayAskTheSamePoolAgain) {
  Pool pool(simulation, 1);
  works_at({0}, pool, "holder", {}, Span{10});
  simulation.start_at({3}, gives_up_and_asks_again(simulation, pool, story), 1);
  simulation.run();
  EXPECT_EQ(story,
            (Story{{"holder begins", {0}}, {"timed out", {8}}, {"holder done", {10}}, {"done", {10}}, {"done", {20}}}));
  EXPECT_EQ(pool.statistics().gave_up, 1U);
  EXPECT_EQ(pool.busy(), 0);
}

// Renege timers that fired while several resources were held or asked for released the wrong one (simmer #268).
TEST_F(ResourceUserIssuesTest, Simmer268PatienceEndsOneWaitAndReleasesNothingElse) {
  Pool counter(simulation, 2);
  Pool pen(simulation, 1);
  works_at({0}, pen, "holder", {}, Span{20});
  simulation.start(
      [](Simulation& of, Pool& first, Pool& second, Story& says) -> Process {
        const Lease held = co_await first.acquire(2);
        const Lease wanted = co_await second.acquire({.patience = of.now() + Span{5}});
        says.push_back({std::string(to_string(wanted.why())), of.now()});
        EXPECT_EQ(held.units(), 2);
        EXPECT_EQ(first.busy(), 2);
      }(simulation, counter, pen, story),
      1);
  simulation.run();
  EXPECT_EQ(when("timed out"), Instant{5});
  EXPECT_EQ(counter.busy(), 0);
}

// Who brought about its own pre-emption worked on as if nothing had happened.
TEST_F(ResourceUserIssuesTest, Simmer125WhoTakesFromItselfIsTakenFrom) {
  Pool pool(simulation, 1, Discipline::priority);
  simulation.start(
      [](Simulation& of, Pool& from, Story& says) -> Process {
        Lease own = co_await from.acquire({.priority = 5});
        auto first = co_await first_of(own.work(Span{10}), from.acquire({.priority = 1, .preempts = true}));
        EXPECT_TRUE(own.was_taken());
        EXPECT_EQ(first.get<0>().why == Wait::preempted, first.index == 0);
        says.push_back({"goes on", of.now()});
        EXPECT_EQ(from.busy(), first.get<1>().units());
      }(simulation, pool, story),
      1);
  works_at({1}, pool, "next", {}, Span{5});
  Pool shrinks(simulation, 1);
  simulation.start(
      [](Simulation& of, Pool& from, Story& says) -> Process {
        const Lease own = co_await from.acquire();
        from.resize(0, Shrink::take_leases);
        EXPECT_TRUE(own.was_taken());
        says.push_back({"shrank", of.now()});
      }(simulation, shrinks, story),
      2);
  simulation.run();
  EXPECT_EQ(when("goes on"), Instant{0});
  EXPECT_EQ(when("next done"), Instant{6});
  EXPECT_EQ(when("shrank"), Instant{0});
  EXPECT_EQ(pool.busy() + shrinks.busy(), 0);
}

// Those who were pre-empted were put back into a queue that was full already. Here nobody is put back: who has lost its
// unit asks anew, and balks as anybody does.
TEST_F(ResourceUserIssuesTest, Simmer59PreemptedOnesDoNotExceedTheQueue) {
  constexpr std::size_t room = 1;
  Pool pool(simulation, 1, Discipline::priority);
  const auto asks = [](Simulation& of, Pool& from, std::string name, Story& says) -> Process {
    Span left{10};
    while (left > Span{0}) {
      Claim claim{.priority = 2};
      if (from.waiting() >= room) claim.patience = of.now();
      Lease lease = co_await from.acquire(claim);
      if (!lease) {
        says.push_back({name + " balks", of.now()});
        co_return;
      }
      left = (co_await lease.work(left)).left;
    }
    says.push_back({name + " done", of.now()});
  };
  simulation.start(asks(simulation, pool, "a", story), 0);
  simulation.start_at({1}, asks(simulation, pool, "b", story), 1);
  works_at({2}, pool, "urgent", {.priority = 1, .preempts = true}, Span{5});
  simulation.run();
  EXPECT_EQ(when("a balks"), Instant{2}) << "b takes the only place";
  EXPECT_EQ(when("b done"), Instant{17});
  EXPECT_EQ(pool.statistics().queue.highest(), 1);
}

// Whether one of the same priority pre-empts was documented one way and done another. Here it never does, whatever the
// discipline and whoever came last; who wants that gives a smaller number.
TEST_F(ResourceUserIssuesTest, Simmer53AnEqualPriorityNeverPreempts) {
  for (const Discipline& discipline : {Discipline::priority, Discipline::latest_first, Discipline::arrival_order}) {
    Pool pool(simulation, 1, discipline);
    const Instant begin = simulation.now();
    story.clear();
    works_at(begin, pool, "first", {.priority = 0, .preempts = true}, Span{10});
    works_at(begin + Span{1}, pool, "second", {.priority = 0, .preempts = true}, Span{10});
    simulation.run();
    EXPECT_EQ(when("first done"), begin + Span{10});
    EXPECT_EQ(when("second done"), begin + Span{20});
    EXPECT_EQ(pool.statistics().preempted, 0U);
  }
}

// A schedule that cut the capacity of a pre-emptive resource stopped those who had come first and let the last go on;
// and nothing but pre-emption could be had. Here the two are a choice, and the last given are taken.
TEST_F(ResourceUserIssuesTest, Simmer246AScheduleReducesCapacityBelowUse) {
  for (const Shrink shrink : {Shrink::keep_leases, Shrink::take_leases}) {
    Simulation own;
    Pool pool(own, 3);
    const CapacitySchedule schedule({{{0}, 3}, {{4}, 1}, {{10}, 0}, {{20}, 3}});
    story.clear();
    own.start(follow(own, pool, schedule, shrink), 0);
    std::uint64_t order = 1;
    for (const char* name : {"y0", "y1", "y2", "y3"}) {
      own.start(resumes(own, pool, name, {}, Span{5}, story), order++);
    }
    own.run();
    EXPECT_EQ(when("y0 done"), Instant{5}) << "the first given goes on";
    EXPECT_EQ(when("y1 done"), Instant{shrink == Shrink::keep_leases ? 5 : 6}) << "taken at 4, resumed at 5";
    EXPECT_EQ(pool.statistics().preempted, shrink == Shrink::keep_leases ? 0U : 3U);
    EXPECT_EQ(story.size(), 4U) << "everybody is done in the end";
    EXPECT_EQ(pool.statistics().busy.integral(own.now()), 20) << "nobody worked twice or never";
  }
}

// What lies above a reduced capacity may go on, but somebody more important got it although it was to go home.
TEST_F(ResourceUserIssuesTest, Simmer246PreemptionOverCapacityStaysWithinTheCapacity) {
  Pool pool(simulation, 3, Discipline::priority);
  for (const char* name : {"a", "b", "c"}) works_at({0}, pool, name, {.priority = 2}, Span{50});
  simulation.run_until({4});
  pool.resize(1);
  EXPECT_EQ(pool.busy(), 3);
  works_at({5}, pool, "urgent", {.priority = 1, .preempts = true}, Span{5});
  simulation.run_until({6});
  EXPECT_EQ(pool.busy(), 1);
  EXPECT_EQ(when("urgent begins"), Instant{5});
}

// Pre-emptive priorities failed at a node with no servers on duty.
TEST_F(ResourceUserIssuesTest, Ciw210PreemptionWithNoUnitsAtAll) {
  Pool pool(simulation, 0, Discipline::priority);
  resumes_at({0}, pool, "weak", {.priority = 2, .preempts = true}, Span{10});
  resumes_at({1}, pool, "urgent", {.priority = 1, .preempts = true}, Span{10});
  simulation.at({5}, 0, -1, [&] { pool.resize(1); });
  simulation.at({8}, 0, -1, [&] { pool.resize(0, Shrink::take_leases); });
  simulation.at({9}, 0, -1, [&] { pool.resize(1, Shrink::take_leases); });
  simulation.run();
  EXPECT_EQ(story, (Story{{"urgent done", {16}}, {"weak done", {26}}}));
}

struct Picker {
  int number;
};

// With servers preferred by class, preference was lost once the favourite was busy, and within a class customers were
// not served in the order in which they came.
TEST_F(ResourceUserIssuesTest, Ciw200EachKindPrefersItsOwnPickerAndIsServedInOrder) {
  Store<Picker> pickers(simulation, Store<Picker>::no_limit,
                        Discipline::by_key([](const Standing& standing, Instant) { return standing.value; }));
  for (const int number : {1, 2, 3}) {
    Picker picker{number};
    pickers.try_put(picker, {.value = number});
  }
  const auto picked = [](Simulation& of, Store<Picker>& from, std::string name, bool apple, Story& says) -> Process {
    // Apples like 1 best and then either; oranges keep 1 for last.
    const auto preference = [apple](const Picker& picker) -> std::optional<std::int64_t> {
      return (picker.number == 1) == apple ? 0 : 1;
    };
    Taken<Picker> taken = co_await from.take_best(preference);
    says.push_back({name + " by " + std::to_string(taken.thing->number), of.now()});
    co_await of.delay(Span{10 * taken.thing->number});
    co_await from.put(*taken.thing, {.value = taken.thing->number});
  };
  const std::pair<const char*, bool> fruit[] = {{"apple1", true},   {"orange1", false}, {"apple2", true},
                                                {"orange2", false}, {"apple3", true},   {"orange3", false}};
  for (std::uint64_t i = 0; i < 6; ++i) {
    simulation.start_at({static_cast<std::int64_t>(i)},
                        picked(simulation, pickers, fruit[i].first, fruit[i].second, story), i);
  }
  simulation.run();
  EXPECT_EQ(story, (Story{{"apple1 by 1", {0}},
                          {"orange1 by 2", {1}},
                          {"apple2 by 3", {2}},
                          {"orange2 by 1", {10}},
                          {"apple3 by 1", {20}},
                          {"orange3 by 2", {21}}}));
}

// Pre-emption had been promised for a request and then taken out: `preempt = true` was refused.
TEST_F(ResourceUserIssuesTest, ConcurrentSim61PreemptionIsAskedForByTheRequest) {
  Pool pool(simulation, 1, Discipline::priority);
  works_at({0}, pool, "1", {.priority = 0}, Span{3});
  works_at({1}, pool, "2", {.priority = 0, .preempts = true}, Span{3});
  works_at({2}, pool, "3", {.priority = -1, .preempts = true}, Span{3});
  simulation.run();
  EXPECT_EQ(story, (Story{{"1 begins", {0}},
                          {"3 begins", {2}},
                          {"1 preempted", {2}},
                          {"3 done", {5}},
                          {"2 begins", {5}},
                          {"2 done", {8}}}));
}

// The priority given to put and get was lost on the way: requests made at one instant were served as they came.
TEST_F(ResourceUserIssuesTest, ConcurrentSim101PriorityCountsForPuttingAndTakingAlike) {
  Store<int> store(simulation, 1, Discipline::priority, Discipline::priority);
  Level level(simulation, 0, 1, Discipline::priority);
  std::vector<int> took;
  std::vector<int> moved;
  for (int i = 0; i < 4; ++i) {
    simulation.start(
        [](Store<int>& to, int thing) -> Process { co_await to.put(thing, {.priority = 10 - thing}); }(store, i), 0);
    simulation.start(
        [](Level& of, int name, std::vector<int>& order) -> Process {
          co_await of.take(1, {.priority = 10 - name});
          order.push_back(name);
        }(level, i, moved),
        1);
  }
  simulation.run();
  for (int i = 0; i < 4; ++i) {
    took.push_back(*store.try_take());
    level.try_put(1);
  }
  simulation.run();
  EXPECT_EQ(took, (std::vector<int>{0, 3, 2, 1})) << "the first found room, the others had to wait";
  EXPECT_EQ(moved, (std::vector<int>{3, 2, 1, 0}));
}

// An amount that can never be had waited for ever in front of everybody (simmer #36). It may grow; and patience ends
// it.
TEST_F(ResourceUserIssuesTest, Simmer36MoreUnitsThanThereAreWaitUntilThereAre) {
  Pool pool(simulation, 1);
  works_at({0}, pool, "two", {.units = 2, .patience = Instant{10}}, Span{5});
  works_at({1}, pool, "one", {}, Span{5});
  works_at({20}, pool, "three", {.units = 3}, Span{5});
  simulation.at({30}, 0, 0, [&] { pool.resize(3); });
  simulation.run();
  EXPECT_EQ(when("two timed out"), Instant{10});
  EXPECT_EQ(when("one begins"), Instant{10});
  EXPECT_EQ(when("three begins"), Instant{30});
}

// A seize of several units that was pre-empted gave back one, or the pool's count went astray.
TEST_F(ResourceUserIssuesTest, MultiUnitLeasesAreTakenAndGivenBackWhole) {
  Pool pool(simulation, 5, Discipline::priority);
  works_at({0}, pool, "three", {.units = 3, .priority = 3}, Span{10});
  works_at({0}, pool, "two", {.units = 2, .priority = 2}, Span{10});
  works_at({4}, pool, "urgent", {.units = 4, .priority = 1, .preempts = true}, Span{2});
  simulation.run_until({5});
  EXPECT_EQ(pool.busy(), 4);
  EXPECT_EQ(when("three preempted"), Instant{4});
  EXPECT_EQ(when("two preempted"), Instant{4});
  simulation.run();
  EXPECT_EQ(pool.busy(), 0);
  EXPECT_EQ(pool.free(), 5);
  EXPECT_EQ(pool.statistics().busy.integral(simulation.now()), 5 * 4 + 4 * 2);
}

// Whether a unit that comes free at the very instant at which patience ends is given or not depended on which event
// was taken first, and at worst both happened. Here the events' order says, and it is one or the other.
TEST_F(ResourceUserIssuesTest, PatienceThatEndsAtTheInstantOfTheGrantIsOneOrTheOther) {
  for (const bool holder_first : {true, false}) {
    Simulation own;
    Pool pool(own, 1);
    story.clear();
    own.start(works(own, pool, "holder", {}, Span{10}, story), holder_first ? 1 : 3, 0);
    own.start_at({1}, works(own, pool, "patient", {.patience = Instant{10}}, Span{5}, story), 2, 0);
    own.run();
    EXPECT_EQ(when("holder done"), Instant{10});
    EXPECT_EQ(when("patient begins"), holder_first ? Instant{10} : Instant::never());
    EXPECT_EQ(when("patient timed out"), holder_first ? Instant::never() : Instant{10});
    EXPECT_EQ(pool.statistics().acquired, holder_first ? 2U : 1U);
    EXPECT_EQ(pool.statistics().gave_up, holder_first ? 0U : 1U);
    EXPECT_EQ(pool.busy(), 0);
    EXPECT_EQ(pool.statistics().queue.level(), 0);
  }
}

// A cancellation at the instant of the grant lost the unit for good.
TEST_F(ResourceUserIssuesTest, ACancellationAtTheInstantOfTheGrantLosesNoUnit) {
  Pool pool(simulation, 1);
  works_at({0}, pool, "holder", {}, Span{10});
  const ProcessId id = simulation.start(works(simulation, pool, "given", {}, Span{5}, story), 9);
  bool cancelled = false;
  simulation.at({10}, 5, 0, [&] { cancelled = simulation.cancel(id); });  // it has the unit, and has not gone on
  works_at({20}, pool, "next", {}, Span{5});
  simulation.run();
  EXPECT_TRUE(cancelled);
  EXPECT_EQ(when("given begins"), Instant{10});
  EXPECT_EQ(when("given cancelled"), Instant{10}) << "its next wait says so";
  EXPECT_EQ(when("next done"), Instant{25});
  EXPECT_EQ(pool.busy(), 0);
}

// One event had one waiter; once several could wait, none of them could be aborted.
TEST_F(ResourceUserIssuesTest, Simcpp20Pr9OneOfSeveralWhoWaitIsCancelledAndTheOthersWaitOn) {
  Store<int> store(simulation);
  std::vector<ProcessId> ids;
  for (const char* name : {"a", "b", "c"}) {
    ids.push_back(simulation.start(
        [](Simulation& of, Store<int>& from, std::string who, Story& says) -> Process {
          const Taken<int> taken = co_await from.take();
          says.push_back({who + " " + std::string(to_string(taken.why)), of.now()});
        }(simulation, store, name, story),
        subject++));
  }
  simulation.run_until({1});
  simulation.cancel(ids[0]);
  simulation.interrupt(ids[1]);
  simulation.run_until({2});
  EXPECT_EQ(store.takers(), 1U);
  int thing = 1;
  store.try_put(thing);
  simulation.run();
  EXPECT_EQ(story, (Story{{"a cancelled", {1}}, {"b preempted", {1}}, {"c done", {2}}}));
}

Process asks_many_times(Simulation& simulation, Pool& pool, Pool& other, Store<int>& store, Level& level) {
  for (int i = 0; i < 2000; ++i) {
    const Instant soon = simulation.now() + Span{1};
    co_await first_of(pool.acquire({.patience = soon}), store.take({.patience = soon}), level.take(1),
                      acquire_all(Wanted{pool, {}}, Wanted{other, {}}), simulation.until(soon));
  }
}

// Conditions kept what had lost: callbacks of requests that were given up piled up (SimPy 3.0.10), and so did requests
// of processes that had gone on (salabim 25.0.5).
TEST_F(ResourceUserIssuesTest, SimPyAndSalabimConditionsLeaveNothingBehindInAQueue) {
  Pool pool(simulation, 1);
  Pool other(simulation, 1);
  Store<int> store(simulation);
  Level level(simulation);
  works_at({0}, pool, "holder", {}, Span{5000});
  simulation.start(asks_many_times(simulation, pool, other, store, level), 1);
  for (int i = 0; i < 20; ++i) {
    simulation.run_until({100 * i + 50});
    EXPECT_LE(pool.waiting(), 2U);
    EXPECT_LE(other.waiting(), 1U);
    EXPECT_LE(store.takers() + level.takers(), 2U);
    EXPECT_LE(simulation.events_scheduled(), 2U);
  }
  simulation.run();
  EXPECT_EQ(pool.waiting() + other.waiting() + store.takers() + level.takers(), 0U);
  EXPECT_EQ(pool.statistics().queue.level(), 0);
}

}  // namespace
}  // namespace sim
