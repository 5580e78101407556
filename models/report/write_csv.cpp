#include "models/report/write_csv.hpp"

#include <fmt/format.h>

#include <cmath>
#include <optional>

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
  std::string text = "of,against,measure,unit,mean,low80,high80,low95,high95,p10,p90,variance_ratio,verdict\r\n";
  for (const ArmDifferences& arm : estimates.differences) {
    for (const Definition& each : definitions()) {
      const OrReason<Difference>& value = arm.measures[static_cast<std::size_t>(each.measure)];
      const Difference* found = value.value ? &*value.value : nullptr;
      text += fmt::format("{},{},{},{},{},{},{}\r\n", csv_field(arm.of), csv_field(arm.against), each.key,
                          csv_field(each.unit), numbers(found),
                          number(found == nullptr ? std::nullopt : found->variance_ratio),
                          to_string(found == nullptr ? Verdict::cannot_tell : found->verdict));
    }
  }
  return text;
}

}  // namespace models
