// A short run of the average authority, made once for all tests of a program.
#pragma once

#include <filesystem>

#include "models/pipeline.hpp"

namespace test_support {

struct RecordedService {
  models::Model model;
  models::CaseEventLog log;
};

/// One year of the baseline with seed 1, replication 1.
inline const RecordedService& recorded_service() {
  static const RecordedService* const service = [] {
    models::Request request;
    request.practices = {"baseline"};
    request.years = 1;
    const std::filesystem::path config = std::filesystem::path(CASEWORK_SOURCE_DIR) / "config";
    request.config = config;
    auto* made = new RecordedService{
        models::compile(models::load_scenario(config / "scenarios" / "england_average.toml", request)).front(), {}};
    models::simulate(made->model, {1, 1}, made->log);
    return made;
  }();
  return *service;
}

}  // namespace test_support
