// A place whose settings a test writes over, and the families that it comes to know.
#pragma once

#include <cmath>
#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "models/world/world.hpp"
#include "tests/support/service.hpp"

namespace test_support {

/// The average authority under one practice, which begins on day 0: to be changed before it is compiled.
inline models::Scenario average_authority(std::vector<std::string> practices = {"baseline"}) {
  models::Scenario scenario = models::load_scenario(england(), short_request(std::move(practices)));
  for (models::PracticeArm& arm : scenario.arms) arm.settings.stock.lead_in.value = sim::Weeks{0};
  return scenario;
}

inline models::Settings& settings_of(models::Scenario& scenario) { return scenario.arms.front().settings; }

/// A world at its first instant, in which nothing has begun but what the settings begin by themselves.
struct PlaceAndTime {
  explicit PlaceAndTime(models::Model of, models::RunId run = {1, 1}) : model(std::move(of)), world(model, run, log) {
    world.put_in_force(model.base);
  }
  explicit PlaceAndTime(models::Scenario scenario, models::RunId run = {1, 1})
      : PlaceAndTime(models::compile(std::move(scenario)).front(), run) {}

  models::Model model;
  models::CaseEventLog log;
  models::World world;
};

/// When a family became known, and as what.
struct Known {
  sim::Instant when;
  models::FamilyKnown family;
};

inline std::vector<Known> known_in(const models::CaseEventLog& log) {
  std::vector<Known> known;
  for (const auto& entry : log)
    if (const auto* family = std::get_if<models::FamilyKnown>(&entry.event)) known.push_back({entry.when, *family});
  return known;
}

inline bool same_family(const models::FamilyKnown& a, const models::FamilyKnown& b) {
  return a.family == b.family && a.children == b.children && a.needs == b.needs && a.ages == b.ages &&
         a.involvement == b.involvement && a.source == b.source;
}

/// Whether a count is what a Poisson number of that mean is but for six runs in a hundred thousand.
inline bool is_about(std::size_t count, double mean) {
  return std::abs(static_cast<double>(count) - mean) <= 4 * std::sqrt(mean) + 0.5;
}
/// The same for a count among so many, each with a chance.
inline bool is_share(std::size_t count, std::size_t of, double chance) {
  const auto n = static_cast<double>(of);
  return std::abs(static_cast<double>(count) - n * chance) <= 4 * std::sqrt(n * chance * (1 - chance)) + 0.5;
}

/// How likely a standard normal number lies below.
inline double below(double z) { return std::erfc(-z / std::sqrt(2.0)) / 2; }

/// The index of the first kind of involvement that is alone, or is not; −1 when there is none.
inline int kind_that_is(const models::Model& model, bool alone) {
  for (std::size_t k = 0; k < model.base.involvements.size(); ++k)
    if (model.base.involvements[k] != nullptr && model.base.involvements[k]->alone == alone) return static_cast<int>(k);
  return -1;
}

}  // namespace test_support
