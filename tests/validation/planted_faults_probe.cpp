// What notices a planted fault: five short questions, each with an exact answer. planted_faults.cmake builds this with
// the kernel as it is, when all must pass, and with one line of it changed, when the one it is meant for must fail.
//
// The first two ask rows of the oracles; the others ask what the rows' own runs could not tell, or not so shortly.
#include <gtest/gtest.h>

#include "models/selftest/kernel/stations.hpp"
#include "sim/experiment/hash.hpp"
#include "sim/time/calendar.hpp"
#include "sim/workers/timetable.hpp"
#include "sim/workers/worker.hpp"

namespace models::theory {
namespace {

/// As kernel_answers() does, with nothing linked but the kernel.
template <class Replication>
void judge(const Case& of, const Replication& replication) {
  const std::uint64_t seed = sim::Hash().add(of.name).value();
  Found found;
  for (int i = 0; i < replications; ++i)
    for (const auto& [quantity, value] :
         replication(sim::Luck{seed, static_cast<std::uint64_t>(i)}, of.length / replications))
      found[quantity].add(value);
  for (const Row& row : of.rows) {
    ASSERT_EQ(found.count(row.quantity), 1U) << row.quantity;
    const sim::Tally& tally = found.at(row.quantity);
    EXPECT_LE(tally.standard_error(), largest_standard_error * std::abs(row.exact)) << "too short to tell";
    EXPECT_LE(std::abs(tally.mean() - row.exact), most_standard_errors * tally.standard_error())
        << of.name << ' ' << row.quantity << " should be " << row.exact << ", is " << tally.mean();
  }
}

Station one_line(double arrival_rate, int servers) {
  Station station;
  station.gap = exponential_law(1 / arrival_rate);
  station.service = exponential_law(1);
  station.servers = servers;
  return station;
}

Case asked(const std::string& name, std::vector<Row> rows, double length) {
  Case of;
  of.name = name;
  of.rows = std::move(rows);
  of.length = length;
  return of;
}

void judge_station(const Station& station, const Case& of) {
  judge(of, [&](const sim::Luck& luck, double length) { return StationRun(station, of.rows, luck).run(length); });
}

// The mean wait is the same in any order that does not look at the length of the work; its spread is not.
TEST(OrderTest, WhoCameFirstIsServedFirst) {
  judge_station(one_line(0.7, 1), asked("MM1-r0.70", {{"P(Wq>5)", 0.156191112103901}}, 4e6));
}

TEST(ServersTest, AsManyServeAsThereAre) {
  judge_station(one_line(3.5, 5), asked("MMc-c5-r0.70", {{"Pwait", 0.37783822669844}}, 3e5));
}

/// Many servers with long services fill slowly: what happened before the window must not be seen in it. The load is so
/// light that they never run out, so that the number busy is that of M/G/∞.
class SlowlyFilled {
 public:
  explicit SlowlyFilled(const sim::Luck& luck) : luck_(luck) {}

  Results run(double length) {
    constexpr double warm_up = 1500;  // fifteen mean services
    simulation_.start(arrivals(), 0);
    simulation_.run_until(at(warm_up));
    pool_.restart_statistics();
    simulation_.run_until(at(warm_up + length));
    return {{"busy", pool_.statistics().busy.mean(simulation_.now())}};
  }

 private:
  enum Purpose : std::uint32_t { gaps, services };

  sim::Process arrivals() {
    sim::Stream gap = luck_.of(0, gaps), service = luck_.of(0, services);
    for (std::uint64_t n = 0;; ++n) {
      co_await simulation_.delay(span_of(exponential(gap, 0.5)));
      simulation_.start(visit(span_of(exponential(service, 100))), n);
    }
  }
  sim::Process visit(sim::Span service) {
    const sim::Lease lease = co_await pool_.acquire();
    co_await simulation_.delay(service);
  }

  sim::Luck luck_;
  sim::Simulation simulation_;
  sim::Pool pool_{simulation_, 400};
};

TEST(WarmUpTest, WhatWasBeforeTheWindowIsForgotten) {
  judge(asked("MGinf", {{"busy", 200}}, 24 * 2000),
        [](const sim::Luck& luck, double length) { return SlowlyFilled(luck).run(length); });
}

sim::Process piece(sim::Simulation& simulation, sim::Worker& worker, sim::Span amount, sim::Instant& done) {
  co_await worker.work({.amount = amount});
  done = simulation.now();
}

TEST(NightTest, WorkPausesAtNightAndAtTheWeekend) {
  const sim::Calendar calendar({2026, 6, 1});  // a Monday; from nine to five, Monday to Friday
  const sim::Timetable hours(calendar);
  sim::Simulation simulation;
  sim::Worker worker(simulation, hours);
  sim::Instant done;
  simulation.start(piece(simulation, worker, to_span(sim::Hours{50}), done), 1);
  simulation.run();
  // Five days of eight hours, a weekend, one day, and two hours of the next.
  EXPECT_EQ(done, sim::Instant{} + to_span(sim::Days{8}) + to_span(sim::Hours{11}));
}

TEST(SamplerTest, AnExponentialVariateHasItsMeanAndItsTail) {
  judge(asked("exponential", {{"mean", 1}, {"P(X>3)", std::exp(-3)}}, 24 * 40'000),
        [](const sim::Luck& luck, double n) {
          sim::Stream stream = luck.of(0, std::uint32_t{0});
          double sum = 0, above = 0;
          for (double i = 0; i < n; ++i) {
            const double x = sim::exponential(stream, 1);
            sum += x;
            above += x > 3 ? 1 : 0;
          }
          return Results{{"mean", sum / n}, {"P(X>3)", above / n}};
        });
}

}  // namespace
}  // namespace models::theory
