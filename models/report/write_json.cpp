#include "models/report/write_json.hpp"

#include <fmt/format.h>

#include <cmath>
#include <nlohmann/json.hpp>
#include <optional>

#include "models/report/words.hpp"

namespace models {
namespace {

std::string json_text(std::string_view text) {
  return nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

/// The shortest digits that read back as the same bits; null for what JSON has no number for.
std::string number(std::optional<double> value) {
  if (!value || !std::isfinite(*value)) return "null";
  return fmt::format("{}", *value);
}

/// The members that a value and a difference share.
std::string members(const Estimate* found, std::string_view unit) {
  const Estimate none;
  const Estimate& of = found == nullptr ? none : *found;
  return fmt::format(
      R"("mean": {}, "low80": {}, "high80": {}, "low95": {}, "high95": {}, "p10": {}, "p90": {}, "unit": {})",
      found == nullptr ? "null" : number(of.mean), number(of.low80), number(of.high80), number(of.low95),
      number(of.high95), number(of.p10), number(of.p90), json_text(unit));
}

std::string with_reason(std::string_view reason) {
  return reason.empty() ? std::string() : fmt::format(R"(, "reason": {})", json_text(reason));
}

constexpr std::string_view one_run = "one replication has no interval";

/// Said of the averages that a list which grows without settling makes meaningless.
std::string with_note(const Definition& definition, const std::string& growth) {
  const bool of_waiting =
      definition.measure == Measure::unallocated_children || definition.measure == Measure::days_to_allocation;
  return growth.empty() || !of_waiting ? std::string() : fmt::format(R"(, "note": {})", json_text(growth));
}

std::string measure(const OrReason<Estimate>& value, const Definition& definition, const std::string& growth) {
  const Estimate* found = value.value ? &*value.value : nullptr;
  const std::string_view reason = found == nullptr ? std::string_view(value.reason) : found->low95 ? "" : one_run;
  return fmt::format("{{{}{}{}}}", members(found, definition.unit), with_reason(reason), with_note(definition, growth));
}

std::string measure(const OrReason<Difference>& value, const Definition& definition, const std::string& /*growth*/) {
  const Difference* found = value.value ? &*value.value : nullptr;
  std::string_view reason = value.reason;
  if (found != nullptr) {
    reason = !found->low95            ? one_run
             : !found->variance_ratio ? "the difference is the same in every pair: it has no variance ratio"
                                      : "";
  }
  const Verdict verdict = found == nullptr ? Verdict::cannot_tell : found->verdict;
  return fmt::format(R"({{{}, "variance_ratio": {}, "verdict": {}{}}})", members(found, definition.unit),
                     number(found == nullptr ? std::nullopt : found->variance_ratio), json_text(to_string(verdict)),
                     with_reason(reason));
}

template <class Values>
std::string measures(const Values& values, const std::string& growth = {}) {
  std::string text = "\"measures\": {";
  for (const Definition& each : definitions()) {
    const auto index = static_cast<std::size_t>(each.measure);
    text += fmt::format("{}\n      {}: {}", index == 0 ? "" : ",", json_text(each.key),
                        measure(values[index], each, growth));
  }
  return text + "\n    }";
}

}  // namespace

std::string write_json(const Scenario& scenario, const Estimates& estimates) {
  std::string text = fmt::format(
      "{{\n  \"casework\": {},\n  \"scenario\": {},\n  \"seed\": {},\n  \"replications\": {},\n  \"years\": {},\n"
      "  \"arms\": [",
      json_text(CASEWORK_VERSION), json_text(scenario.key), estimates.seed, estimates.replications, estimates.years);
  for (std::size_t i = 0; i < estimates.arms.size(); ++i) {
    const ArmEstimates& arm = estimates.arms[i];
    text += fmt::format("{}\n    {{\"practice\": {}, {}}}", i == 0 ? "" : ",", json_text(arm.practice),
                        measures(arm.measures, growth_in_words(arm.unallocated_growth)));
  }
  text += fmt::format("{}],\n  \"differences\": [", estimates.arms.empty() ? "" : "\n  ");
  for (std::size_t i = 0; i < estimates.differences.size(); ++i) {
    const ArmDifferences& arm = estimates.differences[i];
    text += fmt::format("{}\n    {{\"of\": {}, \"against\": {}, {}}}", i == 0 ? "" : ",", json_text(arm.of),
                        json_text(arm.against), measures(arm.measures));
  }
  text +=
      fmt::format("{}],\n  \"hash\": {}\n}}\n", estimates.differences.empty() ? "" : "\n  ", json_text(estimates.hash));
  return text;
}

}  // namespace models
