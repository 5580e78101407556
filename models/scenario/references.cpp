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
    check_families();
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

  [[nodiscard]] Place place_of_table(const std::string& key) const {
    const auto table = filled_.tables.find(key);
    return table == filled_.tables.end() ? filled_.otherwise : table->second;
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

  void check_families() {
    for (const auto& [key, involvement] : settings_.involvements) {
      const std::string path = "involvement." + key + ".always";
      for (const std::string& need : involvement.always) {
        must_be(settings_.needs, need, place_of(path), path, "need");
      }
    }
  }

  void check_stages() {
    for (const auto& [key, stage] : settings_.stages) {
      if (!stage.team.empty()) {
        must_be(settings_.teams, stage.team, place_of("stage." + key + ".team"), "stage." + key + ".team", "team");
      }
      if (stage.with_worker && stage.team.empty()) {
        const std::string path = "stage." + key + ".with_worker";
        faults_.push_back({place_of(path), path + ": expected a team that holds the case, found none"});
      }
      for (const Exit& exit : stage.exits) {
        must_be(settings_.stages, exit.to, exit.place, "stage." + key + ".exits", "stage");
        for (const std::string& kind : exit.of) {
          must_be(settings_.involvements, kind, exit.place, "stage." + key + ".exits.of", "kind of involvement");
        }
      }
    }
  }

  void check_work() {
    for (const auto& [key, task] : settings_.tasks) {
      for (const std::string& stage : task.stages) {
        must_be(settings_.stages, stage, place_of("task." + key + ".stages"), "task." + key + ".stages", "stage");
      }
      for (const std::string& role : task.done_by) {
        must_be(settings_.roles, role, place_of("task." + key + ".done_by"), "task." + key + ".done_by", "role");
      }
      if (task.at_random && task.every.value.value <= 0) {
        const std::string path = "task." + key + ".at_random";
        faults_.push_back({place_of(path), path + ": expected a mean pause above 0 days in `every`, found none"});
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

  /// A family's needs and its kind of involvement are bits; sources, teams and posts are numbered.
  void check_sizes() {
    constexpr std::size_t most_kinds = 16;
    constexpr double most_teams = 60000;
    constexpr double most_posts = 50000;
    must_be_few("source", settings_.sources.size(), most_kinds, "sources of contacts");
    must_be_few("involvement", settings_.involvements.size(), most_kinds, "kinds of involvement");
    must_be_few("needs", settings_.needs.size(), most_kinds, "kinds of need");
    double teams = 0;
    double posts = 0;
    for (const auto& [key, team] : settings_.teams) {
      teams += team.teams.value.value;
      for (const auto& [role, of_role] : team.posts) {
        posts += of_role.value.value;
      }
    }
    must_be_few("team", teams, most_teams, "teams");
    must_be_few("team", posts, most_posts, "posts");
  }

  template <class Count>
  void must_be_few(const std::string& table, Count found, Count most, const char* what) {
    if (found > most) {
      faults_.push_back(
          {place_of_table(table), fmt::format("{}: expected at most {} {}, found {}", table, most, what, found)});
    }
  }

  const Filled& filled_;
  const Settings& settings_;
  std::vector<Fault>& faults_;
};

}  // namespace

void check_references(const Filled& filled, std::vector<Fault>& faults) { References(filled, faults).check(); }

}  // namespace models
