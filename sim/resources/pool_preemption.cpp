// Whose units are taken: the least important first, among equals the latest given, none without need.
#include <utility>

#include "sim/resources/pool.hpp"

namespace sim {

bool Pool::has_or_could_take(const PoolRequest& request) const {
  int missing = missing_for(request.units);
  if (missing <= 0 || !request.preempts) return missing <= 0;
  for (const Lease* lease = leases_; lease != nullptr && missing > 0; lease = lease->after_) {
    if (!lease->firm_ && lease->priority_ > request.standing.priority) missing -= lease->units_;
  }
  return missing <= 0;
}

/// Takes `missing` units, or as many as can be, from leases less important than `than`, or from any.
void Pool::take_back(int missing, std::optional<int> than, Lease*& taken) {
  if (missing <= 0) return;
  while (missing > 0) {
    Lease* const chosen = choose(than);
    if (chosen == nullptr) break;
    chosen->chosen_ = true;
    missing -= chosen->units_;
  }
  if (missing < 0) spare(-missing);
  for (Lease* lease = leases_; lease != nullptr;) {
    Lease& here = *std::exchange(lease, lease->after_);
    if (std::exchange(here.chosen_, false)) take(here, taken);
  }
}

/// The first to be taken of those that are not yet chosen; null if there is none.
Lease* Pool::choose(std::optional<int> than) const {
  Lease* found = nullptr;
  for (Lease* lease = leases_; lease != nullptr; lease = lease->after_) {
    if (lease->firm_ || lease->chosen_ || (than && lease->priority_ <= *than)) continue;
    if (found == nullptr || lease->priority_ > found->priority_) found = lease;
  }
  return found;
}

/// Of the chosen, lets those go that are not needed because `surplus` units are too many: the most important first,
/// among equals the one that was given first.
void Pool::spare(int surplus) {
  for (;;) {
    Lease* found = nullptr;
    for (Lease* lease = leases_; lease != nullptr; lease = lease->after_) {
      if (!lease->chosen_ || lease->units_ > surplus) continue;
      if (found == nullptr || lease->priority_ <= found->priority_) found = lease;
    }
    if (found == nullptr) return;
    found->chosen_ = false;
    surplus -= found->units_;
  }
}

void Pool::take(Lease& lease, Lease*& taken) {
  (lease.before_ != nullptr ? lease.before_->after_ : leases_) = lease.after_;
  if (lease.after_ != nullptr) lease.after_->before_ = lease.before_;
  lease.before_ = lease.after_ = nullptr;
  lease.pool_ = nullptr;
  lease.why_ = Wait::preempted;
  lease.taken_ = true;
  statistics_.busy.add(simulation_.now(), -lease.units_);
  ++statistics_.preempted;
  if (lease.work_ != nullptr) lease.after_ = std::exchange(taken, &lease);
}

/// Ends the work under leases that were taken. Comes last: the end of one branch of a wait withdraws the others, which
/// may stand in the queue of this pool.
void Pool::tell(Lease* taken) {
  while (taken != nullptr) {
    Lease& lease = *taken;
    taken = std::exchange(lease.after_, nullptr);
    if (lease.work_ != nullptr) lease.work_->taken();
  }
}

}  // namespace sim
