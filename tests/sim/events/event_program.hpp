// Programs of scheduling, cancelling and taking out, done to a list of events and to the plain definition of its order.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <set>
#include <tuple>
#include <vector>

#include "sim/events/event.hpp"

namespace sim {

/// An event with a name, which is its number among the marks of a program.
class Mark : public Event {
 public:
  int name = 0;
};

using Key = std::tuple<std::int64_t, int, std::uint64_t, std::uint64_t, int>;

/// The order by its plain definition: a sorted set of what is to come.
class Expected {
 public:
  void schedule(const EventPlace& place, int name) {
    const Key key{place.instant.ticks, place.rank, place.subject, scheduled_++, name};
    keys_.insert(key);
    if (by_name_.size() <= static_cast<std::size_t>(name)) by_name_.resize(static_cast<std::size_t>(name) + 1);
    by_name_[static_cast<std::size_t>(name)] = key;
  }
  void cancel(int name) { keys_.erase(by_name_[static_cast<std::size_t>(name)]); }
  int pop() {
    const int name = std::get<4>(*keys_.begin());
    keys_.erase(keys_.begin());
    return name;
  }
  [[nodiscard]] std::int64_t next() const { return std::get<0>(*keys_.begin()); }
  [[nodiscard]] std::size_t size() const { return keys_.size(); }

 private:
  std::set<Key> keys_;
  std::vector<Key> by_name_;
  std::uint64_t scheduled_ = 0;
};

enum class Act { schedule, cancel, pop, pop_before };

struct Step {
  Act act;
  std::int64_t ahead;  // of the clock; may be behind it a little
  int rank;
  std::uint64_t subject;
  std::uint32_t choice;  // which one to cancel
};

/// Does the same to a list and to the plain definition.
template <PendingEvents List>
class Beside {
 public:
  template <class... Arguments>
  explicit Beside(Arguments... arguments) : list_(arguments...) {}
  ~Beside() {
    for (Mark& mark : marks_) list_.cancel(mark);
  }

  [[nodiscard]] bool agrees_after(const Step& step) {
    switch (step.act) {
      case Act::schedule: {
        Mark& mark = free_mark();
        const EventPlace place{{now_ + step.ahead}, step.rank, step.subject};
        list_.schedule(place, mark);
        expected_.schedule(place, mark.name);
        break;
      }
      case Act::cancel: {
        if (marks_.empty()) break;
        Mark& mark = marks_[step.choice % marks_.size()];
        if (mark.is_scheduled()) {
          expected_.cancel(mark.name);
          free_.push_back(mark.name);
        }
        list_.cancel(mark);
        break;
      }
      case Act::pop:
        if (!pops_the_same()) return false;
        break;
      case Act::pop_before: {
        const Instant end{now_ + step.ahead};
        const bool due = expected_.size() > 0 && expected_.next() < end.ticks;
        auto* popped = static_cast<Mark*>(list_.pop_before(end));
        if ((popped != nullptr) != due) return false;
        if (due && !took(*popped)) return false;
      }
    }
    if (list_.size() != expected_.size() || list_.empty() != (expected_.size() == 0)) return false;
    return list_.empty() || list_.next_instant().ticks == expected_.next();
  }
  [[nodiscard]] bool empties_in_order() {
    while (expected_.size() > 0) {
      if (!pops_the_same()) return false;
    }
    return list_.empty();
  }
  [[nodiscard]] List& list() { return list_; }

 private:
  bool pops_the_same() { return expected_.size() == 0 || took(static_cast<Mark&>(list_.pop())); }
  bool took(Mark& mark) {
    now_ = expected_.next();
    free_.push_back(mark.name);
    return expected_.pop() == mark.name && !mark.is_scheduled();
  }
  Mark& free_mark() {
    if (free_.empty()) {
      marks_.emplace_back();
      marks_.back().name = static_cast<int>(marks_.size()) - 1;
      return marks_.back();
    }
    const int name = free_.back();
    free_.pop_back();
    return marks_[static_cast<std::size_t>(name)];
  }

  List list_;
  Expected expected_;
  std::deque<Mark> marks_;
  std::vector<int> free_;
  std::int64_t now_ = 0;
};

}  // namespace sim
