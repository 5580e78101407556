// What the window plays: the models, one recorded run of each, and the bands of all runs. Made in the background.
#pragma once

#include <atomic>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "models/pipeline.hpp"
#include "viz/window/options.hpp"

namespace viz {

/// One practice model's recorded run.
struct RecordedArm {
  std::unique_ptr<models::CaseEventLog> log;
  models::WeeklySeries weekly;
  std::optional<models::WeeklyBands> bands;  ///< none with one replication
};

/// Everything the screens show.
struct PreparedRun {
  std::vector<models::Model> models;
  std::vector<RecordedArm> arms;  ///< by model
  unsigned replication = 1;       ///< the same in every model: nearest the median of the first
  int replications = 1;
  std::string warning;  ///< not empty: what does not hold, in words
};

/// How far the work is.
struct Progress {
  std::atomic<int> done{0};
  std::atomic<int> total{1};
  std::atomic<bool> stop{false};
};

/// Files → models. Throws models::ScenarioError, or std::invalid_argument when --at is outside the run.
[[nodiscard]] std::vector<models::Model> load_models(const WindowOptions& options);

/// Runs every model for every replication, then records the one shown. nullopt when `progress.stop` was set.
[[nodiscard]] std::optional<PreparedRun> prepare(std::vector<models::Model> models, const WindowOptions& options,
                                                 Progress& progress);

}  // namespace viz
