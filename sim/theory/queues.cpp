#include "sim/theory/queues.hpp"

#include <algorithm>
#include <stdexcept>

namespace sim {
namespace {

void require(bool right, const char* what) {
  if (!right) throw std::invalid_argument(what);
}

}  // namespace

CommonLine common_line(double rate, double service, int servers) {
  require(rate > 0 && service > 0 && servers >= 1, "sim: a line needs arrivals, service and a server");
  const double offered = rate * service, load = offered / servers;
  require(load < 1, "sim: more comes than can be served: there is no steady state");
  double blocked = 1;  // Erlang's B, of 0, 1, 2... servers
  for (int n = 1; n <= servers; ++n) blocked = offered * blocked / (n + offered * blocked);
  CommonLine line;
  line.has_to_wait = blocked / (1 - load * (1 - blocked));
  line.waiting = line.has_to_wait * load / (1 - load);
  line.wait = line.waiting / rate;
  return line;
}

MachineRepair machine_repair(int members, double pause, double service, int servers) {
  require(members >= 1 && servers >= 1 && pause > 0 && service > 0,
          "sim: machine repair needs members, servers, a pause and a service");
  // Weights of 0, 1, 2... with the servers, each from the one before; scaled to the largest so far.
  double weight = 1, all = 1, present = 0, busy = 0, waiting = 0;
  for (int n = 1; n <= members; ++n) {
    weight *= (members - n + 1) / pause * service / std::min(n, servers);
    all += weight;
    present += weight * n;
    busy += weight * std::min(n, servers);
    waiting += weight * std::max(n - servers, 0);
    if (weight > 1e200) {
      for (double* sum : {&weight, &all, &present, &busy, &waiting}) *sum *= 1e-200;
    }
  }
  MachineRepair repair;
  repair.utilisation = busy / all / servers;
  repair.rate = busy / all / service;
  repair.waiting = waiting / all;
  repair.wait = repair.waiting / repair.rate;
  return repair;
}

}  // namespace sim
