// Questions that are answered: what is printed, what is written, and that it is the same every time.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/viz/cli/program.hpp"

namespace viz {
namespace {

using Words = std::vector<std::string>;

/// A question that is quickly answered.
Words small_question(const std::string& command, const Words& more = {}) {
  Words words{command, "england_average", "--years", "1", "--replications", "2", "--quiet"};
  if (command == "compare") words.insert(words.end(), {"--practice", "baseline", "--practice", "mockingbird"});
  words.insert(words.end(), more.begin(), more.end());
  return words;
}

TEST(CaseworkTest, GivesTheSameBytesForTheSameQuestionOnAnyNumberOfThreads) {
  const Workplace here;
  const Ended first = here.run(small_question("compare", {"--format", "json", "--threads", "1"}));
  const Ended again = here.run(small_question("compare", {"--format", "json", "--threads", "1"}));
  const Ended two = here.run(small_question("compare", {"--format", "json", "--threads", "2"}));
  EXPECT_EQ(first.code, 0) << first.err;
  EXPECT_EQ(first.out.rfind("{", 0), 0U);
  EXPECT_EQ(first.out, again.out);
  EXPECT_EQ(first.out, two.out);
  EXPECT_EQ(first.err, "") << "quiet is quiet";
  EXPECT_EQ(here.listing(), Words{}) << "json goes to standard output, and to a folder only with --out";
}

TEST(CaseworkTest, AnotherSeedIsAnotherAnswer) {
  const Workplace here;
  const Ended one = here.run(small_question("run", {"--format", "json"}));
  const Ended two = here.run(small_question("run", {"--format", "json", "--seed", "2"}));
  EXPECT_NE(one.out, two.out);
}

TEST(CaseworkTest, ASettingOnTheCommandLineChangesTheAnswer) {
  const Workplace here;
  const Ended plain = here.run(small_question("run", {"--format", "csv"}));
  const Ended fewer =
      here.run(small_question("run", {"--format", "csv", "--set", "demand.contacts=9000 children a year"}));
  EXPECT_EQ(fewer.code, 0) << fewer.err;
  EXPECT_EQ(plain.out.rfind("arm,measure,unit,mean", 0), 0U) << plain.out;
  EXPECT_NE(plain.out, fewer.out);
}

TEST(CaseworkTest, WritesAFolderThatIsNamedAfterTheQuestionAndDoesNotChangeTheSecondTime) {
  const Workplace here;
  const Ended ended = here.run(small_question("compare"));
  ASSERT_EQ(ended.code, 0) << ended.err;
  const auto place = ended.out.find("out/england_average-");
  ASSERT_NE(place, std::string::npos) << ended.out;
  const std::string report = ended.out.substr(place, ended.out.find("report.html", place) - place);
  const Words names{"differences.csv", "estimates.csv", "manifest.json", "report.html"};
  Words before;
  for (const std::string& name : names) before.push_back(here.read(report + name));
  for (const std::string& text : before) EXPECT_GT(text.size(), 100U);
  ASSERT_EQ(here.run(small_question("compare")).code, 0);
  for (std::size_t i = 0; i < names.size(); ++i) EXPECT_EQ(here.read(report + names[i]), before[i]) << names[i];
  EXPECT_EQ(here.listing(), Words{"out"});
}

TEST(CaseworkTest, WritesTheEventsOfEveryReplicationOfEveryPractice) {
  const Workplace here;
  const Ended ended = here.run(small_question("compare", {"--out", "a place", "--events", "csv"}));
  ASSERT_EQ(ended.code, 0) << ended.err;
  for (const std::string arm : {"baseline", "mockingbird"}) {
    for (const std::string replication : {"1", "2"}) {
      std::string name = "a place/events/" + arm;
      name += "-" + replication + ".csv";
      EXPECT_GT(here.read(name).size(), 10000U) << name;
    }
  }
}

TEST(CaseworkTest, TellsHowLongAReplicationTookUnlessItIsToBeQuiet) {
  const Workplace here;
  const Ended ended = here.run({"run", "england_average", "--years", "1", "--replications", "1", "--format", "json"});
  EXPECT_EQ(ended.err.rfind("one one-year replication: ", 0), 0U) << ended.err;
}

TEST(CaseworkTest, LeavesNoFolderWhenItIsInterrupted) {
  const Workplace here;
  const Ended ended = here.run_and_interrupt({"run", "england_average", "--replications", "2000", "--quiet"});
  EXPECT_EQ(ended.code, 1) << ended.err;
  EXPECT_NE(ended.err.find("broken off"), std::string::npos) << ended.err;
  EXPECT_NE(ended.err.find("nothing was written"), std::string::npos) << ended.err;
  EXPECT_EQ(ended.out, "");
  EXPECT_EQ(here.listing(), Words{});
}

TEST(CaseworkTest, LeavesNothingHalfWrittenWhenTheDiskIsFull) {
  const Workplace here;
  const Ended ended = here.run(small_question("compare"), 2000);
  EXPECT_EQ(ended.code, 2) << ended.err;
  EXPECT_NE(ended.err.find("cannot be written"), std::string::npos) << ended.err;
  EXPECT_EQ(here.listing(), Words{});
}

TEST(CaseworkTest, KeepsTheOlderResultWhenTheNewerCannotBeWritten) {
  const Workplace here;
  ASSERT_EQ(here.run(small_question("run", {"--out", "mine"})).code, 0);
  const std::string before = here.read("mine/estimates.csv");
  EXPECT_EQ(here.run(small_question("run", {"--out", "mine", "--seed", "2"}), 2000).code, 2);
  EXPECT_EQ(here.read("mine/estimates.csv"), before);
  EXPECT_EQ(here.listing(), Words{"mine"});
}

TEST(CaseworkTest, RefusesAFolderThatCannotBeWrittenBeforeItRunsAnything) {
  const Workplace here;
  here.put("a file", "text");
  const Ended ended = here.run({"run", "england_average", "--replications", "100000", "--out", "a file/inside"});
  EXPECT_EQ(ended.code, 2);
  EXPECT_NE(ended.err.find("a file/inside: cannot be written"), std::string::npos) << ended.err;
  EXPECT_EQ(here.listing(), Words{"a file"});
}

TEST(CaseworkTest, LeavesAFolderAloneThatIsNoResult) {
  const Workplace here;
  here.put("letter.txt", "text");
  const Ended ended = here.run({"run", "england_average", "--replications", "100000", "--out", "."});
  EXPECT_EQ(ended.code, 2);
  EXPECT_NE(ended.err.find("left alone"), std::string::npos) << ended.err;
  EXPECT_EQ(here.read("letter.txt"), "text");
}

TEST(CaseworkTest, HelpsWithEveryCommandByAnExample) {
  const Workplace here;
  for (const std::string command : {"run", "compare", "check", "explain", "models", "measures", "view"}) {
    const Ended ended = here.run({command, "--help"});
    EXPECT_EQ(ended.code, 0) << command;
    EXPECT_NE(ended.out.find("Example"), std::string::npos) << command;
    EXPECT_NE(ended.out.find("  casework " + command), std::string::npos) << ended.out;
  }
  EXPECT_EQ(here.run({}).out, here.run({"--help"}).out);
}

}  // namespace
}  // namespace viz
