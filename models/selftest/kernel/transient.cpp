// One server from empty, looked at one instant: E[N(t)] and P(N(t) = 0) by uniformisation.
#include "models/selftest/kernel/kernel.hpp"
#include "sim/kernel/simulation.hpp"
#include "sim/resources/pool.hpp"
#include "models/selftest/kernel/measures.hpp"

namespace models::theory {
namespace {

class FromEmpty {
 public:
  FromEmpty(double arrival_rate, double service_rate, const sim::Luck& luck)
      : gap_(1 / arrival_rate), service_(1 / service_rate), luck_(luck), server_(simulation_, 1) {}

  double present_at(double t) {
    simulation_.start(arrivals(), 0);
    simulation_.run_until(at(t));
    return server_.busy() + static_cast<double>(server_.waiting());
  }

 private:
  enum Purpose : std::uint32_t { gaps, services };

  sim::Process arrivals() {
    sim::Stream gap = luck_.of(0, gaps), service = luck_.of(0, services);
    for (std::uint64_t n = 0;; ++n) {
      co_await simulation_.delay(span_of(exponential(gap, gap_)));
      simulation_.start(visit(span_of(exponential(service, service_))), n);
    }
  }
  sim::Process visit(sim::Span service) {
    const sim::Lease lease = co_await server_.acquire();
    co_await simulation_.delay(service);
  }

  double gap_, service_;
  sim::Luck luck_;
  sim::Simulation simulation_;
  sim::Pool server_;
};

}  // namespace

Replication transient(const Case& of) {
  return [p = of.parameters](const sim::Luck& luck, double runs) {
    sim::Tally present, empty;
    for (double i = 0; i < runs; ++i) {
      const std::uint64_t own = 10'000'000 * luck.replication + static_cast<std::uint64_t>(i);
      const double n = FromEmpty(p.number("lam"), p.number("mu"), {luck.seed, own}).present_at(p.number("t"));
      present.add(n);
      empty.add(n == 0 ? 1 : 0);
    }
    return Results{{"E[N(t)]", present.mean()}, {"P(N(t)=0)", empty.mean()}};
  };
}

}  // namespace models::theory
