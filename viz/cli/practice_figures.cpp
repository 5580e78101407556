#include "viz/cli/practice_figures.hpp"

#include <algorithm>
#include <set>
#include <string>

namespace viz {

std::vector<models::FigureLine> changed_figures(const models::PracticeArm& practice) {
  const std::set<std::string> changed(practice.changed.begin(), practice.changed.end());
  std::vector<models::FigureLine> lines = models::figures(practice.settings);
  std::erase_if(lines, [&](const models::FigureLine& line) { return !changed.contains(line.key); });
  return lines;
}

models::Foundations foundations(const std::vector<models::FigureLine>& figures) {
  models::Foundations counts;
  for (const models::FigureLine& figure : figures) {
    switch (models::standing(figure.strength)) {
      case models::Standing::strong:
        ++counts.strong;
        break;
      case models::Standing::moderate:
        ++counts.moderate;
        break;
      case models::Standing::official:
        ++counts.official;
        break;
      case models::Standing::weak:
        ++counts.weak;
        break;
      case models::Standing::assumed:
        ++counts.assumed;
        break;
    }
  }
  return counts;
}

}  // namespace viz
