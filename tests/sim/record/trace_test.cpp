#include "sim/record/trace.hpp"

#include <gtest/gtest.h>

#include <map>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

#include "sim/events/event_list.hpp"
#include "sim/events/heap_event_list.hpp"
#include "sim/kernel/simulation.hpp"
#include "sim/random/stream.hpp"
#include "sim/resources/pool.hpp"

namespace sim {
namespace {

using Kind = TraceRecord::Kind;

TraceRecord record_at(std::int64_t ticks) {
  TraceRecord record;
  record.ticks = ticks;
  return record;
}

TEST(TraceTest, KeepsTheLastRecordsOldestFirstAndCountsTheOthers) {
  Trace trace(3);
  for (int i = 0; i < 2; ++i) trace.add(record_at(i));
  EXPECT_EQ(trace.size(), 2U);
  EXPECT_EQ(trace[0].ticks, 0);
  EXPECT_EQ(trace.overwritten(), 0U);
  for (int i = 2; i < 10; ++i) trace.add(record_at(i));
  ASSERT_EQ(trace.size(), 3U);
  EXPECT_EQ(trace.overwritten(), 7U);
  for (std::size_t i = 0; i < 3; ++i) EXPECT_EQ(trace[i].ticks, static_cast<std::int64_t>(7 + i));
  trace.clear();
  EXPECT_EQ(trace.size(), 0U);
  EXPECT_THROW(Trace(0), std::logic_error);
}

Process sleeper(Simulation& simulation) { co_await simulation.delay({5}); }

TEST(TraceTest, TellsWhatHappenedToAProcessInWordsAPersonReads) {
  Trace trace(100);
  Simulation simulation;
  simulation.trace_to(&trace);
  simulation.start_at(Instant{2}, sleeper(simulation), 7, 1);
  simulation.run();
  std::ostringstream text;
  print(trace, text);
  EXPECT_EQ(text.str(),
            "0 started for 2 0.1 subject 7 rank 1\n"
            "0 scheduled for 2 0.1 subject 7 rank 1\n"
            "2 resumed 0.1 subject 7 rank 1\n"
            "2 scheduled for 7 0.1 subject 7 rank 1\n"
            "7 resumed 0.1 subject 7 rank 1\n"
            "7 ended 0.1 subject 7 rank 1\n");
}

TEST(TraceTest, SaysHowManyRecordsAreMissing) {
  Trace trace(1);
  Simulation simulation;
  simulation.trace_to(&trace);
  simulation.start(sleeper(simulation), 7);
  simulation.run();
  std::ostringstream text;
  print(trace, text);
  EXPECT_EQ(text.str(), "5 older records were overwritten\n5 ended 0.1 subject 7 rank 0\n");
}

TEST(TraceTest, AnInterruptionAndACancellationAreToldWithWhatTheyDoToTheEvent) {
  Trace trace(100);
  Simulation simulation;
  const ProcessId first = simulation.start(sleeper(simulation), 1);
  const ProcessId second = simulation.start(sleeper(simulation), 2);
  const ProcessId third = simulation.start_at(Instant{4}, sleeper(simulation), 3);
  simulation.run_until(Instant{1});
  simulation.trace_to(&trace);
  simulation.interrupt(first);
  simulation.cancel(second);
  simulation.cancel(third);
  simulation.trace_to(nullptr);
  simulation.run();
  std::vector<Kind> kinds;
  for (std::size_t i = 0; i < trace.size(); ++i) kinds.push_back(trace[i].kind());
  EXPECT_EQ(kinds,
            (std::vector<Kind>{Kind::interrupted, Kind::cancelled, Kind::scheduled, Kind::asked_to_end, Kind::cancelled,
                               Kind::scheduled, Kind::asked_to_end, Kind::cancelled, Kind::ended}));
}

TEST(TraceTest, ARankBeyondItsBitsIsTheNearestThereIs) {
  Trace trace(100);
  Simulation simulation;
  simulation.trace_to(&trace);
  simulation.start(sleeper(simulation), 1, 1'000'000);
  simulation.start(sleeper(simulation), 1, -1'000'000);
  EXPECT_EQ(int{trace[0].rank}, 32'767);
  EXPECT_EQ(int{trace[2].rank}, -32'768);
}

Process impatient(Simulation& simulation, Pool& pool, std::uint64_t name) {
  Stream luck({1, 0, name});
  const auto below = [&luck](std::uint64_t bound) { return static_cast<std::int64_t>(luck.bits() % bound); };
  for (int i = 0; i < 20; ++i) {
    const Lease lease = co_await pool.acquire(1, 0, simulation.now() + Span{below(50)});
    co_await simulation.delay({below(20)});
  }
}

struct ReplayedEvent : Event {
  std::uint32_t slot = 0;
};

// Does the list's work again; true if every event that is taken out is the one the run took out.
template <PendingEvents List>
bool replays(const Trace& trace) {
  std::map<std::uint32_t, ReplayedEvent> events;
  List list;
  for (std::size_t i = 0; i < trace.size(); ++i) {
    const TraceRecord& record = trace[i];
    ReplayedEvent& event = events[record.slot];
    event.slot = record.slot;
    switch (record.kind()) {
      case Kind::scheduled:
        list.schedule({{record.other}, record.rank, record.subject}, event);
        break;
      case Kind::cancelled:
        if (!event.is_scheduled()) return false;
        list.cancel(event);
        break;
      case Kind::resumed:
      case Kind::looked:
        if (list.empty() || list.next_instant() != record.when() || &list.pop() != &event) return false;
        break;
      default:
        break;
    }
  }
  return list.empty();
}

TEST(TraceTest, TheWorkOfTheEventListIsDoneAgainFromTheRecords) {
  Trace trace(100'000);
  {
    Simulation simulation;
    Pool pool(simulation, 10);
    simulation.trace_to(&trace);
    for (std::uint64_t name = 0; name < 200; ++name)
      simulation.start(impatient(simulation, pool, name), name, static_cast<int>(name % 3));
    simulation.run_until(Instant{100});
  }
  ASSERT_EQ(trace.overwritten(), 0U);
  EXPECT_GT(trace.size(), 1'000U);
  EXPECT_TRUE(replays<EventList>(trace));
  EXPECT_TRUE(replays<HeapEventList>(trace));
}

TEST(TraceTest, ARunIsTheSameWithATraceAndWithout) {
  const auto events_and_end = [](Trace* trace) {
    Simulation simulation;
    Pool pool(simulation, 10);
    simulation.trace_to(trace);
    for (std::uint64_t name = 0; name < 50; ++name) simulation.start(impatient(simulation, pool, name), name);
    simulation.run();
    return std::pair(simulation.events_executed(), simulation.now());
  };
  Trace trace(16);
  EXPECT_EQ(events_and_end(&trace), events_and_end(nullptr));
}

}  // namespace
}  // namespace sim
