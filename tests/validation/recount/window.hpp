// The window of a run, from day 0 to its end, and how stretches and events fall into it.
#pragma once

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "tests/validation/recount/life_lines.hpp"

namespace recount {

/// A run, with its lives laid out.
struct Recorded {
  const models::Model& model;
  const models::CaseEventLog& log;
  LifeLines lives;
};

/// By key of the measure; one that is undefined is absent.
using Values = std::map<std::string, double>;

inline Stretch window(const models::Model& model) { return {sim::Instant{0}, model.end}; }

/// Ticks that two stretches have in common.
inline std::int64_t common_ticks(const Stretch& a, const Stretch& b) {
  return std::max<std::int64_t>(0, (std::min(a.to, b.to) - std::max(a.from, b.from)).ticks);
}
/// Ticks of a stretch in the window.
inline std::int64_t ticks_in(const models::Model& model, const Stretch& stretch) {
  return common_ticks(stretch, window(model));
}

inline double length(const models::Model& model) { return static_cast<double>(model.end.ticks); }
/// Of 365.25 days: the year that flows are told by.
inline double years(const models::Model& model) { return length(model) / (365.25 * 24 * 60); }

/// Day 0 and its anniversaries up to the end: the bounds of the years that prices and placements are counted by.
inline std::vector<sim::Instant> year_ends(const models::Model& model) {
  const sim::Date day_0 = model.calendar.start();
  std::vector<sim::Instant> ends = {sim::Instant{0}};
  while (ends.back() < model.end) {
    sim::Date next{day_0.year + static_cast<int>(ends.size()), day_0.month, day_0.day};
    if (next.month == 2 && next.day == 29) next.day = 28;
    ends.push_back(std::min(model.calendar.start_of(next), model.end));
  }
  return ends;
}

/// Calls `act(when, event)` for each event of a kind in the window.
template <class Event, class Act>
void each(const Recorded& run, Act act) {
  for (const auto& [when, event] : run.log)
    if (const auto* of_kind = std::get_if<Event>(&event); of_kind != nullptr && when.ticks >= 0) act(when, *of_kind);
}

/// The same for what begins. What is told at the very first instant of a run sets the scene: it had begun before. It
/// makes a difference only without a lead-in.
template <class Event, class Act>
void each_that_begins(const Recorded& run, Act act) {
  each<Event>(run, [&](sim::Instant when, const Event& event) {
    if (when > run.model.base.from) act(when, event);
  });
}

/// `part` of `whole`, or nothing when there is no whole.
inline void put_ratio(Values& values, const std::string& key, double part, double whole) {
  if (whole > 0) values[key] = part / whole;
}
inline void put_percent(Values& values, const std::string& key, double part, double whole) {
  put_ratio(values, key, 100 * part, whole);
}

/// The settings in force at an instant of the window.
inline const models::Settings& settings_at(const models::Model& model, sim::Instant when) {
  const models::CompiledPhase* at = &model.phases.front();
  for (const models::CompiledPhase& phase : model.phases)
    if (phase.from <= when) at = &phase;
  return *at->settings;
}

/// What a key stands for, in the first phase that has it; else before day 0.
template <class Of>
const Of* found_in(const models::Model& model, std::map<std::string, Of> models::Settings::*member,
                   const std::string& key) {
  std::vector<const models::Settings*> all;
  for (const models::CompiledPhase& phase : model.phases) all.push_back(phase.settings);
  all.push_back(model.base.settings);
  for (const models::Settings* settings : all)
    if (const auto found = (settings->*member).find(key); found != (settings->*member).end()) return &found->second;
  return nullptr;
}

inline const models::Role& role_of(const Recorded& run, models::PostId post) {
  const std::string& key = run.model.roles.at(run.lives.posts.at(post).role.index);
  return *found_in(run.model, &models::Settings::roles, key);
}
inline bool is_social_worker(const Recorded& run, models::PostId post) { return role_of(run, post).social_worker; }
inline bool is_case_holding_social_worker(const Recorded& run, models::PostId post) {
  const models::Role& role = role_of(run, post);
  return role.social_worker && role.holds_cases;
}

}  // namespace recount
