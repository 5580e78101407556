#include "sim/experiment/hash.hpp"

#include <gtest/gtest.h>

#include <array>

namespace sim {
namespace {

TEST(HashTest, GivesTheKnownAnswersOfItsAuthors) {
  EXPECT_EQ(Hash().hex(), "cbf29ce484222325");
  EXPECT_EQ(Hash().add_bytes("a").hex(), "af63dc4c8601ec8c");
  EXPECT_EQ(Hash().add_bytes("foobar").hex(), "85944171f73967e8");
}

TEST(HashTest, TellsApartWhatPrintsAlike) {
  EXPECT_NE(Hash().add(0.0).value(), Hash().add(-0.0).value());
  EXPECT_NE(Hash().add(0.1 + 0.2).value(), Hash().add(0.3).value());
  EXPECT_NE(Hash().add("ab").add("c").value(), Hash().add("a").add("bc").value());
  EXPECT_EQ(Hash().add(7).value(), Hash().add(std::int64_t{7}).value());
  EXPECT_NE(Hash().add(true).value(), Hash().add(false).value());
}

TEST(HashTest, NumbersInARowAreTheirNumberAndThenEach) {
  const std::array<double, 2> numbers{1.5, 2.5};
  EXPECT_EQ(Hash().add(numbers).value(), Hash().add(std::uint64_t{2}).add(1.5).add(2.5).value());
}

}  // namespace
}  // namespace sim
