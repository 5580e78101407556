// The workloads of G1 to G5 on simcpp20 (github.com/fschuetz04/simcpp20), with a generator that costs next to nothing.
// README.md says what to give and what comes back.
#include <time.h>

#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string_view>

#include "fschuetz04/simcpp20.hpp"

namespace {

using Simulation = simcpp20::simulation<>;
using Process = simcpp20::process<>;

// SplitMix64 (Steele, Lea and Flood, OOPSLA 2014).
class Luck {
 public:
  explicit Luck(std::uint64_t seed) : state_(seed) {}

  double exponential(double mean) {
    state_ += 0x9e3779b97f4a7c15U;
    std::uint64_t bits = (state_ ^ state_ >> 30) * 0xbf58476d1ce4e5b9U;
    bits = (bits ^ bits >> 27) * 0x94d049bb133111ebU;
    bits ^= bits >> 31;
    return -mean * std::log((static_cast<double>(bits >> 11) + 0.5) * 0x1p-53);
  }

 private:
  std::uint64_t state_;
};

struct Station {
  Station(Simulation& simulation, std::uint64_t servers_, std::uint64_t seed)
      : servers(simulation, servers_), queue(simulation), luck(seed) {}

  simcpp20::resource<> servers;
  simcpp20::store<double> queue;
  Luck luck;
  std::uint64_t visits = 0;
  double mean_gap = 1;
  double patience = 0;
  std::uint64_t served = 0;
  std::uint64_t gave_up = 0;
  double in_system = 0;
};

Process visit(Simulation& simulation, Station& station) {
  const double arrived = simulation.now();
  co_await station.servers.request();
  co_await simulation.timeout(station.luck.exponential(1));
  station.servers.release();
  station.in_system += simulation.now() - arrived;
  ++station.served;
}

Process impatient_visit(Simulation& simulation, Station& station) {
  const double arrived = simulation.now();
  auto request = station.servers.request();
  co_await (request | simulation.timeout(station.luck.exponential(station.patience)));
  if (!request.triggered()) {
    request.abort();
    ++station.gave_up;
    co_return;
  }
  co_await simulation.timeout(station.luck.exponential(1));
  station.servers.release();
  station.in_system += simulation.now() - arrived;
  ++station.served;
}

Process arrivals(Simulation& simulation, Station& station) {
  for (std::uint64_t i = 0; i < station.visits; ++i) {
    co_await simulation.timeout(station.luck.exponential(station.mean_gap));
    if (station.patience > 0) {
      impatient_visit(simulation, station);
    } else {
      visit(simulation, station);
    }
  }
}

Process queue_arrivals(Simulation& simulation, Station& station) {
  for (std::uint64_t i = 0; i < station.visits; ++i) {
    co_await simulation.timeout(station.luck.exponential(station.mean_gap));
    station.queue.put(simulation.now());
  }
}

Process queue_service(Simulation& simulation, Station& station) {
  while (station.served < station.visits) {
    const double arrived = co_await station.queue.get();
    co_await simulation.timeout(station.luck.exponential(1));
    station.in_system += simulation.now() - arrived;
    ++station.served;
  }
}

double cpu_seconds() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 7) {
    std::fprintf(stderr, "usage: %s queue|process VISITS SERVERS ARRIVALS PATIENCE SEED\n", argv[0]);
    return 2;
  }
  Simulation simulation;
  Station station(simulation, std::strtoull(argv[3], nullptr, 10), std::strtoull(argv[6], nullptr, 10));
  station.visits = std::strtoull(argv[2], nullptr, 10);
  station.mean_gap = 1 / std::strtod(argv[4], nullptr);
  station.patience = std::strtod(argv[5], nullptr);
  const double begin = cpu_seconds();
  if (std::string_view(argv[1]) == "queue") {
    queue_arrivals(simulation, station);
    queue_service(simulation, station);
  } else {
    arrivals(simulation, station);
  }
  simulation.run();
  const auto visits = static_cast<double>(station.visits);
  std::printf("simcpp20 %.3f %.6f %.6f\n", (cpu_seconds() - begin) * 1e9 / visits,
              station.in_system / static_cast<double>(station.served), static_cast<double>(station.gave_up) / visits);
}
