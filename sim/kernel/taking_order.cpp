#include "sim/kernel/taking_order.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <limits>
#include <utility>

namespace sim {
namespace {

using Entry = TakingOrder::Entry;

constexpr std::size_t few = 12;
constexpr int digit_bits = 8;
constexpr std::size_t digits = std::size_t{1} << digit_bits;
// A pass over the digits costs about as much as two comparisons an entry; the counters are cleared each time.
constexpr int most_passes = 3;
constexpr std::size_t worth_digits = 48;

void insert_one_by_one(std::vector<Entry>& entries) {
  for (std::size_t i = 1; i < entries.size(); ++i) {
    const Entry entry = entries[i];
    std::size_t hole = i;
    for (; hole > 0 && goes_before(*entries[hole - 1].event, *entry.event); --hole) entries[hole] = entries[hole - 1];
    entries[hole] = entry;
  }
}

template <class Number>
struct Range {
  Number least = std::numeric_limits<Number>::max();
  Number most = std::numeric_limits<Number>::min();

  void add(Number number) {
    least = std::min(least, number);
    most = std::max(most, number);
  }
  /// How many are needed to tell them apart.
  [[nodiscard]] int bits() const { return static_cast<int>(std::bit_width(above_least(most))); }
  [[nodiscard]] std::uint64_t above_least(Number number) const {
    return static_cast<std::uint64_t>(number) - static_cast<std::uint64_t>(least);
  }
};

}  // namespace

void TakingOrder::sort(std::vector<Entry>& entries) {
  if (entries.size() <= few) {
    insert_one_by_one(entries);
    return;
  }
  const auto later_first = [](const Entry& a, const Entry& b) { return goes_before(*b.event, *a.event); };
  if (!make_keys(entries)) {
    std::sort(entries.begin(), entries.end(), later_first);
  } else if (!sort_by_digits(entries)) {
    std::sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) {
      return a.key != b.key ? a.key > b.key : a.event->sequence_ > b.event->sequence_;
    });
  }
}

// The place in one number, if it fits: instant, rank and subject above the least of each.
bool TakingOrder::make_keys(std::vector<Entry>& entries) {
  Range<std::int64_t> ticks;
  Range<std::int64_t> ranks;
  Range<std::uint64_t> subjects;
  for (const Entry& entry : entries) {
    ticks.add(entry.event->ticks_);
    ranks.add(entry.event->rank_);
    subjects.add(entry.event->subject_);
  }
  const int subject_bits = subjects.bits();
  const int rank_bits = ranks.bits();
  key_bits_ = ticks.bits() + rank_bits + subject_bits;
  if (key_bits_ >= 64) return false;
  for (Entry& entry : entries) {
    const Event& event = *entry.event;
    entry.key = ticks.above_least(event.ticks_) << (rank_bits + subject_bits) |
                ranks.above_least(event.rank_) << subject_bits | subjects.above_least(event.subject_);
  }
  return true;
}

// By the lowest digit, then by the next, keeping what is equal as it stands. Buckets are chained newest first, so equal
// ones nearly always stand right already; false if some do not.
bool TakingOrder::sort_by_digits(std::vector<Entry>& entries) {
  const int passes = (key_bits_ + digit_bits - 1) / digit_bits;
  if (entries.size() < worth_digits || passes > most_passes) return false;
  other_.resize(entries.size());
  for (int pass = 0; pass < passes; ++pass) {
    const int shift = pass * digit_bits;
    const auto digit = [shift](const Entry& entry) { return ~entry.key >> shift & (digits - 1); };
    std::array<std::uint32_t, digits> next{};
    for (const Entry& entry : entries) ++next[digit(entry)];
    std::uint32_t sum = 0;
    for (std::uint32_t& count : next) sum += std::exchange(count, sum);
    for (const Entry& entry : entries) other_[next[digit(entry)]++] = entry;
    entries.swap(other_);
  }
  for (std::size_t i = 1; i < entries.size(); ++i) {
    if (entries[i - 1].key == entries[i].key && entries[i - 1].event->sequence_ < entries[i].event->sequence_) {
      return false;
    }
  }
  return true;
}

}  // namespace sim
