#include "sim/random/stream.hpp"

#include <gtest/gtest.h>

#include <array>
#include <set>

namespace sim {
namespace {

TEST(StreamTest, PhiloxGivesItsKnownAnswers) {
  // RNG-philox4x64-10-0000000000000000
  const r123::Philox4x64_R<10>::ctr_type block = r123::Philox4x64_R<10>()({{}}, {{}});
  EXPECT_EQ(block.v[0], 0x16554d9eca36314cU);
  EXPECT_EQ(block.v[1], 0xdb20fe9d672d0fdcU);
  EXPECT_EQ(block.v[2], 0xd7e772cee186176bU);
  EXPECT_EQ(block.v[3], 0x7e68b68aec7ba23bU);
  // RNG-philox4x32-10-243f6a88: the same code with half the width, on a counter and a key that are not nought
  const r123::Philox4x32_R<10>::ctr_type narrow =
      r123::Philox4x32_R<10>()({{0x243f6a88U, 0x85a308d3U, 0x13198a2eU, 0x03707344U}}, {{0xa4093822U, 0x299f31d0U}});
  EXPECT_EQ(narrow.v[0], 0xd16cfe09U);
  EXPECT_EQ(narrow.v[3], 0x24126ea1U);
}

TEST(StreamTest, TheNameOfNoughtsGivesTheKnownBlockFirst) {
  Stream stream{StreamKey{}};
  EXPECT_EQ(stream.bits(), 0x16554d9eca36314cU);
  EXPECT_EQ(stream.bits(), 0xdb20fe9d672d0fdcU);
  EXPECT_EQ(stream.bits(), 0xd7e772cee186176bU);
  EXPECT_EQ(stream.bits(), 0x7e68b68aec7ba23bU);
}

TEST(StreamTest, ANameIsWhereInTheCounterAndKeyItIsSaidToBe) {
  Stream stream({1, 2, 3, 4, 5});
  for (std::uint64_t block = 0; block < 3; ++block) {
    const auto expected = r123::Philox4x64_R<10>()({{3, 4ULL << 32 | 5, block, 0}}, {{1, 2}});
    for (int word = 0; word < 4; ++word) EXPECT_EQ(stream.bits(), expected.v[word]);
  }
}

TEST(StreamTest, NamesThatDifferInAnyPartDiffer) {
  std::set<std::uint64_t> first;
  for (const StreamKey& key : {StreamKey{}, StreamKey{1}, StreamKey{0, 1}, StreamKey{0, 0, 1}, StreamKey{0, 0, 0, 1},
                               StreamKey{0, 0, 0, 0, 1}, StreamKey{0, 0, 0, 1, 1}}) {
    first.insert(Stream(key).bits());
  }
  EXPECT_EQ(first.size(), 7U);
}

TEST(StreamTest, BitsBecomeTheKnownUniform) {
  EXPECT_EQ(Stream::to_uniform(0xe169c58d6627e8d5U), 0.88052019788861435);  // RNG-u01-53
}

TEST(StreamTest, AUniformIsNeverNoughtNorOne) {
  EXPECT_EQ(Stream::to_uniform(0), 0x1p-54);
  EXPECT_EQ(Stream::to_uniform(~std::uint64_t{0}), 1 - 0x1p-53);  // the sum alone would round to one
  double before = 0;
  for (std::uint64_t bits = 0; bits < ~std::uint64_t{0} - (1ULL << 50); bits += 1ULL << 50) {
    const double u = Stream::to_uniform(bits);
    ASSERT_LT(before, u);
    before = u;
  }
}

TEST(StreamTest, UniformsFillTheUnitIntervalEvenly) {
  Stream stream({2026, 0, 1});
  std::array<int, 100> cells{};
  constexpr int draws = 1'000'000;
  for (int i = 0; i < draws; ++i) ++cells[static_cast<std::size_t>(100 * stream.uniform())];
  double chi_squared = 0;
  for (const int count : cells) chi_squared += (count - draws / 100.0) * (count - draws / 100.0) / (draws / 100.0);
  EXPECT_LT(chi_squared, 148.2);  // 99.9 % point with 99 degrees of freedom
  EXPECT_GT(chi_squared, 60.2);   // 0.1 % point
}

enum class Purpose : std::uint32_t { coming = 3, going = 4 };

TEST(LuckTest, HandsOutTheStreamOfAName) {
  const Luck luck{11, 12};
  EXPECT_EQ(luck.of(5, Purpose::coming, 2).bits(), Stream({11, 12, 5, 3, 2}).bits());
  EXPECT_EQ(luck.of(5, 4U).bits(), luck.of(5, Purpose::going).bits());
  EXPECT_EQ(luck.of(5, 4).bits(), luck.of(5, Purpose::going).bits());
}

}  // namespace
}  // namespace sim
