// What a log says, counted a second time by other means than the Observer's: nothing here is shared with it.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "models/pipeline.hpp"

namespace recount {

/// Where the children are and how they came and went, by stage, from Moved and EnteredCare alone.
struct Stages {
  std::vector<std::int64_t> in, out, stock;  ///< children who came, who went, who are there; by stage
  std::int64_t appeared = 0;                 ///< from nowhere
  std::vector<std::string> faults;
};

inline Stages stages(const models::Model& model, const models::CaseEventLog& log) {
  const std::size_t n = model.pathway.stages().size();
  Stages s{std::vector<std::int64_t>(n), std::vector<std::int64_t>(n), std::vector<std::int64_t>(n), 0, {}};
  std::map<models::CaseId, models::StageId> where;
  for (const auto& [when, event] : log) {
    const auto* moved = std::get_if<models::Moved>(&event);
    if (moved == nullptr) continue;
    const bool from_nowhere = moved->from == model.pathway.nowhere();
    const auto before = where.find(moved->subject);
    // A family's case comes from where it was; a child's own begins where its family's was, or nowhere.
    if (before != where.end() && before->second != moved->from)
      s.faults.push_back("a case leaves a stage in which it is not");
    if (before == where.end() && !from_nowhere && moved->subject.child == 0)
      s.faults.push_back("a family comes from a stage without having been there");
    where[moved->subject] = moved->to;
    if (from_nowhere) {
      s.appeared += moved->children;
    } else {
      s.out[moved->from.index] += moved->children;
      s.stock[moved->from.index] -= moved->children;
      if (s.stock[moved->from.index] < 0)
        s.faults.push_back("fewer than no children in " + model.pathway[moved->from].key);
    }
    s.in[moved->to.index] += moved->children;
    s.stock[moved->to.index] += moved->children;
  }
  return s;
}

/// Child-days looked after from day 0 to the end, child by child.
inline double days_in_care(const models::Model& model, const models::CaseEventLog& log) {
  std::map<models::CaseId, sim::Instant> since;
  std::int64_t ticks = 0;
  const auto add = [&](sim::Instant from, sim::Instant to) {
    if (to.ticks > 0) ticks += to.ticks - std::max<std::int64_t>(0, from.ticks);
  };
  for (const auto& [when, event] : log) {
    if (const auto* e = std::get_if<models::EnteredCare>(&event)) since.emplace(e->child, when);
    if (const auto* e = std::get_if<models::LeftCare>(&event)) {
      add(since.at(e->child), when);
      since.erase(e->child);
    }
  }
  for (const auto& [child, from] : since) add(from, model.end);
  return static_cast<double>(ticks) / (24 * 60);
}

/// Pounds from day 0 to the end, worker by worker and placement by placement, at the prices of the first phase.
struct Pounds {
  double staff = 0, placements = 0, court = 0;
};

inline double weeks_after_day_0(sim::Instant from, sim::Instant to) {
  const std::int64_t begin = std::max<std::int64_t>(0, from.ticks);
  return to.ticks <= begin ? 0 : static_cast<double>(to.ticks - begin) / (7 * 24 * 60);
}

inline Pounds pounds(const models::Model& model, const models::CaseEventLog& log) {
  const models::Settings& s = model.settings();
  Pounds sum;
  std::map<models::PostId, models::RoleId> roles;
  std::map<models::PostId, std::pair<models::Engagement, sim::Instant>> at_work;
  std::map<models::CaseId, std::pair<std::string, sim::Instant>> placed;
  const auto pay = [&](models::PostId post, sim::Instant until) {
    const models::Role& role = s.roles.at(model.roles.at(roles.at(post).index));
    const auto [engagement, since] = at_work.at(post);
    const bool agency = engagement == models::Engagement::agency;
    sum.staff += (agency ? *role.agency_cost : *role.weekly_cost).value * weeks_after_day_0(since, until);
    at_work.erase(post);
  };
  const auto pay_placement = [&](models::CaseId child, sim::Instant until) {
    const auto found = placed.find(child);
    if (found == placed.end()) return;
    sum.placements +=
        (*s.placements.at(found->second.first).price).value * weeks_after_day_0(found->second.second, until);
    placed.erase(found);
  };
  for (const auto& [when, event] : log) {
    if (const auto* e = std::get_if<models::PostOpened>(&event)) roles[e->post] = e->role;
    if (const auto* e = std::get_if<models::WorkerStarted>(&event)) {
      at_work[e->post] = {e->engagement, when};
      if (when.ticks >= 0 && e->engagement == models::Engagement::employee) sum.staff += (*s.costs.recruitment).value;
    }
    if (const auto* e = std::get_if<models::WorkerLeft>(&event)) pay(e->post, when);
    if (const auto* e = std::get_if<models::ProceedingsEnded>(&event); e != nullptr && when.ticks >= 0)
      sum.court += (*s.court.cost).value;
    if (const auto* e = std::get_if<models::Moved>(&event)) {
      pay_placement(e->subject, when);
      const models::CompiledStage& to = model.pathway[e->to];
      if (to.kind == models::StageKind::placement) placed[e->subject] = {to.key, when};
    }
  }
  while (!at_work.empty()) pay(at_work.begin()->first, model.end);
  while (!placed.empty()) pay_placement(placed.begin()->first, model.end);
  const double weeks = weeks_after_day_0({}, model.end);
  sum.placements += weeks * (*s.hub.hubs).value * (*s.hub.running).value;
  sum.placements += weeks * (*s.constellation.constellations).value * (*s.constellation.running).value;
  return sum;
}

}  // namespace recount
