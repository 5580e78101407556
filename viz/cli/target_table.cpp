#include "viz/cli/target_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "viz/cli/table.hpp"

namespace viz {
namespace {

using models::Held;
using models::Met;

// As many decimals as the tolerance makes sense of.
std::string number(double value, double within) {
  const int decimals = within >= 5 ? 0 : within >= 0.5 ? 1 : 2;
  return fmt::format("{:.{}f}", value, decimals);
}

std::string interval(const Held& held) {
  if (!held.low95) return "";
  return number(*held.low95, held.target.within) + " to " + number(*held.high95, held.target.within);
}

std::vector<std::string> row(const Held& held) {
  const models::Target& t = held.target;
  return {t.name,
          t.unit,
          number(t.value, t.within),
          "± " + number(t.within, t.within),
          t.source,
          t.held_back ? "no" : "yes",
          held.mean ? number(*held.mean, t.within) : "",
          interval(held),
          std::string(to_string(held.met))};
}

std::vector<std::string> headings(bool given) {
  return {"Figure",    "Unit",          "Published", "Near enough", "Source", given ? "Given" : "Fitted",
          "Simulated", "95 % interval", "Verdict"};
}

std::string in_quotation_marks(const std::string& text) {
  return text.find(',') == std::string::npos ? text : "\"" + text + "\"";
}

}  // namespace

std::string targets_counted(const std::vector<Held>& held) {
  const auto count = [&](Met met) {
    return std::count_if(held.begin(), held.end(), [&](const Held& h) { return h.met == met; });
  };
  std::string text = fmt::format("{} of {} met, {} missed, {} that cannot be told", count(Met::met), held.size(),
                                 count(Met::missed), count(Met::cannot_tell));
  if (const auto none = count(Met::undefined); none > 0) text += fmt::format(", {} undefined here", none);
  return text;
}

std::string targets_as_text(const std::vector<Held>& held, bool given) {
  std::vector<std::vector<std::string>> rows{headings(given)};
  for (const Held& each : held) rows.push_back(row(each));
  return columns(rows, {2, 3, 6, 7}) + "\n" + targets_counted(held) + "\n";
}

std::string targets_as_markdown(const std::vector<Held>& held, bool given) {
  std::string text = "|";
  for (const std::string& heading : headings(given)) text += " " + heading + " |";
  text += "\n|---|---|---:|---:|---|---|---:|---:|---|\n";
  for (const Held& each : held) {
    text += "|";
    for (const std::string& cell : row(each)) text += " " + cell + " |";
    text += "\n";
  }
  return text + "\n" + targets_counted(held) + ".\n";
}

std::string targets_as_csv(const std::vector<Held>& held) {
  std::string text = "measure,name,unit,published,near_enough,source,fitted,simulated,low95,high95,verdict\n";
  const auto optional = [](const std::optional<double>& value) { return value ? fmt::format("{:.9g}", *value) : ""; };
  for (const Held& each : held) {
    const models::Target& t = each.target;
    text += fmt::format("{},{},{},{:.9g},{:.9g},{},{},{},{},{},{}\n", t.key, in_quotation_marks(t.name), t.unit,
                        t.value, t.within, t.source, t.held_back ? "no" : "yes", optional(each.mean),
                        optional(each.low95), optional(each.high95), to_string(each.met));
  }
  return text;
}

}  // namespace viz
