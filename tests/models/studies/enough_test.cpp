// How often is enough: all headline measures at once, decided in the order of replications.
#include "models/studies/enough.hpp"

#include <gtest/gtest.h>

#include "models/studies/compare.hpp"
#include "tests/support/service.hpp"

namespace models {
namespace {

std::vector<Model> arms() {
  Request request = test_support::a_year("4 weeks");
  request.practices = {"baseline", "mockingbird"};
  return compile(load_scenario(test_support::brackenmere(), request));
}

StudyResult until(double precision, int threads, int most = 200) {
  Study study;
  study.seed = 5;
  study.replications = most;
  study.precision = precision;
  study.threads = threads;
  return compare(arms(), study);
}

TEST(EnoughTest, TheAnswerIsTheSameForAnyNumberOfThreads) {
  const StudyResult one = until(0.7, 1), two = until(0.7, 2), five = until(0.7, 5);
  ASSERT_TRUE(one.enough);
  EXPECT_EQ(one.enough, two.enough);
  EXPECT_EQ(one.enough, five.enough);
  EXPECT_EQ(one.estimates.hash, two.estimates.hash);
  EXPECT_EQ(one.estimates.hash, five.estimates.hash);
  // Five more are looked ahead, and used.
  EXPECT_EQ(one.estimates.replications, *one.enough + 5);
  EXPECT_FALSE(one.stopped);
}

TEST(EnoughTest, AsManyAsWereEnoughAreThoseOfAPlainStudy) {
  const StudyResult found = until(0.7, 2);
  Study plain;
  plain.seed = 5;
  plain.replications = found.estimates.replications;
  EXPECT_EQ(compare(arms(), plain).estimates.hash, found.estimates.hash);
}

TEST(EnoughTest, MoreIsAskedOfAFinerPrecisionAndWhatIsNotReachedIsNamed) {
  const StudyResult found = until(0.001, 2, 6);
  EXPECT_FALSE(found.enough);
  EXPECT_EQ(found.estimates.replications, 6);
  EXPECT_FALSE(found.stopped);
  EXPECT_FALSE(found.not_precise.empty());
  ASSERT_TRUE(found.estimates.precision);
  EXPECT_EQ(found.estimates.precision->wanted, 0.001);
}

TEST(EnoughTest, AMeasureUndefinedInARunIsLeftOutAndAFailedReplicationTeachesNothing) {
  const std::vector<Model> models = arms();
  Enough enough(models, 0.5);
  const auto replication = [&](double cost, bool plans) {
    std::vector<std::optional<Observations>> both(2);
    for (auto& arm : both) {
      arm.emplace();
      for (auto& value : arm->values) value = 100 + cost;
      if (!plans) arm->values[static_cast<std::size_t>(Measure::child_protection_plans)].reset();
    }
    return both;
  };
  std::vector<std::optional<Observations>> failed(2);
  failed[0].emplace();
  for (int i = 0; i < 30; ++i) EXPECT_FALSE(enough.decide(failed));
  EXPECT_FALSE(enough.enough());
  for (int i = 0; i < 4; ++i) EXPECT_FALSE(enough.decide(replication(i % 2, true)));
  for (int i = 0; i < 20 && !enough.enough(); ++i) enough.decide(replication(i % 2, i > 0));
  ASSERT_TRUE(enough.enough());
  EXPECT_EQ(*enough.enough(), 3);
  EXPECT_TRUE(enough.not_precise().empty());
}

}  // namespace
}  // namespace models
