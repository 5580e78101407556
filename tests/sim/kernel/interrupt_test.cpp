// Interrupts and what a model does about them, each in one line: go on with the rest, begin again, hand the rest over;
// and how to give up waiting (to renege) or not to begin it (to balk).
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "sim/kernel/first_of.hpp"
#include "sim/kernel/signal.hpp"
#include "sim/kernel/simulation.hpp"
#include "sim/resources/pool.hpp"

namespace sim {
namespace {

Process resumes(Simulation& simulation, Span effort, Instant& end) {
  for (Delayed work{Wait::preempted, effort}; work == Wait::preempted;) work = co_await simulation.delay(work.left);
  end = simulation.now();
}

Process restarts(Simulation& simulation, Span effort, Instant& end) {
  Delayed work;
  do work = co_await simulation.delay(effort);
  while (work == Wait::preempted);
  end = simulation.now();
}

Process takes_over(Simulation& simulation, Span rest, Instant& end) {
  co_await simulation.delay(rest);
  end = simulation.now();
}

Process hands_over(Simulation& simulation, Span effort, Instant& end) {
  const Delayed work = co_await simulation.delay(effort);
  if (work == Wait::preempted) simulation.start(takes_over(simulation, work.left, end), 9);
}

TEST(InterruptTest, TheRestOfTheWorkIsResumed) {
  Simulation simulation;
  Instant end;
  const ProcessId id = simulation.start(resumes(simulation, Span{10}, end), 1);
  for (const int when : {2, 5, 6}) {
    simulation.at(Instant{when}, 0, 0, [&simulation, id] { EXPECT_TRUE(simulation.interrupt(id)); });
  }
  simulation.run();
  EXPECT_EQ(end, Instant{10});
}

TEST(InterruptTest, TheWorkIsRestarted) {
  Simulation simulation;
  Instant end;
  const ProcessId id = simulation.start(restarts(simulation, Span{10}, end), 1);
  for (const int when : {2, 5, 6}) {
    simulation.at(Instant{when}, 0, 0, [&simulation, id] { EXPECT_TRUE(simulation.interrupt(id)); });
  }
  simulation.run();
  EXPECT_EQ(end, Instant{16});
}

TEST(InterruptTest, TheRestOfTheWorkIsHandedOver) {
  Simulation simulation;
  Instant end;
  const ProcessId id = simulation.start(hands_over(simulation, Span{10}, end), 1);
  simulation.at(Instant{4}, 0, 0, [&] { EXPECT_TRUE(simulation.interrupt(id)); });
  simulation.run();
  EXPECT_FALSE(simulation.is_alive(id));
  EXPECT_EQ(end, Instant{10});
}

struct Told {
  Wait why = Wait::done;
  std::int64_t left = -1;
  int reason = -1;
  friend bool operator==(const Told&, const Told&) = default;
};

Process tells(Simulation& simulation, std::vector<Told>& told) {
  for (int i = 0; i < 3; ++i) {
    const Delayed end = co_await simulation.delay(Span{10});
    told.push_back({end.why, end.left.ticks, end.reason});
  }
}

TEST(InterruptTest, AnInterruptSaysWhyAndHowMuchWasLeft) {
  Simulation simulation;
  std::vector<Told> told;
  const ProcessId id = simulation.start(tells(simulation, told), 1);
  simulation.at(Instant{4}, 0, 0, [&] { EXPECT_TRUE(simulation.interrupt(id, 77)); });
  simulation.at(Instant{21}, 0, 0, [&] { EXPECT_TRUE(simulation.cancel(id)); });
  simulation.run();
  EXPECT_EQ(told, (std::vector<Told>{{Wait::preempted, 6, 77}, {Wait::done, 0, 0}, {Wait::cancelled, 3, 0}}));
}

Process listens(Simulation& simulation, Signal& signal, int& reason) {
  const Wait why = co_await signal.wait();
  if (why == Wait::preempted) reason = simulation.interrupt_reason();
}

TEST(InterruptTest, TheReasonIsKnownAfterAnyWait) {
  Simulation simulation;
  Signal signal(simulation);
  int reason = 0;
  const ProcessId id = simulation.start(listens(simulation, signal, reason), 1);
  simulation.run();
  EXPECT_TRUE(simulation.interrupt(id, 5));
  simulation.run();
  EXPECT_EQ(reason, 5);
  EXPECT_EQ(simulation.interrupt_reason(), 0);  // nobody runs
}

TEST(InterruptTest, AtTheInstantOfExpiryWhoeverHasItsTurnFirstDecides) {
  for (const bool before : {true, false}) {
    Simulation simulation;
    std::vector<Told> told;
    const ProcessId id = simulation.start(tells(simulation, told), 1);
    simulation.at(Instant{10}, 1, before ? -1 : 1, [&] { EXPECT_TRUE(simulation.interrupt(id)); });
    simulation.run_until(Instant{11});
    // Before its turn the delay ends as interrupted, with nothing left; after it, it is the next delay that does.
    EXPECT_EQ(told, (before ? std::vector<Told>{{Wait::preempted, 0, 0}}
                            : std::vector<Told>{{Wait::done, 0, 0}, {Wait::preempted, 10, 0}}));
  }
}

Process holds(Simulation& simulation, Pool& pool, Span span) {
  const Lease lease = co_await pool.acquire();
  co_await simulation.delay(span);
}

Process asks(Simulation& simulation, Pool& pool, std::vector<std::string>& said) {
  const Lease lease = co_await pool.acquire();
  said.push_back(std::string(to_string(lease.why())) + (lease ? " held" : " not held"));
  said.emplace_back(to_string((co_await simulation.delay(Span{5})).why));
}

TEST(InterruptTest, AtTheInstantOfTheGrantTheLeaseStaysAndTheInterruptFindsNobody) {
  Simulation simulation;
  Pool pool(simulation, 1);
  std::vector<std::string> said;
  simulation.start(holds(simulation, pool, Span{3}), 0);
  const ProcessId id = simulation.start(asks(simulation, pool, said), 1, 1);
  simulation.at(Instant{3}, 9, 0, [&] {  // given back already, and granted, but its holder has not gone on yet
    EXPECT_EQ(pool.busy(), 1);
    EXPECT_EQ(pool.waiting(), 0U);
    EXPECT_FALSE(simulation.interrupt(id));
  });
  simulation.run();
  EXPECT_EQ(said, (std::vector<std::string>{"done held", "done"}));
}

TEST(InterruptTest, BeforeTheGrantTheInterruptWinsAndTheUnitGoesToTheNext) {
  Simulation simulation;
  Pool pool(simulation, 1);
  std::vector<std::string> said;
  simulation.start(holds(simulation, pool, Span{3}), 5);
  const ProcessId id = simulation.start(asks(simulation, pool, said), 6);
  simulation.at(Instant{3}, 0, 0, [&] { EXPECT_TRUE(simulation.interrupt(id)); });
  simulation.run_until(Instant{4});
  EXPECT_EQ(said, std::vector<std::string>{"preempted not held"});
  EXPECT_EQ(pool.busy(), 0);
}

Process reneges(Simulation& simulation, Pool& pool, Span patience, std::vector<Instant>& left) {
  const Lease lease = co_await pool.acquire(1, 0, simulation.now() + patience);
  if (!lease) {
    left.push_back(simulation.now());
    co_return;
  }
  co_await simulation.delay(Span{10});
}

// The same by first_of, for whatever has no deadline of its own.
Process reneges_by_branch(Simulation& simulation, Pool& pool, Span patience, std::vector<Instant>& left) {
  auto first = co_await first_of(pool.acquire(), simulation.delay(patience));
  if (first.index == 1) {
    left.push_back(simulation.now());
    co_return;
  }
  co_await simulation.delay(Span{10});
}

TEST(InterruptTest, WhoRenegesLeavesWhenItsPatienceEnds) {
  for (const bool by_branch : {false, true}) {
    Simulation simulation;
    Pool pool(simulation, 1);
    std::vector<Instant> left;
    simulation.start(holds(simulation, pool, Span{8}), 0);
    for (const int patience : {5, 8, 9, 30}) {  // the second at the very instant at which the unit comes: it gets it
      const auto subject = static_cast<std::uint64_t>(patience);
      simulation.start(by_branch ? reneges_by_branch(simulation, pool, Span{patience}, left)
                                 : reneges(simulation, pool, Span{patience}, left),
                       subject);
    }
    simulation.run();
    EXPECT_EQ(left, (std::vector<Instant>{{5}, {9}}));
    EXPECT_EQ(pool.statistics().gave_up, 2U);
    EXPECT_EQ(simulation.now(), Instant{28});
  }
}

Process balks(Simulation& simulation, Pool& pool, std::size_t longest, int& turned_away) {
  if (pool.free() == 0 && pool.waiting() >= longest) {
    ++turned_away;
    co_return;
  }
  const Lease lease = co_await pool.acquire();
  co_await simulation.delay(Span{10});
}

TEST(InterruptTest, WhoBalksLooksBeforeItJoins) {
  Simulation simulation;
  Pool pool(simulation, 1);
  int turned_away = 0;
  for (std::uint64_t i = 0; i < 5; ++i) simulation.start(balks(simulation, pool, 2, turned_away), i);
  simulation.run();
  EXPECT_EQ(turned_away, 2);
  EXPECT_EQ(simulation.now(), Instant{30});
}

}  // namespace
}  // namespace sim
