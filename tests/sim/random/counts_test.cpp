#include "sim/random/counts.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cmath>

#include "sim/random/distributions.hpp"

namespace sim {
namespace {

TEST(BinomialTest, ItIsTheSmallestNumberWhoseShareReachesU) {
  struct Case {
    std::int64_t n;
    double p;
  };
  for (const Case& c : {Case{7, 0.5}, Case{40, 0.02}, Case{100, 0.2}, Case{101, 0.21}, Case{500, 0.97}}) {
    double below = 0;
    for (std::int64_t k = 0; k <= c.n; ++k) {
      const auto n = static_cast<double>(c.n);
      const auto x = static_cast<double>(k);
      const double chance = std::exp(std::lgamma(n + 1) - std::lgamma(x + 1) - std::lgamma(n - x + 1) +
                                     x * std::log(c.p) + (n - x) * std::log1p(-c.p));
      if (chance > 1e-6) {
        ASSERT_EQ(binomial(below + chance * 0.001, c.n, c.p), k) << c.n << " " << c.p;
        ASSERT_EQ(binomial(below + chance * 0.999, c.n, c.p), k) << c.n << " " << c.p;
      }
      below += chance;
    }
  }
}

TEST(BinomialTest, CertaintiesAreCertain) {
  EXPECT_EQ(binomial(0.3, 0, 0.5), 0);
  EXPECT_EQ(binomial(0.999, 12, 0), 0);
  EXPECT_EQ(binomial(0.001, 12, 1), 12);
}

TEST(BinomialTest, VeryManyTrialsAreNearlyNormal) {
  const double sd = std::sqrt(1e9 * 0.3 * 0.7);
  EXPECT_NEAR(static_cast<double>(binomial(0.5, 1'000'000'000, 0.3)), 3e8, 1);
  EXPECT_NEAR(static_cast<double>(binomial(0.975, 1'000'000'000, 0.3)), 3e8 + 1.959963984540 * sd, 2);
}

TEST(BinomialTest, AddingUpAndSearchingMeet) {
  // 20 expected are added up, a little more are searched for
  for (int i = 1; i < 500; ++i)
    EXPECT_LE(std::abs(binomial(i / 500.0, 200, 0.1) - binomial(i / 500.0, 200, 0.1000001)), 1);
  EXPECT_EQ(binomial(1 - 1e-6, 200, 0.1), CountTable::binomial(200, 0.1).value_at(1 - 1e-6));
  EXPECT_EQ(binomial(1 - 1.01e-6, 200, 0.1), CountTable::binomial(200, 0.1).value_at(1 - 1.01e-6));
}

TEST(CountTableTest, ItGivesWhatTheFunctionsGive) {
  Stream stream({5});
  const std::array<double, 5> weights{0.5, 0, 2, 1.5, 0};
  const CountTable hundred = CountTable::poisson(100);
  const CountTable small = CountTable::poisson(0.3);
  const CountTable trials = CountTable::binomial(1000, 0.25);
  const CountTable choice = CountTable::of_weights(weights);
  for (int i = 0; i < 3000; ++i) {
    const double u = stream.uniform();
    ASSERT_EQ(hundred.value_at(u), poisson(u, 100)) << u;
    ASSERT_EQ(small.value_at(u), poisson(u, 0.3)) << u;
    ASSERT_EQ(trials.value_at(u), binomial(u, 1000, 0.25)) << u;
    ASSERT_EQ(choice.value_at(u), static_cast<std::int64_t>(discrete(u, weights))) << u;
  }
}

TEST(CountTableTest, AWeightOfNoughtIsNeverChosen) {
  const CountTable table = CountTable::of_weights(std::array<double, 5>{0, 1, 0, 1, 0});
  EXPECT_EQ(table.value_at(0x1p-54), 1);
  EXPECT_EQ(table.value_at(0.5), 1);
  EXPECT_EQ(table.value_at(0.5 + 0x1p-53), 3);
  EXPECT_EQ(table.value_at(1 - 0x1p-53), 3);
}

TEST(CountTableTest, CertaintiesAreCertain) {
  EXPECT_EQ(CountTable::poisson(0).value_at(0.999), 0);
  EXPECT_EQ(CountTable::binomial(9, 0).value_at(0.999), 0);
  EXPECT_EQ(CountTable::binomial(9, 1).value_at(0.001), 9);
  EXPECT_EQ(CountTable::binomial(0, 0.5).value_at(0.5), 0);
}

}  // namespace
}  // namespace sim
