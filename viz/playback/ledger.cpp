#include "viz/playback/ledger.hpp"

#include <algorithm>
#include <cmath>
#include <concepts>
#include <cstddef>
#include <variant>

namespace viz {

namespace {

template <class Event>
concept TellsTheLedger = std::same_as<Event, models::Moved> || std::same_as<Event, models::Waiting> ||
    std::same_as<Event, models::Allocated> || std::same_as<Event, models::Released> ||
    std::same_as<Event, models::PostOpened> || std::same_as<Event, models::PostClosed> ||
    std::same_as<Event, models::WorkerStarted> || std::same_as<Event, models::WorkerLeft> ||
    std::same_as<Event, models::WeekWorked> || std::same_as<Event, models::HomeOpened> ||
    std::same_as<Event, models::HomeClosed>;

}  // namespace

bool changes_ledger(const models::CaseEvent& event) {
  return std::visit([]<class Event>(const Event&) { return TellsTheLedger<Event>; }, event);
}

void Ledger::apply(sim::Instant when, const models::CaseEvent& event) {
  std::visit(
      [this, when]<class Event>(const Event& happened) {
        if constexpr (std::same_as<Event, models::Moved>) {
          on(when, happened);
        } else if constexpr (TellsTheLedger<Event>) {
          on(happened);
        }
      },
      event);
}

// A child who comes into care has a case of its own from then on, and its family's case has one child fewer; unless the
// family's case moved on at the same instant and was told with its new number already.
void Ledger::leave_family(sim::Instant when, const models::Moved& event) {
  const models::Pathway& pathway = model_->pathway;
  if (event.from == pathway.nowhere() || event.from == pathway.closed() || cases_.contains(event.subject)) return;
  const auto family = cases_.find({event.subject.family, 0});
  if (family == cases_.end()) return;
  CaseNow& left = family->second;
  if (left.parted_at == when && left.parted > 0) {
    --left.parted;
  } else {
    left.children = std::max(0, left.children - 1);
  }
}

void Ledger::on(sim::Instant when, const models::Moved& event) {
  if (event.to == model_->pathway.closed()) {
    cases_.erase(event.subject);
    return;
  }
  if (event.subject.child != 0) leave_family(when, event);
  const auto [found, is_new] = cases_.try_emplace(event.subject);
  CaseNow& entry = found->second;
  if (!is_new && event.children < entry.children) {
    entry.parted = entry.children - event.children;
    entry.parted_at = when;
  }
  entry.stage = event.to;
  entry.children = event.children;
  entry.limited = event.limited;
  entry.due = event.due;
}

// Who waits for a transfer is still held.
void Ledger::on(const models::Waiting& event) {
  if (event.what == models::WaitFor::transfer) return;
  const auto found = cases_.find(event.subject);
  if (found != cases_.end()) found->second.waiting = !event.over;
}

void Ledger::on(const models::Allocated& event) {
  const auto found = cases_.find(event.subject);
  if (found == cases_.end()) return;
  found->second.waiting = false;
  found->second.post = event.post.index;
}

void Ledger::on(const models::Released& event) {
  const auto found = cases_.find(event.subject);
  if (found != cases_.end() && found->second.post == event.post.index) found->second.post = -1;
}

Ledger::Post& Ledger::post(models::PostId id) {
  if (id.index >= posts_.size()) posts_.resize(id.index + std::size_t{1});
  posts_[id.index].state.post = id;
  return posts_[id.index];
}

void Ledger::on(const models::PostOpened& event) {
  Post& opened = post(event.post);
  opened = Post{};
  opened.state.post = event.post;
  opened.state.team = event.team;
  opened.state.established = event.established;
  opened.state.hundredths = event.hundredths;
  opened.role = event.role;
  opened.open = true;
}

void Ledger::on(const models::PostClosed& event) { post(event.post).open = false; }

void Ledger::on(const models::WorkerStarted& event) {
  PostState& state = post(event.post).state;
  state.filled = true;
  state.agency = event.engagement == models::Engagement::agency;
  state.newly_qualified = event.newly_qualified;
  state.own_cap = 0;
}

void Ledger::on(const models::WorkerLeft& event) {
  PostState& state = post(event.post).state;
  state.filled = state.agency = state.newly_qualified = false;
  state.own_cap = 0;
}

void Ledger::on(const models::WeekWorked& event) { post(event.post).state.own_cap = event.cap; }
void Ledger::on(const models::HomeOpened& event) { homes_[event.home] = event.places; }
void Ledger::on(const models::HomeClosed& event) { homes_.erase(event.home); }

models::StageId Ledger::stage_of(models::CaseId subject) const {
  const auto found = cases_.find(subject);
  return found == cases_.end() ? model_->pathway.nowhere() : found->second.stage;
}

// A post of a role that the practice has no more is still of it.
const models::Role* Ledger::role(models::RoleId id) const {
  if (id.index >= model_->roles.size()) return nullptr;
  for (const models::CompiledPhase& phase : model_->phases)
    if (phase.roles[id.index] != nullptr) return phase.roles[id.index];
  return model_->base.roles[id.index];
}

int Ledger::places(std::size_t stage, sim::Instant at) const {
  const models::Settings* settings = model_->phases.front().settings;
  for (const models::CompiledPhase& phase : model_->phases) {
    if (phase.from <= at) settings = phase.settings;
  }
  const std::string& key = model_->pathway.stages()[stage].key;
  if (const auto placement = settings->placements.find(key);
      placement != settings->placements.end() && placement->second.carers) {
    int sum = 0;
    for (const auto& [home, places] : homes_) sum += places;
    return sum;
  }
  const auto found = settings->stages.find(key);
  if (found == settings->stages.end()) return 0;
  return static_cast<int>(std::lround((*found->second.places).value));
}

std::vector<StageNow> Ledger::stages(sim::Instant at) const {
  std::vector<StageNow> counts(model_->pathway.stages().size());
  for (const auto& [subject, entry] : cases_) {
    StageNow& stage = counts[entry.stage.index];
    const bool overdue = entry.limited && entry.due < at;
    stage.children += entry.children;
    if (entry.waiting) stage.waiting += entry.children;
    if (overdue) stage.overdue += entry.children;
    if (overdue && entry.waiting) stage.waiting_overdue += entry.children;
  }
  for (std::size_t i = 0; i < counts.size(); ++i) counts[i].places = places(i, at);
  return counts;
}

// Held children by post and colour.
std::vector<std::array<int, colour_count>> Ledger::held() const {
  std::vector<std::array<int, colour_count>> children(posts_.size());
  for (const auto& [subject, entry] : cases_) {
    if (entry.post < 0 || static_cast<std::size_t>(entry.post) >= children.size()) continue;
    const auto colour = static_cast<std::size_t>(model_->pathway[entry.stage].colour);
    children[static_cast<std::size_t>(entry.post)][colour] += entry.children;
  }
  return children;
}

CaseloadState Ledger::caseload() const {
  std::vector<PostState> states;
  const std::vector<std::array<int, colour_count>> children = held();
  for (std::size_t i = 0; i < posts_.size(); ++i) {
    const Post& entry = posts_[i];
    const models::Role* of = role(entry.role);
    if (!entry.open || of == nullptr || (!entry.state.filled && !entry.state.established)) continue;
    PostState state = entry.state;
    state.children = children[i];
    state.social_worker = of->social_worker;
    if (of->holds_cases || state.held() > 0) states.push_back(state);
  }
  std::stable_sort(states.begin(), states.end(),
                   [](const PostState& a, const PostState& b) { return a.team < b.team; });
  return {std::move(states)};
}

}  // namespace viz
