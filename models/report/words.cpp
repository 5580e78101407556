#include "models/report/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <utility>

namespace models {
namespace {

/// How a measure is counted, and so how a difference in it is said.
enum class Kind { count, percentage, money, length, quantity };

Kind kind(const Definition& definition) {
  const std::string_view unit = definition.unit;
  if (unit == "%") return Kind::percentage;
  if (unit.starts_with("£")) return Kind::money;
  if (unit == "working days" || unit == "weeks") return Kind::length;
  if (unit.find("per FTE") != std::string_view::npos || unit == "0–100" || unit == "1–5") return Kind::quantity;
  return Kind::count;
}

/// "fewer" and "more" in the words of that kind.
std::pair<std::string_view, std::string_view> directions(Kind kind) {
  switch (kind) {
    case Kind::count:
      return {"fewer", "more"};
    case Kind::money:
      return {"less", "more"};
    case Kind::length:
      return {"shorter", "longer"};
    case Kind::percentage:
    case Kind::quantity:
      break;
  }
  return {"lower", "higher"};
}

double power_of_ten_below(double value) { return std::pow(10.0, std::floor(std::log10(value))); }

double rounded(double value, double step) {
  // Dividing by a step below 1 would leave 0.30000000000000004; its reciprocal is a whole number.
  const double result =
      step < 1 ? std::round(value * std::round(1 / step)) / std::round(1 / step) : std::round(value / step) * step;
  return result == 0 ? 0 : result;
}

int decimals(double step) { return step < 1 ? static_cast<int>(std::lround(-std::log10(step))) : 0; }

/// Digits with commas between thousands: "1234567.8" → "1,234,567.8".
std::string with_separators(std::string digits) {
  std::size_t point = std::min(digits.find('.'), digits.size());
  while (point > 3) {
    point -= 3;
    digits.insert(point, ",");
  }
  return digits;
}

/// The size of a number without sign: "£52.3 million", "1,234", "15.2".
std::string magnitude(double value, const Definition& definition, double step) {
  const double size = std::abs(rounded(value, step));
  if (kind(definition) == Kind::money) {
    constexpr double million = 1e6;
    if (size < million) return "£" + with_separators(fmt::format("{:.0f}", size));
    return fmt::format("£{:.{}f} million", size / million, std::clamp(decimals(step / million), 0, 3));
  }
  return with_separators(fmt::format("{:.{}f}", size, decimals(step)));
}

/// The unit that follows an amount in a sentence: " percentage points", " weeks".
std::string unit_after(const Definition& definition) {
  switch (kind(definition)) {
    case Kind::percentage:
      return " percentage points";
    case Kind::length:
      return fmt::format(" {}", definition.unit);
    case Kind::quantity:
      return definition.measure == Measure::caseload_mean ? " children" : definition.unit == "0–100" ? " points" : "";
    case Kind::count:
    case Kind::money:
      break;
  }
  return {};
}

std::string level_unit(const Definition& definition) {
  if (kind(definition) == Kind::percentage) return {};
  if (definition.unit == "0–100") return " out of 100";
  return unit_after(definition);
}

/// What headline measures are in a sentence. Of a count the words after "31 fewer", with their subject; of everything
/// else the subject before "is 1.3 lower".
struct Phrase {
  Measure measure;
  std::string_view words;
};
constexpr std::array phrases{
    Phrase{Measure::child_protection_plans, "children are on child protection plans on average"},
    Phrase{Measure::unallocated_children, "children are without a worker on average"},
    Phrase{Measure::children_looked_after, "children are looked after on average"},
    Phrase{Measure::entries_to_care, "children enter care each year"},
    Phrase{Measure::placement_moves_3_or_more,
           "the share of looked-after children with three or more placements in a year"},
    Phrase{Measure::workers_per_child_year, "workers a year for each child with a worker"},
    Phrase{Measure::children_improved_rate, "the share of children who close or step down with lower need"},
    Phrase{Measure::caseload_mean, "the average caseload"},
    Phrase{Measure::staff_stress_index, "the staff stress index"},
    Phrase{Measure::turnover_rate, "social worker turnover"},
    Phrase{Measure::agency_rate, "the share of agency social workers"},
    Phrase{Measure::direct_hours_per_child_week, "direct hours a week for each child"},
    Phrase{Measure::cost_total, "the total cost a year"},
    Phrase{Measure::cost_placements, "the cost of placements a year"},
};

/// A name in the middle of a sentence: "Missing episodes" → "missing episodes".
std::string inside_sentence(std::string_view name) {
  std::string words(name);
  if (!words.empty() && words[0] >= 'A' && words[0] <= 'Z') words[0] = static_cast<char>(words[0] - 'A' + 'a');
  return words;
}

std::string phrase(const Definition& definition) {
  for (const Phrase& each : phrases) {
    if (each.measure == definition.measure) return std::string(each.words);
  }
  return inside_sentence(definition.name);
}

}  // namespace

double step(const Estimate& estimate, const Definition& definition) {
  const double low = estimate.low95.value_or(estimate.mean);
  const double high = estimate.high95.value_or(estimate.mean);
  const double size = std::max({std::abs(low), std::abs(high), std::abs(estimate.mean)});
  const double least = finest_step(definition, size);
  if (!estimate.low95) return size > 0 ? std::max(least, power_of_ten_below(size) / 100) : least;
  const double half_width = (high - low) / 2;
  if (!(half_width > 0)) return size > 0 ? std::max(least, power_of_ten_below(size) / 100) : least;
  return std::max(least, power_of_ten_below(half_width / 3));
}

double step(const Difference& difference, const Definition& definition) {
  double chosen = step(static_cast<const Estimate&>(difference), definition);
  const bool told = difference.verdict == Verdict::lower || difference.verdict == Verdict::higher;
  if (!told || !difference.low95) return chosen;
  const double near_zero = std::min(std::abs(*difference.low95), std::abs(*difference.high95));
  for (int finer = 0; finer < 3 && rounded(near_zero, chosen) == 0; ++finer) chosen /= 10;
  return chosen;
}

std::string number_in_words(double value, const Definition& definition, double step) {
  const std::string sign = rounded(value, step) < 0 ? "−" : "";
  const std::string percent = kind(definition) == Kind::percentage ? " %" : "";
  return sign + magnitude(value, definition, step) + percent;
}

std::string signed_number(double value, const Definition& definition, double step) {
  const double shown = rounded(value, step);
  const std::string sign = shown < 0 ? "−" : shown > 0 ? "+" : "";
  return sign + magnitude(value, definition, step) + (kind(definition) == Kind::percentage ? " points" : "");
}

double possible(double bound, const Definition& definition) {
  const double most = kind(definition) == Kind::percentage ? 100 : std::numeric_limits<double>::max();
  return std::clamp(bound, 0.0, most);
}

std::string level_in_words(const Estimate& estimate, const Definition& definition) {
  const double by = step(estimate, definition);
  const std::string mean = number_in_words(estimate.mean, definition, by);
  if (!estimate.low95) return mean + " (one run, no interval)";
  return fmt::format("{} (95 % interval {} to {})", mean,
                     number_in_words(possible(*estimate.low95, definition), definition, by),
                     number_in_words(possible(*estimate.high95, definition), definition, by));
}

std::string amount_in_words(double value, const Definition& definition, double step) {
  if (rounded(value, step) == 0) return "no different";
  const auto [less, more] = directions(kind(definition));
  return fmt::format("{}{} {}", magnitude(value, definition, step), unit_after(definition), value < 0 ? less : more);
}

std::string range_in_words(const Difference& difference, const Definition& definition) {
  if (!difference.low95) return {};
  const double by = step(difference, definition);
  const double low = rounded(*difference.low95, by);
  const double high = rounded(*difference.high95, by);
  const auto [less, more] = directions(kind(definition));
  const auto bare = [&](double value) { return magnitude(value, definition, by); };
  if (low == 0 && high == 0) return "0";
  if (high <= 0) return fmt::format("{} to {} {}", bare(high), bare(low), less);
  if (low >= 0) return fmt::format("{} to {} {}", bare(low), bare(high), more);
  return fmt::format("from {} {} to {} {}", bare(low), less, bare(high), more);
}

std::string difference_in_words(const OrReason<Difference>& difference, const Definition& definition) {
  if (!difference.value) return difference.reason;
  const Difference& found = *difference.value;
  const std::string amount = amount_in_words(found.mean, definition, step(found, definition));
  if (!found.low95) return amount + " (one run, no interval: cannot tell apart)";
  const std::string range = range_in_words(found, definition);
  switch (found.verdict) {
    case Verdict::cannot_tell: {
      const std::string more = more_runs_in_words(found);
      return fmt::format("cannot tell apart (95 % interval {}{}{})", range, more.empty() ? "" : "; ", more);
    }
    case Verdict::no_difference_that_matters:
      return fmt::format("no difference that matters (95 % interval {})", range);
    case Verdict::lower:
    case Verdict::higher:
      break;
  }
  return fmt::format("{} (95 % interval {})", amount, range);
}

std::string more_runs_in_words(const Difference& difference) {
  constexpr double most = 100'000;
  if (!difference.more_replications) return {};
  const double more = *difference.more_replications;
  if (more > most) return "more than 100,000 more runs would be needed to tell";
  // Two digits: it is a guess from few runs.
  const double by = more < 20 ? 1 : power_of_ten_below(more) / 10;
  const double about = std::ceil(more / by) * by;
  return fmt::format("about {} more {} would tell", with_separators(fmt::format("{:.0f}", about)),
                     about == 1 ? "run" : "runs");
}

std::string verdict_in_words(Verdict verdict, const Definition& definition) {
  const auto [less, more] = directions(kind(definition));
  switch (verdict) {
    case Verdict::lower:
      return std::string(less);
    case Verdict::higher:
      return std::string(more);
    case Verdict::no_difference_that_matters:
      return "no difference";
    case Verdict::cannot_tell:
      break;
  }
  return "cannot tell";
}

std::string difference_clause(const Difference& difference, const Definition& definition) {
  const std::string amount = amount_in_words(difference.mean, definition, step(difference, definition));
  if (kind(definition) == Kind::count && amount != "no different") {
    return fmt::format("{} {}", amount, phrase(definition));
  }
  return fmt::format("{} is {}", phrase(definition), amount);
}

std::string level_clause(const Estimate& estimate, const Definition& definition) {
  const std::string mean = number_in_words(estimate.mean, definition, step(estimate, definition));
  if (kind(definition) == Kind::count) return fmt::format("{} {}", mean, phrase(definition));
  return fmt::format("{} is {}{}", phrase(definition), mean, level_unit(definition));
}

std::string growth_in_words(const ListGrowth& growth) {
  if (!growth.without_settling) return {};
  const auto number = [&](double value) { return fmt::format("{:.{}f}", value, growth.a_week < 10 ? 1 : 0); };
  const std::string certainty =
      growth.low95 ? fmt::format("95 % interval {} to {}", number(*growth.low95), number(*growth.high95))
                   : std::string("one run, no interval");
  return fmt::format(
      "the list of children without a worker grows by about {} a week ({}) and does not settle: averages of waiting "
      "depend on how long one looks and are no forecast",
      number(growth.a_week), certainty);
}

std::string whole_number(int number) {
  constexpr std::array words{"no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"};
  if (number < 0 || number >= static_cast<int>(words.size())) return fmt::format("{}", number);
  return words[static_cast<std::size_t>(number)];
}

std::string listed(const std::vector<std::string>& names) {
  std::string text;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i > 0) text += i + 1 == names.size() ? " and " : ", ";
    text += names[i];
  }
  return text;
}

}  // namespace models
