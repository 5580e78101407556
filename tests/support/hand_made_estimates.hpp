// Replications made by hand: what the report and the page are tested on, without a simulation.
#pragma once

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "models/measures/estimate.hpp"
#include "models/pipeline.hpp"
#include "models/studies/compare.hpp"

namespace hand_made {

/// The average English authority under the first so many of four practices, read from config/: real figures, sources
/// and pathway, so that only the replications are made by hand.
inline models::Scenario scenario(std::size_t arms) {
  const std::vector<std::string> practices{"baseline", "family_safeguarding", "no_wrong_door", "mockingbird"};
  models::Request request;
  request.config = CASEWORK_SOURCE_DIR "/config";
  request.practices.assign(practices.begin(), practices.begin() + static_cast<std::ptrdiff_t>(arms));
  return models::load_scenario(CASEWORK_SOURCE_DIR "/config/scenarios/england_average.toml", request);
}

/// About where an average authority stands.
inline double usual(models::Measure measure) {
  using models::Measure;
  switch (measure) {
    case Measure::children_looked_after:
      return 534;
    case Measure::child_protection_plans:
      return 323;
    case Measure::children_in_need:
      return 2630;
    case Measure::days_in_care:
      return 195000;
    case Measure::cost_total:
      return 61.4e6;
    case Measure::cost_staff:
      return 14.2e6;
    case Measure::cost_placements:
      return 41.9e6;
    case Measure::cost_per_child_in_need:
      return 23340;
    case Measure::unallocated_children:
      return 21;
    case Measure::level_of_need_mean:
      return 2.61;
    case Measure::workers_per_child_year:
      return 1.72;
    case Measure::direct_hours_per_child_week:
      return 0.84;
    case Measure::caseload_mean:
      return 15.3;
    default:
      break;
  }
  const std::string_view unit = models::definition(measure).unit;
  if (unit == "%") return 20 + static_cast<double>(static_cast<std::size_t>(measure));
  return 30 + 11 * static_cast<double>(static_cast<std::size_t>(measure));
}

/// Luck between −1 and 1, the same for every arm of a replication.
inline double luck(std::size_t what, std::uint32_t replication) {
  return std::sin(12.9898 * static_cast<double>(what + 1) + 78.233 * static_cast<double>(replication));
}

/// One replication: the usual level, luck shared between arms, and an effect that grows with the arm; some measures
/// differ for certain, some hardly, some not at all. Nobody has a cap: workers_over_cap is undefined.
inline models::Observations run(std::size_t arm, std::uint32_t replication) {
  models::Observations made;
  made.replication = replication;
  for (std::size_t i = 0; i < models::measure_count; ++i) {
    const double level = usual(static_cast<models::Measure>(i));
    const double own_luck = luck(i + 100 * arm, replication);
    const double effect = (i % 3 == 0 ? 0 : i % 3 == 1 ? -0.05 : 0.02) * static_cast<double>(arm);
    made.values[i] = level * (1 + effect + 0.04 * luck(i, replication) + (arm == 0 ? 0 : 0.03 * own_luck));
  }
  made.values[static_cast<std::size_t>(models::Measure::workers_over_cap)].reset();
  for (std::size_t week = 0; week < 261; ++week) {
    const double drift = 1 - 0.0004 * static_cast<double>(arm * week);
    const double noise = 1 + 0.02 * luck(week / 9, replication);
    const double wave = std::sin(static_cast<double>(week) / 8.3);
    made.weekly.looked_after.push_back(534 * drift * noise);
    made.weekly.in_need.push_back((2630 + 60 * wave) * drift * noise);
    made.weekly.on_plans.push_back((323 + 9 * wave) * drift * noise);
    made.weekly.unallocated.push_back(std::max(0.0, (21 + 9 * wave) * noise - 5 * static_cast<double>(arm)));
    made.weekly.caseload.push_back(15.3 * drift * noise);
    made.weekly.referrals.push_back(80 + 9 * wave);
  }
  return made;
}

/// The whole result of a study, estimated by the program's own code.
inline models::StudyResult result(const std::vector<models::Model>& models, int replications) {
  models::StudyResult made;
  models::Estimates& estimates = made.estimates;
  estimates.seed = 1;
  estimates.replications = replications;
  estimates.years = models.front().scenario->years;
  estimates.hash = "0123456789abcdef";
  for (std::size_t arm = 0; arm < models.size(); ++arm) {
    std::vector<models::Observations> runs;
    std::vector<std::string> hashes;
    for (int replication = 1; replication <= replications; ++replication) {
      runs.push_back(run(arm, static_cast<std::uint32_t>(replication)));
      hashes.push_back("00000000000000" + std::to_string(10 + replication));
    }
    estimates.arms.push_back(models::estimate(models[arm], runs));
    estimates.replication_hashes.push_back(std::move(hashes));
    made.runs.push_back(std::move(runs));
  }
  for (std::size_t arm = 1; arm < models.size(); ++arm) {
    estimates.differences.push_back(models::differences(models[arm], models[0], made.runs[arm], made.runs[0]));
  }
  return made;
}

}  // namespace hand_made
