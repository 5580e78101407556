// Workers among the other things a process lives with: several waits at once, holders, and the theory of queues.
#include <gtest/gtest.h>

#include <cmath>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "sim/kernel/first_of.hpp"
#include "sim/random/distributions.hpp"
#include "sim/random/stream.hpp"
#include "sim/statistics/tally.hpp"
#include "sim/workers/holding.hpp"
#include "sim/workers/worker.hpp"
#include "tests/sim/workers/office.hpp"
#include "tests/support/sanitized.hpp"

namespace sim {
namespace {

using office::asks;
using office::at;
using office::full_time;
using office::hours;
using office::read;
using office::Told;

struct Race {
  std::size_t index = 9;
  std::string when;
  Worked worked;
};

Process works_until(Simulation& simulation, Worker& worker, Work work, Instant until, Race& race) {
  auto first = co_await first_of(worker.work(work), simulation.until(until));
  race.index = first.index;
  race.worked = first.get<0>();
  race.when = read(simulation.now());
}

TEST(WorkerStoryTest, WorkMayRaceAgainstAnythingElse) {
  Simulation simulation(at("2026-03-09"));
  Worker worker(simulation, full_time());
  Race wins, loses, waits;
  simulation.start(works_until(simulation, worker, {hours(9)}, at("2026-03-10", 12), wins), 1);
  simulation.start(works_until(simulation, worker, {hours(9)}, at("2026-03-10", 12), loses), 2);
  simulation.start(works_until(simulation, worker, {hours(9)}, at("2026-03-10", 11), waits), 3);
  simulation.run();
  EXPECT_EQ(wins.index, 0U);
  EXPECT_EQ(wins.when, "2026-03-10 10:00");
  EXPECT_EQ(loses.index, 1U);
  EXPECT_EQ(loses.worked.why, Wait::withdrawn);
  EXPECT_EQ(loses.worked.done, hours(2)) << "what was worked is worked";
  EXPECT_EQ(waits.worked.done, hours(0));
  EXPECT_EQ(worker.statistics().worked, hours(11));
  EXPECT_EQ(worker.open(), 0U);
}

Process asks_two(Simulation& simulation, Worker& one, Worker& other, Work work, Race& race) {
  auto first = co_await first_of(one.work(work), other.work(work), simulation.delay(hours(1000)));
  race.index = first.index;
  race.worked = first.index == 0 ? first.get<0>() : first.get<1>();
  race.when = read(simulation.now());
}

TEST(WorkerStoryTest, OfTwoPiecesForOneProcessTheSecondEndsWithTheFirst) {
  Simulation simulation(at("2026-03-09"));
  Worker one(simulation, full_time()), other(simulation, full_time());
  Told before;
  Race race, same;
  simulation.start(asks(simulation, one, {hours(3)}, before), 1);
  simulation.start(asks_two(simulation, one, other, {hours(4)}, race), 2);
  simulation.start(asks_two(simulation, one, one, {.amount = hours(2), .end_by = at("2026-03-09", 13)}, same), 3);
  simulation.run();
  EXPECT_EQ(race.index, 1U);
  EXPECT_EQ(race.when, "2026-03-09 13:00");
  EXPECT_EQ(one.statistics().worked, hours(3 + 1));
  EXPECT_EQ(other.statistics().worked, hours(4));
  EXPECT_EQ(same.worked.why, Wait::timed_out) << "both of its pieces wait for one worker";
  EXPECT_EQ(simulation.events_scheduled(), 0U);
}

Process two_tracks(Simulation& simulation, Worker& one, Worker& other, std::string& when) {
  co_await all_of(one.work({hours(10)}), other.work({hours(3)}));
  when = read(simulation.now());
}

TEST(WorkerStoryTest, TwoTracksAreDoneWhenTheLongerIs) {
  Simulation simulation(at("2026-03-09"));
  Worker one(simulation, full_time()), other(simulation, full_time());
  std::string when;
  simulation.start(two_tracks(simulation, one, other, when), 1);
  simulation.run();
  EXPECT_EQ(when, "2026-03-10 11:00");
}

/// A person: time, and what is theirs. What each means to a model is for the model to say.
struct Person {
  Person(Simulation& simulation, Holdings& team, const Cap& cap)
      : time(simulation, full_time(), Discipline::priority), share(team, cap) {}
  Worker time;
  Holder share;
};

// Three pieces of work by whoever holds it, and each is finished by the next holder if the first has left.
Process is_held_and_worked(Simulation& simulation, Holdings& team, std::vector<std::unique_ptr<Person>>& people,
                           std::vector<std::string>& story) {
  Holding held = co_await team.place({});
  for (int piece = 1; piece <= 3; ++piece) {
    Work work{hours(6)};
    while (work.amount > Span{}) {
      co_await held.held();
      for (auto& person : people) {
        if (&person->share != held.holder()) continue;
        const Worked worked = co_await person->time.work(work);
        work = worked.rest();
        break;
      }
    }
    story.push_back(read(simulation.now()));
  }
  story.push_back(std::to_string(held.changes()));
}

TEST(WorkerStoryTest, WhatSomebodyHeldIsWorkedOnByTheNextHolder) {
  Simulation simulation(at("2026-03-09"));
  Holdings team(simulation);
  std::vector<std::unique_ptr<Person>> people;
  people.push_back(std::make_unique<Person>(simulation, team, Cap{.hard = 1}));
  std::vector<std::string> story;
  simulation.start(is_held_and_worked(simulation, team, people, story), 1);
  simulation.at(at("2026-03-10", 9), 0, -1, [&] {
    people[0]->time.leave();
    people[0]->share.leave(Orphans::to_front);
  });
  simulation.at(at("2026-03-12"), 0, -1,
                [&] { people.push_back(std::make_unique<Person>(simulation, team, Cap{.hard = 1})); });
  simulation.run();
  // Monday 9 to 15 the first; two hours of the second; the new holder on Thursday does the other four, and six more.
  EXPECT_EQ(story, (std::vector<std::string>{"2026-03-09 15:00", "2026-03-12 13:00", "2026-03-13 11:00", "1"}));
}

// ---- A worker with N held things, each of which asks for a task an exponential pause after the last: M/M/1//N.

constexpr double ticks_per_hour = 3600;

Process asks_for_tasks(Simulation& simulation, Worker& worker, Stream stream) {
  for (;;) {
    co_await simulation.delay({std::llround(exponential(stream, 30 * ticks_per_hour))});
    co_await worker.work({{std::llround(exponential(stream, 2 * ticks_per_hour))}});
  }
}

struct Exact {
  int things;
  double utilisation, open, wait;
};

class MachineRepairTest : public ::testing::TestWithParam<Exact> {};

TEST_P(MachineRepairTest, AWorkerDayAndNightAgreesWithTheFormula) {
  const Exact& exact = GetParam();
  const Timetable always;
  constexpr int replications = 20;
  const Span length{static_cast<std::int64_t>(ticks_per_hour) * test_support::runs(30'000, 6'000)};
  Tally utilisation, open, wait;
  for (std::uint32_t replication = 0; replication < replications; ++replication) {
    const Luck luck{20261124, replication};
    Simulation simulation;
    Worker worker(simulation, always);
    for (int i = 0; i < exact.things; ++i) {
      simulation.start(asks_for_tasks(simulation, worker, luck.of(static_cast<std::uint64_t>(i), 0)), 0);
    }
    simulation.run_until(Instant{} + Span{length.ticks / 20});
    worker.restart_statistics();
    simulation.run_until(simulation.now() + length);
    const Worker::Statistics statistics = worker.statistics();
    EXPECT_EQ(statistics.available, length);
    utilisation.add(statistics.utilisation());
    open.add(statistics.open.mean(simulation.now()));
    wait.add(static_cast<double>(statistics.waited.ticks) / static_cast<double>(statistics.begun) / ticks_per_hour);
  }
  const auto check = [&](const char* what, const Tally& tally, double expected) {
    const double error = std::sqrt(tally.variance() / replications);
    EXPECT_LE(error, (test_support::sanitized ? 0.04 : 0.02) * expected) << what;
    EXPECT_LE(std::abs(tally.mean() - expected), 4 * error) << what << ": " << tally.mean() << ", not " << expected;
  };
  check("utilisation", utilisation, exact.utilisation);
  check("tasks open", open, exact.open);
  check("wait", wait, exact.wait);
}

// CASELOAD-N5, -N12 and -N16 of the oracles: 30 hours between tasks, 2 hours a task.
INSTANTIATE_TEST_SUITE_P(Oracles, MachineRepairTest,
                         ::testing::Values(Exact{5, 0.306772744700663, 0.398408829490059, 0.597419988394412},
                                           Exact{12, 0.690374371645979, 1.64438442531031, 2.76374701276873},
                                           Exact{16, 0.855397876613416, 3.16903185079876, 5.40949197429668}));

}  // namespace
}  // namespace sim
