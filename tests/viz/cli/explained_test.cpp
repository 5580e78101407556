// What the program says of models, measures and files before anything is run.
#include <gtest/gtest.h>

#include <string>

#include "models/measures/definitions.hpp"
#include "tests/viz/cli/program.hpp"

namespace viz {
namespace {

bool holds(const std::string& text, const std::string& words) { return text.find(words) != std::string::npos; }

TEST(ExplainTest, SaysWhatAPracticeChangesOnWhatEvidenceAndWhatIsNotKnown) {
  const Ended ended = Workplace().run({"explain", "family_safeguarding"});
  EXPECT_EQ(ended.code, 0) << ended.err;
  EXPECT_TRUE(holds(ended.out, "What it changes")) << ended.out;
  EXPECT_TRUE(holds(ended.out, "time.recording: 1 → 0.9")) << ended.out;
  EXPECT_TRUE(holds(ended.out, "What is not known")) << ended.out;
}

TEST(ExplainTest, DrawsThePathwayForGraphviz) {
  const Ended ended = Workplace().run({"explain", "baseline", "--dot"});
  EXPECT_EQ(ended.code, 0) << ended.err;
  EXPECT_EQ(ended.out.rfind("digraph ", 0), 0U);
  EXPECT_TRUE(holds(ended.out, "\"contact\" -> "));
  EXPECT_EQ(ended.out.substr(ended.out.size() - 2), "}\n");
}

TEST(ExplainTest, ListsEveryFigureWithItsSource) {
  const Ended ended = Workplace().run({"explain", "baseline", "--figures"});
  EXPECT_EQ(ended.code, 0) << ended.err;
  EXPECT_TRUE(holds(ended.out, "caseload.soft_cap"));
  EXPECT_TRUE(holds(ended.out, "demand.contacts"));
}

TEST(ExplainTest, ListsEveryKeyWithItsUnitAndRange) {
  const Ended ended = Workplace().run({"explain", "--fields"});
  EXPECT_EQ(ended.code, 0) << ended.err;
  EXPECT_TRUE(holds(ended.out, "[caseload]"));
  EXPECT_TRUE(holds(ended.out, "hard_cap (children, "));
}

TEST(ModelsTest, ListsEveryPracticeThatThereIsAFileFor) {
  const Ended ended = Workplace().run({"models"});
  EXPECT_EQ(ended.code, 0) << ended.err;
  for (const char* key : {"baseline", "family_safeguarding", "no_wrong_door", "mockingbird"}) {
    EXPECT_TRUE(holds(ended.out, key)) << key;
  }
}

TEST(MeasuresTest, DefinesEveryMeasure) {
  const Ended ended = Workplace().run({"measures"});
  EXPECT_EQ(ended.code, 0) << ended.err;
  for (const models::Definition& measure : models::definitions()) {
    EXPECT_TRUE(holds(ended.out, "  " + std::string(measure.key) + " – ")) << measure.key;
  }
}

TEST(CheckTest, FindsNoFaultInTheFilesThatComeWithIt) {
  const std::string config = CASEWORK_SOURCE_DIR "/config/";
  const Ended ended =
      Workplace().run({"check", config + "scenarios/england_average.toml", config + "practices/mockingbird.toml",
                       config + "authorities/england_average.toml"});
  EXPECT_EQ(ended.code, 0) << ended.err;
  EXPECT_TRUE(holds(ended.out, "mockingbird.toml: no fault")) << ended.out;
}

}  // namespace
}  // namespace viz
