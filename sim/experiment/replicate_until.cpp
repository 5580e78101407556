#include "sim/experiment/replicate_until.hpp"

#include <exception>
#include <mutex>
#include <utility>

namespace sim {
namespace {

/// Follows the replications as they end in any order and decides in theirs; everything in it under its mutex but ended.
class Follower {
 public:
  Follower(int most, const Decision& decide) : decide_(decide), states_(most > 0 ? most : 0) {}

  [[nodiscard]] const std::atomic<bool>& ended() const { return ended_; }
  void end() { ended_ = true; }

  void over(int index, bool finished) {
    const std::lock_guard lock(mutex_);
    states_[index] = finished ? State::finished : State::failed;
    while (!decided_ && !fault_ && length_ < static_cast<int>(states_.size()) && states_[length_] != State::open) {
      const bool it_finished = states_[length_] == State::finished;
      try {
        decided_ = decide_(length_, it_finished);
        ++length_;
      } catch (...) {
        fault_ = std::current_exception();
      }
    }
    if (decided_ || fault_) ended_ = true;
  }

  /// After the threads have ended.
  Prefix close(ReplicationOutcome all, int first) {
    if (fault_) std::rethrow_exception(fault_);
    Prefix prefix;
    prefix.length = length_;
    prefix.decided = decided_;
    for (Failure& failure : all.failures) {
      if (failure.replication < first + length_) prefix.outcome.failures.push_back(std::move(failure));
    }
    prefix.outcome.finished = length_ - static_cast<int>(prefix.outcome.failures.size());
    prefix.outcome.stopped = !decided_ && length_ < static_cast<int>(states_.size());
    return prefix;
  }

 private:
  enum class State : unsigned char { open, finished, failed };

  const Decision& decide_;
  std::mutex mutex_;
  std::vector<State> states_;
  int length_ = 0;
  bool decided_ = false;
  std::exception_ptr fault_;
  std::atomic<bool> ended_ = false;
};

}  // namespace

Prefix run_prefix(int first, int most, int threads, const std::function<void(int)>& body, const Decision& decide,
                  const Progress& progress, const std::atomic<bool>* stop) {
  Follower follower(most, decide);
  const auto follow = [&](int replication) {
    if (stop != nullptr && stop->load()) {
      follower.end();  // it is left open, and so is what comes after it
      return;
    }
    try {
      body(replication);
    } catch (...) {
      follower.over(replication - first, false);
      throw;
    }
    follower.over(replication - first, true);
  };
  return follower.close(run_replications(first, most, threads, follow, progress, &follower.ended()), first);
}

}  // namespace sim
