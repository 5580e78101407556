// One station against Erlang's formulas, Pollaczek and Khinchine's, Crommelin's, and finite chains.
#include "models/selftest/kernel/kernel.hpp"
#include "models/selftest/kernel/stations.hpp"

namespace models::theory {
namespace {

/// The sizes 1, 2, 3... and their weights, of `1:0.5|2:0.3|3:0.2`.
std::vector<double> group_sizes(const std::string& text) {
  std::vector<double> weights;
  for (const std::string& piece : split(text, '|')) weights.push_back(std::stod(split(piece, ':').at(1)));
  return weights;
}

Station plain(double arrival_rate, const Law& service, int servers) {
  Station station;
  station.gap = exponential_law(1 / arrival_rate);
  station.service = service;
  station.servers = servers;
  return station;
}

Station station_of(const Case& of) {
  const Parameters& p = of.parameters;
  if (of.group == "MM1") return plain(p.number("lam"), exponential_law(1 / p.number("mu")), 1);
  if (of.group == "MG1") return plain(p.number("lam"), law_of(p), 1);
  if (of.group == "ErlangB") {
    // The same for any law of service with that mean: here a lognormal one.
    Station station = plain(
        p.number("a"), [](sim::Stream& s) { return sim::lognormal(s, 1, 1); }, p.whole("c"));
    station.places = station.servers;
    return station;
  }
  if (of.group == "CaseloadCap") {
    const Law open = exponential_law(p.number("mean_days_open"));
    return plain(p.number("referrals_per_day"), open, p.whole("workers") * p.whole("cap"));
  }
  if (of.group == "MDc") {
    return plain(
        p.number("lam"), [d = p.number("D")](sim::Stream&) { return d; }, p.whole("c"));
  }
  if (of.group == "GM1") {
    Station station = plain(1, exponential_law(1 / p.number("mu")), 1);
    station.gap = [gap = 1 / p.number("lam")](sim::Stream&) { return gap; };
    return station;
  }
  if (of.group == "Batch") {
    Station station = plain(p.number("batch_rate"), exponential_law(1 / p.number("mu")), 1);
    station.group_sizes = group_sizes(p.text("batch"));
    return station;
  }
  Station station = plain(p.number("lam"), exponential_law(1 / p.number("mu")), p.whole("c"));
  if (p.has("K")) station.places = p.whole("K");
  if (p.has("theta")) station.giving_up_rate = p.number("theta");
  return station;
}

}  // namespace

Replication station(const Case& of) {
  return [of, set = station_of(of)](const sim::Luck& luck, double length) {
    Results results = StationRun(set, of.rows, luck).run(length);
    results["P(case waits for a worker)"] = results["Pwait"];
    results["Wq_per_child"] = results["Wq"];  // of each of a group that comes together
    return results;
  };
}

}  // namespace models::theory
