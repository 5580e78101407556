// Nothing changed for ten years: no stock of the baseline moves by more than a hundredth a year. The same question as
// `casework validate --balance`.
#include <gtest/gtest.h>

#include <cmath>

#include "models/studies/compare.hpp"
#include "models/studies/drift.hpp"
#include "tests/support/service.hpp"

namespace models {
namespace {

TEST(BalanceTest, NoStockOfTheBaselineDrifts) {
  Request request;
  request.config = test_support::config();
  request.practices = {"baseline"};
  request.years = 10;
  Study asked;
  asked.replications = test_support::runs(20, 3);
  const StudyResult result = compare(compile(load_scenario(test_support::england(), request)), asked);
  EXPECT_TRUE(result.estimates.failures.empty());
  for (const Drift& drift : drift_of(result.runs.front())) {
    if (test_support::sanitized) continue;
    EXPECT_LE(std::abs(drift.a_year), most_drift) << drift.name;
    EXPECT_NE(drift.balanced, Met::missed) << drift.name << ": " << drift.a_year << " % a year";
    // A movement that is not known to one per cent could pass by luck.
    EXPECT_LT(drift.high95 - drift.low95, 2 * most_drift) << drift.name;
  }
}

}  // namespace
}  // namespace models
