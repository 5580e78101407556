#include "models/measures/workers_met.hpp"

#include <algorithm>

namespace models {

void WorkersMet::allocated(CaseId subject, WorkerId worker, int children) {
  Had& had = cases_[subject];
  had.holder = worker.number;
  had.held = children;
  if (std::find(had.workers.begin(), had.workers.end(), worker.number) != had.workers.end()) return;
  had.workers.push_back(worker.number);
  count_ += children;
}

void WorkersMet::released(CaseId subject, WorkerId worker) {
  Had* const had = cases_.find(subject);
  if (had != nullptr && had->holder == worker.number) had->held = 0;
}

void WorkersMet::entered_care(CaseId child, bool held) {
  Had* const family = cases_.find({child.family, 0});
  if (family == nullptr) return;
  if (held) family->held = std::max(0, family->held - 1);
  if (cases_.find(child) != nullptr) return;  // it has had a case of its own before
  std::vector<std::uint32_t> known = family->workers;
  cases_[child].workers = std::move(known);
}

void WorkersMet::restart() {
  count_ = 0;
  for (auto& [subject, had] : cases_) {
    had.workers.clear();
    if (had.held == 0) continue;
    had.workers.push_back(had.holder);
    count_ += had.held;
  }
}

}  // namespace models
