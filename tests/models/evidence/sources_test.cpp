#include "models/evidence/sources.hpp"

#include <gtest/gtest.h>

#include <regex>

#include "models/scenario/document.hpp"
#include "models/scenario/load_document.hpp"

namespace models {
namespace {

const std::string strengths = [] {
  std::string text = "[strengths]\n";
  for (int i = 0; i <= static_cast<int>(Strength::assumed); ++i) {
    text += std::string(to_string(static_cast<Strength>(i))) + " = \"words\"\n";
  }
  return text;
}();

std::vector<Fault> faults_in(const std::string& text) {
  std::vector<Fault> faults;
  if (const auto document = parse_document(text, "sources.toml", faults)) {
    (void)sources_in(*document, faults);
  }
  return faults;
}

TEST(SourcesTest, TheBibliographyHasEverySourceOfTheEvidence) {
  std::vector<Fault> faults;
  const Sources sources = load_sources(CASEWORK_SOURCE_DIR "/config/evidence/sources.toml", faults);
  EXPECT_TRUE(faults.empty()) << to_string(faults.front());
  for (int i = 1; i <= 84; ++i) {
    EXPECT_TRUE(sources.contains("S" + std::to_string(i))) << i;
  }
  for (int i = 1; i <= 171; ++i) {
    EXPECT_TRUE(sources.contains("P" + std::to_string(i))) << i;
  }
}

TEST(SourcesTest, AnAddressIsALinkOrEmpty) {
  std::vector<Fault> faults;
  for (const auto& [key, source] : load_sources(CASEWORK_SOURCE_DIR "/config/evidence/sources.toml", faults)) {
    EXPECT_TRUE(source.address.empty() || source.address.starts_with("http")) << key << ": " << source.address;
    EXPECT_FALSE(source.title.empty()) << key;
    EXPECT_EQ(source.key, key);
  }
}

TEST(SourcesTest, AssumedDerivedAndFittedAreKnownWithoutAnEntry) {
  const Sources sources{{"S1", {"S1", "Title", ""}}};
  EXPECT_TRUE(is_known_source(sources, "S1"));
  EXPECT_TRUE(is_known_source(sources, "assumed"));
  EXPECT_TRUE(is_known_source(sources, "derived"));
  EXPECT_TRUE(is_known_source(sources, "fitted"));
  EXPECT_FALSE(is_known_source(sources, "S2"));
  EXPECT_FALSE(is_known_source(sources, ""));
}

TEST(SourcesTest, AKeyThatStandsTwiceIsAFaultAtTheSecond) {
  const auto faults =
      faults_in("[S1]\ntitle = \"a\"\naddress = \"\"\n\n[S1]\ntitle = \"b\"\naddress = \"\"\n" + strengths);
  ASSERT_EQ(faults.size(), 1U);
  EXPECT_EQ(faults[0].place.line, 5);
}

TEST(SourcesTest, AnEntryWithoutTitleOrWithAnUnknownKeyIsAFault) {
  const auto faults = faults_in(strengths + "[S1]\naddres = \"\"\n");
  ASSERT_EQ(faults.size(), 3U);
  EXPECT_EQ(faults[0].message, "S1: missing key title");
  EXPECT_EQ(faults[1].message, "S1: missing key address");
  EXPECT_EQ(faults[2].message, "S1.addres: unknown key; did you mean address?");
}

TEST(SourcesTest, EveryStrengthIsExplainedAndNoOther) {
  EXPECT_TRUE(faults_in(strengths).empty());
  const auto faults = faults_in("[strengths]\nsure = \"quite\"\n");
  ASSERT_EQ(faults.size(), 15U);
  EXPECT_EQ(faults[0].message, "strengths.sure: unknown strength of evidence");
  EXPECT_EQ(faults[1].message, "strengths: missing key rct");
}

}  // namespace
}  // namespace models
