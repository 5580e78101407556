#include "sim/kernel/process_error.hpp"

#include <gtest/gtest.h>

#include <stdexcept>
#include <string>

#include "sim/experiment/replicate.hpp"
#include "sim/kernel/first_of.hpp"
#include "sim/kernel/simulation.hpp"

namespace sim {
namespace {

Process fails(Simulation& simulation, Span after) {
  co_await simulation.delay(after);
  throw std::out_of_range("no such room");
}

Process passes_on(Simulation& simulation) { co_await fails(simulation, Span{3}); }
Process waits_for_one_that_fails(Simulation& simulation) {
  (void)co_await first_of(fails(simulation, Span{3}), simulation.delay(Span{9}));
}

Process throws_a_number() {
  throw 7;
  co_return;
}

std::string text_of_run(Simulation& simulation) {
  try {
    simulation.run();
  } catch (const std::exception& error) {
    return error.what();
  }
  return "no error";
}

TEST(ProcessErrorTest, ItSaysWhatHappenedToWhomWhenAndInWhichRun) {
  Simulation simulation;
  simulation.name_run({.replication = 12, .seed = 34});
  simulation.start(fails(simulation, Span{42}), 5, 0, "visit");
  EXPECT_EQ(text_of_run(simulation),
            "no such room (process \"visit\" 0.1 of subject 5, instant 42, replication 12, seed 34)");
}

TEST(ProcessErrorTest, WithoutNamesItSaysWhatIsKnown) {
  Simulation simulation;
  simulation.start(fails(simulation, Span{42}), 5);
  EXPECT_EQ(text_of_run(simulation), "no such room (process 0.1 of subject 5, instant 42)");
}

TEST(ProcessErrorTest, ANameIsNotLeftToTheNextProcess) {
  Simulation simulation;
  simulation.start(fails(simulation, Span{1}), 5, 0, "visit");
  EXPECT_EQ(text_of_run(simulation), "no such room (process \"visit\" 0.1 of subject 5, instant 1)");
  simulation.start(fails(simulation, Span{1}), 6);
  EXPECT_EQ(text_of_run(simulation), "no such room (process 0.2 of subject 6, instant 2)");
}

TEST(ProcessErrorTest, TheOriginalIsWithinAlsoFromThePartOfAPart) {
  for (const bool beside : {false, true}) {
    Simulation simulation;
    simulation.start(beside ? waits_for_one_that_fails(simulation) : passes_on(simulation), 8, 0, "whole");
    try {
      simulation.run();
      FAIL();
    } catch (const ProcessError& error) {
      EXPECT_STREQ(error.where().process, "whole");
      EXPECT_EQ(error.where().subject, 8U);
      EXPECT_EQ(error.where().instant, Instant{3});
      EXPECT_FALSE(error.where().run);
      EXPECT_THROW(std::rethrow_if_nested(error), std::out_of_range);
    }
    EXPECT_EQ(simulation.live_processes(), 0U);
  }
}

TEST(ProcessErrorTest, WhatIsNoExceptionIsAlsoTold) {
  Simulation simulation;
  simulation.start(throws_a_number(), 0);
  try {
    simulation.run();
    FAIL();
  } catch (const ProcessError& error) {
    EXPECT_EQ(std::string(error.what()).rfind("an exception that is no std::exception (process", 0), 0U);
    EXPECT_THROW(error.rethrow_nested(), int);
  }
}

Process spins(Simulation& simulation) {
  for (;;) co_await simulation.delay(Span{0});
}

TEST(ProcessErrorTest, ARunawayNamesTheRun) {
  Simulation simulation({}, 10);
  simulation.name_run({.replication = 1, .seed = 2});
  simulation.start(spins(simulation), 0);
  EXPECT_EQ(text_of_run(simulation), "more than 10 events at instant 0 (replication 1, seed 2)");
}

TEST(ProcessErrorTest, AReplicationThatFailsIsReportedWithIt) {
  const auto body = [](int replication) {
    Simulation simulation;
    simulation.name_run({replication, 9});
    if (replication == 2) simulation.start(fails(simulation, Span{1}), 5, 0, "visit");
    simulation.run();
  };
  const ReplicationOutcome outcome = run_replications(0, 4, 2, body);
  EXPECT_EQ(outcome.finished, 3);
  ASSERT_EQ(outcome.failures.size(), 1U);
  EXPECT_EQ(outcome.failures[0].message,
            "no such room (process \"visit\" 0.1 of subject 5, instant 1, replication 2, seed 9)");
}

}  // namespace
}  // namespace sim
