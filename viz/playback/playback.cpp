#include "viz/playback/playback.hpp"

#include <algorithm>
#include <cstdint>
#include <variant>

namespace viz {
namespace {

constexpr std::int64_t ticks_per_week = 7 * 24 * 60;
constexpr std::int64_t snapshot_ticks = 4 * ticks_per_week;

}  // namespace

Playback::Playback(const models::Model& model, const models::CaseEventLog& log)
    : model_(&model), log_(&log), movements_(model, log), ledger_(model) {
  referrals_.resize(static_cast<std::size_t>((model.end.ticks + ticks_per_week - 1) / ticks_per_week));
  for (std::size_t i = 0; i < log.size(); ++i) {
    if (changes_ledger(log[i].event)) steps_.push_back(i);
    const auto* referred = std::get_if<models::Referred>(&log[i].event);
    const std::int64_t when = log[i].when.ticks;
    if (referred == nullptr || when < 0 || when >= model.end.ticks) continue;
    referrals_[static_cast<std::size_t>(when / ticks_per_week)] += referred->children;
  }
  for (std::int64_t ticks = 0; ticks <= model.end.ticks; ticks += snapshot_ticks) {
    play_to({ticks});
    snapshots_.push_back({ledger_, next_});
  }
  seek({0});
}

void Playback::play_to(sim::Instant at) {
  while (next_ < steps_.size() && (*log_)[steps_[next_]].when <= at) {
    const auto& [when, event] = (*log_)[steps_[next_++]];
    ledger_.apply(when, event);
  }
  at_ = at;
}

void Playback::seek(sim::Instant at) {
  at = std::clamp(at, sim::Instant{0}, model_->end);
  const auto index = static_cast<std::size_t>(at.ticks / snapshot_ticks);
  const Snapshot& snapshot = snapshots_[std::min(index, snapshots_.size() - 1)];
  if (at < at_ || snapshot.next > next_) {
    ledger_ = snapshot.ledger;
    next_ = snapshot.next;
  }
  play_to(at);
}

bool Playback::between_placements(Edge edge) const {
  const auto& stages = model_->pathway.stages();
  return edge.from.index < stages.size() && edge.to.index < stages.size() &&
         stages[edge.from.index].kind == models::StageKind::placement &&
         stages[edge.to.index].kind == models::StageKind::placement;
}

PathwayState Playback::pathway() const {
  PathwayState state;
  state.at = at_;
  state.stages = ledger_.stages(at_);
  const models::Pathway& pathway = model_->pathway;
  for (const Flow& flow : movements_.flows(at_)) {
    const bool arrives = flow.edge.from.index >= state.stages.size() || flow.edge.from == pathway.closed();
    if (arrives) {
      if (flow.edge.to == pathway.start()) state.arrivals_a_week += flow.a_week;
    } else if (flow.edge.to == pathway.closed()) {
      state.stages[flow.edge.from.index].closed_a_week += flow.a_week;
    } else if (between_placements(flow.edge)) {
      state.placement_moves_a_week += flow.a_week;
    } else {
      state.flows.push_back(flow);
    }
  }
  return state;
}

std::vector<Flow> Playback::peak_flows() const {
  std::vector<Flow> out;
  for (const Flow& flow : movements_.peaks()) {
    const bool shown = flow.edge.from.index < model_->pathway.stages().size() &&
                       flow.edge.from != model_->pathway.closed() && flow.edge.to != model_->pathway.closed();
    if (shown && !between_placements(flow.edge)) out.push_back(flow);
  }
  return out;
}

ServiceNow Playback::service() const {
  ServiceNow now;
  for (const auto& [subject, entry] : ledger_.cases()) {
    const models::CompiledStage& stage = model_->pathway[entry.stage];
    if (stage.in_need) now.in_need += entry.children;
    if (stage.looked_after) now.looked_after += entry.children;
    if (stage.on_plan) now.on_plans += entry.children;
    if (entry.waiting) now.unallocated += entry.children;
  }
  int holders = 0;  // hundredths of a full-time equivalent
  int held = 0;
  for (const PostState& post : ledger_.caseload().posts) {
    if (!post.social_worker || post.held() == 0) continue;
    holders += post.hundredths;
    held += post.held();
  }
  if (holders > 0) now.mean_caseload = 100.0 * held / holders;
  return now;
}

}  // namespace viz
