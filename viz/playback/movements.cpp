#include "viz/playback/movements.hpp"

#include <algorithm>
#include <variant>

#include "viz/playback/ledger.hpp"

namespace viz {
namespace {

constexpr std::int64_t ticks_per_week = 7 * 24 * 60;

std::int64_t week_of(sim::Instant at) {
  const std::int64_t ticks = at.ticks;
  return ticks >= 0 ? ticks / ticks_per_week : -((-ticks + ticks_per_week - 1) / ticks_per_week);
}

}  // namespace

Movements::Movements(const models::Model& model, const models::CaseEventLog& log)
    : weeks_(static_cast<int>(model.end.ticks / ticks_per_week) + 1) {
  Ledger ledger(model);
  std::map<models::CaseId, std::size_t> last;
  for (const auto& [when, event] : log) {
    if (const auto* moved = std::get_if<models::Moved>(&event)) {
      Move move{when, sim::Instant::never(), {moved->from, moved->to}, moved->children, false};
      if (const auto found = ledger.cases().find(moved->subject); found != ledger.cases().end()) {
        move.overdue = found->second.limited && found->second.due < when;
      }
      if (const auto before = last.find(moved->subject); before != last.end()) moves_[before->second].next = when;
      last[moved->subject] = moves_.size();
      moves_.push_back(move);
      count(move);
    }
    if (changes_ledger(event)) ledger.apply(when, event);
  }
}

void Movements::count(const Move& move) {
  const std::int64_t week = week_of(move.when) + flow_weeks;
  if (week < 0 || move.edge.from == move.edge.to) return;
  std::vector<int>& counts = weekly_[move.edge];
  counts.resize(static_cast<std::size_t>(weeks_ + flow_weeks));
  if (week < weeks_ + flow_weeks) counts[static_cast<std::size_t>(week)] += move.children;
}

std::vector<Moving> Movements::moving(sim::Instant at, sim::Span longest) const {
  const auto first = std::lower_bound(moves_.begin(), moves_.end(), at - longest,
                                      [](const Move& move, sim::Instant when) { return move.when <= when; });
  std::vector<Moving> out;
  for (auto move = first; move != moves_.end() && move->when <= at; ++move) {
    const sim::Instant arrives = std::min(move->when + longest, move->next);
    if (arrives <= at || move->edge.from == move->edge.to) continue;
    const double progress =
        static_cast<double>((at - move->when).ticks) / static_cast<double>((arrives - move->when).ticks);
    out.push_back(
        {move->edge, progress, move->children, move->overdue, static_cast<std::uint32_t>(move - moves_.begin())});
  }
  return out;
}

std::vector<Flow> Movements::flows(sim::Instant at) const {
  const auto end =
      static_cast<std::size_t>(std::clamp<std::int64_t>(week_of(at) + flow_weeks, flow_weeks, weeks_ + flow_weeks));
  std::vector<Flow> out;
  for (const auto& [edge, counts] : weekly_) {
    int sum = 0;
    for (std::size_t week = end - flow_weeks; week < end; ++week) sum += counts[week];
    out.push_back({edge, static_cast<double>(sum) / flow_weeks});
  }
  return out;
}

std::vector<Flow> Movements::peaks() const {
  std::vector<Flow> out;
  for (const auto& [edge, counts] : weekly_) {
    int sum = 0;
    int most = 0;
    for (std::size_t week = 0; week < counts.size(); ++week) {
      sum += counts[week];
      if (week >= flow_weeks) sum -= counts[week - flow_weeks];
      most = std::max(most, sum);
    }
    out.push_back({edge, static_cast<double>(most) / flow_weeks});
  }
  return out;
}

}  // namespace viz
