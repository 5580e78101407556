#include "models/report/foundations.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <tuple>

namespace models {
namespace {

bool is_set(const PracticeArm& practice, const std::string& key) {
  return std::any_of(practice.changed.begin(), practice.changed.end(), [&](const std::string& changed) {
    return key.starts_with(changed) && (key.size() == changed.size() || key[changed.size()] == '.');
  });
}

/// "S5" before "S14": letters first, then the number.
std::tuple<std::string, int, std::string> in_order(const std::string& key) {
  const std::size_t digits = std::min(key.find_first_of("0123456789"), key.size());
  int number = 0;
  for (std::size_t i = digits; i < key.size() && i < digits + 6 && key[i] >= '0' && key[i] <= '9'; ++i) {
    number = number * 10 + (key[i] - '0');
  }
  return {key.substr(0, digits), number, key};
}

}  // namespace

std::vector<FigureLine> figures(const Settings& settings) { return figure_lines(settings); }

std::string_view in_words(Strength strength) {
  constexpr std::array<std::string_view, 14> words{"randomised trial", "review of trials", "matched comparison",
                                                   "regression",       "small comparison", "before and after",
                                                   "survey",           "monitoring",       "official",
                                                   "description",      "plan or rule",     "arithmetic",
                                                   "fitted",           "assumed"};
  return words[static_cast<std::size_t>(strength)];
}

Foundations foundations_of(const std::vector<FigureLine>& figures) {
  Foundations counts;
  for (const FigureLine& figure : figures) {
    switch (standing(figure.strength)) {
      case Standing::strong:
        ++counts.strong;
        break;
      case Standing::moderate:
        ++counts.moderate;
        break;
      case Standing::official:
        ++counts.official;
        break;
      case Standing::weak:
        ++counts.weak;
        break;
      case Standing::assumed:
        ++counts.assumed;
        break;
    }
  }
  return counts;
}

std::vector<FigureLine> figures_in_force(const Scenario& scenario) {
  std::vector<FigureLine> all;
  std::set<std::tuple<std::string, std::string, std::string, Strength>> seen;
  const auto take = [&](const Settings& settings) {
    for (FigureLine& line : figures(settings)) {
      if (seen.emplace(line.key, line.value, line.source, line.strength).second) all.push_back(std::move(line));
    }
  };
  for (const PracticeArm& arm : scenario.arms) {
    take(arm.settings);
    for (const Phase& phase : arm.phases) take(phase.settings);
  }
  return all;
}

std::vector<FigureLine> figures_set_by(const PracticeArm& practice) {
  std::vector<FigureLine> lines = figures(practice.settings);
  std::erase_if(lines, [&](const FigureLine& line) { return !is_set(practice, line.key); });
  return lines;
}

PracticeFigures practice_figures(const PracticeArm& practice, bool base) {
  PracticeFigures made;
  made.practice = practice.key;
  made.name = practice.name;
  made.summary = practice.summary;
  made.not_known = practice.not_known;
  made.figures = base ? figures(practice.settings) : figures_set_by(practice);
  made.foundations = foundations_of(made.figures);
  return made;
}

std::vector<Source> cited(const Scenario& scenario, const std::vector<FigureLine>& figures) {
  std::set<std::string> keys;
  for (const FigureLine& figure : figures) keys.insert(figure.source);
  for (const PracticeArm& arm : scenario.arms) keys.insert(arm.source);
  for (const Definition& each : definitions()) keys.insert(std::string(each.source));
  std::vector<Source> found;
  for (const std::string& key : keys) {
    if (const auto entry = scenario.sources.find(key); entry != scenario.sources.end()) found.push_back(entry->second);
  }
  std::sort(found.begin(), found.end(),
            [](const Source& a, const Source& b) { return in_order(a.key) < in_order(b.key); });
  return found;
}

}  // namespace models
