// The names that give indices: the same for every phase of a model, so that an index means one thing in a whole run.
#pragma once

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "models/scenario/settings.hpp"

namespace models {

/// Keys of what any phase has, each list in order.
struct Names {
  std::vector<std::string> sources, involvements, needs, tasks, roles, teams;

  explicit Names(const std::vector<const Settings*>& phases)
      : sources(keys(phases, &Settings::sources)),
        involvements(keys(phases, &Settings::involvements)),
        needs(keys(phases, &Settings::needs)),
        tasks(keys(phases, &Settings::tasks)),
        roles(keys(phases, &Settings::roles)),
        teams(keys(phases, &Settings::teams)) {}

  /// Where `name` stands among `names`; −1 when it does not.
  static int index(const std::vector<std::string>& names, const std::string& name) {
    const auto found = std::find(names.begin(), names.end(), name);
    return found == names.end() ? -1 : static_cast<int>(found - names.begin());
  }

 private:
  template <class Entries>
  static std::vector<std::string> keys(const std::vector<const Settings*>& phases, Entries Settings::*entries) {
    std::set<std::string> all;
    for (const Settings* phase : phases)
      for (const auto& [key, unused] : phase->*entries) all.insert(key);
    return {all.begin(), all.end()};
  }
};

/// The entry of that key, or null when this phase does not have it.
template <class Entry>
[[nodiscard]] const Entry* entry_of(const std::map<std::string, Entry>& entries, const std::string& key) {
  const auto found = entries.find(key);
  return found == entries.end() ? nullptr : &found->second;
}

}  // namespace models
