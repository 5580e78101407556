// Exponential service (and patience): the number present is a birth-death chain, whose weights are summed; without
// bound and patience that is Erlang's C formula, without waiting room his B formula, which holds for any service law.
// One server and any service law: Pollaczek and Khinchine. Classes: Cobham (Operations Research 2, 1954).
#include "sim/examples/station_exact.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace sim::examples {
namespace {

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

Measures nothing_known() {
  Measures measures{};
  measures.fill(unknown);
  return measures;
}

double visits_each(const Setup& setup) { return 1 / (1 - setup.feedback); }

/// Steady state of the number present, one arrival at a time.
struct Chain {
  double weight = 0, present = 0, queue = 0, busy = 0, has_to_wait = 0, full = 0;

  void add(double p, double n, double servers, bool no_room) {
    weight += p;
    present += p * n;
    queue += p * std::max(n - servers, 0.0);
    busy += p * std::min(n, servers);
    if (no_room) full += p;
    if (n >= servers && !no_room) has_to_wait += p;
  }
  void scale(double by) {
    for (double* sum : {&weight, &present, &queue, &busy, &has_to_wait, &full}) *sum *= by;
  }
};

Chain chain_of(const Setup& setup) {
  constexpr double most = 1e7, tiny = 1e-18, huge = 1e200;
  const double servers = setup.servers, leaving = 1 / (setup.service.mean() * visits_each(setup));
  const double giving_up = setup.patience ? 1 / setup.patience->mean() : 0;
  const double places = setup.capacity ? static_cast<double>(*setup.capacity) : most;
  Chain chain;
  double p = 1;
  for (double n = 0; n <= places; ++n) {
    chain.add(p, n, servers, setup.capacity && n == places);
    p *= setup.arrival_rate / (std::min(n + 1, servers) * leaving + std::max(n + 1 - servers, 0.0) * giving_up);
    if (p > huge) {
      chain.scale(1 / huge);
      p /= huge;
    }
    if (n > servers && p * n < tiny * chain.weight) break;
    if (n == most) {
      chain.weight = unknown;
      break;
    }
  }
  chain.scale(1 / chain.weight);
  return chain;
}

bool is_chain(const Setup& setup) {
  const bool no_waiting = setup.capacity && *setup.capacity <= setup.servers && setup.feedback == 0;
  const bool exponential = setup.service.kind == Law::Kind::exponential &&
                           (!setup.patience || setup.patience->kind == Law::Kind::exponential);
  return no_waiting || exponential;
}

Measures by_chain(const Setup& setup) {
  const Chain chain = chain_of(setup);
  const double admitted = setup.arrival_rate * (1 - chain.full);
  Measures exact = nothing_known();
  exact[queue_length] = chain.queue;
  exact[number_in_system] = chain.present;
  exact[time_in_system] = chain.present / admitted;
  exact[utilisation] = chain.busy / setup.servers;
  exact[p_wait] = chain.has_to_wait;
  exact[blocked] = chain.full;
  exact[abandoned] = setup.patience ? chain.queue / setup.patience->mean() / admitted : 0;
  // Those who give up wait too, but not as long as they would have: no formula for the wait of those served.
  if (!setup.patience) exact[wait] = chain.queue / (admitted * visits_each(setup));
  return exact;
}

Measures by_pollaczek_khinchine(const Setup& setup) {
  const double load = setup.load();
  Measures exact = nothing_known();
  exact[wait] = setup.arrival_rate * setup.service.second_moment() / (2 * (1 - load));
  exact[queue_length] = setup.arrival_rate * exact[wait];
  exact[time_in_system] = exact[wait] + setup.service.mean();
  exact[number_in_system] = setup.arrival_rate * exact[time_in_system];
  exact[p_wait] = exact[utilisation] = load;
  exact[blocked] = exact[abandoned] = 0;
  return exact;
}

bool nobody_turns_away(const Setup& setup) { return !setup.capacity && !setup.patience && setup.feedback == 0; }

}  // namespace

Measures exact_of_all(const Setup& setup) {
  if (is_chain(setup)) return by_chain(setup);
  const bool one_line = std::all_of(setup.classes.begin(), setup.classes.end(), [&](const ClassOfArrivals& each) {
    return each.priority == setup.classes.front().priority;
  });
  Measures exact = nothing_known();
  if (setup.servers == 1 && nobody_turns_away(setup) && one_line) exact = by_pollaczek_khinchine(setup);
  if (nobody_turns_away(setup)) exact[utilisation] = setup.load();
  return exact;
}

Measures exact_of_class(const Setup& setup, std::size_t index) {
  const bool known = nobody_turns_away(setup) && (setup.servers == 1 || is_chain(setup));
  if (!known) return nothing_known();
  const Measures all = is_chain(setup) ? by_chain(setup) : by_pollaczek_khinchine(setup);
  const ClassOfArrivals& own = setup.classes[index];
  double before = 0, up_to = 0;  // shares of the classes before this one, and with it and its equals
  for (const ClassOfArrivals& each : setup.classes) {
    if (each.priority < own.priority) before += each.share;
    if (each.priority <= own.priority) up_to += each.share;
  }
  const double load = setup.load(), rate = own.share * setup.arrival_rate;
  Measures exact = nothing_known();
  exact[wait] = all[wait] * (1 - load) / ((1 - load * before) * (1 - load * up_to));
  exact[queue_length] = rate * exact[wait];
  exact[time_in_system] = exact[wait] + setup.service.mean();
  exact[number_in_system] = rate * exact[time_in_system];
  exact[p_wait] = all[p_wait];
  exact[blocked] = exact[abandoned] = 0;
  exact[utilisation] = own.share * load;
  return exact;
}

}  // namespace sim::examples
