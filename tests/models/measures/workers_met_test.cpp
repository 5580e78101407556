// How many social workers a child has had.
#include "models/measures/workers_met.hpp"

#include <gtest/gtest.h>

#include "tests/models/measures/told.hpp"

namespace models {
namespace {

using told::child;
using told::family;
using told::moved;
using told::nowhere;
using told::stage;
using told::Telling;

constexpr double years = 365 / 365.25;

double value(const Observations& observations, Measure measure) { return observations[measure].value(); }

TEST(WorkersMetTest, AWorkerIsMetOnceByEachChildHoweverOftenSheHasTheCase) {
  const Observations o = Telling()
                             .worker(-10, 0)
                             .worker(-10, 1)
                             .allocated(-9, 1, 0, 3)
                             .released(73, 1, 0, 3)
                             .allocated(73, 1, 1, 3)
                             .released(146, 1, 1, 3)
                             .allocated(146, 1, 0, 3)  // has had it before
                             .observed();
  // She who has it on day 0 is one, she who comes after is another.
  EXPECT_NEAR(value(o, Measure::workers_per_child_year), 3 * 2 / (3 * years), 1e-9);
}

TEST(WorkersMetTest, AChildInCareHasMetTheWorkersOfItsFamily) {
  const Observations o = Telling()
                             .worker(0, 0)
                             .worker(0, 1)
                             .on(1, moved(family(1), nowhere(), stage("assessment"), 2))
                             .allocated(1, 1, 0, 2)
                             .on(20, EnteredCare{child(1), 9, CareRoute::voluntary, PostId{0}, true, false})
                             .on(20, moved(child(1), stage("assessment"), stage("kinship_care"), 1))
                             .on(20, Placed{child(1), stage("kinship_care"), -1, true})
                             .on(20, Allocated{child(1), WorkerId{0}, PostId{0}, 1, 0, false, WaitFor::worker, true})
                             .on(50, Released{child(1), WorkerId{0}, PostId{0}, 1})
                             .on(50, Allocated{child(1), WorkerId{1}, PostId{1}, 1, 0, false, WaitFor::worker, false})
                             .observed();
  EXPECT_EQ(o.identities, "");
  EXPECT_NEAR(value(o, Measure::workers_per_child_year), (2 + 1) / (2 * (365 - 1) / 365.25), 1e-9);
}

TEST(WorkersMetTest, OnlySocialWorkersAreMet) {
  const Observations o = Telling()
                             .worker(0, 0)
                             .worker(0, 1, Engagement::employee, "personal_adviser")
                             .allocated(0, 1, 0, 1)
                             .released(182.5, 1, 0, 1)
                             .allocated(182.5, 1, 1, 1)
                             .observed();
  EXPECT_NEAR(value(o, Measure::workers_per_child_year), 1 / (182.5 / 365.25), 1e-9);
}

}  // namespace
}  // namespace models
