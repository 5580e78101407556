#include "models/scenario/thresholds.hpp"

#include "models/evidence/quantity.hpp"
#include "models/scenario/document.hpp"

namespace models {
namespace {

using Thresholds = std::map<std::string, Figure<Number>>;

void settle(const std::string& name, const Thresholds& thresholds, const std::string& where, const Place& place,
            double& reading, std::vector<Fault>& faults) {
  if (name.empty()) return;
  if (const auto known = thresholds.find(name); known != thresholds.end()) {
    reading = known->second.value.value;
    return;
  }
  std::vector<std::string> names;
  for (const auto& [key, threshold] : thresholds) names.push_back(key);
  faults.push_back({place, where + ": there is no threshold " + in_quotes(name) + " in decision.threshold" +
                               did_you_mean(nearest(name, names))});
}

std::string in_words(const std::string& name, double reading) {
  return (name.empty() ? "" : name + " ") + write_number(reading);
}

void settle(Settings& settings, std::vector<Fault>& faults) {
  for (auto& [key, stage] : settings.stages) {
    const std::string where = "stage." + key + ".exits";
    for (Exit& exit : stage.exits) {
      const std::size_t before = faults.size();
      settle(exit.above_named, settings.decision.thresholds, where, exit.place, exit.above, faults);
      settle(exit.below_named, settings.decision.thresholds, where, exit.place, exit.below, faults);
      const bool named = !exit.above_named.empty() || !exit.below_named.empty();
      if (named && faults.size() == before && exit.above >= exit.below)
        faults.push_back({exit.place, where + ": expected above to be less than below, found " +
                                          in_words(exit.above_named, exit.above) + " and " +
                                          in_words(exit.below_named, exit.below)});
    }
  }
}

}  // namespace

void settle_thresholds(Filled& filled, std::vector<Fault>& faults) { settle(filled.settings, faults); }

void settle_thresholds(Settings& settings) {
  std::vector<Fault> told_elsewhere;
  settle(settings, told_elsewhere);
}

}  // namespace models
