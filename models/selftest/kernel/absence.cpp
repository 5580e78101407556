// A server that is not always there: away whenever there is nothing to do (vacations), or struck at any time, so that
// what is in hand waits and goes on where it stopped (White and Christie's breakdowns).
#include "models/selftest/kernel/kernel.hpp"
#include "sim/kernel/simulation.hpp"
#include "sim/resources/pool.hpp"
#include "sim/workers/timetable.hpp"
#include "sim/workers/worker.hpp"
#include "models/selftest/kernel/measures.hpp"

namespace models::theory {
namespace {

/// Leaves whenever nobody is there, and on return leaves again if nobody has come.
class VacationRun {
 public:
  VacationRun(const Parameters& p, const sim::Luck& luck)
      : gap_(1 / p.number("lam")), service_(law_of(p)), vacation_(p.number("vacation_mean")), luck_(luck) {}

  Results run(double length) {
    simulation_.start(arrivals(), 0);
    simulation_.start(vacations(), 1);
    simulation_.run_until(at(warm_up_share * length));
    waits_ = {};
    simulation_.run_until(at((1 + warm_up_share) * length));
    return {{"Wq", waits_.mean()}};
  }

 private:
  enum Purpose : std::uint32_t { gaps, services };

  sim::Process arrivals() {
    sim::Stream gap = luck_.of(0, gaps), service = luck_.of(0, services);
    for (std::uint64_t n = 0;; ++n) {
      co_await simulation_.delay(span_of(exponential(gap, gap_)));
      simulation_.start(visit(span_of(service_(service))), n);
    }
  }

  sim::Process visit(sim::Span service) {
    const sim::Instant asked = simulation_.now();
    sim::Lease lease = co_await server_.acquire();
    waits_.add(units_of(simulation_.now() - asked));
    co_await simulation_.delay(service);
    if (server_.waiting() == 0) simulation_.start(vacations(), 1);
  }

  sim::Process vacations() {
    server_.resize(0);
    do {
      co_await simulation_.delay(span_of(vacation_));
    } while (server_.waiting() == 0);
    server_.resize(1);
  }

  double gap_;
  Law service_;
  double vacation_;
  sim::Luck luck_;
  sim::Simulation simulation_;
  sim::Pool server_{simulation_, 1};
  sim::Tally waits_;
};

/// Falls ill also when idle; works day and night otherwise.
class SicknessRun {
 public:
  SicknessRun(const Parameters& p, const sim::Luck& luck)
      : gap_(1 / p.number("lam")),
        service_(1 / p.number("mu")),
        well_(1 / p.number("sickness_rate")),
        ill_(1 / p.number("return_rate")),
        luck_(luck) {}

  Results run(double length) {
    simulation_.start(arrivals(), 0);
    simulation_.start(sickness(), 1);
    simulation_.run_until(at(warm_up_share * length));
    worker_.restart_statistics();
    present_.restart(simulation_.now());
    stays_ = {};
    simulation_.run_until(at((1 + warm_up_share) * length));
    Results results;
    present_.report(simulation_.now(), {}, "L", results);
    results["W"] = stays_.mean();
    results["availability"] = units_of(worker_.statistics().available) / length;
    return results;
  }

 private:
  enum Purpose : std::uint32_t { gaps, services, health };

  sim::Process arrivals() {
    sim::Stream gap = luck_.of(0, gaps), service = luck_.of(0, services);
    for (std::uint64_t n = 0;; ++n) {
      co_await simulation_.delay(span_of(exponential(gap, gap_)));
      simulation_.start(visit(span_of(exponential(service, service_))), n + 2);
    }
  }

  sim::Process visit(sim::Span service) {
    const sim::Instant asked = simulation_.now();
    present_.change(asked, 1);
    co_await worker_.work({.amount = service});
    present_.change(simulation_.now(), -1);
    stays_.add(units_of(simulation_.now() - asked));
  }

  sim::Process sickness() {
    sim::Stream stream = luck_.of(0, health);
    for (;;) {
      co_await simulation_.delay(span_of(exponential(stream, well_)));
      const sim::Instant back = simulation_.now() + span_of(exponential(stream, ill_));
      if (back > simulation_.now()) worker_.be_absent(simulation_.now(), back);  // else shorter than half a tick
      co_await simulation_.until(back);
    }
  }

  double gap_, service_, well_, ill_;
  sim::Luck luck_;
  sim::Simulation simulation_;
  sim::Timetable day_and_night_;
  sim::Worker worker_{simulation_, day_and_night_};
  Levels present_;
  sim::Tally stays_;
};

}  // namespace

Replication absence(const Case& of) {
  return [p = of.parameters](const sim::Luck& luck, double length) {
    return p.has("vacation") ? VacationRun(p, luck).run(length) : SicknessRun(p, luck).run(length);
  };
}

}  // namespace models::theory
