#include "viz/playback/ledger.hpp"

#include <algorithm>
#include <cmath>
#include <concepts>
#include <cstddef>
#include <variant>

namespace viz {

namespace {

template <class Event>
concept TellsTheLedger = std::same_as<Event, models::Moved> || std::same_as<Event, models::EnteredCare> ||
    std::same_as<Event, models::Waiting> || std::same_as<Event, models::Allocated> ||
    std::same_as<Event, models::Released> || std::same_as<Event, models::PostOpened> ||
    std::same_as<Event, models::PostClosed> || std::same_as<Event, models::WorkerStarted> ||
    std::same_as<Event, models::WorkerLeft> || std::same_as<Event, models::WeekWorked> ||
    std::same_as<Event, models::HomeOpened> || std::same_as<Event, models::HomeClosed>;

}  // namespace

bool changes_ledger(const models::CaseEvent& event) {
  return std::visit([]<class Event>(const Event&) { return TellsTheLedger<Event>; }, event);
}

void Ledger::apply(sim::Instant /*when*/, const models::CaseEvent& event) {
  std::visit(
      [this]<class Event>(const Event& happened) {
        if constexpr (TellsTheLedger<Event>) on(happened);
      },
      event);
}

void Ledger::on(const models::Moved& event) {
  if (event.to == model_->pathway.closed()) {
    cases_.erase(event.subject);
    return;
  }
  CaseNow& entry = cases_[event.subject];
  entry.stage = event.to;
  entry.children = event.children;
  entry.limited = event.limited;
  entry.due = event.due;
}

void Ledger::on(const models::EnteredCare& event) {
  const auto family = cases_.find({event.child.family, 0});
  if (event.child.child != 0 && family != cases_.end())
    family->second.children = std::max(0, family->second.children - 1);
}

void Ledger::on(const models::Waiting& event) {
  const auto found = cases_.find(event.subject);
  if (found != cases_.end()) found->second.waiting = true;
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

bool Ledger::holds_cases(models::RoleId role) const {
  const auto& roles = model_->settings().roles;
  const auto found = role.index < model_->roles.size() ? roles.find(model_->roles[role.index]) : roles.end();
  return found == roles.end() || found->second.holds_cases;
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

CaseloadState Ledger::caseload() const {
  std::vector<PostState> states;
  std::vector<int> row(posts_.size(), -1);
  for (std::size_t i = 0; i < posts_.size(); ++i) {
    const Post& entry = posts_[i];
    if (!entry.open || !holds_cases(entry.role) || (!entry.state.filled && !entry.state.established)) continue;
    row[i] = static_cast<int>(states.size());
    states.push_back(entry.state);
  }
  for (const auto& [subject, entry] : cases_) {
    if (entry.post < 0 || row[static_cast<std::size_t>(entry.post)] < 0) continue;
    const auto family = static_cast<std::size_t>(model_->pathway[entry.stage].colour);
    states[static_cast<std::size_t>(row[static_cast<std::size_t>(entry.post)])].children[family] += entry.children;
  }
  std::stable_sort(states.begin(), states.end(),
                   [](const PostState& a, const PostState& b) { return a.team < b.team; });
  return {std::move(states)};
}

}  // namespace viz
