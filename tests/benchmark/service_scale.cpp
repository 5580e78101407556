// What the whole service costs: seconds a simulated year, by the length of the run and by the size of the place.
//
// Every row is one replication of the average authority under today's practice, observed as a study observes it,
// without a log. Run it on a machine left alone; it takes about a minute and a half.
//
// The work a child makes is the same in a place of any size, but not the time: a place that no longer fits the caches
// waits for memory. So beside each size stands what reading this machine's memory costs in a table as large as the
// place, in one chain, in the same minute.
#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <utility>
#include <vector>

#include "models/measures/observe.hpp"
#include "models/pipeline.hpp"
#include "tests/support/service.hpp"

namespace {

struct Cost {
  double seconds = 0, years = 0, children = 0;
  std::uint64_t events = 0;
};

Cost cost(int years, double scale) {
  models::Request request;
  request.config = test_support::config();
  request.practices = {"baseline"};
  request.years = years;
  request.scale = scale;
  const models::Model model = models::compile(models::load_scenario(test_support::england(), request)).front();
  models::Observer observer(model);
  const auto begin = std::chrono::steady_clock::now();
  Cost found;
  found.events = models::simulate(model, {1, 1}, observer);
  const models::Observations seen = observer.observations();
  found.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  found.years = years + to_years(sim::Instant{} - model.base.from).value;
  found.children = (*model.settings().population).value;
  if (!seen.identities.empty()) std::printf("  %s\n", seen.identities.c_str());
  return found;
}

// Nanoseconds a read takes in a table of so many bytes, read in an order that nothing foresees: one line of the cache a
// step, each step told by the one before.
double nanoseconds_a_read(double bytes) {
  struct alignas(64) Line {
    std::uint32_t next = 0;
  };
  std::vector<Line> lines(std::max<std::size_t>(64, static_cast<std::size_t>(bytes / sizeof(Line))));
  for (std::size_t i = 0; i < lines.size(); ++i) lines[i].next = static_cast<std::uint32_t>(i);
  std::uint64_t state = 1;
  for (std::size_t i = lines.size() - 1; i > 0; --i) {  // one cycle through all (Sattolo)
    state = state * 6364136223846793005ULL + 1442695040888963407ULL;
    std::swap(lines[i].next, lines[(state >> 33) % i].next);
  }
  constexpr int steps = 3'000'000;
  std::uint32_t at = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) at = lines[at].next;
  const auto begin = std::chrono::steady_clock::now();
  for (int i = 0; i < steps; ++i) at = lines[at].next;
  const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  if (at == lines.size()) std::printf("never\n");  // so that the chain is really followed
  return seconds / steps * 1e9;
}

double peak_megabytes() {
  rusage used{};
  getrusage(RUSAGE_SELF, &used);
  return static_cast<double>(used.ru_maxrss) / 1024;
}

}  // namespace

int main() {
  std::printf("by length, lead-in included\n%8s %9s %9s %14s %11s\n", "years", "seconds", "a year", "kernel events",
              "peak MB");
  for (const int years : {1, 2, 5, 10, 20}) {
    const Cost c = cost(years, 1);
    std::printf("%8d %9.2f %9.3f %14llu %11.0f\n", years, c.seconds, c.seconds / c.years,
                static_cast<unsigned long long>(c.events), peak_megabytes());
  }
  constexpr double bytes_a_child = 180;  // held at once, by the peak of the largest
  std::printf("\nby size, one year\n%10s %9s %22s %11s %18s\n", "children", "seconds", "a year and 100,000", "peak MB",
              "a random read, ns");
  for (const double scale : {0.126, 0.4, 1.26, 4.0, 12.6}) {
    const Cost c = cost(1, scale);
    const double megabytes = peak_megabytes();
    std::printf("%10.0f %9.2f %22.3f %11.0f %18.1f\n", c.children, c.seconds, c.seconds / c.years / c.children * 1e5,
                megabytes, nanoseconds_a_read(bytes_a_child * c.children));
  }
}
