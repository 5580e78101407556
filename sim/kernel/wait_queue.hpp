// A queue in the order of joining whose members lie where they wait, and can leave from anywhere in it.
#pragma once

#include <cstddef>
#include <utility>

namespace sim {

class WaitQueue;

/// A place in a queue, or outside.
class WaitPlace {
 public:
  WaitPlace() = default;
  WaitPlace(const WaitPlace&) = delete;
  WaitPlace& operator=(const WaitPlace&) = delete;

  /// Does nothing outside.
  inline void leave_queue() noexcept;

 protected:
  ~WaitPlace() { leave_queue(); }

 private:
  friend class WaitQueue;
  WaitQueue* queue_ = nullptr;
  WaitPlace* before_ = nullptr;
  WaitPlace* after_ = nullptr;
};

/// May die before those in it: they are outside then.
class WaitQueue {
 public:
  WaitQueue() = default;
  WaitQueue(const WaitQueue&) = delete;
  WaitQueue& operator=(const WaitQueue&) = delete;
  ~WaitQueue() {
    while (first_ != nullptr) first_->leave_queue();
  }

  /// Behind all others. It must be outside.
  void join(WaitPlace& place) noexcept {
    place.queue_ = this;
    place.after_ = nullptr;
    place.before_ = std::exchange(last_, &place);
    (place.before_ != nullptr ? place.before_->after_ : first_) = &place;
    ++size_;
  }

  [[nodiscard]] std::size_t size() const { return size_; }
  /// Who has waited longest; null if nobody waits.
  [[nodiscard]] WaitPlace* first() const { return first_; }
  [[nodiscard]] static WaitPlace* after(const WaitPlace& place) { return place.after_; }

 private:
  friend class WaitPlace;
  WaitPlace* first_ = nullptr;
  WaitPlace* last_ = nullptr;
  std::size_t size_ = 0;
};

inline void WaitPlace::leave_queue() noexcept {
  if (queue_ == nullptr) return;
  WaitQueue& queue = *std::exchange(queue_, nullptr);
  (before_ != nullptr ? before_->after_ : queue.first_) = after_;
  (after_ != nullptr ? after_->before_ : queue.last_) = before_;
  --queue.size_;
}

}  // namespace sim
