#include "models/report/write_csv.hpp"

#include <fmt/format.h>

#include <cmath>
#include <optional>
#include <type_traits>

#include "models/measures/financial_year.hpp"

namespace models {
namespace {

std::string number(std::optional<double> value) {
  return value && std::isfinite(*value) ? fmt::format("{}", *value) : std::string();
}

/// mean,low80,high80,low95,high95,p10,p90: all empty when there is no value.
std::string numbers(const Estimate* found) {
  if (found == nullptr) return ",,,,,,";
  return fmt::format("{},{},{},{},{},{},{}", number(found->mean), number(found->low80), number(found->high80),
                     number(found->low95), number(found->high95), number(found->p10), number(found->p90));
}

}  // namespace

std::string csv_field(std::string_view text) {
  std::string field(text);
  // A spreadsheet runs a field that starts so as a formula, even within quotes.
  if (!field.empty() && std::string_view("=+-@\t\r").find(field.front()) != std::string_view::npos) {
    field.insert(0, "'");
  }
  if (field.find_first_of(",\"\r\n") == std::string::npos) return field;
  std::string quoted = "\"";
  for (const char letter : field) quoted += letter == '"' ? std::string("\"\"") : std::string(1, letter);
  return quoted + "\"";
}

std::string estimates_csv(const Estimates& estimates) {
  std::string text = "arm,measure,unit,mean,low80,high80,low95,high95,p10,p90\r\n";
  for (const ArmEstimates& arm : estimates.arms) {
    for (const Definition& each : definitions()) {
      const OrReason<Estimate>& value = arm.measures[static_cast<std::size_t>(each.measure)];
      text += fmt::format("{},{},{},{}\r\n", csv_field(arm.practice), each.key, csv_field(each.unit),
                          numbers(value.value ? &*value.value : nullptr));
    }
  }
  return text;
}

std::string differences_csv(const Estimates& estimates) {
  std::string text =
      "of,against,measure,unit,mean,low80,high80,low95,high95,p10,p90,variance_ratio,verdict,"
      "zone,low_joint,high_joint,more_replications\r\n";
  for (const ArmDifferences& arm : estimates.differences) {
    for (const Definition& each : definitions()) {
      const OrReason<Difference>& value = arm.measures[static_cast<std::size_t>(each.measure)];
      const Difference* found = value.value ? &*value.value : nullptr;
      const Difference nothing;
      const Difference& of = found == nullptr ? nothing : *found;
      text += fmt::format("{},{},{},{},{},{},{},{},{},{},{}\r\n", csv_field(arm.of), csv_field(arm.against), each.key,
                          csv_field(each.unit), numbers(found), number(of.variance_ratio), to_string(of.verdict),
                          found == nullptr ? "" : number(of.zone), number(of.low_joint), number(of.high_joint),
                          number(of.more_replications));
    }
  }
  return text;
}

namespace {

template <class What>
std::string rows_of_years(const std::string& who, const std::vector<OfYear<What>>& years) {
  std::string text;
  for (const OfYear<What>& year : years) {
    for (const Definition& each : definitions()) {
      const OrReason<What>& value = year.measures[static_cast<std::size_t>(each.measure)];
      std::string verdict;
      if constexpr (std::is_same_v<What, Difference>)
        verdict = to_string(value.value ? value.value->verdict : Verdict::cannot_tell);
      text +=
          fmt::format("{},{},{},{},{},{},{}\r\n", who, name_of_financial_year(year.begins), year.whole ? "yes" : "no",
                      each.key, csv_field(each.unit), numbers(value.value ? &*value.value : nullptr), verdict);
    }
  }
  return text;
}

}  // namespace

std::string financial_years_csv(const Estimates& estimates) {
  std::string text = "arm,against,financial_year,whole,measure,unit,mean,low80,high80,low95,high95,p10,p90,verdict\r\n";
  for (const ArmEstimates& arm : estimates.arms)
    text += rows_of_years(csv_field(arm.practice) + ",", arm.financial_years);
  for (const ArmDifferences& arm : estimates.differences)
    text += rows_of_years(csv_field(arm.of) + "," + csv_field(arm.against), arm.financial_years);
  return text;
}

std::string weeks_above_csv(const Estimates& estimates) {
  std::string text = "arm,against,stock,unit,what,level,mean,low80,high80,low95,high95,p10,p90,verdict\r\n";
  for (const BadWeeks& stock : estimates.bad_weeks) {
    const Definition& of = definition(stock.stock);
    const auto row = [&](std::size_t arm, std::string_view unit, std::string_view what, const std::string& level,
                         const Estimate& value) {
      text += fmt::format("{},,{},{},{},{},{},\r\n", csv_field(estimates.arms[arm].practice), of.key, csv_field(unit),
                          what, level, numbers(&value));
    };
    for (std::size_t arm = 0; arm < stock.median.size(); ++arm) {
      row(arm, of.unit, "median", "", stock.median[arm]);
      row(arm, of.unit, "one week in ten above", "", stock.one_in_ten[arm]);
      row(arm, of.unit, "one week in twenty above", "", stock.one_in_twenty[arm]);
      row(arm, of.unit, "highest", "", stock.highest[arm]);
      for (const WeeksAbove& above : stock.levels)
        row(arm, "%", "share of weeks above", number(above.level), above.shares[arm]);
    }
    for (const WeeksAbove& above : stock.levels)
      for (std::size_t arm = 0; arm < above.less_base.size(); ++arm)
        text += fmt::format("{},{},{},%,share of weeks above,{},{},{}\r\n", csv_field(estimates.arms[arm + 1].practice),
                            csv_field(estimates.arms.front().practice), of.key, number(above.level),
                            numbers(&above.less_base[arm]), to_string(above.less_base[arm].verdict));
  }
  return text;
}

std::string beside_theory_csv(const Estimates& estimates) {
  std::string text = "arm,what,unit,value,mean,low95,high95,reason\r\n";
  for (std::size_t arm = 0; arm < estimates.shadows.size(); ++arm) {
    for (const Shadow& shadow : estimates.shadows[arm]) {
      const auto row = [&](std::string_view value, const Estimate* found, const std::string& reason) {
        const Estimate none;
        const Estimate& of = found == nullptr ? none : *found;
        text +=
            fmt::format("{},{},{},{},{},{},{},{}\r\n", csv_field(estimates.arms[arm].practice), csv_field(shadow.what),
                        csv_field(shadow.unit), value, found == nullptr ? "" : number(of.mean), number(of.low95),
                        number(of.high95), csv_field(reason));
      };
      row("theory", shadow.by_theory.value ? &*shadow.by_theory.value : nullptr, shadow.by_theory.reason);
      row("simulated", shadow.simulated.value ? &*shadow.simulated.value : nullptr, shadow.simulated.reason);
      row("difference", shadow.difference.value ? &*shadow.difference.value : nullptr, shadow.difference.reason);
    }
  }
  return text;
}

}  // namespace models
