// Work that waits to be picked up: a list in the order of a discipline, the same on every machine.
//
// Nobody waits in it and no time passes: it holds values. A process that hands out work looks at the first that suits.
// Where processes are to wait for the work, take a Store (sim/resources/store.hpp).
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <optional>
#include <utility>
#include <vector>

#include "sim/resources/discipline.hpp"
#include "sim/time/instant.hpp"

namespace sim {

template <class Work>
class Backlog {
 public:
  struct Item {
    QueuePlace place;
    Standing standing;  ///< `since` is when it was added
    Work work;
  };

  explicit Backlog(Discipline discipline = Discipline::arrival_order) : discipline_(discipline) {}

  /// In its place by the discipline, equals by order of adding. O(length) at worst, O(1) for one that goes last.
  void add(Instant now, Work work, int priority = 0, Instant due = Instant::never(), std::int64_t value = 0) {
    const Standing standing{priority, due, value, now, added_++};
    give_back(Item{discipline_.place(standing, now), standing, std::move(work)});
  }

  /// Gives back what was taken out, to the place it had.
  void give_back(Item item) {
    const auto after = std::upper_bound(begin(), end(), item.place,
                                        [](const QueuePlace& p, const Item& other) { return p < other.place; });
    items_.insert(after, std::move(item));
  }

  /// Puts a list with a changing key in the order of `now`. Until it is called again, and what is added meanwhile
  /// apart, the order stays. Does nothing under another discipline.
  void renew(Instant now) {
    if (!discipline_.changes()) return;
    drop_taken();
    for (Item& item : items_) item.place = discipline_.place(item.standing, now);
    std::stable_sort(items_.begin(), items_.end(), [](const Item& a, const Item& b) { return a.place < b.place; });
  }

  /// Takes out the first that `suits`, a predicate of Work; none if nothing does. O(1) for the first of all, on
  /// average.
  template <class Suits>
  std::optional<Item> take_first(Suits suits) {
    const auto found = std::find_if(begin(), end(), [&](const Item& item) { return suits(item.work); });
    if (found == end()) return std::nullopt;
    return take(found);
  }
  std::optional<Item> take_first() {
    return take_first([](const Work&) { return true; });
  }

  /// Takes out the one with the smallest `score`, a function from Work to std::optional<std::int64_t> that gives none
  /// for what does not suit; among equals the first. None if nothing suits.
  template <class Score>
  std::optional<Item> take_best(Score score) {
    auto best = end();
    std::optional<std::int64_t> least;
    for (auto item = begin(); item != end(); ++item) {
      const std::optional<std::int64_t> here = score(item->work);
      if (!here || (least && *least <= *here)) continue;
      least = here;
      best = item;
    }
    if (best == end()) return std::nullopt;
    return take(best);
  }

  /// Removes everything that `unwanted` says; how many that were.
  template <class Unwanted>
  std::size_t remove(Unwanted unwanted) {
    drop_taken();
    return std::erase_if(items_, [&](const Item& item) { return unwanted(item.work); });
  }

  [[nodiscard]] bool empty() const { return size() == 0; }
  [[nodiscard]] std::size_t size() const { return items_.size() - taken_; }
  /// In the order in which they would be taken.
  [[nodiscard]] auto begin() const { return items_.begin() + static_cast<std::ptrdiff_t>(taken_); }
  [[nodiscard]] auto end() const { return items_.end(); }

 private:
  using Items = std::vector<Item>;

  std::optional<Item> take(typename Items::const_iterator position) {
    const auto found = items_.begin() + (position - items_.cbegin());
    std::optional<Item> taken(std::move(*found));
    if (position != begin()) {
      items_.erase(found);
    } else if (++taken_ * 2 > items_.size()) {
      drop_taken();
    }
    return taken;
  }

  // What is taken from the front leaves a gap, which is closed once it is the larger half.
  void drop_taken() {
    items_.erase(items_.begin(), items_.begin() + static_cast<std::ptrdiff_t>(std::exchange(taken_, 0)));
  }

  Discipline discipline_;
  std::uint64_t added_ = 0;
  std::size_t taken_ = 0;
  Items items_;
};

}  // namespace sim
