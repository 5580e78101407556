#include "models/measures/warmed_up.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "sim/statistics/warm_up.hpp"

namespace models {

bool begins_empty(const Model& model) {
  const auto& children = model.base.settings->stock.children;
  return std::all_of(children.begin(), children.end(), [](const auto& stage) { return (*stage.second).value <= 0; });
}

std::string why_not_warmed_up(const Model& model, std::span<const double> weekly) {
  constexpr std::int64_t week = 7 * 24 * 60;
  const std::int64_t lead_in = -model.base.from.ticks;
  const sim::WarmUp found = sim::mser5(weekly);
  const auto refused = [](const std::string& why) {
    return fmt::format("not warmed up: the run begins with no children at all, and {}; lengthen stock.lead_in", why);
  };
  if (!found.found()) return refused(std::string(sim::describe(found.verdict)));
  if (static_cast<std::int64_t>(found.cut) * week <= lead_in) return {};
  return refused(fmt::format("{} weeks of children in need would have to be left out, {} of them after day 0",
                             found.cut, (static_cast<std::int64_t>(found.cut) * week - lead_in + week - 1) / week));
}

}  // namespace models
