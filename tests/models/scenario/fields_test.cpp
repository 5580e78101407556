#include "models/scenario/fields.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <sstream>

#include "models/policies/above_cap.hpp"
#include "models/policies/allocation.hpp"
#include "models/scenario/field_lines.hpp"
#include "models/scenario/figure_lines.hpp"
#include "tests/models/scenario/config_copy.hpp"

namespace models {
namespace {

std::string text_of(const std::string& name) {
  std::ostringstream text;
  text << std::ifstream(std::string(CASEWORK_SOURCE_DIR "/") + name).rdbuf();
  return text.str();
}

/// Members that are set in files, by struct, read from settings.hpp: places, notes and the structs of the tree itself
/// are none.
std::map<std::string, std::set<std::string>> members_of_settings() {
  const std::string code = std::regex_replace(text_of("models/scenario/settings.hpp"), std::regex("//[^\n]*"), "");
  const std::regex head_or_member(
      R"(struct (\w+) \{|(?:Figure<[^;]*>|std::string|bool|int|std::vector<[^;]*>|std::map<std::string,\s+Figure<[^;]*>>)\s+(\w+)\s*[=;{])");
  std::map<std::string, std::set<std::string>> members;
  std::string current;
  for (std::sregex_iterator found(code.begin(), code.end(), head_or_member), end; found != end; ++found) {
    if ((*found)[1].matched) {
      current = (*found)[1];
    } else if (current != "Exit") {
      members[current].insert((*found)[2]);
    }
  }
  return members;
}

const std::map<std::string, std::string> tables{{"Settings", "authority"},
                                                {"Demand", "demand"},
                                                {"ContactSource", "source.NAME"},
                                                {"Involvement", "involvement.NAME"},
                                                {"FrontDoor", "front_door"},
                                                {"FamilyMix", "family"},
                                                {"Need", "needs.NAME"},
                                                {"Dynamics", "dynamics"},
                                                {"Stage", "stage.NAME"},
                                                {"Task", "task.NAME"},
                                                {"Role", "role.NAME"},
                                                {"Team", "team.NAME"},
                                                {"Workforce", "workforce"},
                                                {"Stress", "stress"},
                                                {"TimeUse", "time"},
                                                {"Caseload", "caseload"},
                                                {"Decision", "decision"},
                                                {"Placement", "placement.NAME"},
                                                {"Carers", "carers"},
                                                {"Care", "care"},
                                                {"Court", "court"},
                                                {"Specialists", "specialists"},
                                                {"Effect", "effect"},
                                                {"Hubs", "hub"},
                                                {"Constellations", "constellation"},
                                                {"Costs", "costs"},
                                                {"Stock", "stock"}};

TEST(FieldsTest, EveryMemberOfTheSettingsIsDescribedExactlyOnce) {
  std::set<std::string> declared;
  for (const auto& [type, members] : members_of_settings()) {
    ASSERT_TRUE(tables.contains(type)) << type << " has no table: add it to fields.hpp and to this test";
    for (const std::string& member : members) {
      const bool of_maps = member == "posts" || member == "children" || member == "thresholds";
      const std::string key =
          member == "thresholds" ? "threshold" : member;  // one of them is [decision.threshold] NAME
      if (!(type == "Settings" && member == "key")) {     // the key of the authority is the name of its file
        declared.insert(tables.at(type) + "." + key + (of_maps ? ".NAME" : ""));
      }
    }
  }
  std::multiset<std::string> described;
  for (const FieldLine& line : field_lines()) {
    if (!line.is_table) {
      described.insert(line.key);
    }
  }
  EXPECT_GT(declared.size(), 120U);
  EXPECT_EQ(std::multiset<std::string>(declared.begin(), declared.end()), described);
}

TEST(FieldsTest, EveryFieldSaysWhatItMeansInOneSentence) {
  for (const FieldLine& line : field_lines()) {
    EXPECT_GT(line.help.size(), 8U) << line.key;
    EXPECT_EQ(line.help.back(), '.') << line.key;
    EXPECT_FALSE(!line.is_table && line.unit.empty()) << line.key;
  }
}

TEST(FieldsTest, AWordMayBeLeftOutWhereTheListSaysSo) {
  ASSERT_NE(field_line("task.core_group.law"), nullptr);
  EXPECT_FALSE(field_line("task.core_group.law")->required);
  EXPECT_EQ(field_line("stage.assessment.law")->unit, "lognormal | exponential | fixed");
  EXPECT_TRUE(field_line("caseload.above_cap")->required);
}

TEST(FieldsTest, ThePoliciesOfTheCatalogueCanBeChosenAndNoOther) {
  const auto choices = [](std::vector<std::string> names) {
    std::string words;
    for (const std::string& name : names) words += (words.empty() ? "" : "|") + name;
    return words;
  };
  const auto sorted = [](const std::string& unit) {
    std::vector<std::string> words;
    std::istringstream text(unit);
    for (std::string word; text >> word;) {
      if (word != "|") words.push_back(word);
    }
    std::sort(words.begin(), words.end());
    return words;
  };
  EXPECT_EQ(choices(sorted(field_line("caseload.allocation")->unit)), choices(allocation_policies()));
  EXPECT_EQ(choices(sorted(field_line("caseload.above_cap")->unit)), choices(above_cap_policies()));
}

TEST(FieldsTest, LowestIsBelowHighest) {
  for (const FieldLine& line : field_lines()) {
    EXPECT_TRUE(line.range.empty() || line.lowest < line.highest) << line.key;
  }
}

TEST(FieldsTest, AKeyWithANameInItHasTheLineOfItsPattern) {
  ASSERT_NE(field_line("stage.assessment.limit"), nullptr);
  EXPECT_EQ(field_line("stage.assessment.limit")->key, "stage.NAME.limit");
  EXPECT_EQ(field_line("stage.assessment.limit")->unit, "working days");
  EXPECT_EQ(field_line("caseload.hard_cap")->highest, 200);
  EXPECT_EQ(field_line("team.safeguarding.posts.social_worker")->unit, "posts");
  EXPECT_EQ(field_line("caseload.hard_kap"), nullptr);
  EXPECT_EQ(field_line("caseload"), nullptr);
}

/// The part of config/README.md that follows from the list of fields.
std::string tables_for_people() {
  std::ostringstream text;
  for (const FieldLine& line : field_lines()) {
    if (line.is_table) {
      text << "\n### `[" << line.key << "]`\n\n"
           << line.help << "\n\n| key | is | range | meaning |\n|---|---|---|---|\n";
      continue;
    }
    const std::string key = line.key.substr(line.key.find("NAME.") == std::string::npos || line.key.ends_with(".NAME")
                                                ? line.key.find('.') + 1
                                                : line.key.find("NAME.") + 5);
    std::string unit;
    for (const char c : line.unit) {
      unit += c == '|' ? std::string("\\|") : std::string(1, c);
    }
    const std::string short_key = line.key.ends_with(".posts.NAME") ? "posts.NAME" : key;
    text << "| `" << short_key << "` | " << unit << " | " << line.range << " | " << line.help
         << (line.required ? "" : " *May be left out.*") << " |\n";
  }
  return text.str();
}

TEST(FieldsTest, TheReadmeOfConfigHasEveryKeyAsTheListHasIt) {
  const std::string readme = text_of("config/README.md");
  const std::string heading = "## What can be set\n";
  ASSERT_NE(readme.find(heading), std::string::npos);
  EXPECT_EQ(readme.substr(readme.find(heading) + heading.size()), tables_for_people());
}

TEST(FigureLinesTest, EveryFigureThatIsSetIsListedOnceWithItsSource) {
  const ConfigCopy config;
  const Settings settings = config.load(config.request()).arms[0].settings;
  const auto lines = figure_lines(settings);
  std::set<std::string> keys;
  std::size_t exits = 0;
  for (const FigureLine& line : lines) {
    EXPECT_FALSE(line.source.empty()) << line.key;
    EXPECT_FALSE(line.value.empty()) << line.key;
    exits += line.key.find(".exits to ") != std::string::npos ? 1 : 0;
    keys.insert(line.key);
  }
  std::size_t in_files = 0;
  for (const char* file : {"authorities/england_average.toml", "practices/baseline.toml"}) {
    std::istringstream text(config.read(file));
    for (std::string line; std::getline(text, line);) {
      const std::regex source(R"(source = )");
      const bool head = line.starts_with("source");
      in_files += head ? 0
                       : static_cast<std::size_t>(std::distance(std::sregex_iterator(line.begin(), line.end(), source),
                                                                std::sregex_iterator()));
    }
  }
  EXPECT_EQ(lines.size(), in_files) << "one line for each source that the files name";
  EXPECT_GT(exits, 50U);
  EXPECT_TRUE(keys.contains("authority.population"));
  EXPECT_TRUE(keys.contains("stage.assessment.limit"));
  EXPECT_TRUE(keys.contains("team.safeguarding.posts.social_worker"));
}

TEST(FigureLinesTest, AFigureIsWrittenWithItsUnitAndRange) {
  const ConfigCopy config;
  config.write(
      "practices/pods.toml",
      practice_head +
          "[caseload]\nhard_cap = { value = \"16 children\", source = \"S29\", strength = \"surv\", "
          "range = [\"12 children\", \"20 children\"], note = \"a note\" }\n"
          "[stage.assessment]\nexits = [ { to = \"closed\", below = 2.5, share = 0.4, source = \"S2\" }, { to = "
          "\"contact\", of = [\"disability\", \"short_help\"], source = \"S2\" } ]\n");
  Request request = config.request();
  request.practices = {"pods"};
  bool cap = false;
  bool exit = false;
  bool some = false;
  for (const FigureLine& line : figure_lines(config.load(request).arms[0].settings)) {
    if (line.key == "caseload.hard_cap") {
      cap = true;
      EXPECT_EQ(line.value, "16 children");
      EXPECT_EQ(line.range, "12 children to 20 children");
      EXPECT_EQ(line.source, "S29");
      EXPECT_EQ(line.strength, Strength::surv);
      EXPECT_EQ(line.note, "a note");
    } else if (line.key == "stage.assessment.exits to closed") {
      exit = true;
      EXPECT_EQ(line.value, "40 % of readings from 1 to 2.5");
      EXPECT_EQ(line.source, "S2");
    } else if (line.key == "stage.assessment.exits to contact") {
      some = true;
      EXPECT_EQ(line.value, "100 % for disability, short_help");
    }
  }
  EXPECT_TRUE(cap);
  EXPECT_TRUE(exit);
  EXPECT_TRUE(some);
}

TEST(FigureLinesTest, AnOptionalFigureThatNobodySetIsNoFigure) {
  const Settings nothing;
  EXPECT_TRUE(figure_lines(nothing).empty());
}

}  // namespace
}  // namespace models
