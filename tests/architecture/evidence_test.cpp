// Every figure that any practice puts in force, in every file of config/, names where it comes from.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "models/evidence/sources.hpp"
#include "models/report/report.hpp"
#include "models/scenario/scenario.hpp"

namespace {

namespace fs = std::filesystem;

const fs::path config = fs::path(CASEWORK_SOURCE_DIR) / "config";

std::vector<fs::path> files_in(const std::string& folder) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(config / folder)) {
    if (entry.path().extension() == ".toml") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

/// The figures of the average authority under that practice, and of every dated change.
models::Scenario under(const fs::path& practice, const fs::path& authority) {
  models::Request request;
  request.config = config;
  request.practices = {practice.string()};
  request.authority = authority.string();
  return models::load_scenario(config / "scenarios" / "england_average.toml", request);
}

class PracticeFileTest : public ::testing::TestWithParam<fs::path> {};

TEST_P(PracticeFileTest, EveryFigureNamesASourceThatTheBibliographyHolds) {
  for (const fs::path& authority : files_in("authorities")) {
    const models::Scenario scenario = under(GetParam(), authority);
    const auto figures = models::figures(scenario.arms.front().settings);
    EXPECT_GT(figures.size(), 100U) << "the list of figures of " << authority << " is nearly empty";
    for (const models::FigureLine& figure : figures) {
      EXPECT_TRUE(models::is_known_source(scenario.sources, figure.source))
          << GetParam() << ", " << figure.key << ": source \"" << figure.source << "\"";
    }
  }
}

TEST_P(PracticeFileTest, AFigureThatNobodyHasPublishedClaimsNoStrength) {
  const models::Scenario scenario = under(GetParam(), config / "authorities" / "england_average.toml");
  for (const models::FigureLine& figure : models::figures(scenario.arms.front().settings)) {
    if (figure.source != "assumed") continue;
    EXPECT_EQ(figure.strength, models::Strength::assumed) << GetParam() << ", " << figure.key;
  }
}

TEST_P(PracticeFileTest, SaysWhatIsNotKnown) {
  const models::Scenario scenario = under(GetParam(), config / "authorities" / "england_average.toml");
  EXPECT_FALSE(scenario.arms.front().summary.empty()) << GetParam();
  EXPECT_FALSE(scenario.arms.front().not_known.empty()) << GetParam();
}

INSTANTIATE_TEST_SUITE_P(EveryPracticeFile, PracticeFileTest, ::testing::ValuesIn(files_in("practices")),
                         [](const auto& file) { return file.param.stem().string(); });

}  // namespace
