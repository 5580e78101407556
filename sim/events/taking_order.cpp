#include "sim/events/taking_order.hpp"

#include <algorithm>
#include <bit>
#include <cstddef>
#include <utility>

namespace sim {
namespace {

using Entry = TakingOrder::Entry;

constexpr std::size_t few = 12;            // are put in one by one
constexpr int most_leading_bits = 18;      // a megabyte of counters
constexpr std::size_t much = 65'536;       // to keep for the next time
constexpr std::size_t moves_an_entry = 8;  // beyond which putting in one by one was a mistake

void insert_one_by_one(std::vector<Entry>& entries) {
  for (std::size_t i = 1; i < entries.size(); ++i) {
    const Entry entry = entries[i];
    std::size_t hole = i;
    for (; hole > 0 && goes_before(*entries[hole - 1].event, *entry.event); --hole) entries[hole] = entries[hole - 1];
    entries[hole] = entry;
  }
}

}  // namespace

void TakingOrder::sort(std::vector<Entry>& entries) {
  if (entries.size() <= few) {
    insert_one_by_one(entries);
  } else if (!make_keys(entries)) {
    std::sort(entries.begin(), entries.end(),
              [](const Entry& a, const Entry& b) { return goes_before(*b.event, *a.event); });
  } else if (!sort_by_leading_bits(entries)) {
    std::sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) { return a.key > b.key; });
  }
}

// The whole order in one number, if it fits: instant, rank, subject and scheduling, above the least of each.
bool TakingOrder::make_keys(std::vector<Entry>& entries) {
  const int below_subject = sequences_.bits();
  const int below_rank = below_subject + subjects_.bits();
  const int below_ticks = below_rank + ranks_.bits();
  key_bits_ = below_ticks + ticks_.bits();
  if (key_bits_ >= 64) return false;
  for (Entry& entry : entries) {
    const Event& event = *entry.event;
    entry.key = ticks_.above_least(event.ticks_) << below_ticks | ranks_.above_least(event.rank_) << below_rank |
                subjects_.above_least(event.subject_) << below_subject | sequences_.above_least(event.sequence_);
  }
  return true;
}

// Spread over cells, about two for each entry; what shares a cell is then put right one by one. False if that takes too
// long, because most of them share a few cells.
bool TakingOrder::sort_by_leading_bits(std::vector<Entry>& entries) {
  const int bits = std::min({static_cast<int>(std::bit_width(entries.size())), key_bits_, most_leading_bits});
  const int shift = key_bits_ - bits;
  const std::uint64_t last = (std::uint64_t{1} << bits) - 1;
  const auto cell = [shift, last](const Entry& entry) { return last - (entry.key >> shift); };
  counts_.assign(last + 1, 0);
  for (const Entry& entry : entries) ++counts_[cell(entry)];
  std::uint32_t sum = 0;
  for (std::uint32_t& count : counts_) sum += std::exchange(count, sum);
  other_.resize(entries.size());
  for (const Entry& entry : entries) other_[counts_[cell(entry)]++] = entry;
  entries.swap(other_);
  if (other_.size() > much) other_ = {};
  std::size_t moves = 0;
  for (std::size_t i = 1; i < entries.size(); ++i) {
    const Entry entry = entries[i];
    std::size_t hole = i;
    for (; hole > 0 && entries[hole - 1].key < entry.key; --hole) entries[hole] = entries[hole - 1];
    if (hole == i) continue;
    entries[hole] = entry;
    moves += i - hole;
    if (moves > moves_an_entry * entries.size()) return false;
  }
  return true;
}

}  // namespace sim
