// Something kept for each case, found by the case's number: what every event of a case asks for.
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "models/practice/ids.hpp"

namespace models {

/// A table with open addressing into entries that stand in the order in which their cases were first seen, so that
/// nothing depends on where a number happens to fall. Nothing is ever taken out. A reference into it lasts until the
/// next case is added.
template <class Kept>
class ByCase {
 public:
  /// What is kept for the case; made when there is nothing yet.
  Kept& operator[](CaseId id) {
    if (entries_.size() * 2 >= table_.size()) grow();
    std::uint32_t& slot = slot_of(id);
    if (slot == none) {
      slot = static_cast<std::uint32_t>(entries_.size());
      entries_.emplace_back(id, Kept{});
    }
    return entries_[slot].second;
  }

  /// Null when the case was never seen.
  [[nodiscard]] Kept* find(CaseId id) {
    if (table_.empty()) return nullptr;
    const std::uint32_t slot = slot_of(id);
    return slot == none ? nullptr : &entries_[slot].second;
  }

  /// In the order in which they were first seen.
  [[nodiscard]] auto begin() { return entries_.begin(); }
  [[nodiscard]] auto end() { return entries_.end(); }
  [[nodiscard]] std::size_t size() const { return entries_.size(); }

 private:
  static constexpr std::uint32_t none = 0xffffffff;
  static constexpr std::size_t first_slots = 1024;

  // The table's size is a power of two; the multiplier is 2^64 divided by the golden ratio.
  [[nodiscard]] std::uint32_t& slot_of(CaseId id) {
    const std::uint64_t number = std::uint64_t{id.family.number} << 8 | id.child;
    const std::size_t mask = table_.size() - 1;
    std::size_t at = static_cast<std::size_t>((number * 0x9e3779b97f4a7c15ULL) >> 32) & mask;
    while (table_[at] != none && entries_[table_[at]].first != id) at = (at + 1) & mask;
    return table_[at];
  }

  void grow() {
    table_.assign(table_.empty() ? first_slots : table_.size() * 2, none);
    for (std::size_t i = 0; i < entries_.size(); ++i) slot_of(entries_[i].first) = static_cast<std::uint32_t>(i);
  }

  std::vector<std::pair<CaseId, Kept>> entries_;
  std::vector<std::uint32_t> table_;
};

}  // namespace models
