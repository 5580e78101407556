// Which figures matter: one that must, one that cannot, luck, and what cannot be moved alone.
#include "models/studies/sensitivity.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/service.hpp"

namespace models {
namespace {

using ::testing::HasSubstr;

using test_support::a_year;
const std::filesystem::path town = test_support::brackenmere();

SensitivityQuestion small() {
  SensitivityQuestion question;
  question.keys = {"demand.contacts=2000:3600", "court.cost=1000:2000", "costs.recruitment=5000:5001"};
  question.measures = {Measure::referrals, Measure::cost_total};
  question.blocks = 3;
  question.bars = 2;
  question.top = 2;
  question.rows = 16;
  return question;
}

Study of(int threads) {
  Study study;
  study.seed = 4;
  study.replications = 1;
  study.threads = threads;
  return study;
}

TEST(SensitivityTest, WhatMattersStandsOutAndTheRestDoesNot) {
  const Sensitivity found = sensitivity(town, a_year(), small(), of(2));
  ASSERT_EQ(found.inputs.size(), 3U);
  const auto effect = [&](std::size_t input, std::size_t measure) { return found.effects[input][measure]; };
  EXPECT_TRUE(effect(0, 0).stands_out);  // contacts and referrals
  EXPECT_GT(effect(0, 0).screening.mean, 0);
  EXPECT_EQ(effect(1, 0).screening.mean_of_absolute, 0);  // what a court costs makes no referral
  EXPECT_FALSE(effect(1, 0).stands_out);
  EXPECT_GT(effect(1, 1).screening.mean, 0);
  EXPECT_EQ(found.order.front(), 0U);
  EXPECT_GT(found.noise[0], 0);
  // The bars of the first two, on the same luck.
  ASSERT_TRUE(effect(0, 0).bar);
  EXPECT_LT(effect(0, 0).bar->at_low.high95.value(), 0);
  EXPECT_GT(effect(0, 0).bar->at_high.low95.value(), 0);
  // Shares, luck among them.
  ASSERT_TRUE(effect(0, 0).shares);
  EXPECT_GT(effect(0, 0).shares->total.mean, 0.7);
  ASSERT_TRUE(found.luck[0]);
  EXPECT_LT(found.luck[0]->total.mean, 0.5);
  EXPECT_EQ(found.simulations, 3 * (3 + 2) + 5 * 10 + 16 * (3 + 2));
}

TEST(SensitivityTest, ThreadsDoNotMatter) {
  const Sensitivity one = sensitivity(town, a_year(), small(), of(1)),
                    three = sensitivity(town, a_year(), small(), of(3));
  EXPECT_EQ(one.summary.hash, three.summary.hash);
  EXPECT_EQ(one.effects[0][1].screening.mean, three.effects[0][1].screening.mean);
}

TEST(SensitivityTest, AShareThatHasToAddUpWithOthersIsLeftOutAndSaid) {
  SensitivityQuestion question = small();
  question.keys = {"demand.contacts=2000:3600", "involvement.short_help.share"};
  question.top = 0;
  const Sensitivity found = sensitivity(town, a_year(), question, of(2));
  EXPECT_EQ(found.inputs.size(), 1U);
  ASSERT_EQ(found.left_out.size(), 1U);
  EXPECT_THAT(found.left_out.front(), HasSubstr("involvement.short_help.share: it cannot be moved alone"));
}

TEST(SensitivityTest, WhatIsNoFigureIsRefusedAllAtOnce) {
  SensitivityQuestion question = small();
  question.keys = {"caseload.soft_cup", "court.cost=9:3", "authority.population"};
  try {
    (void)sensitivity(town, a_year(), question, of(1));
    FAIL();
  } catch (const std::invalid_argument& refused) {
    EXPECT_THAT(refused.what(), HasSubstr("did you mean caseload.soft_cap?"));
    EXPECT_THAT(refused.what(), HasSubstr("expected KEY=low:high"));
    EXPECT_THAT(refused.what(), HasSubstr("authority.population has no range of its own"));
  }
}

}  // namespace
}  // namespace models
