#include "models/studies/side_by_side.hpp"

#include <fmt/format.h>

#include <chrono>

#include "models/pipeline.hpp"
#include "models/scenario/authorities.hpp"
#include "sim/experiment/replicate.hpp"

namespace models {
namespace {

struct Named {
  std::string key, name;
  bool published = true;
};

std::vector<Named> places_of(const Request& request, WhichPlaces which) {
  Files files(request.config);
  const Authorities all = read_authorities(files);
  if (!files.faults.empty()) throw ScenarioError(files.faults);
  std::vector<Named> places;
  for (const Authority& one : all.all) places.push_back({one.key, one.name, true});
  for (int i = 1; which == WhichPlaces::all_of_england && i <= all.without_a_row; ++i)
    places.push_back({all.rest.key, fmt::format("{} {}", all.rest.name, i), false});
  return places;
}

// FNV-1a: the same families do not live in two places.
std::uint64_t seed_of(std::uint64_t seed, const std::string& name) {
  std::uint64_t hash = 14695981039346656037ULL ^ seed;
  for (const char c : name) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
  return hash >> 1;
}

// What a share is a share of, or the measure nearest to it.
Measure weight_of(Measure measure) {
  using enum Measure;
  switch (measure) {
    case re_referral_rate:
    case days_to_allocation:
      return referrals;
    case assessments_within_45_days:
    case assessment_days_median:
      return assessments;
    case conferences_within_15_days:
      return initial_conferences;
    case second_plan_rate:
      return child_protection_plan_starts;
    case care_proceedings_weeks:
      return care_proceedings_started;
    case placement_moves_3_or_more:
    case residential_share:
      return children_looked_after;
    case caseload_mean:
    case caseload_p90:
    case workers_over_cap:
    case direct_work_share:
    case turnover_rate:
    case vacancy_rate:
    case agency_rate:
    case sickness_rate:
    case staff_stress_index:
      return cost_staff;
    default:
      return children_in_need;
  }
}

Observations added_up(const std::vector<PlaceResult>& places, std::size_t run) {
  Observations total;
  total.replication = places.front().runs[run].replication;
  for (const Definition& d : definitions()) {
    const auto at = static_cast<std::size_t>(d.measure);
    double sum = 0, weights = 0;
    bool any = false;
    for (const PlaceResult& place : places) {
      const Observations& of = place.runs[run];
      if (!of[d.measure]) continue;
      any = true;
      const double weight = adds_up(d.measure) ? 1 : of[weight_of(d.measure)].value_or(0);
      sum += weight * *of[d.measure];
      weights += weight;
    }
    if (any && (adds_up(d.measure) || weights > 0)) total.values[at] = adds_up(d.measure) ? sum : sum / weights;
  }
  return total;
}

}  // namespace

bool adds_up(Measure measure) {
  using enum Measure;
  switch (measure) {
    case re_referral_rate:
    case assessments_within_45_days:
    case assessment_days_median:
    case conferences_within_15_days:
    case second_plan_rate:
    case care_proceedings_weeks:
    case placement_moves_3_or_more:
    case residential_share:
    case days_to_allocation:
    case caseload_mean:
    case caseload_p90:
    case workers_over_cap:
    case visits_on_time:
    case direct_work_share:
    case direct_hours_per_child_week:
    case workers_per_child_year:
    case turnover_rate:
    case vacancy_rate:
    case agency_rate:
    case sickness_rate:
    case staff_stress_index:
    case level_of_need_mean:
    case children_improved_rate:
    case cost_per_child_in_need:
      return false;
    default:
      return true;
  }
}

SideBySide side_by_side(const std::filesystem::path& scenario, const Request& request, const Study& study,
                        WhichPlaces which) {
  const auto begin = std::chrono::steady_clock::now();
  const std::vector<Named> places = places_of(request, which);
  std::vector<Model> models;  // those without a row are one model
  std::vector<std::size_t> model_of;
  for (const Named& place : places) {
    if (models.empty() || place.published || places[model_of.size() - 1].published) {
      Request own = request;
      own.authority = place.key;
      models.push_back(compile(load_scenario(scenario, own)).front());
    }
    model_of.push_back(models.size() - 1);
  }
  const std::size_t many = places.size(), runs = static_cast<std::size_t>(study.replications);
  std::vector<std::optional<Observations>> found(many * runs);
  const auto body = [&](int unit) {
    const auto index = static_cast<std::size_t>(unit);
    const Named& place = places[index % many];
    const auto replication = static_cast<std::uint32_t>(index / many + 1);
    const RunId run{seed_of(study.seed, place.published ? place.key : place.name), replication};
    found[index] = replicate_once(models[model_of[index % many]], run);
  };
  const sim::ReplicationOutcome outcome =
      sim::run_replications(0, static_cast<int>(found.size()), study.threads, body, study.told, study.stop);

  SideBySide result;
  result.stopped = outcome.stopped;
  for (const sim::Failure& failure : outcome.failures) {
    const auto index = static_cast<std::size_t>(failure.replication);
    result.failures.push_back(
        fmt::format("{}, replication {}: {}", places[index % many].name, index / many + 1, failure.message));
  }
  for (const Named& place : places) result.places.push_back({place.key, place.name, place.published, {}});
  for (std::size_t r = 0; r < runs; ++r) {
    bool complete = true;
    for (std::size_t p = 0; p < many; ++p) complete = complete && found[r * many + p].has_value();
    if (!complete) continue;
    for (std::size_t p = 0; p < many; ++p) result.places[p].runs.push_back(std::move(*found[r * many + p]));
    result.england.push_back(added_up(result.places, result.places.front().runs.size() - 1));
  }
  result.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  return result;
}

}  // namespace models
