#include "models/report/write_json.hpp"

#include <fmt/format.h>

#include <cmath>
#include <nlohmann/json.hpp>
#include <optional>

#include "models/measures/financial_year.hpp"
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

/// After the contracted members: the zone it was judged by, the interval that holds together with all other headline
/// differences, and how many replications more would tell.
std::string how_sure(const Difference& found) {
  std::string text = fmt::format(R"(, "zone": {})", number(found.zone));
  if (found.low_joint)
    text += fmt::format(R"(, "low_joint": {}, "high_joint": {})", number(found.low_joint), number(found.high_joint));
  if (found.more_replications) text += fmt::format(R"(, "more_replications": {})", number(found.more_replications));
  return text;
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
  return fmt::format(R"({{{}, "variance_ratio": {}, "verdict": {}{}{}}})", members(found, definition.unit),
                     number(found == nullptr ? std::nullopt : found->variance_ratio), json_text(to_string(verdict)),
                     with_reason(reason), found == nullptr ? std::string() : how_sure(*found));
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

std::string joined(const std::vector<std::string>& parts) {
  std::string text;
  for (const std::string& part : parts) text += (text.empty() ? "" : ",") + std::string("\n    ") + part;
  return parts.empty() ? "[]" : "[" + text + "\n  ]";
}

std::string precision(const Estimates& estimates) {
  if (!estimates.precision) return {};
  const PrecisionReached& reached = *estimates.precision;
  std::string names;
  for (const std::string& name : reached.not_precise) names += (names.empty() ? "" : ", ") + json_text(name);
  return fmt::format(",\n  \"precision\": {{\"wanted\": {}, \"enough\": {}, \"not_precise\": [{}]}}",
                     number(reached.wanted), reached.enough ? fmt::format("{}", *reached.enough) : "null", names);
}

template <class What>
void add_years(std::vector<std::string>& parts, const std::string& who, const std::vector<OfYear<What>>& years) {
  for (const OfYear<What>& year : years)
    parts.push_back(fmt::format(R"({{{}, "financial_year": {}, "whole": {}, {}}})", who,
                                json_text(name_of_financial_year(year.begins)), year.whole, measures(year.measures)));
}

std::string financial_years(const Estimates& estimates) {
  std::vector<std::string> parts;
  for (const ArmEstimates& arm : estimates.arms)
    add_years(parts, fmt::format(R"("practice": {})", json_text(arm.practice)), arm.financial_years);
  for (const ArmDifferences& arm : estimates.differences)
    add_years(parts, fmt::format(R"("of": {}, "against": {})", json_text(arm.of), json_text(arm.against)),
              arm.financial_years);
  return ",\n  \"financial_years\": " + joined(parts);
}

std::string bad_weeks(const Estimates& estimates) {
  std::vector<std::string> parts;
  for (const BadWeeks& stock : estimates.bad_weeks) {
    const Definition& of = definition(stock.stock);
    for (std::size_t arm = 0; arm < stock.median.size(); ++arm) {
      std::string levels;
      for (const WeeksAbove& above : stock.levels) {
        std::string less_base;
        if (arm > 0) {
          const Difference& less = above.less_base[arm - 1];
          less_base = fmt::format(R"(, "less_base": {{{}, "verdict": {}}})", members(&less, "%"),
                                  json_text(to_string(less.verdict)));
        }
        levels += fmt::format(R"({}{{"level": {}, "share": {{{}}}{}}})", levels.empty() ? "" : ", ",
                              number(above.level), members(&above.shares[arm], "%"), less_base);
      }
      parts.push_back(fmt::format(
          R"({{"practice": {}, "stock": {}, "median": {{{}}}, "one_week_in_ten_above": {{{}}}, "one_week_in_twenty_above": {{{}}}, "highest": {{{}}}, "weeks_above": [{}]}})",
          json_text(estimates.arms[arm].practice), json_text(of.key), members(&stock.median[arm], of.unit),
          members(&stock.one_in_ten[arm], of.unit), members(&stock.one_in_twenty[arm], of.unit),
          members(&stock.highest[arm], of.unit), levels));
    }
  }
  return ",\n  \"bad_weeks\": " + joined(parts);
}

std::string beside_theory(const Estimates& estimates) {
  std::vector<std::string> parts;
  for (std::size_t arm = 0; arm < estimates.shadows.size(); ++arm) {
    for (const Shadow& shadow : estimates.shadows[arm]) {
      const auto value = [&](const auto& found) {
        return fmt::format("{{{}{}}}", members(found.value ? &*found.value : nullptr, shadow.unit),
                           with_reason(found.reason));
      };
      parts.push_back(fmt::format(
          R"({{"practice": {}, "what": {}, "by": {}, "theory": {}, "simulated": {}, "difference": {}, "why": {}}})",
          json_text(estimates.arms[arm].practice), json_text(shadow.what), json_text(shadow.theory),
          value(shadow.by_theory), value(shadow.simulated), value(shadow.difference), json_text(shadow.why)));
    }
  }
  return ",\n  \"beside_theory\": " + joined(parts);
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
  text += fmt::format("{}],\n  \"hash\": {}", estimates.differences.empty() ? "" : "\n  ", json_text(estimates.hash));
  return text + precision(estimates) + financial_years(estimates) + bad_weeks(estimates) + beside_theory(estimates) +
         "\n}\n";
}

}  // namespace models
