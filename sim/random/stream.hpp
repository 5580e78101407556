// Random numbers by name: a stream is found by what it is for, and not by what was drawn before it.
//
// Two runs that ask for the same name get the same numbers, whatever else they draw and in whatever order: that is what
// lets two models be compared under the same luck. Underneath is Philox4x64-10 (Salmon and others, "Parallel random
// numbers: as easy as 1, 2, 3", SC11), taken from Random123.
#pragma once

#include <Random123/philox.h>

#include <cstdint>

namespace sim {

/// A name. `subject` must mean the same in every model that is to be compared (the n-th arrival of a source, not the
/// n-th thing created). `purpose` is an enumeration of the model that only grows. `visit` counts the times the same
/// subject draws for the same purpose.
struct StreamKey {
  std::uint64_t seed = 0;
  std::uint64_t replication = 0;
  std::uint64_t subject = 0;
  std::uint32_t purpose = 0;
  std::uint32_t visit = 0;
};

/// The stream of a name: key (seed, replication), counter (subject, purpose * 2^32 + visit, block, 0); the four words
/// of a block in order. 2^66 numbers. Making one is free; the first number costs one block.
class Stream {
 public:
  explicit Stream(const StreamKey& key)
      : key_{{key.seed, key.replication}},
        counter_{{key.subject, static_cast<std::uint64_t>(key.purpose) << 32 | key.visit, 0, 0}} {}

  /// 64 random bits.
  std::uint64_t bits() {
    if (next_ == words_per_block) {
      block_ = r123::Philox4x64_R<10>()(counter_, key_);
      ++counter_.v[2];
      next_ = 0;
    }
    return block_.v[next_++];
  }

  /// Uniform on (0, 1), never 0 or 1.
  double uniform() { return to_uniform(bits()); }

  /// (x + 1/2) / 2^53 of the upper 53 bits x. Where a double has no room for the half it rounds to even; for the one
  /// largest x that would be 1, which is kept below it.
  static double to_uniform(std::uint64_t bits) {
    const double u = (static_cast<double>(bits >> 11) + 0.5) * 0x1p-53;
    return u < 1 ? u : 1 - 0x1p-53;
  }

 private:
  static constexpr unsigned words_per_block = 4;

  r123::Philox4x64_R<10>::key_type key_;
  r123::Philox4x64_R<10>::ctr_type counter_;
  r123::Philox4x64_R<10>::ctr_type block_{};
  unsigned next_ = words_per_block;
};

/// The luck of one replication: hands out its streams.
struct Luck {
  std::uint64_t seed = 0;
  std::uint64_t replication = 0;

  [[nodiscard]] Stream of(std::uint64_t subject, std::uint32_t purpose, std::uint32_t visit = 0) const {
    return Stream({seed, replication, subject, purpose, visit});
  }
  /// For a purpose that is an enumerator.
  template <class Purpose>
  requires(!requires(Purpose purpose) { std::uint32_t{purpose}; }) [[nodiscard]] Stream
      of(std::uint64_t subject, Purpose purpose, std::uint32_t visit = 0) const {
    return of(subject, static_cast<std::uint32_t>(purpose), visit);
  }
};

}  // namespace sim
