// The kernel against every row of config/theory/exact/kernel.csv, one case a test; and the table itself: nothing in it
// goes unnoticed, and there is enough of it.
#include <gtest/gtest.h>

#include <set>
#include <stdexcept>

#include "models/selftest/kernel/kernel.hpp"
#include "models/selftest/selftest.hpp"
#include "tests/validation/exact_answers.hpp"

namespace theory {
namespace {

class KernelTest : public ::testing::TestWithParam<Case> {};

TEST_P(KernelTest, AgreesWithTheory) { expect_all_hold(kernel_answers(GetParam(), false)); }

INSTANTIATE_TEST_SUITE_P(Oracles, KernelTest, ::testing::ValuesIn(kernel_cases(config())),
                         [](const auto& tested) { return test_name(tested.param); });

TEST(OraclesTest, AtLeastThreeHundredRowsAreRun) {
  std::size_t rows = 0;
  for (const Case& each : kernel_cases(config())) rows += each.rows.size();
  EXPECT_GE(rows, 300U);
}

TEST(OraclesTest, NoCaseIsLeftWithoutALengthAndNoRowIsThereTwice) {
  for (const Case& each : kernel_cases(config())) {
    EXPECT_GT(each.length, 0) << each.name;
    std::set<std::string> quantities;
    for (const Row& row : each.rows) EXPECT_TRUE(quantities.insert(row.quantity).second) << each.name << row.quantity;
  }
}

TEST(OraclesTest, AGroupThatNobodyRunsAndARowThatNothingMeasuresAreFaults) {
  Case unknown{"X-1", "Unknown", Parameters("a=1"), {{"L", 1}}, 10};
  EXPECT_THROW((void)kernel_model(unknown), std::out_of_range);
  Case mm1{"X-2", "MM1", Parameters("lam=0.5;mu=1"), {{"L", 1}, {"nonsense", 1}}, 2000};
  const std::vector<Answer> answers = kernel_answers(mm1, false);
  EXPECT_TRUE(answers[0].measured);
  EXPECT_FALSE(answers[1].measured);
  EXPECT_FALSE(answers[1].holds());
}

TEST(OraclesTest, AWrongAnswerAndARunTooShortDoNotHold) {
  Answer answer{"X", "MM1", "L", 10, 10.3, 0.05, 6, 0.01, true};
  EXPECT_FALSE(answer.holds());  // six standard errors off
  answer.found = 10.1;
  EXPECT_TRUE(answer.holds());
  answer.standard_error = 0.2;
  EXPECT_FALSE(answer.holds());  // two per cent: it could hide anything
}

}  // namespace
}  // namespace theory
