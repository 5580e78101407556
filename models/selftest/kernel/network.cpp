// Networks of stations: open ones with ways back (Jackson), and closed ones where a fixed number circles (mean-value
// analysis; the machine-repair model).
#include "models/selftest/kernel/kernel.hpp"
#include <memory>

#include "sim/kernel/simulation.hpp"
#include "sim/resources/pool.hpp"
#include "models/selftest/kernel/measures.hpp"

namespace models::theory {
namespace {

// --- Open ------------------------------------------------------------------------------------------------------------

struct Stage {
  std::string name;
  int servers = 1;
  double rate = 1;            // of one server
  std::vector<double> exits;  // to each stage, and out
};

struct Network {
  std::vector<Stage> stages;
  double arrival_rate = 1;  // at the first
};

std::size_t stage_called(const std::vector<Stage>& stages, const std::string& prefix) {
  for (std::size_t i = 0; i < stages.size(); ++i)
    if (stages[i].name.rfind(prefix, 0) == 0) return i;
  throw std::runtime_error("no stage called " + prefix);
}

/// With `P=scr>ass .45 scr>s47 .05 ...`; the stages are named by the rows L_screening, L_assessment and so on.
Network network_of(const Case& of) {
  const Parameters& p = of.parameters;
  Network network;
  network.arrival_rate = p.number("gamma");
  if (p.has("rereferral")) {
    const double back = p.number("rereferral");
    network.stages = {{"station", p.whole("c"), p.number("mu"), {back, 1 - back}}};
    return network;
  }
  const std::vector<double> rates = p.numbers("mu"), servers = p.numbers("c");
  for (const char* name : {"screening", "assessment", "s47", "plan"}) {
    const std::size_t i = network.stages.size();
    network.stages.push_back({name, static_cast<int>(servers.at(i)), rates.at(i), {0, 0, 0, 0, 1}});
  }
  const std::vector<std::string> words = split(p.text("P"), ' ');
  for (std::size_t i = 0; i + 1 < words.size(); i += 2) {
    const std::vector<std::string> ends = split(words[i], '>');
    std::vector<double>& exits = network.stages[stage_called(network.stages, ends.at(0))].exits;
    exits[stage_called(network.stages, ends.at(1))] = std::stod(words[i + 1]);
    exits.back() -= std::stod(words[i + 1]);
  }
  return network;
}

class NetworkRun {
 public:
  NetworkRun(const Network& network, const sim::Luck& luck)
      : network_(network), luck_(luck), at_(network.stages.size()) {
    for (const Stage& stage : network.stages) pools_.push_back(std::make_unique<sim::Pool>(simulation_, stage.servers));
  }

  Results run(double length) {
    simulation_.start(arrivals(), 0);
    simulation_.run_until(at(warm_up_share * length));
    for (AtStage& each : at_) each = AtStage{each.present, {}, 0};
    for (AtStage& each : at_) each.present.restart(simulation_.now());
    for (const auto& pool : pools_) pool->restart_statistics();
    inside_ = {};
    visits_ = {};
    simulation_.run_until(at((1 + warm_up_share) * length));
    return results(length);
  }

 private:
  enum Purpose : std::uint32_t { gaps, services, routes };
  struct AtStage {
    Levels present;
    sim::Tally waits;
    double arrived = 0;
  };

  sim::Process arrivals() {
    sim::Stream gap = luck_.of(0, gaps);
    for (std::uint64_t n = 1;; ++n) {
      co_await simulation_.delay(span_of(exponential(gap, 1 / network_.arrival_rate)));
      simulation_.start(way_through(n), n);
    }
  }

  sim::Process way_through(std::uint64_t n) {
    sim::Stream service = luck_.of(n, services), route = luck_.of(n, routes);
    const sim::Instant began = simulation_.now();
    double visits = 0;
    for (std::size_t where = 0; where < network_.stages.size();) {
      const Stage& stage = network_.stages[where];
      AtStage& here = at_[where];
      const sim::Instant asked = simulation_.now();
      here.present.change(asked, 1);
      ++here.arrived;
      ++visits;
      {
        const sim::Lease lease = co_await pools_[where]->acquire();
        here.waits.add(units_of(simulation_.now() - asked));
        co_await simulation_.delay(span_of(exponential(service, 1 / stage.rate)));
      }
      here.present.change(simulation_.now(), -1);
      where = discrete(route, stage.exits);
    }
    inside_.add(units_of(simulation_.now() - began));
    visits_.add(visits);
  }

  Results results(double length) {
    Results results;
    double total = 0;
    for (std::size_t i = 0; i < at_.size(); ++i) {
      const std::string& name = network_.stages[i].name;
      at_[i].present.report(simulation_.now(), {}, "L_" + name, results);
      total += results["L_" + name];
      results["lambda_" + name] = at_[i].arrived / length;
      results["rho_" + name] = pools_[i]->statistics().busy.mean(simulation_.now()) / network_.stages[i].servers;
      results["Wq_" + name] = at_[i].waits.mean();
    }
    results["L"] = results["L_total"] = total;
    results["W_total_per_new_contact"] = results["total_time_in_system"] = inside_.mean();
    results["visits_per_case"] = visits_.mean();
    return results;
  }

  Network network_;
  sim::Luck luck_;
  sim::Simulation simulation_;
  std::vector<std::unique_ptr<sim::Pool>> pools_;
  std::vector<AtStage> at_;
  sim::Tally inside_, visits_;
};

// --- Closed ----------------------------------------------------------------------------------------------------------

/// `members` circle for ever: a pause, then each station in turn.
struct Circle {
  int members = 1;
  double pause = 0;  // mean; exponential like the services
  std::vector<double> services;
  int servers = 1;  // at each station
};

class CircleRun {
 public:
  CircleRun(const Circle& circle, const sim::Luck& luck) : circle_(circle), luck_(luck), at_(circle.services.size()) {
    for (std::size_t i = 0; i < at_.size(); ++i)
      pools_.push_back(std::make_unique<sim::Pool>(simulation_, circle.servers));
  }

  Results run(double length) {
    for (int i = 0; i < circle_.members; ++i) {
      const auto n = static_cast<std::uint64_t>(i);
      simulation_.start(member(n), n);
    }
    simulation_.run_until(at(warm_up_share * length));
    for (AtStation& each : at_) {
      each.waits = each.stays = {};
      each.present.restart(simulation_.now());
    }
    for (const auto& pool : pools_) pool->restart_statistics();
    rounds_ = 0;
    simulation_.run_until(at((1 + warm_up_share) * length));
    return results(length);
  }

 private:
  enum Purpose : std::uint32_t { pauses, services };
  struct AtStation {
    Levels present;
    sim::Tally waits, stays;
  };

  sim::Process member(std::uint64_t n) {
    sim::Stream pause = luck_.of(n, pauses), service = luck_.of(n, services);
    for (;;) {
      if (circle_.pause > 0) co_await simulation_.delay(span_of(exponential(pause, circle_.pause)));
      for (std::size_t i = 0; i < at_.size(); ++i) {
        const sim::Instant asked = simulation_.now();
        at_[i].present.change(asked, 1);
        const sim::Lease lease = co_await pools_[i]->acquire();
        at_[i].waits.add(units_of(simulation_.now() - asked));
        co_await simulation_.delay(span_of(exponential(service, circle_.services[i])));
        at_[i].stays.add(units_of(simulation_.now() - asked));
        at_[i].present.change(simulation_.now(), -1);
      }
      ++rounds_;
    }
  }

  Results results(double length) {
    Results results;
    for (std::size_t i = 0; i < at_.size(); ++i) {
      const std::string number = std::to_string(i + 1);
      at_[i].present.report(simulation_.now(), {}, "L" + number, results);
      results["R" + number] = at_[i].stays.mean();
    }
    results["throughput"] = results["tasks_per_hour"] = rounds_ / length;
    results["mean_tasks_open"] = results["L1"];
    results["task_wait_Wq"] = at_[0].waits.mean();
    results["utilisation"] = pools_[0]->statistics().busy.mean(simulation_.now()) / circle_.servers;
    return results;
  }

  Circle circle_;
  sim::Luck luck_;
  sim::Simulation simulation_;
  std::vector<std::unique_ptr<sim::Pool>> pools_;
  std::vector<AtStation> at_;
  double rounds_ = 0;
};

Circle circle_of(const Case& of) {
  const Parameters& p = of.parameters;
  if (of.group == "ClosedMVA") return {p.whole("N"), p.number("think"), {p.number("S1"), p.number("S2")}, 1};
  return {p.whole(p.has("cases") ? "cases" : "caseload"),
          p.number("hours_between_tasks_per_case"),
          {p.number("hours_per_task")},
          p.whole("workers")};
}

}  // namespace

Replication network(const Case& of) {
  return [set = network_of(of)](const sim::Luck& luck, double length) { return NetworkRun(set, luck).run(length); };
}

Replication circle(const Case& of) {
  return [set = circle_of(of)](const sim::Luck& luck, double length) { return CircleRun(set, luck).run(length); };
}

}  // namespace models::theory
