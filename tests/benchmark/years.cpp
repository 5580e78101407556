// G12: twenty years of cases that stay open for months. Each has a deadline that nearly every contact moves; the last
// tenth of the run must be as fast as the second, and take no more memory.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <vector>

#include "measure.hpp"
#include "rows.hpp"
#include "sim/kernel/signal.hpp"
#include "sim/kernel/simulation.hpp"
#include "sim/random/distributions.hpp"

namespace ratios {
namespace {

constexpr int tenths = 10;
constexpr double day = 1440;  // a tick is a minute
constexpr double twenty_years = 20 * 365.25 * day;
constexpr double days_between_contacts = 7;
constexpr double days_open = 180;
constexpr double deadline_days = 45;

enum Purpose : std::uint32_t { life, contact };

struct Desk;

struct Case {
  explicit Case(sim::Simulation& simulation) : contacted(simulation) {}

  sim::Signal contacted;
  std::uint64_t opened = 0;  // how many were before it at this desk's place
};

struct Desk {
  Desk(sim::Simulation& simulation_, std::uint64_t seed, std::size_t count) : simulation(simulation_), luck{seed, 0} {
    for (std::size_t i = 0; i < count; ++i) cases.push_back(std::make_unique<Case>(simulation));
  }
  [[nodiscard]] sim::Span draw_days(std::uint64_t place, Purpose purpose, double mean, std::uint64_t visit) const {
    sim::Stream stream = luck.of(place, static_cast<std::uint32_t>(purpose), static_cast<std::uint32_t>(visit));
    return {1 + std::llround(sim::exponential(stream, mean * day))};
  }

  sim::Simulation& simulation;
  sim::Luck luck;
  std::vector<std::unique_ptr<Case>> cases;
  std::uint64_t kept = 0;
  std::uint64_t missed = 0;
};

sim::Process contacts(Desk& desk, std::uint64_t place) {
  Case& subject = *desk.cases[place];
  const std::uint64_t mine = subject.opened;
  for (std::uint64_t n = mine << 16;; ++n) {
    co_await desk.simulation.delay(desk.draw_days(place, contact, days_between_contacts, n));
    if (subject.opened != mine) co_return;
    subject.contacted.notify_one();
  }
}

sim::Process open_case(Desk& desk, std::uint64_t place) {
  sim::Simulation& simulation = desk.simulation;
  Case& subject = *desk.cases[place];
  const sim::Span deadline{std::llround(deadline_days * day)};
  for (;;) {
    const sim::Instant closes = simulation.now() + desk.draw_days(place, life, days_open, subject.opened);
    simulation.start(contacts(desk, place), place);
    while (simulation.now() < closes) {
      const sim::Instant due = std::min(closes, simulation.now() + deadline);
      const sim::Wait why = co_await subject.contacted.wait_until(due);
      if (why == sim::Wait::done) {
        ++desk.kept;
      } else if (due < closes) {
        ++desk.missed;
      }
    }
    ++subject.opened;
  }
}

/// By tenth: events a second; then by tenth: resident bytes; then the share of deadlines missed; then events in all.
std::vector<double> run(std::size_t cases, std::uint64_t seed) {
  sim::Simulation simulation;
  Desk desk(simulation, seed, cases);
  for (std::size_t i = 0; i < cases; ++i) simulation.start(open_case(desk, i), i);
  std::vector<double> speed;
  std::vector<double> memory;
  for (int tenth = 1; tenth <= tenths; ++tenth) {
    const std::uint64_t before = simulation.events_executed();
    const double begin = cpu_seconds();
    simulation.run_until(sim::Instant{std::llround(twenty_years * tenth / tenths)});
    speed.push_back(static_cast<double>(simulation.events_executed() - before) / (cpu_seconds() - begin));
    memory.push_back(resident_bytes());
  }
  std::vector<double> all = speed;
  all.insert(all.end(), memory.begin(), memory.end());
  all.push_back(static_cast<double>(desk.missed) / static_cast<double>(desk.missed + desk.kept));
  all.push_back(static_cast<double>(simulation.events_executed()));
  return all;
}

}  // namespace

void measure_years(Table& table, const Settings& settings) {
  if (!settings.wants("G12")) return;
  const auto cases = settings.by_size<std::size_t>(50, 1'000, 5'000);
  std::vector<double> last;
  std::vector<double> second;
  std::vector<double> growth;
  std::vector<double> run_of;
  for (int round = 0; round < settings.rounds; ++round) {
    run_of = in_own_process([&] { return run(cases, settings.seed); });
    if (run_of.size() != 2 * tenths + 2) {
      table.check(false, "G12: the years did not come to an end");
      return;
    }
    second.push_back(run_of[1] * 1e-6);
    last.push_back(run_of[tenths - 1] * 1e-6);
    growth.push_back(run_of[2 * tenths - 1] / run_of[tenths]);
  }
  // Contacts and the end of the case both come at random, so that every wait begins like the first.
  const double ending = 1 / days_between_contacts + 1 / days_open;
  const double nothing = std::exp(-deadline_days * ending);
  const double contacted = (1 - nothing) / days_between_contacts / ending;
  const double missed = nothing / (nothing + contacted);
  const double within = 5 * std::sqrt(2 * missed / run_of.back());
  table.check(std::abs(run_of[2 * tenths] - missed) < within,
              fmt::format("G12: share of deadlines missed {}, not {}", run_of[2 * tenths], missed));
  Row speed{"G12", fmt::format("20 years, {} cases: speed of the last tenth", cases), figure_of(last)};
  speed.against = "that of the second tenth";
  speed.theirs = figure_of(second);
  speed.unit = "M events/s";
  speed.ratio = ratio_of(last, second);
  speed.goal = speed.floor = Bound{0.95, true};
  table.add(speed);
  Row memory{"G12", "  memory at the end", {}, "that after the first tenth", {}, figure_of(growth), "B"};
  const auto exactly = [](double x) { return Figure{x, x, x}; };
  memory.ours = exactly(run_of[2 * tenths - 1]);
  memory.theirs = exactly(run_of[tenths]);
  memory.goal = memory.floor = Bound{1.02};
  table.add(memory);
}

}  // namespace ratios
