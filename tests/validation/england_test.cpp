// The baseline against England in the year to 31 March 2025, by the same file of targets as `casework validate`
// (config/targets/england_average.toml). Settings were fitted to those that are not held back: this test shows that
// they still come out, not that the model is right about anything else.
#include <gtest/gtest.h>

#include <set>
#include <string>

#include "models/studies/compare.hpp"
#include "models/studies/targets.hpp"
#include "tests/support/service.hpp"

namespace models {
namespace {

// What is known to be missed, and said in models/README.md; whoever mends one takes it out here.
const std::set<std::string> known_misses = {
    "conferences_16_to_20_days",  // later conferences are too few, and these too many
    "conferences_21_days",
    "plans_6_to_12_months",  // too many plans end with their second review
};

TEST(EnglandTest, TheBaselineGivesWhatIsPublished) {
  Request request;
  request.config = test_support::config();
  request.practices = {"baseline"};
  Targets targets = load_targets(request.config / "targets" / "england_average.toml", request.config);
  std::erase_if(targets.targets, is_movement);  // balance_test.cpp asks about those
  request.years = targets.years;
  Study asked;
  asked.replications = test_support::runs(20, 3);
  const StudyResult result = compare(compile(load_scenario(test_support::england(), request)), asked);
  EXPECT_TRUE(result.estimates.failures.empty());
  for (const Held& held : hold_against(targets, result.runs.front())) {
    const Target& t = held.target;
    ASSERT_TRUE(held.mean.has_value()) << t.key;
    if (test_support::sanitized || known_misses.contains(t.key)) continue;
    EXPECT_NE(held.met, Met::missed) << t.key << ": " << *held.mean << " for " << t.value << " within " << t.within;
    // A mean that is not known to half of what is asked for could pass by luck.
    EXPECT_LT(*held.high95 - *held.low95, 2 * t.within) << t.key;
  }
}

}  // namespace
}  // namespace models
