// A stored summary of the scenario that ships, only to notice that results have changed. It says nothing about whether
// they are right.
#include <gtest/gtest.h>

#include <cstdio>
#include <fstream>
#include <sstream>
#include <string>

#include "models/studies/compare.hpp"
#include "tests/support/service.hpp"

namespace models {
namespace {

constexpr const char* stored = CASEWORK_SOURCE_DIR "/tests/golden/england_average.csv";
constexpr const char* changes = CASEWORK_SOURCE_DIR "/tests/golden/CHANGES.md";

// Two years of the four practice models: as long as a run under a sanitizer can be.
Estimates answer() {
  Request request;
  request.config = test_support::config();
  request.practices = {"baseline", "family_safeguarding", "no_wrong_door", "mockingbird"};
  request.years = 2;
  Study asked;
  asked.seed = 1;
  asked.replications = 2;
  return compare(compile(load_scenario(test_support::england(), request)), asked).estimates;
}

std::string summary(const Estimates& estimates) {
  std::string lines = "practice,measure,mean\n";
  for (const ArmEstimates& arm : estimates.arms) {
    for (const Definition& each : definitions()) {
      const auto& found = arm.measures[static_cast<std::size_t>(each.measure)].value;
      if (!each.headline || !found) continue;
      char mean[32];
      std::snprintf(mean, sizeof mean, "%.9g", found->mean);
      lines += arm.practice + "," + std::string(each.key) + "," + mean + "\n";
    }
  }
  return lines + "all,hash," + estimates.hash + "\n";
}

std::string read(const char* file) {
  std::ostringstream text;
  text << std::ifstream(file, std::ios::binary).rdbuf();
  return text.str();
}

std::string last_word(const std::string& csv) {
  const std::size_t comma = csv.rfind(',');
  return comma == std::string::npos ? "" : csv.substr(comma + 1, csv.find_last_not_of('\n') - comma);
}

TEST(GoldenTest, TheAverageAuthorityUnderFourPracticesStillGivesItsStoredSummary) {
  const std::string now = summary(answer());
  if (now != read(stored)) std::ofstream(CASEWORK_FRESH_SUMMARY, std::ios::binary) << now;
  EXPECT_EQ(read(stored), now)
      << "Results have changed. If nobody meant them to, find out why before anything else. If it was meant:\n"
      << "  cp " << CASEWORK_FRESH_SUMMARY << " " << stored << "\n"
      << "and write at the top of tests/golden/CHANGES.md the new hash, what changed in the results, and why.";
}

TEST(GoldenTest, TheNewestEntryOfTheChangesNamesTheStoredHash) {
  const std::string hash = last_word(read(stored)), text = read(changes);
  ASSERT_EQ(hash.size(), 16U);
  const std::size_t newest = text.find("\n## "), next = text.find("\n## ", newest + 1);
  ASSERT_NE(newest, std::string::npos);
  EXPECT_NE(text.substr(newest, next - newest).find(hash), std::string::npos)
      << "The stored summary has the hash " << hash << ": say at the top of tests/golden/CHANGES.md why it is new.";
}

}  // namespace
}  // namespace models
