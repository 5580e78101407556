// A copy of config/ in a folder of its own, to be spoilt by a test.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "models/scenario/scenario.hpp"

namespace models {

/// Made before a test and taken away after it. Names are relative to config/: "practices/pods.toml".
class ConfigCopy {
 public:
  ConfigCopy();
  ~ConfigCopy();
  ConfigCopy(const ConfigCopy&) = delete;
  ConfigCopy& operator=(const ConfigCopy&) = delete;

  std::filesystem::path write(const std::string& name, const std::string& text) const;
  [[nodiscard]] std::string read(const std::string& name) const;
  /// Replaces the first line that sets `key`, whatever it sets it to; an empty `line` takes it out.
  void set_line(const std::string& name, const std::string& key, const std::string& line) const;
  [[nodiscard]] std::filesystem::path path(const std::string& name) const { return config() / name; }
  [[nodiscard]] std::filesystem::path config() const { return folder_ / "config"; }

  /// A request that uses this copy.
  [[nodiscard]] Request request() const;
  /// Loads a scenario over this copy; throws what load_scenario throws.
  [[nodiscard]] Scenario load(const Request& request) const;
  /// The faults of it, as they are printed; empty when it loads.
  [[nodiscard]] std::vector<std::string> faults(const Request& request) const;
  [[nodiscard]] std::vector<std::string> faults(const std::string& name) const;
  /// The faults of a practice file with these lines below a proper `[practice]`, which ends on line 5.
  [[nodiscard]] std::vector<std::string> faults_of_practice(const std::string& lines) const;
  /// The faults of a practice file that begins with these lines, before any table.
  [[nodiscard]] std::vector<std::string> faults_of_lines(const std::string& lines) const;

 private:
  std::filesystem::path folder_;
};

/// A proper head of a practice file, five lines long.
extern const std::string practice_head;

/// The scenario that tests load.
inline constexpr const char* scenario_name = "scenarios/england_average.toml";

}  // namespace models
