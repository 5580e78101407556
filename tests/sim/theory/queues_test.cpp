#include "sim/theory/queues.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

namespace sim {
namespace {

TEST(QueuesTest, ACommonLineIsErlangsC) {
  const CommonLine five = common_line(4.5, 1, 5);  // MMc-c5 at load 0.9
  EXPECT_NEAR(five.waiting, 6.862439, 1e-6);
  EXPECT_NEAR(five.has_to_wait, 0.762493, 1e-6);
  const CommonLine twenty = common_line(18, 1, 20);
  EXPECT_NEAR(twenty.has_to_wait, 0.550769, 1e-6);
  EXPECT_NEAR(twenty.wait, 0.275385, 1e-6);
  const CommonLine cap = common_line(1, 90, 96);  // CAP-c6-K16-l1
  EXPECT_NEAR(cap.has_to_wait, 0.425417534994418, 1e-13);
  EXPECT_NEAR(cap.waiting, 6.38126302491628, 1e-11);
}

TEST(QueuesTest, OneServerIsTheTextbooks) {
  const CommonLine line = common_line(0.9, 1, 1);
  EXPECT_NEAR(line.has_to_wait, 0.9, 1e-12);
  EXPECT_NEAR(line.waiting, 8.1, 1e-10);
}

TEST(QueuesTest, AThousandServersAreNoTrouble) {
  const CommonLine line = common_line(970, 1, 1000);
  EXPECT_GT(line.has_to_wait, 0);
  EXPECT_LT(line.has_to_wait, 1);
}

TEST(QueuesTest, MachineRepairIsTheFiniteChain) {
  EXPECT_NEAR(machine_repair(80, 30, 2, 5).wait, 2.30869393704043, 1e-12);  // TEAM-N80-c5
  EXPECT_NEAR(machine_repair(80, 30, 2, 5).utilisation, 0.932708195150853, 1e-13);
  EXPECT_NEAR(machine_repair(96, 30, 2, 6).wait, 2.10007401264907, 1e-12);
  EXPECT_NEAR(machine_repair(10, 30, 2, 1).wait, 1.91788, 1e-5);  // CASELOAD-N10
  EXPECT_NEAR(machine_repair(16, 30, 2, 1).wait, 5.40949, 1e-5);
  EXPECT_GT(machine_repair(100'000, 30, 2, 50).utilisation, 0.999'999);  // weights beyond what a double holds
}

TEST(QueuesTest, RefuseWhatHasNoSteadyState) {
  EXPECT_THROW((void)common_line(2, 1, 2), std::invalid_argument);
  EXPECT_THROW((void)common_line(0, 1, 2), std::invalid_argument);
  EXPECT_THROW((void)machine_repair(0, 1, 1, 1), std::invalid_argument);
}

}  // namespace
}  // namespace sim
