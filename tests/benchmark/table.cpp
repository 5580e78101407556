#include "table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <utility>

namespace ratios {
namespace {

constexpr std::string_view form = "{:<5}{:<48}{:>24}  {:<33}{:>24}{:>22}{:>8}{:>7}  {}\n";

std::string number(double value) { return value >= 100 ? fmt::format("{:.0f}", value) : fmt::format("{:.3g}", value); }

std::string text(const Figure& figure, std::string_view unit) {
  if (figure.most == 0) return "";
  if (figure.least == figure.most) return fmt::format("{} {}", number(figure.median), unit);
  return fmt::format("{} {} [{}, {}]", number(figure.median), unit, number(figure.least), number(figure.most));
}

std::string text(const std::optional<Bound>& bound) {
  if (!bound) return "";
  return fmt::format("{}{:.4g}", bound->at_least ? ">=" : "<=", bound->value);
}

/// Memory is measured first, but read in its place.
int place_of(const Row& row) { return row.id.empty() ? 0 : std::stoi(row.id.substr(1)); }

std::string verdict(const Row& row) {
  if (!row.goal && !row.floor) return "";
  const double ratio = row.ratio.median;
  if (row.floor && !row.floor->holds(ratio)) return "below the floor";
  if (row.goal && !row.goal->holds(ratio)) return row.floor ? "floor met" : "not met";
  return "met";
}

nlohmann::json json_of(const Figure& figure) {
  return {{"median", figure.median}, {"least", figure.least}, {"most", figure.most}};
}

nlohmann::json json_of(const Row& row) {
  nlohmann::json json{{"id", row.id}, {"workload", row.what}, {"unit", row.unit}, {"ours", json_of(row.ours)}};
  if (!row.against.empty()) {
    json["against"] = row.against;
    json["theirs"] = json_of(row.theirs);
  }
  json["ratio"] = json_of(row.ratio);
  if (row.goal) json["goal"] = text(row.goal);
  if (row.floor) json["floor"] = text(row.floor);
  if (row.goal || row.floor) json["verdict"] = verdict(row);
  return json;
}

}  // namespace

void Table::add(Row row) {
  fmt::print(stderr, "{} {}: {}\n", row.id, row.what, text(row.ours, row.unit));
  const auto after = std::upper_bound(rows_.begin(), rows_.end(), place_of(row),
                                      [](int place, const Row& other) { return place < place_of(other); });
  rows_.insert(after, std::move(row));
}

void Table::check(bool holds, std::string what) {
  ++checks_;
  if (!holds) faults_.push_back(std::move(what));
}

void Table::print() const {
  fmt::print(form, "", "workload", "ours [least, most]", "against", "theirs [least, most]", "ratio", "goal", "floor",
             "");
  for (const Row& row : rows_) {
    fmt::print(form, row.id, row.what, text(row.ours, row.unit), row.against, text(row.theirs, row.unit),
               text(row.ratio, ""), text(row.goal), text(row.floor), verdict(row));
  }
  for (const std::string& note : notes_) fmt::print("{}\n", note);
  fmt::print("{} checks of means, orders and fingerprints, {} failed\n", checks_, faults_.size());
  for (const std::string& fault : faults_) fmt::print("FAILED: {}\n", fault);
}

void Table::write_json(const std::string& path) const {
  nlohmann::json rows = nlohmann::json::array();
  for (const Row& row : rows_) rows.push_back(json_of(row));
  std::ofstream file(path);
  file << nlohmann::json{{"rows", rows}, {"notes", notes_}, {"checks", checks_}, {"faults", faults_}}.dump(2) << '\n';
  if (!file) throw std::runtime_error(fmt::format("cannot write {}", path));
}

}  // namespace ratios
