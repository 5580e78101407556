#include "models/report/further_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "models/measures/financial_year.hpp"
#include "models/report/words.hpp"

namespace models {
namespace {

using Rows = std::vector<std::vector<std::string>>;

std::size_t width(const std::string& text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

/// The first column to the left, the others to the right.
std::string table(const Rows& rows) {
  std::vector<std::size_t> widths;
  for (const auto& row : rows)
    for (std::size_t c = 0; c < row.size(); ++c) {
      if (widths.size() <= c) widths.push_back(0);
      widths[c] = std::max(widths[c], width(row[c]));
    }
  std::string text;
  for (const auto& row : rows) {
    std::string line = "  ";
    for (std::size_t c = 0; c < row.size(); ++c) {
      const std::string room(widths[c] - width(row[c]), ' ');
      line += c == 0 ? row[c] + room : "  " + room + row[c];
    }
    line.resize(line.find_last_not_of(' ') + 1);
    text += line + "\n";
  }
  return text;
}

std::string letter(std::size_t arm) { return {static_cast<char>('A' + arm)}; }

std::string level(const Estimate& estimate, const Definition& of) {
  return number_in_words(possible(estimate.mean, of), of, step(estimate, of));
}

/// Numbers that belong to no measure: as many digits as their interval bears.
std::string plain(double value, const Estimate& like) {
  const double half = like.low95 ? (*like.high95 - *like.low95) / 2 : std::abs(value) / 100;
  const int digits = half >= 1 || half <= 0 ? (half <= 0 ? 2 : 0) : half >= 0.1 ? 1 : 2;
  return fmt::format("{:.{}f}", value, digits);
}

}  // namespace

std::span<const Measure> measures_by_year() {
  static constexpr std::array shown{Measure::referrals,
                                    Measure::children_in_need,
                                    Measure::child_protection_plans,
                                    Measure::children_looked_after,
                                    Measure::unallocated_children,
                                    Measure::caseload_mean,
                                    Measure::cost_staff,
                                    Measure::cost_placements,
                                    Measure::cost_total};
  return shown;
}

std::string weeks_above_in_words(const BadWeeks& stock, const WeeksAbove& above, std::size_t arm) {
  const Estimate& share = above.shares[arm];
  std::string text =
      fmt::format("{} above {:g}: {:.1f} % of weeks", definition(stock.stock).name, above.level, share.mean);
  if (share.low95)
    text +=
        fmt::format(" (95 % interval {:.1f} to {:.1f})", std::max(0.0, *share.low95), std::min(100.0, *share.high95));
  return text;
}

std::string bad_weeks_text(const Estimates& estimates) {
  if (estimates.bad_weeks.empty()) return {};
  Rows rows{{"", "", "half of the weeks", "one in ten", "one in twenty", "the highest"}};
  std::string asked;
  const bool several = estimates.arms.size() > 1;
  for (const BadWeeks& stock : estimates.bad_weeks) {
    const Definition& of = definition(stock.stock);
    for (std::size_t arm = 0; arm < stock.median.size(); ++arm)
      rows.push_back({arm == 0 ? std::string(of.name) : "", several ? letter(arm) : "", level(stock.median[arm], of),
                      level(stock.one_in_ten[arm], of), level(stock.one_in_twenty[arm], of),
                      level(stock.highest[arm], of)});
    for (const WeeksAbove& above : stock.levels) {
      if (!above.asked) continue;
      for (std::size_t arm = 0; arm < above.shares.size(); ++arm)
        asked += fmt::format("  {}{}\n", several ? letter(arm) + "  " : "", weeks_above_in_words(stock, above, arm));
    }
  }
  return "\nBad weeks: the level that so many weeks of a run exceed, mean over runs\n" + table(rows) + asked;
}

std::string financial_years_text(const Estimates& estimates) {
  if (estimates.arms.empty() || estimates.arms.front().financial_years.empty()) return {};
  const bool several = estimates.arms.size() > 1;
  Rows rows{{"", ""}};
  for (const auto& year : estimates.arms.front().financial_years)
    rows[0].push_back(name_of_financial_year(year.begins) + (year.whole ? "" : ", part"));
  for (const Measure measure : measures_by_year()) {
    const Definition& of = definition(measure);
    for (std::size_t arm = 0; arm < estimates.arms.size(); ++arm) {
      std::vector<std::string> row{arm == 0 ? std::string(of.name) : "", several ? letter(arm) : ""};
      for (const auto& year : estimates.arms[arm].financial_years) {
        const auto& value = year.measures[static_cast<std::size_t>(measure)];
        row.push_back(value.value ? level(*value.value, of) : "–");
      }
      rows.push_back(std::move(row));
    }
  }
  return "\nBy financial year, 1 April to 31 March\n" + table(rows);
}

std::string beside_theory_text(const Estimates& estimates) {
  if (estimates.shadows.empty() || estimates.shadows.front().empty()) return {};
  Rows rows{{"", "theory", "simulated", "difference, 95 % interval"}};
  std::string none;
  for (const Shadow& shadow : estimates.shadows.front()) {
    if (!shadow.by_theory.value || !shadow.simulated.value) {
      const std::string& reason = shadow.by_theory.value ? shadow.simulated.reason : shadow.by_theory.reason;
      none += fmt::format("  {}: {}.\n", shadow.what, reason);
      continue;
    }
    const Estimate &theory = *shadow.by_theory.value, &seen = *shadow.simulated.value;
    const Difference& off = *shadow.difference.value;
    rows.push_back({fmt::format("{}, {}", shadow.what, shadow.unit), plain(theory.mean, off), plain(seen.mean, off),
                    off.low95 ? fmt::format("{} to {}", plain(*off.low95, off), plain(*off.high95, off))
                              : "one run, no interval"});
  }
  std::string text = "\nBeside theory";
  if (estimates.arms.size() > 1) text += ", of " + estimates.arms.front().name;
  return text + " (the page says which theory, and why they differ)\n" + (rows.size() > 1 ? table(rows) : "") + none;
}

}  // namespace models
