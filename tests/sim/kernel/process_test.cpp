#include "sim/kernel/process.hpp"

#include <gtest/gtest.h>

#include <memory>
#include <stdexcept>
#include <string>
#include <thread>
#include <type_traits>
#include <vector>

#include "sim/kernel/frame_pool.hpp"
#include "sim/kernel/simulation.hpp"

namespace sim {
namespace {

struct Witness {
  explicit Witness(int& ended) : ended_(ended) {}
  Witness(const Witness&) = delete;
  Witness& operator=(const Witness&) = delete;
  ~Witness() { ++ended_; }

 private:
  int& ended_;
};

Process marks(bool& begun) {
  begun = true;
  co_return;
}

Process sleeps(Simulation& simulation, Span span, int& ended) {
  const Witness witness(ended);
  co_await simulation.delay(span);
}

TEST(ProcessTest, DoesNothingUntilItIsStarted) {
  bool begun = false;
  { const Process process = marks(begun); }
  EXPECT_FALSE(begun);
}

TEST(ProcessTest, BeginsByAnEventAndNotAtTheCallOfStart) {
  Simulation simulation;
  bool begun = false;
  simulation.start(marks(begun), 0);
  EXPECT_FALSE(begun);
  EXPECT_EQ(simulation.live_processes(), 1U);
  simulation.run();
  EXPECT_TRUE(begun);
  EXPECT_EQ(simulation.live_processes(), 0U);
}

TEST(ProcessTest, CanBeMovedButNotCopied) {
  static_assert(!std::is_copy_constructible_v<Process> && std::is_nothrow_move_constructible_v<Process>);
  bool begun = false;
  Process process = marks(begun);
  Process other = std::move(process);
  EXPECT_FALSE(static_cast<bool>(process));  // NOLINT(bugprone-use-after-move): this is what is tested
  EXPECT_TRUE(static_cast<bool>(other));
  Simulation simulation;
  EXPECT_THROW(simulation.start(std::move(process), 0), std::logic_error);
}

TEST(ProcessTest, ItsLocalsEndWithIt) {
  Simulation simulation;
  int ended = 0;
  simulation.start(sleeps(simulation, Span{5}, ended), 0);
  simulation.run_until(Instant{5});
  EXPECT_EQ(ended, 0);
  simulation.run_until(Instant{6});
  EXPECT_EQ(ended, 1);
}

TEST(ProcessTest, ItsLocalsEndWithTheSimulationThatIsAbandoned) {
  int ended = 0;
  {
    Simulation simulation;
    simulation.start(sleeps(simulation, Span{5}, ended), 0);
    simulation.start(sleeps(simulation, Span{15}, ended), 0);
    simulation.run_until(Instant{10});
    EXPECT_EQ(ended, 1);
  }
  EXPECT_EQ(ended, 2);
}

Process fails(Simulation& simulation, Span after) {
  co_await simulation.delay(after);
  throw std::runtime_error("broken");
}

TEST(ProcessTest, ItsExceptionComesOutOfTheRunAtItsInstant) {
  Simulation simulation;
  int ended = 0;
  const ProcessId id = simulation.start(fails(simulation, Span{3}), 0);
  simulation.start(sleeps(simulation, Span{7}, ended), 0);
  EXPECT_THROW(simulation.run_until(Instant{100}), std::runtime_error);
  EXPECT_EQ(simulation.now(), Instant{3});
  EXPECT_FALSE(simulation.is_alive(id));
  EXPECT_EQ(simulation.live_processes(), 1U);
  simulation.run_until(Instant{100});
  EXPECT_EQ(ended, 1);
}

Process outer(Simulation& simulation, std::vector<std::string>& said, int& ended) {
  said.emplace_back("before");
  co_await sleeps(simulation, Span{2}, ended);
  said.emplace_back("after " + std::to_string(simulation.now().ticks));
  try {
    co_await fails(simulation, Span{1});
  } catch (const std::runtime_error& error) {
    said.emplace_back(error.what());
  }
  co_await sleeps(simulation, Span{50}, ended);
  said.emplace_back("end");
}

TEST(ProcessTest, AProcessRunsAnotherAsAPartOfItself) {
  Simulation simulation;
  std::vector<std::string> said;
  int ended = 0;
  simulation.start(outer(simulation, said, ended), 0);
  simulation.run_until(Instant{10});
  EXPECT_EQ(said, (std::vector<std::string>{"before", "after 2", "broken"}));
  EXPECT_EQ(simulation.live_processes(), 1U);
  simulation.run();
  EXPECT_EQ(said.back(), "end");
  EXPECT_EQ(ended, 2);
}

TEST(ProcessTest, APartEndsWithTheWholeWhenTheSimulationIsAbandoned) {
  std::vector<std::string> said;
  int ended = 0;
  {
    Simulation simulation;
    simulation.start(outer(simulation, said, ended), 0);
    simulation.run_until(Instant{10});
  }
  EXPECT_EQ(ended, 2);
}

Process returns_at_once() { co_return; }

Process awaits_often(int times, int& done) {
  for (; done < times; ++done) co_await returns_at_once();
}

TEST(ProcessTest, PartsThatReturnAtOnceDoNotUseUpTheStack) {
  Simulation simulation;
  int done = 0;
  simulation.start(awaits_often(300'000, done), 0);
  simulation.run();
  EXPECT_EQ(done, 300'000);
  EXPECT_EQ(simulation.events_executed(), 1U);
}

Process nested(Simulation& simulation, int depth, int& deepest) {
  deepest = std::max(deepest, depth);
  if (depth < 1000) co_await nested(simulation, depth + 1, deepest);
  co_await simulation.delay(Span{1});
}

TEST(ProcessTest, PartsMayHavePartsAThousandDeep) {
  Simulation simulation;
  int deepest = 0;
  simulation.start(nested(simulation, 0, deepest), 0);
  simulation.run();
  EXPECT_EQ(deepest, 1000);
  EXPECT_EQ(simulation.now(), Instant{1001});
}

Process reports(Simulation& simulation, Wait& why) { why = co_await simulation.delay(Span{10}); }
Process passes_on(Simulation& simulation, Wait& why) { co_await reports(simulation, why); }

TEST(ProcessTest, CancellingTheWholeEndsTheWaitOfThePart) {
  Simulation simulation;
  Wait why = Wait::done;
  const ProcessId id = simulation.start(passes_on(simulation, why), 0);
  simulation.run_until(Instant{5});
  EXPECT_TRUE(simulation.cancel(id));
  simulation.run();
  EXPECT_EQ(why, Wait::cancelled);
  EXPECT_EQ(simulation.now(), Instant{5});
}

TEST(ProcessTest, ASimulationMayEndInAnotherThreadThanItsProcessesBeganIn) {
  int ended = 0;
  auto simulation = std::make_unique<Simulation>();
  for (int i = 0; i < 100; ++i) simulation->start(sleeps(*simulation, Span{5}, ended), 0);
  simulation->run_until(Instant{1});
  std::thread([&] { simulation.reset(); }).join();
  EXPECT_EQ(ended, 100);
}

TEST(FramePoolTest, FramesOfAnySizeAreWritable) {
  for (const std::size_t bytes : {1U, 64U, 65U, 4096U, 4097U, 100'000U}) {
    for (int again = 0; again < 3; ++again) {
      auto* frame = static_cast<char*>(allocate_frame(bytes));
      frame[0] = frame[bytes - 1] = 'x';
      free_frame(frame, bytes);
    }
  }
}

}  // namespace
}  // namespace sim
