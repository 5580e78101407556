// Those who wait, in the order of a discipline, linked through themselves: joining allocates nothing.
//
// For queues that are looked through in order. Where only the first counts, an IndexedHeap is faster.
#pragma once

#include <boost/intrusive/set.hpp>
#include <cstddef>

#include "sim/resources/discipline.hpp"

namespace sim {

/// A place in a WaitingLine. Leaves it by itself when it dies.
struct LineNode : boost::intrusive::set_base_hook<boost::intrusive::link_mode<boost::intrusive::auto_unlink>,
                                                  boost::intrusive::optimize_size<true>> {
  QueuePlace place;

  [[nodiscard]] bool in_line() const { return is_linked(); }
};

template <class Member>  // derives from LineNode
class WaitingLine {
 public:
  WaitingLine() = default;
  WaitingLine(const WaitingLine&) = delete;
  WaitingLine& operator=(const WaitingLine&) = delete;
  ~WaitingLine() { members_.clear(); }

  /// O(log n); O(1) for one that goes last.
  void join(Member& member, const QueuePlace& place) {
    member.place = place;
    members_.insert(members_.end(), member);
  }
  static void leave(Member& member) { member.unlink(); }

  [[nodiscard]] bool empty() const { return members_.empty(); }
  /// O(n).
  [[nodiscard]] std::size_t size() const { return members_.size(); }
  [[nodiscard]] Member& front() { return *members_.begin(); }
  [[nodiscard]] const QueuePlace& front_place() const { return members_.begin()->place; }
  [[nodiscard]] auto begin() { return members_.begin(); }
  [[nodiscard]] auto end() { return members_.end(); }

  /// Gives everybody the place that `place_of` says, a function of Member.
  template <class PlaceOf>
  void renew(PlaceOf place_of) {
    Members renewed;
    while (!members_.empty()) {
      Member& member = *members_.begin();
      members_.erase(members_.begin());
      member.place = place_of(member);
      renewed.insert(renewed.end(), member);
    }
    members_.swap(renewed);
  }

 private:
  struct Before {
    bool operator()(const Member& a, const Member& b) const { return a.place < b.place; }
  };
  using Members = boost::intrusive::multiset<Member, boost::intrusive::compare<Before>,
                                             boost::intrusive::constant_time_size<false>>;
  Members members_;
};

}  // namespace sim
