// A study that somebody watches and may break off: what every command that simulates has in common.
#pragma once

#include "models/studies/compare.hpp"
#include "viz/cli/options.hpp"
#include "viz/cli/progress.hpp"

namespace viz {

/// Seed, replications and threads as asked; shows how far it is, and stops on Ctrl-C.
class WatchedStudy {
 public:
  explicit WatchedStudy(const Options& options);

  models::Study study;
  [[nodiscard]] int total() const { return total_; }
  /// The line that shows how far it is goes away.
  void over() { progress_.clear(); }
  /// Says that it was broken off and that nothing was written; returns the exit code.
  [[nodiscard]] int broken_off() const;

 private:
  Progress progress_;
  int done_ = 0, total_ = 0;
};

}  // namespace viz
