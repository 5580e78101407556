#include "models/scenario/references.hpp"

#include <fmt/format.h>

#include "models/scenario/document.hpp"

namespace models {

namespace {

/// Checks one settings tree.
class References {
 public:
  References(const Filled& filled, std::vector<Fault>& faults)
      : filled_(filled), settings_(filled.settings), faults_(faults) {}

  void check() {
    check_stages();
    check_work();
    check_people();
    check_places();
    check_sizes();
  }

 private:
  [[nodiscard]] Place place_of(const std::string& key) const {
    const auto set = filled_.keys.find(key);
    return set == filled_.keys.end() ? filled_.otherwise : set->second;
  }

  template <class Entry>
  void must_be(const std::map<std::string, Entry>& entries, const std::string& key, const Place& place,
               const std::string& where, const char* kind) {
    if (entries.contains(key) || faults_.size() > most_faults) {
      return;
    }
    std::vector<std::string> known;
    for (const auto& [name, entry] : entries) {
      known.push_back(name);
    }
    faults_.push_back(
        {place, where + ": there is no " + kind + " " + in_quotes(key) + did_you_mean(nearest(key, known))});
  }

  void check_stages() {
    for (const auto& [key, stage] : settings_.stages) {
      if (!stage.team.empty()) {
        must_be(settings_.teams, stage.team, place_of("stage." + key + ".team"), "stage." + key + ".team", "team");
      }
      for (const Exit& exit : stage.exits) {
        must_be(settings_.stages, exit.to, exit.place, "stage." + key + ".exits", "stage");
      }
    }
  }

  void check_work() {
    for (const auto& [key, task] : settings_.tasks) {
      for (const std::string& stage : task.stages) {
        must_be(settings_.stages, stage, place_of("task." + key + ".stages"), "task." + key + ".stages", "stage");
      }
    }
  }

  void check_people() {
    for (const auto& [key, team] : settings_.teams) {
      for (const auto& [role, posts] : team.posts) {
        must_be(settings_.roles, role, posts.place, "team." + key + ".posts", "role");
      }
    }
    for (const auto& [key, role] : settings_.roles) {
      for (const std::string& need : role.meets) {
        must_be(settings_.needs, need, place_of("role." + key + ".meets"), "role." + key + ".meets", "need");
      }
    }
  }

  void check_places() {
    for (const auto& [key, placement] : settings_.placements) {
      must_be(settings_.stages, key, placement.place, "placement." + key, "stage");
    }
    for (const auto& [stage, children] : settings_.stock.children) {
      must_be(settings_.stages, stage, children.place, "stock.children", "stage");
    }
  }

  /// A family's needs are bits, and kinds of needs and teams are numbered.
  void check_sizes() {
    constexpr std::size_t most_needs = 16;
    constexpr double most_teams = 60000;
    if (settings_.needs.size() > most_needs) {
      faults_.push_back(
          {place_of("authority.population"), fmt::format("needs: more than {} kinds of need", most_needs)});
    }
    double teams = 0;
    for (const auto& [key, team] : settings_.teams) {
      teams += team.teams.value.value;
    }
    if (teams > most_teams) {
      faults_.push_back({place_of("authority.population"), fmt::format("team: more than {} teams", most_teams)});
    }
  }

  const Filled& filled_;
  const Settings& settings_;
  std::vector<Fault>& faults_;
};

}  // namespace

void check_references(const Filled& filled, std::vector<Fault>& faults) { References(filled, faults).check(); }

}  // namespace models
