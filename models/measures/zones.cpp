#include "models/measures/zones.hpp"

#include <fmt/format.h>

#include <cmath>

#include "models/evidence/quantity.hpp"
#include "models/measures/read_measure.hpp"

namespace models {
namespace {

/// What may follow the number: nothing, "%", or words of the unit.
bool fits(const std::string& words, const Definition& definition) {
  if (words.empty() || words == "%") return true;
  if (definition.unit == "%") return words == "points" || words == "point";
  return definition.unit.find(words) != std::string_view::npos || definition.unit.starts_with(words);
}

}  // namespace

double zone_of(const Zones& zones, const Definition& definition, double base) {
  const auto own = zones.find(definition.measure);
  if (own == zones.end()) return std::abs(base) * definition.matters / 100;
  return own->second.of_base ? std::abs(base) * own->second.amount / 100 : own->second.amount;
}

void read_zone(const std::string& text, Zones& zones, std::vector<std::string>& faults) {
  const auto equals = text.find('=');
  const auto measure = read_measure("--matters", text.substr(0, equals), faults);
  if (!measure) return;
  const Definition& definition = models::definition(*measure);
  const auto amount = equals == std::string::npos ? std::nullopt : read_amount(text.substr(equals + 1));
  if (!amount || amount->number < 0 || !fits(amount->words, definition)) {
    faults.push_back(fmt::format(
        "--matters: expected {}=AMOUNT in {} or in % of the base, for example {}=2 %, found \"{}\"", definition.key,
        definition.unit == "%" ? "percentage points" : definition.unit, definition.key, text));
    return;
  }
  zones[*measure] = {amount->number, amount->words == "%" && definition.unit != "%"};
}

}  // namespace models
