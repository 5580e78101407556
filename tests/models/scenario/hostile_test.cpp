// Files that are meant to break the parser: each must end in one clear fault with its place.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <fstream>
#include <random>

#include "models/scenario/arms.hpp"
#include "models/scenario/fields.hpp"
#include "models/scenario/guard.hpp"
#include "models/scenario/load_document.hpp"
#include "models/scenario/patch.hpp"
#include "tests/models/scenario/config_copy.hpp"

namespace models {
namespace {

using ::testing::ElementsAre;
using ::testing::SizeIs;
using ::testing::StartsWith;

std::string repeated(const std::string& text, int times) {
  std::string all;
  for (int i = 0; i < times; ++i) {
    all += text;
  }
  return all;
}

std::vector<std::string> faults_in(const std::string& text) {
  std::vector<Fault> faults;
  (void)parse_document(text, "f.toml", faults);
  std::vector<std::string> words;
  for (const Fault& fault : faults) {
    words.push_back(to_string(fault));
  }
  return words;
}

TEST(HostileTextTest, WhatMakesTheParserAbortIsAFaultWithItsLine) {
  EXPECT_THAT(faults_in("[&"), ElementsAre("f.toml:1:1: not valid TOML"));
  EXPECT_THAT(faults_in("[[[*os]"), ElementsAre("f.toml:1:1: not valid TOML"));
  EXPECT_THAT(faults_in("a = 1\nb = 2\n[&\nc = 3\n"), ElementsAre("f.toml:3:1: not valid TOML"));
  EXPECT_THAT(faults_in("[\v"), ElementsAre("f.toml:1:2: control character U+000B"));
}

TEST(HostileTextTest, KeysOfManyPartsAreRefusedBeforeTheParserRecurses) {
  EXPECT_THAT(faults_in("a" + repeated(".a", 200000) + " = 1"),
              ElementsAre("f.toml:1:34: a key of more than 16 parts"));
  EXPECT_THAT(faults_in("[a" + repeated(".a", 200000) + "]"),
              ElementsAre(StartsWith("f.toml:1:35: a key of more than")));
  EXPECT_THAT(faults_in(repeated("\"a\".", 20) + "a = 1"), ElementsAre(StartsWith("f.toml:1:")));
  EXPECT_THAT(faults_in(repeated("a. ", 20) + "a = 1"), ElementsAre(StartsWith("f.toml:1:")));
  EXPECT_THAT(faults_in("a" + repeated(".a", 15) + " = 1"), SizeIs(0));
}

TEST(HostileTextTest, LongKeysAreRefused) {
  EXPECT_THAT(faults_in(std::string(300, 'a') + " = 1"), ElementsAre("f.toml:1:257: a key of more than 256 letters"));
}

TEST(HostileTextTest, DeepNestingIsRefused) {
  EXPECT_THAT(faults_in("a = " + repeated("[", 100000)), ElementsAre(StartsWith("f.toml:1:69: more than 64 lists")));
  EXPECT_THAT(faults_in("a = " + repeated("{a=", 100000)), ElementsAre(StartsWith("f.toml:1:")));
  EXPECT_THAT(faults_in("a = " + repeated("[", 60) + repeated("]", 60)), SizeIs(0));
}

TEST(HostileTextTest, AFileIsAtMostOneMebibyte) {
  EXPECT_THAT(faults_in(repeated("a = 1\n", 200000)), ElementsAre("f.toml:1:1: the file is larger than 1 MiB"));
  EXPECT_THAT(faults_in("a = \"" + std::string(2000000, 'x') + "\""),
              ElementsAre("f.toml:1:1: the file is larger than 1 MiB"));
}

TEST(HostileTextTest, EmptyTextIsAFault) {
  EXPECT_THAT(faults_in(""), ElementsAre("f.toml:1:1: the file is empty"));
  EXPECT_THAT(faults_in(" \r\n\t\n"), ElementsAre("f.toml:1:1: the file is empty"));
  EXPECT_THAT(faults_in("\xEF\xBB\xBF"), ElementsAre("f.toml:1:1: the file is empty"));
}

TEST(HostileTextTest, WhatIsNotUtf8IsAFault) {
  const std::string why = "the text is not UTF-8; save the file as UTF-8";
  EXPECT_THAT(faults_in("a = \"\xFF\""), ElementsAre("f.toml:1:6: " + why));
  EXPECT_THAT(faults_in("# \xC0\xAF"), ElementsAre("f.toml:1:3: " + why)) << "overlong";
  EXPECT_THAT(faults_in("# \xED\xA0\x80"), ElementsAre("f.toml:1:3: " + why)) << "surrogate";
  EXPECT_THAT(faults_in("# \xF4\x90\x80\x80"), ElementsAre("f.toml:1:3: " + why)) << "beyond U+10FFFF";
  EXPECT_THAT(faults_in("# \xE2\x82"), ElementsAre("f.toml:1:3: " + why)) << "cut short";
  EXPECT_THAT(faults_in(std::string("\xFF\xFE[\0p\0", 6)), ElementsAre("f.toml:1:1: " + why)) << "UTF-16";
}

TEST(HostileTextTest, ControlCharactersAreAFaultWhereverTheyStand) {
  EXPECT_THAT(faults_in(std::string("a = \"x\0\"", 8)), ElementsAre("f.toml:1:7: control character U+0000"));
  EXPECT_THAT(faults_in("# \x1B[31m"), ElementsAre("f.toml:1:3: control character U+001B"));
  EXPECT_THAT(faults_in("a = \"\xE2\x80\xAE\""), ElementsAre("f.toml:1:6: control character U+202E"));
  EXPECT_THAT(faults_in("a = 1\rb = 2"), ElementsAre("f.toml:1:6: control character U+000D"));
  EXPECT_THAT(faults_in("a = \"\\u001B[31m\""), ElementsAre("f.toml:1:5: a control character in a text"));
  EXPECT_THAT(faults_in("\"\\u0007\" = 1"), ElementsAre("f.toml:1:1: a control character in a text"));
}

TEST(HostileTextTest, LettersBeyondAsciiStandInTextAndCommentsOnly) {
  EXPECT_THAT(faults_in("name = \xE2\x80\x9Chello\xE2\x80\x9D"),
              ElementsAre(StartsWith("f.toml:1:8: character U+201C outside")));
  EXPECT_THAT(faults_in("a = 0x\xC3\xA9"), ElementsAre(StartsWith("f.toml:1:7: character U+00E9 outside")));
  EXPECT_THAT(faults_in("a = \"£ é ŵ\" # é\nb = '''é'''\nc = \"\"\"é\"\"\"\nd = 'é'\n"), SizeIs(0));
}

TEST(HostileTextTest, QuotationMarksInsideTextDoNotEndIt) {
  EXPECT_THAT(faults_in("a = \"\\\"é\\\\\"\nb = '''it''s é'''\nc = \"\"\"a \"\"quoted\"\" é\\\"\"\"\"\nd = 'a\\'\n"),
              SizeIs(0));
  EXPECT_THAT(faults_in("a = \"abc\nb = 1"),
              ElementsAre("f.toml:1:9: the quotation marks are not closed on this line"));
  EXPECT_THAT(faults_in("a = \"\"\"abc\nb = 1"), ElementsAre(StartsWith("f.toml:2:")));
}

TEST(HostileTextTest, LettersOfTextComeThroughAndPlacesAreThoseOfTheFile) {
  std::vector<Fault> faults;
  const auto document = parse_document("a = { b = \"£ŵ~ 😀\", \"cé\" = 'ü', d = \"~0000E9~\" } # é\ne = '''\né''' # x\n",
                                       "f.toml", faults);
  ASSERT_TRUE(document) << to_string(faults.at(0));
  const Node& a = document->root.find("a")->value;
  EXPECT_EQ(a.find("b")->value.text, "£ŵ~ 😀");
  EXPECT_EQ(a.find("b")->value.place.column, 11);
  ASSERT_NE(a.find("cé"), nullptr);
  EXPECT_EQ(a.find("cé")->place.column, 20);
  EXPECT_EQ(a.find("cé")->value.text, "ü");
  EXPECT_EQ(a.find("cé")->value.place.column, 27);
  EXPECT_EQ(a.find("d")->value.text, "~0000E9~");
  EXPECT_EQ(a.find("d")->place.column, 32);
  EXPECT_EQ(document->root.find("e")->value.text, "é");
  EXPECT_THAT(faults_in("\"é\" = 1\n\"é\" = 2\n"), ElementsAre(StartsWith("f.toml:2:7: not valid TOML")));
}

TEST(HostileTextTest, LettersWhereTheParserSeesNoTextDoNotReachIt) {
  EXPECT_THAT(faults_in("range = 0[\"£800\"]"), SizeIs(1));
  EXPECT_THAT(faults_in("a = 1\"£\""), SizeIs(1));
  EXPECT_THAT(faults_in("a = x'é'"), SizeIs(1));
  EXPECT_THAT(faults_in("a = \"\\é\""), SizeIs(1));
  EXPECT_THAT(faults_in("a = \"\\\x1B\""), ElementsAre("f.toml:1:7: control character U+001B"));
}

TEST(HostileTextTest, NumbersThatDoNotFitAreFaults) {
  EXPECT_THAT(faults_in("a = 1e400"), SizeIs(1));
  EXPECT_THAT(faults_in("a = 9223372036854775808"), SizeIs(1));
}

TEST(HostileTextTest, AKeyThatStandsTwiceIsAFaultAtTheSecond) {
  EXPECT_THAT(faults_in("a = 1\na = 2\n"), ElementsAre(StartsWith("f.toml:2:5: not valid TOML: ")));
  EXPECT_THAT(faults_in("[a]\n[b]\n[a]\n"), ElementsAre(StartsWith("f.toml:3:1: not valid TOML: ")));
}

TEST(HostileFileTest, WhatIsNoPlainFileIsAFault) {
  const ConfigCopy config;
  std::vector<Fault> faults;
  EXPECT_FALSE(load_document(config.config(), "config", faults));
  EXPECT_FALSE(load_document("/dev/zero", "zero", faults));
  EXPECT_FALSE(load_document(config.path("nothing.toml"), "nothing.toml", faults));
  ASSERT_THAT(faults, SizeIs(3));
  EXPECT_EQ(to_string(faults[0]), "config: expected a file, found a folder");
  EXPECT_EQ(to_string(faults[1]), "zero: expected a file");
  EXPECT_EQ(to_string(faults[2]), "nothing.toml: there is no such file");
}

TEST(HostileFileTest, AFileThatMayNotBeReadIsAFault) {
  const ConfigCopy config;
  const auto file = config.write("secret.toml", "a = 1");
  std::filesystem::permissions(file, std::filesystem::perms::none);
  if (std::ifstream(file).is_open()) {
    GTEST_SKIP() << "this user may read every file";
  }
  std::vector<Fault> faults;
  EXPECT_FALSE(load_document(file, "secret.toml", faults));
  EXPECT_EQ(to_string(faults.at(0)), "secret.toml: the file cannot be read");
}

TEST(HostileFileTest, AFileFullOfFaultsIsNotLookedAtToItsEnd) {
  const ConfigCopy config;
  std::string keys;
  std::string stages;
  for (int i = 0; i < 20000; ++i) {
    keys += "hard_kap" + std::to_string(i) + " = 1\n";
    stages += "[stage.s" + std::to_string(i) + "]\n";
  }
  for (const std::string& lines : {"[caseload]\n" + keys, stages}) {
    const auto faults = config.faults_of_practice(lines);
    EXPECT_LE(faults.size(), 3 * most_faults);
    EXPECT_THAT(faults,
                ::testing::Contains("config/practices/pods.toml: more than 1000 faults; the rest is not looked at"));
  }
}

TEST(HostileFileTest, ListsAreNoLongerThanAnyoneNeeds) {
  const ConfigCopy config;
  const std::string names = "[\"a\"" + repeated(", \"a\"", 300) + "]";
  EXPECT_THAT(config.faults_of_lines("task.assessment.stages = " + names + "\n"),
              ElementsAre("config/practices/pods.toml:1:26: task.assessment.stages: more than 200 names"));
  const std::string exits = "[" + repeated("{ to = \"closed\", source = \"S1\" }, ", 300) + "]";
  EXPECT_THAT(config.faults_of_lines("stage.assessment.exits = " + exits + "\n"),
              ElementsAre("config/practices/pods.toml:1:26: stage.assessment.exits: more than 200 ways out"));
  EXPECT_THAT(config.faults_of_lines("stage.assessment.name = \"" + std::string(1001, 'a') + "\"\n"), SizeIs(1));
  config.write(scenario_name, config.read(scenario_name) + repeated("[[change]]\n", 200));
  EXPECT_THAT(config.faults(config.request()), ElementsAre(::testing::EndsWith("change: more than 100 changes")));
}

/// Real files with a few bytes changed, cut, doubled or replaced by what parsers dislike.
class Mutations {
 public:
  explicit Mutations(std::vector<std::string> seeds) : seeds_(std::move(seeds)) {}

  std::string next() {
    std::string text = seeds_[below(seeds_.size())];
    for (std::size_t i = 1 + below(6); i > 0 && !text.empty(); --i) {
      mutate(text);
    }
    return text;
  }

 private:
  std::size_t below(std::size_t n) { return static_cast<std::size_t>(random_() % n); }

  void mutate(std::string& text) {
    static const std::array<std::string, 26> dislikes{
        "[",    "]", "[[", "{",  "}",    ".", ",", "=",     "\"", "'",          "'''", "\"\"\"", "\\u001b",
        "\xE2", "£", "\v", "\n", "\r\n", "#", "-", "1e308", "0x", "2025-13-99", "inf", "[&",     "a.a.a.a"};
    const std::size_t at = below(text.size());
    const std::size_t length = std::min(text.size() - at, 1 + below(30));
    switch (below(5)) {
      case 0:
        text[at] = static_cast<char>(below(256));
        break;
      case 1:
        text.erase(at, length);
        break;
      case 2:
        text.insert(at, dislikes[below(dislikes.size())]);
        break;
      case 3:
        text.insert(at, text.substr(below(text.size()), length));
        break;
      default:
        text.insert(at, seeds_[below(seeds_.size())].substr(0, 200));
    }
  }

  std::mt19937_64 random_{20250401};
  std::vector<std::string> seeds_;
};

TEST(MutationTest, NoMutatedFileDoesMoreThanAddFaults) {
  const ConfigCopy config;
  std::string baseline = config.read("practices/baseline.toml");
  const std::string authority = config.read("authorities/england_average.toml");
  Mutations mutations({config.read("practices/template.toml"), config.read("practices/family_safeguarding.toml"),
                       config.read("practices/mockingbird.toml"), config.read(scenario_name), baseline.substr(0, 4000),
                       authority.substr(0, 3000), "[practice]\nname = \"a\"\n"});
  const Scenario scenario = config.load(config.request());
  std::size_t parsed = 0;
  std::size_t faultless = 0;
  constexpr std::size_t tries = 20000;
  for (std::size_t i = 0; i < tries; ++i) {
    const std::string text = mutations.next();
    std::vector<Fault> faults;
    if (const auto document = parse_document(text, "f.toml", faults)) {
      ++parsed;
      Settings settings = scenario.arms[0].settings;
      Patch patch(document->root, {}, scenario.sources, faults);
      describe(patch, settings);
      patch.finish();
      (void)read_question(*document, scenario.sources, faults);
      faultless += faults.empty() ? 1 : 0;
    } else {
      ASSERT_THAT(faults, SizeIs(1)) << text;
    }
    for (const Fault& fault : faults) {
      ASSERT_LT(to_string(fault).size(), 1200U);
      std::vector<Fault> refused;
      ASSERT_TRUE(guard("# " + to_string(fault), "message", refused))
          << "a fault shows no control characters: " << text;
    }
  }
  EXPECT_GT(parsed, tries / 20) << "enough of them must get past the parser to be worth the time";
  EXPECT_LT(faultless, tries / 10);
}

}  // namespace
}  // namespace models
