#include "viz/cli/watched_study.hpp"

#include <fmt/format.h>

#include <cstdio>

#include "viz/cli/interrupt.hpp"

namespace viz {

WatchedStudy::WatchedStudy(const Options& options) : progress_(!options.quiet && somebody_watches()) {
  study.seed = options.seed;
  study.replications = options.replications;
  study.precision = options.precision;
  study.zones = options.zones;
  study.levels = options.levels;
  study.threads = options.threads;
  study.stop = &watch_for_interrupt();
  study.told = [this](int done, int total) {
    done_ = done;
    total_ = total;
    progress_.show(done, total);
  };
}

int WatchedStudy::broken_off() const {
  fmt::print(stderr,
             "casework: broken off after {} of {} simulations; nothing was written, and nothing may be concluded\n",
             done_, total_);
  return 1;
}

}  // namespace viz
