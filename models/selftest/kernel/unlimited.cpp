// Servers without limit: everybody who comes is served at once, so the number present is Poisson, in the steady state
// as from empty and under a rate that goes up and down with the year.
#include "models/selftest/kernel/kernel.hpp"
#include <numbers>

#include "sim/kernel/simulation.hpp"
#include "models/selftest/kernel/measures.hpp"

namespace models::theory {
namespace {

/// A rate mean + swing · sin(frequency · t); swing 0 for a constant one.
struct Rate {
  double mean = 1;
  double swing = 0;
  double frequency = 0;

  [[nodiscard]] double at(double t) const { return mean + swing * std::sin(frequency * t); }
};

Rate seasonal(const Parameters& p) { return {p.number("lbar"), p.number("beta"), 2 * std::numbers::pi / 365}; }

class UnlimitedRun {
 public:
  UnlimitedRun(const Rate& rate, const Law& stay, const sim::Luck& luck) : rate_(rate), stay_(stay), luck_(luck) {
    simulation_.start(arrivals(), 0);
  }

  void run_until(double time) { simulation_.run_until(at(time)); }
  [[nodiscard]] Levels& present() { return present_; }
  [[nodiscard]] sim::Instant now() const { return simulation_.now(); }
  [[nodiscard]] double arrived() const { return arrived_; }
  /// Of all present: time since they came, and the length of their stay, past and to come.
  [[nodiscard]] double elapsed() const { return present_.level() * units_of(now() - sim::Instant{}) - came_; }
  [[nodiscard]] double lengths() const { return lengths_; }

 private:
  enum Purpose : std::uint32_t { gaps, thinning, stays };

  // A Poisson process of the highest rate, of which each arrival is kept with the share that the rate then has of it.
  sim::Process arrivals() {
    sim::Stream gap = luck_.of(0, gaps), thin = luck_.of(0, thinning), stay = luck_.of(0, stays);
    const double highest = rate_.mean + rate_.swing;
    for (std::uint64_t n = 0;; ++n) {
      co_await simulation_.delay(span_of(exponential(gap, 1 / highest)));
      const double now = units_of(simulation_.now() - sim::Instant{});
      if (rate_.swing > 0 && !bernoulli(thin, rate_.at(now) / highest)) continue;
      ++arrived_;
      simulation_.start(visit(now, stay_(stay)), n);
    }
  }

  sim::Process visit(double came, double stay) {
    present_.change(simulation_.now(), 1);
    came_ += came;
    lengths_ += stay;
    co_await simulation_.delay(span_of(stay));
    present_.change(simulation_.now(), -1);
    came_ -= came;
    lengths_ -= stay;
  }

  Rate rate_;
  Law stay_;
  sim::Luck luck_;
  sim::Simulation simulation_;
  Levels present_;
  double arrived_ = 0;
  double came_ = 0, lengths_ = 0;  // sums over those present
};

// --- Steady, and from empty ------------------------------------------------------------------------------------------

Results steady(const Case& of, const sim::Luck& luck, double length) {
  UnlimitedRun run({of.parameters.number("lam")}, law_of(of.parameters), luck);
  run.run_until(warm_up_share * length);
  run.present().restart(run.now());
  run.run_until((1 + warm_up_share) * length);
  Results results;
  run.present().report(run.now(), of.rows, "L", results);
  return results;
}

/// Runs from empty, as many as `runs`, looked at when the rows say: `E[N(15)] from empty`.
Results from_empty(const Case& of, const sim::Luck& luck, double runs) {
  std::map<std::string, sim::Tally> tallies;
  for (double i = 0; i < runs; ++i) {
    UnlimitedRun run({of.parameters.number("lam")}, law_of(of.parameters),
                     {luck.seed, luck.replication * 1'000'000 + static_cast<std::uint64_t>(i)});
    for (const Row& row : of.rows) {  // upwards in time
      run.run_until(std::stod(row.quantity.substr(4)));
      tallies[row.quantity].add(run.present().level());
    }
  }
  Results results;
  for (const auto& [quantity, tally] : tallies) results[quantity] = tally.mean();
  return results;
}

// --- With the year ---------------------------------------------------------------------------------------------------

/// Looks at the level at the rows' days of each year, `m(91.25)`, and a hundred times a year for its first harmonic.
Results over_years(const Case& of, const sim::Luck& luck, double years) {
  constexpr double year = 365, run_in = 10, looks = 100;
  const Rate rate = seasonal(of.parameters);
  UnlimitedRun run(rate, law_of(of.parameters), luck);
  std::map<std::string, sim::Tally> tallies;
  double sine = 0, cosine = 0;
  for (double y = run_in; y < run_in + std::ceil(years); ++y) {
    std::map<double, std::string> days;  // in the order of time
    for (const Row& row : of.rows)
      if (row.quantity.rfind("m(", 0) == 0) days[std::stod(row.quantity.substr(2))] = row.quantity;
    for (double look = 0; look < looks; ++look) days.emplace(year * (look + 0.5) / looks, "");
    for (const auto& [day, quantity] : days) {
      run.run_until(y * year + day);
      if (!quantity.empty()) {
        tallies[quantity].add(run.present().level());
      } else {
        sine += run.present().level() * std::sin(rate.frequency * day);
        cosine += run.present().level() * std::cos(rate.frequency * day);
      }
    }
  }
  Results results;
  for (const auto& [quantity, tally] : tallies) results[quantity] = tally.mean();
  const double all = std::ceil(years) * looks;
  results["amplitude"] = 2 * std::hypot(sine, cosine) / all;
  results["peak_lag_days"] = std::atan2(-cosine, sine) / rate.frequency;  // behind the sine of the rate
  return results;
}

// --- Looked at on one day --------------------------------------------------------------------------------------------

/// Those present on a day, once in ten mean stays; one comes each unit of time.
Results inspected(const Case& of, const sim::Luck& luck, double length) {
  const double mean = of.parameters.number("mean"), run_in = 100 * mean;
  UnlimitedRun run({1}, law_of(of.parameters), luck);
  double number = 0, elapsed = 0, lengths = 0;
  for (double day = run_in; day < run_in + length; day += 10 * mean) {
    run.run_until(day);
    number += run.present().level();
    elapsed += run.elapsed();
    lengths += run.lengths();
  }
  return {{"mean_elapsed_of_open_cases", elapsed / number}, {"mean_total_length_of_open_cases", lengths / number}};
}

/// Counts of arrivals up to `t`, of a rate that follows the year; no stay matters.
Results counted(const Case& of, const sim::Luck& luck, double runs) {
  const double until = of.parameters.has("t") ? of.parameters.number("t") : std::stod(of.name.substr(6));
  sim::Tally counts;
  for (double i = 0; i < runs; ++i) {
    const std::uint64_t own = luck.replication * 1'000'000 + static_cast<std::uint64_t>(i);
    UnlimitedRun run(seasonal(of.parameters), [](sim::Stream&) { return 0.0; }, {luck.seed, own});
    run.run_until(until);
    counts.add(run.arrived());
  }
  return {{of.rows.front().quantity, counts.mean()}};
}

}  // namespace

Replication unlimited(const Case& of) {
  return [of](const sim::Luck& luck, double length) {
    if (of.group == "MtGinf") return over_years(of, luck, length);
    if (of.group == "Inspection") return inspected(of, luck, length);
    if (of.group == "Transient") return counted(of, luck, length);
    return of.name.find("transient") != std::string::npos ? from_empty(of, luck, length) : steady(of, luck, length);
  };
}

}  // namespace models::theory
