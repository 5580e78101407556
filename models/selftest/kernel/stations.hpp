// One station: arrivals of some law, perhaps in groups, one line, several servers, perhaps a bound on places, perhaps
// patience that ends.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sim/kernel/simulation.hpp"
#include "sim/resources/pool.hpp"
#include "models/selftest/kernel/measures.hpp"

namespace models::theory {

struct Station {
  Law gap;
  Law service;
  int servers = 1;
  std::optional<int> places;              // served or waiting
  double giving_up_rate = 0;              // of one who waits; 0 for never
  std::vector<double> group_sizes = {1};  // weights of one, two, three... who come together
};

class StationRun {
 public:
  StationRun(const Station& station, const std::vector<Row>& rows, const sim::Luck& luck)
      : station_(station), rows_(rows), luck_(luck), pool_(simulation_, station.servers) {}

  Results run(double length) {
    simulation_.start(arrivals(), 0);
    simulation_.run_until(at(warm_up_share * length));
    restart();
    simulation_.run_until(at((1 + warm_up_share) * length));
    return results(length);
  }

 private:
  enum Purpose : std::uint32_t { gaps, services, patiences, groups };

  sim::Process arrivals() {
    sim::Stream gap = luck_.of(0, gaps), service = luck_.of(0, services);
    sim::Stream patience = luck_.of(0, patiences), group = luck_.of(0, groups);
    for (std::uint64_t n = 0;; ++n) {
      co_await simulation_.delay(span_of(station_.gap(gap)));
      const std::size_t together = station_.group_sizes.size() > 1 ? discrete(group, station_.group_sizes) + 1 : 1;
      for (std::size_t i = 0; i < together; ++i) {
        std::optional<sim::Instant> leaves;
        if (station_.giving_up_rate > 0)
          leaves = simulation_.now() + span_of(exponential(patience, 1 / station_.giving_up_rate));
        simulation_.start(visit(span_of(station_.service(service)), leaves), n);
      }
    }
  }

  sim::Process visit(sim::Span service, std::optional<sim::Instant> leaves) {
    const sim::Instant arrived = simulation_.now();
    ++arrived_;
    if (station_.places && present_.level() >= *station_.places) {
      ++blocked_;
      co_return;
    }
    if (pool_.free() == 0) ++had_to_wait_;
    present_.change(arrived, 1);
    queue_.change(arrived, 1);
    const sim::Lease lease = co_await pool_.acquire(1, 0, leaves);
    queue_.change(simulation_.now(), -1);
    if (arrived >= since_) waits_.add(simulation_.now() - arrived);
    if (lease) {
      busy_.change(simulation_.now(), 1);
      co_await simulation_.delay(service);
      busy_.change(simulation_.now(), -1);
      ++completed_;
    } else {
      ++gave_up_;
    }
    present_.change(simulation_.now(), -1);
    if (arrived >= since_) stays_.add(simulation_.now() - arrived);
  }

  void restart() {
    since_ = simulation_.now();
    for (Levels* level : {&present_, &queue_, &busy_}) level->restart(since_);
    waits_.restart();
    stays_.restart();
    arrived_ = blocked_ = had_to_wait_ = gave_up_ = completed_ = 0;
  }

  Results results(double length) {
    Results results;
    const sim::Instant now = simulation_.now();
    queue_.report(now, {}, "Lq", results);
    busy_.report(now, {}, "busy", results);
    present_.report(now, rows_, "L", results);  // last: P0 and the variance are of those present
    waits_.report("Wq", results);
    stays_.report("W", results);
    results["Pwait"] = had_to_wait_ / arrived_;
    results["Pblock"] = blocked_ / arrived_;
    results["Pabandon"] = gave_up_ / arrived_;
    results["util"] = results["busy"] / station_.servers;
    results["throughput"] = completed_ / length;
    return results;
  }

  Station station_;
  std::vector<Row> rows_;
  sim::Luck luck_;
  sim::Simulation simulation_;
  sim::Pool pool_;
  sim::Instant since_;
  Levels present_, queue_, busy_;
  Times waits_{rows_, "Wq"}, stays_{rows_, "W"};
  double arrived_ = 0, blocked_ = 0, had_to_wait_ = 0, gave_up_ = 0, completed_ = 0;
};

}  // namespace models::theory
