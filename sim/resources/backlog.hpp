// Work that waits to be picked up: a list in the order of a discipline, the same on every machine.
//
// Nobody waits in it and no time passes: it holds values. A process that hands out work looks at the first that suits.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
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
    Instant added;
    Work work;
  };

  explicit Backlog(Discipline discipline = Discipline::arrival_order) : discipline_(discipline) {}

  /// The smaller priority, or the earlier due date, goes first; equals by order of adding. O(length) at worst, O(1) for
  /// one that goes last.
  void add(Instant now, Work work, int priority = 0, Instant due = Instant::never()) {
    const QueuePlace place = queue_place(discipline_, priority, due, added_++);
    const auto after = std::upper_bound(items_.begin(), items_.end(), place,
                                        [](const QueuePlace& p, const Item& item) { return p < item.place; });
    items_.insert(after, Item{place, now, std::move(work)});
  }

  /// Takes out the first that `suits`, a predicate of Work; none if nothing does.
  template <class Suits>
  std::optional<Item> take_first(Suits suits) {
    const auto found = std::find_if(items_.begin(), items_.end(), [&](const Item& item) { return suits(item.work); });
    if (found == items_.end()) return std::nullopt;
    std::optional<Item> taken(std::move(*found));
    items_.erase(found);
    return taken;
  }
  std::optional<Item> take_first() {
    return take_first([](const Work&) { return true; });
  }

  /// Removes everything that `unwanted` says; how many that were.
  template <class Unwanted>
  std::size_t remove(Unwanted unwanted) {
    return std::erase_if(items_, [&](const Item& item) { return unwanted(item.work); });
  }

  [[nodiscard]] bool empty() const { return items_.empty(); }
  [[nodiscard]] std::size_t size() const { return items_.size(); }
  /// In the order in which they would be taken.
  [[nodiscard]] auto begin() const { return items_.begin(); }
  [[nodiscard]] auto end() const { return items_.end(); }

 private:
  Discipline discipline_;
  std::uint64_t added_ = 0;
  std::vector<Item> items_;
};

}  // namespace sim
