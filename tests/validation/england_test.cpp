// The baseline against England in the year to 31 March 2025, divided by 153 authorities (config/evidence/sources.toml:
// S6, S79, S84). Settings were fitted to these figures: this test shows that they still come out, not that the model is
// right about anything else.
#include <gtest/gtest.h>

#include <utility>
#include <vector>

#include "models/studies/compare.hpp"
#include "tests/support/service.hpp"

namespace models {
namespace {

TEST(EnglandTest, TheBaselineGivesThePublishedFlowsAndStocks) {
  Request request;
  request.config = test_support::config();
  request.practices = {"baseline"};
  request.years = 5;
  Study asked;
  asked.replications = test_support::runs(20, 4);
  const StudyResult result = compare(compile(load_scenario(test_support::england(), request)), asked);
  EXPECT_TRUE(result.estimates.failures.empty());

  struct Published {
    Measure measure;
    double figure;
    double within;
  };
  for (const auto& [measure, figure, within] :
       std::vector<Published>{{Measure::referrals, 4136, 0.10},
                              {Measure::assessments, 4241, 0.10},
                              {Measure::section_47_enquiries, 1507, 0.10},
                              {Measure::initial_conferences, 471, 0.10},
                              {Measure::child_protection_plan_starts, 404, 0.10},
                              {Measure::child_protection_plans, 323, 0.10},
                              {Measure::children_looked_after, 534, 0.10},
                              {Measure::entries_to_care, 211, 0.10},
                              {Measure::children_in_need, 2630, 0.15}}) {
    const Estimate& found = result.estimates.arms.front().measures[static_cast<std::size_t>(measure)].value.value();
    EXPECT_NEAR(found.mean, figure, within * figure) << definition(measure).key;
    // A mean that is not known to a few per cent could pass by luck.
    EXPECT_LT(found.high95.value() - found.low95.value(), (test_support::sanitized ? 0.25 : 0.08) * figure)
        << definition(measure).key;
  }
}

}  // namespace
}  // namespace models
