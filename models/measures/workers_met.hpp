// How many distinct social workers children had.
#pragma once

#include <cstdint>
#include <vector>

#include "models/measures/by_case.hpp"

namespace models {

/// Counts, over children, the social workers to whom a child was allocated, each worker once for each child. A child
/// who comes into care has met the workers that its family's case has had.
class WorkersMet {
 public:
  void allocated(CaseId subject, WorkerId worker, int children);
  void released(CaseId subject, WorkerId worker);
  /// `held`: its family's case has a worker, and one child fewer from now on.
  void entered_care(CaseId child, bool held);
  /// Forgets what was before; who hold cases now have been met.
  void restart();
  /// Sum over children.
  [[nodiscard]] std::int64_t count() const { return count_; }

 private:
  struct Had {
    std::vector<std::uint32_t> workers;  // numbers, in order of meeting: few
    std::uint32_t holder = 0;
    int held = 0;  // children that the holder has now
  };

  ByCase<Had> cases_;
  std::int64_t count_ = 0;
};

}  // namespace models
