// What queue_station will not run: every fault is said, with exit code 2, and nothing is answered.
#include <gtest/gtest.h>

#include <regex>
#include <string>

#include "tests/sim/examples/program.hpp"

namespace sim::examples {
namespace {

/// What is asked, and a piece of what must be said.
struct Refusal {
  std::string arguments;
  std::string said;
};

class QueueStationRefusesTest : public ::testing::TestWithParam<Refusal> {};

TEST_P(QueueStationRefusesTest, WithAMessageAndCodeTwo) {
  const Ended ended = queue_station(GetParam().arguments + " --json");
  EXPECT_EQ(ended.code, 2);
  EXPECT_EQ(ended.out, "");
  EXPECT_NE(ended.err.find(GetParam().said), std::string::npos) << ended.err;
}

INSTANTIATE_TEST_SUITE_P(Values, QueueStationRefusesTest,
                         ::testing::Values(Refusal{"--servers 0", "--servers must be a whole number from 1"},
                                           Refusal{"--servers 2.5", "--servers must be a whole number"},
                                           Refusal{"--arrivals nan", "--arrivals must be a number from"},
                                           Refusal{"--arrivals inf", "--arrivals must be a number from"},
                                           Refusal{"--arrivals -1", "--arrivals must be a number from"},
                                           Refusal{"--arrivals 4x", "not '4x'"},
                                           Refusal{"--arrivals ''", "--arrivals must be"},
                                           Refusal{"--feedback 1", "--feedback must be a number from 0 to 0.999"},
                                           Refusal{"--capacity 0", "--capacity must be a whole number from 1"},
                                           Refusal{"--customers 0", "--customers must be a whole number from 1"},
                                           Refusal{"--warm-up -1", "--warm-up must be a whole number from 0"},
                                           Refusal{"--replications 1", "--replications must be a whole number from 2"},
                                           Refusal{"--seed -1", "--seed must be a whole number from 0"},
                                           Refusal{"--threads -1", "--threads must be a whole number from 0"},
                                           Refusal{"--nonsense 3", "--nonsense"}, Refusal{"nonsense", "nonsense"},
                                           Refusal{"--servers", "--servers"}, Refusal{"--seed 1 --seed 2", "--seed"}));

INSTANTIATE_TEST_SUITE_P(
    Laws, QueueStationRefusesTest,
    ::testing::Values(Refusal{"--service normal:1:1", "there is no law called 'normal'; there are exponential:MEAN"},
                      Refusal{"--service exponential", "not of the form exponential:MEAN"},
                      Refusal{"--service exponential:1:2", "not of the form exponential:MEAN"},
                      Refusal{"--service lognormal:1", "not of the form lognormal:MEAN:CV"},
                      Refusal{"--service exponential:0", "MEAN must be a number"},
                      Refusal{"--service exponential:-1", "MEAN must be a number"},
                      Refusal{"--service exponential:nan", "MEAN must be a number"},
                      Refusal{"--service exponential:inf", "MEAN must be a number"},
                      Refusal{"--service erlang:1:2.5", "K must be a whole number"},
                      Refusal{"--service hyperexponential:1.5:1:1", "P must be a number from 0 to 1"},
                      Refusal{"--patience ''", "--patience: there is no law called ''"},
                      Refusal{"--patience weibull:1:0", "--patience: SHAPE must be a number"}));

INSTANTIATE_TEST_SUITE_P(Classes, QueueStationRefusesTest,
                         ::testing::Values(Refusal{"--classes 0.3:1,0.8:2", "the shares sum to 1.1, not to 1"},
                                           Refusal{"--classes 0.3", "'0.3' is not SHARE:PRIORITY"},
                                           Refusal{"--classes 0.5:1,,0.5:2", "'' is not SHARE:PRIORITY"},
                                           Refusal{"--classes -1:1,2:2", "'-1:1' is not SHARE:PRIORITY"},
                                           Refusal{"--classes 1:0", "the priority in '1:0'"}));

INSTANTIATE_TEST_SUITE_P(
    Stations, QueueStationRefusesTest,
    ::testing::Values(Refusal{"--servers 4 --arrivals 4", "the queue would grow without end"},
                      Refusal{"--servers 5 --arrivals 4 --feedback 0.2", "the queue would grow without end"},
                      Refusal{"--arrivals 1e-6 --customers 1000000000000", "does not fit into the clock"},
                      Refusal{"--servers 1000000 --arrivals 1e-6 --service lognormal:1e9:100",
                              "does not fit into the clock"}));

TEST(QueueStationRefusesTogetherTest, SaysEveryFaultAtOnce) {
  const Ended ended =
      queue_station("--servers 0 --nonsense 3 --arrivals nan --service normal:1 --classes 0.5:1 --replications 1");
  EXPECT_EQ(ended.code, 2);
  for (const char* option :
       {"not understood: --nonsense 3", "--servers", "--arrivals", "--service", "--classes", "--replications"})
    EXPECT_NE(ended.err.find(option), std::string::npos) << option << " is missing in\n" << ended.err;
}

TEST(QueueStationRefusesTogetherTest, TooMuchWorkIsFineIfPlacesOrPatienceEnd) {
  const std::string small = " --customers 500 --warm-up 100 --replications 2";
  EXPECT_EQ(queue_station("--servers 4 --arrivals 8 --capacity 10" + small).code, 0);
  EXPECT_EQ(queue_station("--servers 4 --arrivals 8 --patience deterministic:2" + small).code, 0);
}

TEST(QueueStationRefusesTogetherTest, ARunThatWouldNotEndIsGivenUp) {
  const Ended ended = queue_station(
      "--servers 1 --arrivals 1 --service deterministic:1e9 --capacity 1 --customers 1 --warm-up 0 --replications 2");
  EXPECT_EQ(ended.code, 1);
  EXPECT_NE(ended.err.find("replication 0: some of those counted are still there"), std::string::npos) << ended.err;
  EXPECT_EQ(ended.out, "");
}

TEST(QueueStationRefusesTogetherTest, TheHelpShowsAnExampleThatRuns) {
  const Ended help = queue_station("--help");
  EXPECT_EQ(help.code, 0);
  const std::string example = "--servers 3 --arrivals 2.4 --service exponential:1 --patience exponential:2";
  EXPECT_NE(help.out.find("queue_station " + example), std::string::npos) << help.out;
  const Ended ended = queue_station(example + " --customers 1000 --warm-up 0");
  EXPECT_EQ(ended.code, 0);
  const std::regex simulated_and_exact("p_wait( +[0-9.]+){3}\n");  // mean, half width and the exact value
  EXPECT_TRUE(std::regex_search(ended.out, simulated_and_exact)) << ended.out;
}

TEST(QueueStationRefusesTogetherTest, PlacesWithoutNumberTakeNoLongerThanAFew) {
  const std::string small = " --customers 500 --warm-up 100 --replications 2";
  EXPECT_EQ(queue_station("--servers 1 --arrivals 2 --capacity 1000000000000" + small).code, 0);
}

}  // namespace
}  // namespace sim::examples
