// A 4-ary heap whose members know where they stand in it, so that any of them can be taken out in O(log n).
//
// The members are not owned and nothing is allocated for one: a member derives from HeapNode, stays where it is while
// it is in the heap, and takes itself out before it dies. Four branches instead of two make the heap half as deep,
// and the keys of the branches of one entry lie side by side.
#pragma once

#include <cassert>
#include <cstddef>
#include <limits>
#include <utility>
#include <vector>

namespace sim {

struct HeapNode {
  static constexpr std::size_t outside = std::numeric_limits<std::size_t>::max();
  std::size_t heap_position = outside;

  [[nodiscard]] bool in_heap() const { return heap_position != outside; }
};

/// The smallest key, by operator<, is at the front. Keys must differ, or the order of equals is unspecified.
template <class Key>
class IndexedHeap {
 public:
  [[nodiscard]] bool empty() const { return entries_.empty(); }
  [[nodiscard]] std::size_t size() const { return entries_.size(); }
  [[nodiscard]] const Key& front_key() const { return entries_.front().key; }
  [[nodiscard]] HeapNode& front() const { return *entries_.front().node; }

  void push(const Key& key, HeapNode& node) {
    assert(!node.in_heap());
    entries_.push_back({key, &node});
    rise(entries_.size() - 1, {key, &node});
  }

  HeapNode& pop() {
    HeapNode& node = front();
    remove(node);
    return node;
  }

  void remove(HeapNode& node) {
    assert(node.in_heap() && entries_[node.heap_position].node == &node);
    const std::size_t hole = std::exchange(node.heap_position, HeapNode::outside);
    const Entry last = entries_.back();
    entries_.pop_back();
    if (hole == entries_.size()) return;
    if (hole > 0 && last.key < entries_[(hole - 1) / arity].key) {
      rise(hole, last);
    } else {
      sink(hole, last);
    }
  }

  /// Gives every node the key that `key_of` says, a function of HeapNode. O(n).
  template <class KeyOf>
  void rekey(KeyOf key_of) {
    for (Entry& entry : entries_) entry.key = key_of(*entry.node);
    for (std::size_t position = entries_.size(); position-- > 0;) sink(position, entries_[position]);
  }

 private:
  struct Entry {
    Key key;
    HeapNode* node;
  };
  static constexpr std::size_t arity = 4;

  void put(std::size_t position, const Entry& entry) {
    entries_[position] = entry;
    entry.node->heap_position = position;
  }

  void rise(std::size_t position, Entry entry) {
    while (position > 0) {
      const std::size_t above = (position - 1) / arity;
      if (!(entry.key < entries_[above].key)) break;
      put(position, entries_[above]);
      position = above;
    }
    put(position, entry);
  }

  void sink(std::size_t position, Entry entry) {
    const std::size_t count = entries_.size();
    for (;;) {
      const std::size_t first = position * arity + 1;
      if (first >= count) break;
      const std::size_t end = first + arity < count ? first + arity : count;
      std::size_t least = first;
      for (std::size_t branch = first + 1; branch < end; ++branch) {
        if (entries_[branch].key < entries_[least].key) least = branch;
      }
      if (!(entries_[least].key < entry.key)) break;
      put(position, entries_[least]);
      position = least;
    }
    put(position, entry);
  }

  std::vector<Entry> entries_;
};

}  // namespace sim
