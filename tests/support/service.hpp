// Questions and runs for tests of the whole service: short enough to be run often, shorter still under a sanitizer.
#pragma once

#include <algorithm>
#include <filesystem>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "models/pipeline.hpp"
#include "tests/support/sanitized.hpp"

namespace test_support {

inline std::filesystem::path config() { return std::filesystem::path(CASEWORK_SOURCE_DIR) / "config"; }
inline std::filesystem::path brackenmere() { return config() / "scenarios" / "brackenmere.toml"; }
inline std::filesystem::path england() { return config() / "scenarios" / "england_average.toml"; }

/// The keys of all files in config/practices, in order.
inline std::vector<std::string> practice_files() {
  std::vector<std::string> keys;
  for (const auto& file : std::filesystem::directory_iterator(config() / "practices"))
    if (file.path().extension() == ".toml") keys.push_back(file.path().stem().string());
  std::sort(keys.begin(), keys.end());
  return keys;
}

/// The average English authority for a year, after a short lead-in.
inline models::Request short_request(std::vector<std::string> practices, std::vector<models::Override> overrides = {}) {
  models::Request request;
  request.config = config();
  request.practices = std::move(practices);
  request.years = 1;
  request.overrides = {{"stock.lead_in", "13 weeks"}};
  request.overrides.insert(request.overrides.end(), overrides.begin(), overrides.end());
  return request;
}

/// A year of a scenario's own practices, after a lead-in of that many weeks.
inline models::Request a_year(const std::string& lead_in = "13 weeks") {
  models::Request request;
  request.config = config();
  request.years = 1;
  request.overrides = {{"stock.lead_in", lead_in}};
  return request;
}

/// The models of that question.
inline std::vector<models::Model> short_models(std::vector<std::string> practices,
                                               std::vector<models::Override> overrides = {}) {
  return models::compile(models::load_scenario(england(), short_request(std::move(practices), std::move(overrides))));
}

/// A practice as an arm beside the baseline, which is its own base.
inline models::Model beside_baseline(const std::string& practice) {
  if (practice == "baseline") return short_models({practice}).front();
  return short_models({"baseline", practice}).back();
}

/// All that happened in one replication.
inline std::unique_ptr<models::CaseEventLog> log_of(const models::Model& model, models::RunId run) {
  auto log = std::make_unique<models::CaseEventLog>();
  models::simulate(model, run, *log);
  return log;
}

/// The name of a parametrised test.
inline std::string name_of(const std::string& key) {
  std::string name;
  bool capital = true;
  for (const char c : key) {
    if (c == '_') {
      capital = true;
      continue;
    }
    name += capital && c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    capital = false;
  }
  return name;
}

}  // namespace test_support
