#include "models/scenario/authorities.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/tokenizer.hpp>
#include <cmath>
#include <sstream>

#include "models/evidence/quantity.hpp"

namespace models {
namespace {

constexpr std::size_t first_number = 4;  // after code, name, region and year

using Row = std::vector<std::string>;

std::vector<Row> rows_of(const std::string& text) {
  std::vector<Row> rows;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    if (line.empty()) continue;
    const boost::tokenizer<boost::escaped_list_separator<char>> cells(line);
    rows.emplace_back(cells.begin(), cells.end());
  }
  return rows;
}

// "Herefordshire, County of" → "herefordshire_county_of"
std::string key_from(const std::string& name) {
  std::string key;
  for (const char c : name) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (letter)
      key += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    else if (!key.empty() && key.back() != '_' && c != '\'')
      key += '_';
  }
  while (!key.empty() && key.back() == '_') key.pop_back();
  return key;
}

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  const std::size_t half = values.size() / 2;
  return values.size() % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
}

void fill_blanks(std::vector<Authority>& all) {
  constexpr std::size_t fewest = 3;
  std::vector<std::pair<Authority*, std::string>> blanks;
  for (Authority& one : all)
    for (const AuthorityColumn& column : authority_columns())
      if (!one.published.contains(std::string(column.key))) blanks.emplace_back(&one, column.key);
  std::vector<double> values(blanks.size());
  for (std::size_t i = 0; i < blanks.size(); ++i) {
    auto& [blank, column] = blanks[i];
    std::vector<double> of_region, of_all;
    for (const Authority& other : all) {
      const auto known = other.published.find(column);
      if (known == other.published.end()) continue;
      of_all.push_back(known->second);
      if (other.region == blank->region) of_region.push_back(known->second);
    }
    const bool by_region = of_region.size() >= fewest;
    if (of_all.empty()) of_all.push_back(0);
    values[i] = median(by_region ? of_region : of_all);
    blank->filled[column] = by_region ? "the median of " + blank->region : std::string("the median of all authorities");
  }
  for (std::size_t i = 0; i < blanks.size(); ++i) blanks[i].first->published[blanks[i].second] = values[i];
}

constexpr int authorities_in_england = 153;

// What the totals leave: counts by subtraction, shares as in England.
Authority rest_of(const Authority& england, const std::vector<Authority>& all) {
  Authority rest{"rest_of_england", "Another authority", "England", england.published, {}};
  const int others = authorities_in_england - static_cast<int>(all.size());
  if (others <= 0) return rest;
  const std::string children = "population_0_17";
  double population = england[children];
  for (const Authority& one : all) population -= one[children];
  for (const AuthorityColumn& column : authority_columns()) {
    const std::string key(column.key);
    const bool is_rate = key.ends_with("_per_10000");
    const bool is_count = key == children || key.ends_with("_fte") || key == "cases_held";
    if (!is_rate && !is_count) continue;
    double left = is_rate ? england[key] * england[children] : england[key];
    for (const Authority& one : all) left -= is_rate ? one[key] * one[children] : one[key];
    rest.published[key] = std::max(0.0, left) / (is_rate ? population : others);
  }
  return rest;
}

std::string column_names() {
  std::string names = "la_code,name,region,year";
  for (const AuthorityColumn& column : authority_columns()) names += "," + std::string(column.key);
  return names;
}

}  // namespace

const std::vector<AuthorityColumn>& authority_columns() {
  static const std::vector<AuthorityColumn> columns = {
      {"population_0_17", "A1", "children"},
      {"referrals_per_10000", "A2", "a year, per 10,000 children"},
      {"re_referrals_pct", "A2", "%"},
      {"assessments_within_45_days_pct", "A3", "%"},
      {"section_47_per_10000", "A4", "a year, per 10,000 children"},
      {"initial_conferences_per_10000", "A4", "a year, per 10,000 children"},
      {"conferences_within_15_days_pct", "A4", "%"},
      {"child_protection_plans_per_10000", "A5", "per 10,000 children"},
      {"plan_starts_per_10000", "A6", "a year, per 10,000 children"},
      {"second_plan_pct", "A6", "%"},
      {"children_in_need_per_10000", "A7", "per 10,000 children"},
      {"looked_after_per_10000", "A8", "per 10,000 children"},
      {"looked_after_starts_per_10000", "A8", "a year, per 10,000 children"},
      {"looked_after_3_or_more_placements_pct", "A9", "%"},
      {"residential_share_pct", "A10", "%"},
      {"social_workers_fte", "A11", "full-time equivalents"},
      {"caseholder_fte", "A11", "full-time equivalents"},
      {"cases_held", "A11", "cases"},
      {"average_caseload", "A11", "children"},
      {"vacancy_pct", "A11", "%"},
      {"agency_pct", "A11", "%"},
      {"turnover_pct", "A11", "%"},
      {"absence_pct", "A11", "%"},
      {"weekly_cost_looked_after_gbp", "A12", "£ a week"},
  };
  return columns;
}

const Authority* Authorities::find(const std::string& key) const {
  if (key == rest.key) return &rest;
  const auto found = std::find_if(all.begin(), all.end(), [&](const Authority& one) { return one.key == key; });
  return found == all.end() ? nullptr : &*found;
}

Authorities read_authorities(Files& files) {
  Authorities authorities;
  const std::filesystem::path file = files.config() / "authorities" / "england.csv";
  const std::string* text = files.read_text(file);
  if (text == nullptr) return authorities;
  const std::string name = files.name(file);
  const std::vector<Row> rows = rows_of(*text);
  const std::vector<AuthorityColumn>& columns = authority_columns();
  const auto heads = [&](const Row& row) {
    std::string line;
    for (const std::string& cell : row) line += (line.empty() ? "" : ",") + cell;
    return line.starts_with(column_names());
  };
  if (rows.empty() || !heads(rows.front())) {
    files.faults.push_back({{name, 1, 1}, "expected the columns " + column_names()});
    return authorities;
  }
  for (std::size_t r = 1; r < rows.size(); ++r) {
    const Row& row = rows[r];
    const int line = static_cast<int>(r) + 1;
    if (row.size() < first_number + columns.size()) {
      files.faults.push_back(
          {{name, line, 1}, fmt::format("expected {} columns, found {}", rows.front().size(), row.size())});
      continue;
    }
    Authority one{key_from(row[1]), row[1], row[2], {}, {}};
    for (std::size_t c = 0; c < columns.size(); ++c) {
      const std::string& cell = row[first_number + c];
      if (cell.empty()) continue;
      const auto number = read_number(cell);
      if (number && *number >= 0)
        one.published[std::string(columns[c].key)] = *number;
      else
        files.faults.push_back(
            {{name, line, 1},
             fmt::format("{}: expected a number of 0 or more, or nothing, found {}", columns[c].key, in_quotes(cell))});
    }
    if (one.key == "england")
      authorities.england = std::move(one);
    else
      authorities.all.push_back(std::move(one));
  }
  if (authorities.england.published.size() < columns.size())
    files.faults.push_back({{name, 1, 1}, "expected a row named England with every column"});
  fill_blanks(authorities.all);
  if (files.faults.empty()) authorities.rest = rest_of(authorities.england, authorities.all);
  authorities.without_a_row = authorities_in_england - static_cast<int>(authorities.all.size());
  std::sort(authorities.all.begin(), authorities.all.end(),
            [](const Authority& a, const Authority& b) { return a.name < b.name; });
  return authorities;
}

}  // namespace models
