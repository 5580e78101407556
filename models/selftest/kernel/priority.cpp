// Several classes at one station: served in order of class, interrupted or not (Cobham; Conway, Maxwell and Miller).
#include "models/selftest/kernel/kernel.hpp"
#include "sim/kernel/simulation.hpp"
#include "sim/resources/pool.hpp"
#include "sim/workers/timetable.hpp"
#include "sim/workers/worker.hpp"
#include "models/selftest/kernel/measures.hpp"

namespace models::theory {
namespace {

struct Class {
  double arrival_rate;
  Law service;
};

struct Ward {
  std::vector<Class> classes;
  int servers = 1;
};

/// Of `lam0.3 lognormal mean2 cv1.5`.
Class class_of(const std::string& text) {
  const std::vector<std::string> words = split(text, ' ');
  std::string law = "service=" + words.at(1);
  for (std::size_t i = 2; i < words.size(); ++i) {
    const std::size_t digits = words[i].find_first_of("0123456789");
    law += ";" + words[i].substr(0, digits) + "=" + words[i].substr(digits);
  }
  return {std::stod(words.at(0).substr(3)), law_of(Parameters(law))};
}

Ward ward_of(const Parameters& p) {
  Ward ward;
  ward.servers = p.whole("c");
  if (p.has("lams")) {
    for (const double rate : p.numbers("lams")) ward.classes.push_back({rate, exponential_law(1 / p.number("mu"))});
  } else {
    ward.classes = {class_of(p.text("class1")), class_of(p.text("class2"))};
  }
  return ward;
}

class WardRun {
 public:
  WardRun(const Ward& ward, const sim::Luck& luck)
      : ward_(ward), luck_(luck), pool_(simulation_, ward.servers, sim::Discipline::priority) {
    waits_.resize(ward.classes.size());
  }

  Results run(double length) {
    for (std::size_t i = 0; i < ward_.classes.size(); ++i) simulation_.start(arrivals(i), i);
    simulation_.run_until(at(warm_up_share * length));
    waits_.assign(waits_.size(), {});
    simulation_.run_until(at((1 + warm_up_share) * length));
    Results results;
    sim::Tally all;
    for (std::size_t i = 0; i < waits_.size(); ++i) {
      results["Wq_class" + std::to_string(i + 1)] = waits_[i].mean();
      all.merge(waits_[i]);
    }
    results["Wq_all"] = all.mean();
    return results;
  }

 private:
  enum Purpose : std::uint32_t { gaps, services };

  sim::Process arrivals(std::size_t its_class) {
    const Class& of = ward_.classes[its_class];
    sim::Stream gap = luck_.of(its_class, gaps), service = luck_.of(its_class, services);
    for (;;) {
      co_await simulation_.delay(span_of(exponential(gap, 1 / of.arrival_rate)));
      simulation_.start(visit(its_class, span_of(of.service(service))), its_class);
    }
  }

  sim::Process visit(std::size_t its_class, sim::Span service) {
    const sim::Instant asked = simulation_.now();
    const sim::Lease lease = co_await pool_.acquire(1, static_cast<int>(its_class) + 1);
    waits_[its_class].add(units_of(simulation_.now() - asked));
    co_await simulation_.delay(service);
  }

  Ward ward_;
  sim::Luck luck_;
  sim::Simulation simulation_;
  sim::Pool pool_;
  std::vector<sim::Tally> waits_;
};

/// A worker who lets go of what is in hand when a better class comes, and takes it up again where it stopped.
class InterruptedRun {
 public:
  InterruptedRun(const Ward& ward, const sim::Luck& luck) : ward_(ward), luck_(luck), stays_(ward.classes.size()) {}

  Results run(double length) {
    for (std::size_t i = 0; i < ward_.classes.size(); ++i) simulation_.start(arrivals(i), i);
    simulation_.run_until(at(warm_up_share * length));
    stays_.assign(stays_.size(), {});
    simulation_.run_until(at((1 + warm_up_share) * length));
    Results results;
    for (std::size_t i = 0; i < stays_.size(); ++i) results["W_class" + std::to_string(i + 1)] = stays_[i].mean();
    return results;
  }

 private:
  enum Purpose : std::uint32_t { gaps, services };

  sim::Process arrivals(std::size_t its_class) {
    const Class& of = ward_.classes[its_class];
    sim::Stream gap = luck_.of(its_class, gaps), service = luck_.of(its_class, services);
    for (;;) {
      co_await simulation_.delay(span_of(exponential(gap, 1 / of.arrival_rate)));
      simulation_.start(visit(its_class, span_of(of.service(service))), its_class);
    }
  }

  sim::Process visit(std::size_t its_class, sim::Span service) {
    const sim::Instant asked = simulation_.now();
    co_await worker_.work({.amount = service, .priority = static_cast<int>(its_class) + 1, .preempts = true});
    stays_[its_class].add(units_of(simulation_.now() - asked));
  }

  Ward ward_;
  sim::Luck luck_;
  sim::Simulation simulation_;
  sim::Timetable day_and_night_;
  sim::Worker worker_{simulation_, day_and_night_, sim::Discipline::priority};
  std::vector<sim::Tally> stays_;
};

}  // namespace

Replication priority(const Case& of) {
  return [ward = ward_of(of.parameters), interrupts = of.name.find("-PR-") != std::string::npos](const sim::Luck& luck,
                                                                                               double length) {
    return interrupts ? InterruptedRun(ward, luck).run(length) : WardRun(ward, luck).run(length);
  };
}

}  // namespace models::theory
