#include "sim/kernel/signal.hpp"

#include <gtest/gtest.h>

#include <memory>
#include <optional>
#include <vector>

namespace sim {
namespace {

struct Heard {
  int name;
  Wait why;
  Instant when;
  friend bool operator==(const Heard&, const Heard&) = default;
};

Process listens(Simulation& simulation, Signal& signal, int name, Instant deadline, std::vector<Heard>& heard) {
  const Wait why = co_await signal.wait_until(deadline);
  heard.push_back({name, why, simulation.now()});
}

Process listens_on(Simulation& simulation, Signal& signal, int name, std::vector<Heard>& heard) {
  for (;;) {
    const Wait why = co_await signal.wait();
    heard.push_back({name, why, simulation.now()});
    if (why != Wait::done) co_return;
  }
}

TEST(SignalTest, EverybodyWhoWaitsGoesOnByRankThenSubjectThenOrderOfWaiting) {
  Simulation simulation;
  Signal signal(simulation);
  std::vector<Heard> heard;
  simulation.start(listens_on(simulation, signal, 3, heard), 2, 0);
  simulation.start(listens_on(simulation, signal, 4, heard), 2, 0);
  simulation.start(listens_on(simulation, signal, 2, heard), 1, 0);
  simulation.start(listens_on(simulation, signal, 1, heard), 9, -1);
  simulation.at(Instant{5}, 0, -5, [&] {
    EXPECT_EQ(signal.waiting(), 4U);
    signal.notify_all();
    EXPECT_EQ(signal.waiting(), 0U);
    EXPECT_TRUE(heard.empty());  // they go on by events of their own
  });
  simulation.run();
  ASSERT_EQ(heard.size(), 4U);
  for (int i = 0; i < 4; ++i) EXPECT_EQ(heard[i], (Heard{i + 1, Wait::done, Instant{5}}));
  EXPECT_EQ(signal.waiting(), 4U);
}

TEST(SignalTest, HasNoMemory) {
  Simulation simulation;
  Signal signal(simulation);
  std::vector<Heard> heard;
  signal.notify_all();
  simulation.start(listens_on(simulation, signal, 1, heard), 0);
  simulation.run();
  EXPECT_TRUE(heard.empty());
}

TEST(SignalTest, ADeadlineEndsTheWait) {
  Simulation simulation;
  Signal signal(simulation);
  std::vector<Heard> heard;
  simulation.start(listens(simulation, signal, 1, Instant{5}, heard), 0);
  simulation.start(listens(simulation, signal, 2, Instant{15}, heard), 0);
  simulation.at(Instant{10}, 0, 0, [&] { signal.notify_all(); });
  simulation.run();
  EXPECT_EQ(heard, (std::vector<Heard>{{1, Wait::timed_out, Instant{5}}, {2, Wait::done, Instant{10}}}));
  EXPECT_EQ(simulation.now(), Instant{10});  // the second deadline was taken out of the event list
}

TEST(SignalTest, ADeadlineThatIsNotAfterNowEndsTheWaitAtOnce) {
  Simulation simulation(Instant{5});
  Signal signal(simulation);
  std::vector<Heard> heard;
  simulation.start(listens(simulation, signal, 1, Instant{5}, heard), 0);
  simulation.run();
  EXPECT_EQ(heard, (std::vector<Heard>{{1, Wait::timed_out, Instant{5}}}));
  EXPECT_EQ(simulation.events_executed(), 1U);
}

TEST(SignalTest, ANotificationBeforeTheDeadlinesTurnCounts) {
  Simulation simulation;
  Signal signal(simulation);
  std::vector<Heard> heard;
  simulation.start(listens(simulation, signal, 1, Instant{5}, heard), 0);
  simulation.at(Instant{5}, 0, -1, [&] { signal.notify_all(); });
  simulation.run();
  EXPECT_EQ(heard, (std::vector<Heard>{{1, Wait::done, Instant{5}}}));
}

TEST(SignalTest, OneNotificationForOneReachesTheLongestWaiting) {
  Simulation simulation;
  Signal signal(simulation);
  std::vector<Heard> heard;
  for (int name = 1; name <= 3; ++name) {
    simulation.start_at(Instant{name}, listens_on(simulation, signal, name, heard),
                        static_cast<std::uint64_t>(9 - name));
  }
  simulation.run_until(Instant{5});
  EXPECT_TRUE(signal.notify_one());
  simulation.run_until(Instant{6});
  EXPECT_EQ(heard, (std::vector<Heard>{{1, Wait::done, Instant{5}}}));
  simulation.abandon();
  EXPECT_FALSE(signal.notify_one());
}

TEST(SignalTest, WhoIsCancelledOrInterruptedLeavesTheQueue) {
  Simulation simulation;
  Signal signal(simulation);
  std::vector<Heard> heard;
  const ProcessId first = simulation.start(listens_on(simulation, signal, 1, heard), 1);
  const ProcessId second = simulation.start(listens_on(simulation, signal, 2, heard), 2);
  simulation.start(listens_on(simulation, signal, 3, heard), 3);
  simulation.run_until(Instant{5});
  simulation.cancel(first);
  simulation.interrupt(second);
  EXPECT_EQ(signal.waiting(), 1U);
  signal.notify_all();
  simulation.run();
  EXPECT_EQ(heard,
            (std::vector<Heard>{
                {1, Wait::cancelled, Instant{5}}, {2, Wait::preempted, Instant{5}}, {3, Wait::done, Instant{5}}}));
}

TEST(SignalTest, ASimulationMayBeAbandonedWhileProcessesWait) {
  std::vector<Heard> heard;
  auto simulation = std::make_unique<Simulation>();
  Signal signal(*simulation);
  for (int i = 0; i < 3; ++i) simulation->start(listens(*simulation, signal, i, Instant{50}, heard), 0);
  simulation->run_until(Instant{5});
  EXPECT_EQ(signal.waiting(), 3U);
  simulation.reset();
  EXPECT_EQ(signal.waiting(), 0U);
  EXPECT_TRUE(heard.empty());
}

TEST(SignalTest, ItMayDieBeforeThoseWhoWait) {
  Simulation simulation;
  std::vector<Heard> heard;
  std::optional<Signal> signal(std::in_place, simulation);
  simulation.start(listens(simulation, *signal, 1, Instant{50}, heard), 0);
  const ProcessId endless = simulation.start(listens(simulation, *signal, 2, Instant::never(), heard), 0);
  simulation.run_until(Instant{5});
  signal.reset();
  simulation.run();
  EXPECT_EQ(heard, (std::vector<Heard>{{1, Wait::timed_out, Instant{50}}}));
  simulation.cancel(endless);
  simulation.run();
  EXPECT_EQ(heard.back(), (Heard{2, Wait::cancelled, Instant{50}}));
}

}  // namespace
}  // namespace sim
