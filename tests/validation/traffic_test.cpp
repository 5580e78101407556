// The traffic on the pathway in the service as it is: nobody is lost between two stages.
#include <gtest/gtest.h>

#include "tests/support/service.hpp"
#include "tests/validation/recount.hpp"

namespace models {
namespace {

// What came in went out, or is there.
class TrafficTest : public ::testing::TestWithParam<std::string> {};

TEST_P(TrafficTest, VisitsOutAreVisitsInLessTheChangeOfStock) {
  const Model model = test_support::beside_baseline(GetParam());
  const auto log = test_support::log_of(model, {2, 1});
  CaseEventLog before;
  for (const auto& [when, event] : *log)
    if (when.ticks < 0) before.tell(when, event);
  const recount::Stages first = recount::stages(model, before), last = recount::stages(model, *log);
  std::int64_t in = 0, out = 0;
  for (std::size_t i = 0; i < last.stock.size(); ++i) {
    const std::int64_t came = last.in[i] - first.in[i], went = last.out[i] - first.out[i];
    EXPECT_EQ(went, came - (last.stock[i] - first.stock[i])) << model.pathway.stages()[i].key;
    in += came;
    out += went;
  }
  EXPECT_EQ(in - out, last.appeared - first.appeared);  // between stages nobody appears or is lost
  EXPECT_GT(out, 10'000);
  const Observations seen = observe(model, *log);
  const double years = to_years(model.end - sim::Instant{}).value;
  std::int64_t contacts = 0;
  for (std::size_t i = 0; i < last.in.size(); ++i)
    if (model.pathway.stages()[i].kind == StageKind::contact) contacts += last.in[i] - first.in[i];
  EXPECT_NEAR(seen[Measure::contacts].value() * years, static_cast<double>(contacts), 1e-6);
}

INSTANTIATE_TEST_SUITE_P(EveryPracticeFile, TrafficTest, ::testing::ValuesIn(test_support::practice_files()),
                         [](const auto& tested) { return test_support::name_of(tested.param); });

}  // namespace
}  // namespace models
