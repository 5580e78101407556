// The whole service through files of config/theory against config/theory/exact/service.csv: in short for every day,
// whole for the night.
#include <gtest/gtest.h>

#include "models/selftest/service/service.hpp"
#include "tests/validation/exact_answers.hpp"

namespace theory {
namespace {

#ifdef CASEWORK_IN_SHORT
constexpr bool in_short = true;
#else
constexpr bool in_short = false;
#endif

Bench bench() { return {config(), in_short}; }

class SpecialCaseTest : public ::testing::TestWithParam<Together> {};

TEST_P(SpecialCaseTest, AgreesWithTheory) { expect_all_hold(answers_of(bench(), GetParam())); }

INSTANTIATE_TEST_SUITE_P(Oracles, SpecialCaseTest, ::testing::ValuesIn(run_together(service_cases(config()))),
                         [](const auto& tested) { return test_name(tested.param.front()); });

TEST(AbsorbingChainTest, TheEliminationGivesTheExactVisitsOfTheOracle) {
  const models::Model model = chain_model(bench());
  const std::vector<double> visits = visits_by_arithmetic(model.pathway);
  int compared = 0;
  for (const Case& of : service_cases(config())) {
    if (of.name != "ABSORB-from-contact") continue;
    for (const Row& row : of.rows) {
      if (row.quantity.rfind("visits_", 0) != 0) continue;
      EXPECT_NEAR(visits[model.pathway.id(row.quantity.substr(7)).index], row.exact, 1e-12) << row.quantity;
      ++compared;
    }
  }
  EXPECT_EQ(compared, 7);
}

}  // namespace
}  // namespace theory
