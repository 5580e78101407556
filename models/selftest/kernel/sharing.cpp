// One server that divides itself evenly among all present: time in the system is proportional to the work brought.
#include "models/selftest/kernel/kernel.hpp"
#include <list>

#include "sim/kernel/signal.hpp"
#include "sim/kernel/simulation.hpp"
#include "models/selftest/kernel/measures.hpp"

namespace models::theory {
namespace {

/// What each still needs, in units of time of a server that does nothing else.
struct Share {
  double left;
  double brought;
  sim::Instant arrived;
};

class SharingRun {
 public:
  SharingRun(double arrival_rate, double mean_work, double watched_work, const sim::Luck& luck)
      : arrival_rate_(arrival_rate), mean_work_(mean_work), watched_work_(watched_work), luck_(luck) {}

  Results run(double length) {
    simulation_.start(arrivals(), 0);
    simulation_.start(server(), 1);
    simulation_.run_until(at(warm_up_share * length));
    present_.restart(simulation_.now());
    stays_ = watched_ = {};
    simulation_.run_until(at((1 + warm_up_share) * length));
    Results results;
    present_.report(simulation_.now(), {}, "L", results);
    results["W"] = stays_.mean();
    results["W given work 3"] = watched_.mean();
    return results;
  }

 private:
  enum Purpose : std::uint32_t { gaps, works, kinds };

  // One of twenty brings the work that is watched; the others' mean makes up for it, and their law is lognormal. So the
  // work has the mean that is asked for, and a law of no special kind: the answers hold for any.
  sim::Process arrivals() {
    constexpr double watched_share = 0.05;
    const double others_mean = (mean_work_ - watched_share * watched_work_) / (1 - watched_share);
    sim::Stream gap = luck_.of(0, gaps), work = luck_.of(0, works), kind = luck_.of(0, kinds);
    for (;;) {
      co_await simulation_.delay(span_of(exponential(gap, 1 / arrival_rate_)));
      const double brought = bernoulli(kind, watched_share) ? watched_work_ : lognormal(work, others_mean, 0.5);
      serve_until_now();
      shares_.push_back({brought, brought, simulation_.now()});
      present_.change(simulation_.now(), 1);
      changed_.notify_all();
    }
  }

  sim::Process server() {
    for (;;) {
      co_await changed_.wait_until(next_end());
      serve_until_now();
      const sim::Instant now = simulation_.now();
      std::erase_if(shares_, [&](const Share& each) {
        if (each.left > half_a_tick) return false;
        present_.change(now, -1);
        const double stay = units_of(now - each.arrived);
        stays_.add(stay);
        if (each.brought == watched_work_) watched_.add(stay);
        return true;
      });
    }
  }

  [[nodiscard]] sim::Instant next_end() const {
    if (shares_.empty()) return sim::Instant::never();
    double least = shares_.front().left;
    for (const Share& each : shares_) least = std::min(least, each.left);
    const double ticks = std::ceil(least * static_cast<double>(shares_.size()) * ticks_per_unit);
    return simulation_.now() + sim::Span{std::max<std::int64_t>(1, static_cast<std::int64_t>(ticks))};
  }

  void serve_until_now() {
    const double served = units_of(simulation_.now() - served_until_) / static_cast<double>(shares_.size());
    for (Share& each : shares_) each.left -= served;
    served_until_ = simulation_.now();
  }

  static constexpr double half_a_tick = 0.5 / ticks_per_unit;

  double arrival_rate_, mean_work_, watched_work_;
  sim::Luck luck_;
  sim::Simulation simulation_;
  sim::Signal changed_{simulation_};
  std::list<Share> shares_;
  sim::Instant served_until_;
  Levels present_;
  sim::Tally stays_, watched_;
};

}  // namespace

Replication sharing(const Case& of) {
  return [p = of.parameters](const sim::Luck& luck, double length) {
    return SharingRun(p.number("lam"), p.number("mean_work"), 3, luck).run(length);
  };
}

}  // namespace models::theory
