#include "models/studies/grid.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "models/evidence/quantity.hpp"
#include "models/measures/read_measure.hpp"
#include "models/pipeline.hpp"

namespace models {
namespace {

std::vector<std::string> split(const std::string& text, char at) {
  std::vector<std::string> parts(1);
  for (const char c : text) {
    if (c == at)
      parts.emplace_back();
    else
      parts.back() += c;
  }
  return parts;
}

// "8:26:2": counted in steps, so that the last is met where it should be.
std::optional<std::vector<std::string>> range(const std::string& text, std::vector<std::string>& faults,
                                              const std::string& whole) {
  const std::vector<std::string> parts = split(text, ':');
  std::vector<double> numbers;
  for (const std::string& part : parts) {
    const auto number = read_number(trimmed(part));
    if (number) numbers.push_back(*number);
  }
  const bool right = parts.size() == 3 && numbers.size() == 3 && numbers[2] > 0 && numbers[1] >= numbers[0];
  const double steps = right ? std::floor((numbers[1] - numbers[0]) / numbers[2] + 1e-9) : 0;
  if (!right || steps >= static_cast<double>(most_cells)) {
    faults.push_back(
        fmt::format("--vary: expected KEY=from:to:step with a step above 0, at most {} values, for example "
                    "caseload.hard_cap=8:26:2, found \"{}\"",
                    most_cells, whole));
    return std::nullopt;
  }
  std::vector<std::string> values;
  for (int i = 0; i <= static_cast<int>(steps); ++i)
    values.push_back(fmt::format("{:.10g}", numbers[0] + i * numbers[2]));
  return values;
}

}  // namespace

std::vector<std::vector<std::string>> grid(const std::vector<Varied>& varied) {
  std::vector<std::vector<std::string>> cells{{}};
  for (const Varied& each : varied) {
    std::vector<std::vector<std::string>> longer;
    for (const auto& cell : cells)
      for (const std::string& value : each.values) {
        longer.push_back(cell);
        longer.back().push_back(value);
      }
    cells = std::move(longer);
  }
  return cells;
}

std::optional<double> number_of(const std::string& value) {
  const auto amount = read_amount(value);
  return amount ? std::optional(amount->number) : std::nullopt;
}

std::optional<Varied> varied_from(const std::string& text, std::vector<std::string>& faults) {
  const auto equals = text.find('=');
  Varied varied{trimmed(text.substr(0, equals)), {}};
  const std::string values = equals == std::string::npos ? "" : trimmed(text.substr(equals + 1));
  if (varied.key.empty() || values.empty()) {
    faults.push_back(fmt::format(
        "--vary: expected KEY=from:to:step or KEY=one,another, for example caseload.hard_cap=8:26:2, found \"{}\"",
        text));
    return std::nullopt;
  }
  if (values.find(':') != std::string::npos) {
    const auto found = range(values, faults, text);
    if (!found) return std::nullopt;
    varied.values = *found;
    return varied;
  }
  for (const std::string& value : split(values, ',')) {
    varied.values.push_back(trimmed(value));
    if (varied.values.back().empty()) {
      faults.push_back(fmt::format("--vary: expected a value between the commas of \"{}\"", text));
      return std::nullopt;
    }
  }
  return varied;
}

std::vector<Varied> all_varied_from(const std::vector<std::string>& texts, std::size_t most_keys,
                                    std::vector<std::string>& faults) {
  std::vector<Varied> varied;
  if (texts.size() > most_keys)
    faults.push_back(fmt::format("--vary: expected at most {} settings, found {}", most_keys, texts.size()));
  std::size_t cells = 1;
  for (const std::string& text : texts) {
    if (auto each = varied_from(text, faults)) {
      const auto same = [&](const Varied& other) { return other.key == each->key; };
      if (std::any_of(varied.begin(), varied.end(), same)) faults.push_back("--vary: " + each->key + " stands twice");
      cells *= each->values.size();
      varied.push_back(std::move(*each));
    }
  }
  if (cells > most_cells)
    faults.push_back(fmt::format("--vary: expected at most {} settings in all, found {}", most_cells, cells));
  return varied;
}

std::string name_of_cell(const std::vector<Varied>& varied, const std::vector<std::string>& values) {
  std::string name;
  for (std::size_t k = 0; k < varied.size(); ++k)
    name += fmt::format("{}{}={}", k == 0 ? "" : ", ", varied[k].key, values[k]);
  return name;
}

Request request_of(const Request& request, const std::vector<Varied>& varied, const std::vector<std::string>& values) {
  Request own = request;
  for (std::size_t k = 0; k < varied.size(); ++k) own.overrides.push_back({varied[k].key, values[k]});
  return own;
}

std::vector<Model> compile_all(const std::filesystem::path& scenario, const std::vector<Request>& requests) {
  std::vector<Model> models;
  std::vector<Fault> faults;
  for (const Request& request : requests) {
    try {
      std::vector<Model> compiled = compile(load_scenario(scenario, request));
      models.push_back(std::move(compiled.back()));
    } catch (const ScenarioError& error) {
      for (const Fault& fault : error.faults()) {
        const auto same = [&](const Fault& other) { return to_string(other) == to_string(fault); };
        if (std::none_of(faults.begin(), faults.end(), same)) faults.push_back(fault);
      }
    }
  }
  if (!faults.empty()) throw ScenarioError(faults);
  return models;
}

}  // namespace models
