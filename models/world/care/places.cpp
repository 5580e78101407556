#include "models/world/care/places.hpp"

#include <algorithm>

namespace models {
namespace {

StageId stage_at(std::size_t index) { return StageId{static_cast<std::uint8_t>(index)}; }

const Placement* placement_of(const World& world, StageId kind) { return world.rules(kind).placement; }

// Beds of a hub: for those with a key worker of it, and otherwise neither wanted nor offered.
bool is_hub_bed(const World& world, StageId kind) {
  const CompiledStage& stage = world.stage(kind);
  return stage.kind == StageKind::placement && stage.colour == StageColour::no_wrong_door;
}

bool has_own_books(const World& world, StageId kind) {
  return is_hub_bed(world, kind) || placement_of(world, kind)->carers;
}

bool is_unbounded(const World& world, StageId kind) {
  return placement_of(world, kind) != nullptr && !has_own_books(world, kind) &&
         world.placements[kind.index].capacity < 0;
}

// Stages with a weight above 0, the heaviest first; equals in order of stage.
std::vector<StageId> heaviest_first(const Wants& weights) {
  std::vector<StageId> order;
  for (std::size_t i = 0; i < weights.size(); ++i)
    if (weights[i] > 0) order.push_back(stage_at(i));
  std::stable_sort(order.begin(), order.end(),
                   [&](StageId a, StageId b) { return weights[a.index] > weights[b.index]; });
  return order;
}

// What is tried once the wanted kind is full: what is wanted less, then any kind without bound, by the preferences of
// the child's age, and last those that nobody of that age prefers.
std::vector<StageId> others(const World& world, const Search& search) {
  std::vector<StageId> order = heaviest_first(search.wants);
  std::vector<StageId> unbounded = heaviest_first(wants_at_entry(world, search.band));
  for (std::size_t i = 0; i < search.wants.size(); ++i) unbounded.push_back(stage_at(i));
  std::erase_if(unbounded, [&](StageId kind) { return !is_unbounded(world, kind); });
  order.insert(order.end(), unbounded.begin(), unbounded.end());
  return order;
}

}  // namespace

Wants wants_at_entry(const World& world, std::size_t band) {
  Wants wants;
  bool any = false;
  for (const StageRules& rules : world.phase().stages) {
    wants.push_back(rules.placement != nullptr ? (*rules.placement->preference).at(band) : 0);
    any = any || wants.back() > 0;
  }
  if (!any) wants[world.model.pathway.first(StageKind::placement).index] = 1;
  return wants;
}

Wants wants_after(const World& world, StageId placement) {
  Wants wants(world.phase().stages.size(), 0);
  bool any = false;
  for (const ExitRule& exit : world.rules(placement).exits) {
    if (placement_of(world, exit.to) == nullptr) continue;
    wants[exit.to.index] += exit.share;
    any = any || exit.share > 0;
  }
  if (!any) wants[placement.index] = 1;
  return wants;
}

bool HeldPlace::find(const Search& search) {
  if (take_hub_bed(search) || take(search.wanted, search)) return true;
  const std::vector<StageId> order = others(world_, search);
  for (const StageId kind : order)
    if (take(kind, search)) return false;
  const auto found =
      std::find_if(order.begin(), order.end(), [&](StageId kind) { return !has_own_books(world_, kind); });
  hold(found != order.end() ? *found : search.wanted);
  return false;
}

// A young person with a key worker stays in a hub bed, where there is one, rather than in a home far away.
bool HeldPlace::take_hub_bed(const Search& search) {
  const Placement* wanted = placement_of(world_, search.wanted);
  if (!search.key_worker || wanted == nullptr || wanted->counted_as != "childrens_home") return false;
  for (std::size_t i = 0; i < world_.phase().stages.size(); ++i)
    if (is_hub_bed(world_, stage_at(i)) && take(stage_at(i), search)) return true;
  return false;
}

bool HeldPlace::take(StageId kind, const Search& search) {
  const Placement* placement = placement_of(world_, kind);
  if (placement == nullptr) return false;
  if (is_hub_bed(world_, kind)) {
    if (!search.key_worker || !world_.hub_beds.free()) return false;
    in_bed_ = true;
    ++world_.hub_beds.used;
  } else if (placement->carers) {
    home_ = world_.homes.with_room(search.which_home);
    if (home_ < 0) return false;
    world_.homes.take(home_, disturbed_);
  } else if (!is_unbounded(world_, kind) && !world_.placements[kind.index].free()) {
    return false;
  }
  hold(kind);
  return true;
}

void HeldPlace::hold(StageId kind) {
  kind_ = kind;
  held_ = true;
  ++world_.placements[kind.index].used;
}

void HeldPlace::give_back() {
  if (!held_) return;
  held_ = false;
  --world_.placements[kind_.index].used;
  if (in_bed_) --world_.hub_beds.used;
  if (home_ >= 0) world_.homes.give_back(home_, disturbed_);
  in_bed_ = false;
  home_ = -1;
}

}  // namespace models
