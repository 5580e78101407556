#include "models/report/study_json.hpp"

#include <nlohmann/json.hpp>

#include "models/report/foundations.hpp"

namespace models {
namespace {

using Json = nlohmann::ordered_json;

Json optional(const std::optional<double>& value) { return value ? Json(*value) : Json(nullptr); }

Json of(const Estimate& value, std::string_view unit) {
  return {{"mean", value.mean},
          {"low80", optional(value.low80)},
          {"high80", optional(value.high80)},
          {"low95", optional(value.low95)},
          {"high95", optional(value.high95)},
          {"p10", optional(value.p10)},
          {"p90", optional(value.p90)},
          {"unit", unit}};
}

Json of(const Difference& value, std::string_view unit) {
  Json json = of(static_cast<const Estimate&>(value), unit);
  json["variance_ratio"] = optional(value.variance_ratio);
  json["verdict"] = to_string(value.verdict);
  json["zone"] = value.zone;
  if (value.more_replications) json["more_replications"] = *value.more_replications;
  return json;
}

template <class Values>
Json measures(const Values& values) {
  Json json = Json::object();
  for (const Definition& each : definitions()) {
    const auto& found = values[static_cast<std::size_t>(each.measure)];
    json[std::string(each.key)] =
        found.value ? of(*found.value, each.unit) : Json{{"mean", nullptr}, {"reason", found.reason}};
  }
  return json;
}

Json head(const std::string& scenario, const Estimates& run) {
  return {{"casework", CASEWORK_VERSION},
          {"scenario", scenario},
          {"seed", run.seed},
          {"replications", run.replications},
          {"years", run.years}};
}

Json of(const std::vector<Varied>& varied) {
  Json json = Json::array();
  for (const Varied& each : varied) json.push_back({{"key", each.key}, {"values", each.values}});
  return json;
}

Json of(const sim::Interval& share) { return {{"share", share.mean}, {"low95", share.low}, {"high95", share.high}}; }

Json of(const std::optional<sim::SobolIndex>& index) {
  if (!index) return nullptr;
  return {{"alone", of(index->first)}, {"with_others", of(index->total)}};
}

std::string finished(Json& json, const Estimates& run) {
  json["failures"] = run.failures;
  json["hash"] = run.hash;
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace

std::string sweep_json(const Sweep& sweep) {
  Json json = head(sweep.scenario_name, sweep.summary);
  json["varied"] = of(sweep.varied);
  json["cells"] = Json::array();
  for (const Cell& cell : sweep.cells)
    json["cells"].push_back({{"values", cell.values},
                             {"measures", measures(cell.estimates.measures)},
                             {"less_first", measures(cell.from_first.measures)}});
  json["knees"] = Json::object();
  for (const Definition& each : definitions())
    if (const auto knee = knee_of(sweep, each.measure))
      json["knees"][std::string(each.key)] = {
          {"cell", knee->cell}, {"low", knee->low}, {"high", knee->high}, {"share_of_redraws", knee->share}};
  return finished(json, sweep.summary);
}

std::string plan_json(const Plan& plan) {
  Json json = head(plan.scenario_name, plan.summary);
  const Definition& goal = definition(plan.question.goal);
  json["goal"] = goal.key;
  json["smallest"] = plan.question.smallest;
  json["indifference"] = plan.indifference;
  json["confidence"] = plan.question.confidence;
  json["varied"] = of(plan.question.varied);
  json["conditions"] = Json::array();
  for (std::size_t i = 0; i < plan.question.conditions.size(); ++i) {
    const Condition& condition = plan.question.conditions[i];
    json["conditions"].push_back({{"measure", definition(condition.measure).key},
                                  {condition.at_least ? "at_least" : "at_most", condition.bound},
                                  {"tolerance", plan.tolerances[i]}});
  }
  json["candidates"] = Json::array();
  for (std::size_t c = 0; c < plan.candidates.size(); ++c) {
    const Candidate& candidate = plan.candidates[c];
    Json conditions = Json::array();
    for (std::size_t i = 0; i < candidate.conditions.size(); ++i)
      conditions.push_back(of(candidate.conditions[i], definition(plan.question.conditions[i].measure).unit));
    json["candidates"].push_back({{"practice", candidate.practice},
                                  {"values", candidate.values},
                                  {"goal", of(candidate.goal, goal.unit)},
                                  {"conditions", conditions},
                                  {"replications", candidate.replications},
                                  {"found", found_in_words(plan, c)}});
  }
  json["decided"] = plan.decided;
  json["best"] = plan.best ? Json(*plan.best) : Json(nullptr);
  json["nearest_miss"] = plan.nearest_miss ? Json(*plan.nearest_miss) : Json(nullptr);
  json["chance_right"] = plan.decided ? Json(nullptr) : Json(plan.chance_right);
  json["more_replications"] = optional(plan.more_replications);
  return finished(json, plan.summary);
}

std::string sensitivity_json(const Sensitivity& study) {
  Json json = head(study.scenario_name, study.summary);
  json["luck"] = Json::object();
  for (std::size_t m = 0; m < study.question.measures.size(); ++m)
    json["luck"][std::string(definition(study.question.measures[m]).key)] = {
        {"size", study.noise[m]}, {"shares", study.luck.empty() ? Json(nullptr) : of(study.luck[m])}};
  json["figures"] = Json::array();
  for (const std::size_t i : study.order) {
    const Input& input = study.inputs[i];
    Json figure{{"key", input.key},       {"unit", input.unit},       {"low", input.low},
                {"now", input.now},       {"high", input.high},       {"evidence", in_words(input.strength)},
                {"source", input.source}, {"effects", Json::object()}};
    for (std::size_t m = 0; m < study.question.measures.size(); ++m) {
      const Definition& measure = definition(study.question.measures[m]);
      const FigureEffect& effect = study.effects[i][m];
      Json one{{"mu_star", effect.screening.mean_of_absolute},
               {"mu", effect.screening.mean},
               {"sigma", effect.screening.spread},
               {"stands_out", effect.stands_out}};
      one["at_low"] = effect.bar ? of(effect.bar->at_low, measure.unit) : Json(nullptr);
      one["at_high"] = effect.bar ? of(effect.bar->at_high, measure.unit) : Json(nullptr);
      one["shares"] = of(effect.shares);
      figure["effects"][std::string(measure.key)] = std::move(one);
    }
    json["figures"].push_back(std::move(figure));
  }
  json["left_out"] = study.left_out;
  return finished(json, study.summary);
}

}  // namespace models
