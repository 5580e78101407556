#include "models/world/families/approach.hpp"

#include <algorithm>

namespace models {
namespace {

constexpr double widest_band = 0.8;  // of readings that lead to a stage, where their upper end is open

}  // namespace

double Approach::level() const { return sum_of_middles / ways - eased_so_far; }

double mean_stay(const World& world, StageId id) {
  const Stage* stage = world.rules(id).stage;
  if (stage == nullptr) return 0;
  if (world.stage(id).kind == StageKind::court) return to_days(to_span(*world.settings().court.work)).value;
  if ((*stage->first_review).value > 0)
    return to_days(to_span(*stage->first_review) + to_span(*stage->later_reviews)).value;
  return (*stage->typical).value;
}

Approaches::Approaches(const World& world) : world_(world), all_(world.phase().stages.size()) {
  Approach& start = all_[world.model.pathway.start().index];
  start.days = 0;
  start.kinds = 0xffff;
  for (std::size_t i = 0; i < all_.size(); ++i)  // no shortest way has more steps
    for_each_exit([this](StageId from, const ExitRule& exit) { go(from, exit); });
  for_each_exit([this](StageId from, const ExitRule& exit) { read(from, exit); });
}

// Those that stay where they are, and those of a closed family that comes back, lead nowhere new.
template <class Visit>
void Approaches::for_each_exit(Visit visit) const {
  for (std::size_t i = 0; i < world_.phase().stages.size(); ++i) {
    const StageId from{static_cast<std::uint8_t>(i)};
    if (from == world_.model.pathway.closed()) continue;
    for (const ExitRule& exit : world_.rules(from).exits)
      if (exit.to != from) visit(from, exit);
  }
}

void Approaches::go(StageId from, const ExitRule& exit) {
  const Approach& at = all_[from.index];
  if (at.days < 0) return;
  Approach& next = all_[exit.to.index];
  const std::uint16_t named = world_.rules(from).named;
  next.kinds |= static_cast<std::uint16_t>(at.kinds & (exit.of != 0 ? exit.of : ~named));
  const double days = at.days + mean_stay(world_, from);
  if (next.days >= 0 && next.days <= days) return;
  next.days = days;
  next.referred = at.referred || world_.stage(exit.to).kind == StageKind::screening;
  next.planned = at.planned || world_.stage(from).kind == StageKind::protection_plan;
}

// Ways back from later stages are rare, and say less of who is there.
void Approaches::read(StageId from, const ExitRule& exit) {
  const bool back = world_.stage(from).column > world_.stage(exit.to).column;
  if (back || exit.share <= 0 || exit.above <= 1) return;
  note(all_[exit.to.index], exit);
  if (world_.stage(exit.to).looked_after && !world_.stage(from).looked_after) note(care_, exit);
}

void Approaches::note(Approach& approach, const ExitRule& exit) {
  approach.from = std::min(approach.from, exit.above);
  approach.to = std::max(approach.to, exit.below);
  approach.sum_of_middles += (exit.above + std::min(exit.below, exit.above + widest_band)) / 2;
  ++approach.ways;
}

}  // namespace models
