// What each event adds to the sums.
#include <algorithm>
#include <cmath>

#include "models/measures/observer_state.hpp"

namespace models {
namespace {

// The stress index is a quantity of the model: caseload, overtime and work left undone, each up to a level at which it
// counts in full. It is defined in models/README.md.
double stress(const WeekWorked& w, double cap) {
  const double load = cap > 0 ? std::min(1.0, w.children / (1.5 * cap)) : 0;
  const double overtime = std::min(1.0, w.overtime / 360.0);
  const double undone = std::min(1.0, w.tasks_waiting / 50.0);
  return 40 * load + 30 * overtime + 30 * undone;
}

}  // namespace

void Observer::State::on(const Moved& e) {
  const auto n = static_cast<std::int64_t>(e.children);
  const Pathway& pathway = model.pathway;
  const CompiledStage* from = e.from == pathway.nowhere() ? nullptr : &pathway[e.from];
  const CompiledStage& to = pathway[e.to];
  if (from != nullptr && from->kind != StageKind::closed) change(e.from, *from, -n);
  if (to.kind != StageKind::closed) change(e.to, to, n);
  if (to.kind == StageKind::contact && counting) contacts += static_cast<double>(n);
}

bool Observer::State::helps(StageKind kind) {
  return kind == StageKind::plan || kind == StageKind::protection_plan || kind == StageKind::pre_proceedings ||
         kind == StageKind::court || kind == StageKind::edge_of_care || kind == StageKind::reunification;
}

void Observer::State::change(StageId id, const CompiledStage& stage, std::int64_t n) {
  stages[id.index].add(now, n);
  if (stages[id.index].level() < 0) broken("fewer than no children in " + stage.key);
  if (stage.in_need) in_need.add(now, n);
  if (stage.looked_after) looked_after.add(now, n);
  if (stage.kind == StageKind::protection_plan) on_plans.add(now, n);
  const Placement* placement = phase->stages[id.index].placement;
  if (placement != nullptr && placement->residential) residential.add(now, n);
  if (stage.looked_after || helps(stage.kind)) helped.add(now, n);
}

void Observer::State::on(const Referred& e) {
  if (!counting) return;
  referrals += e.children;
  week_referrals += e.children;
  if (e.again) re_referrals += e.children;
}

void Observer::State::on(const Assessed& e) {
  if (!counting) return;
  assessments += e.children;
  if (e.working_days <= 45) in_45_days += e.children;
  assessment_days.add(e.working_days, e.children);
}

void Observer::State::on(const ConferenceHeld& e) {
  if (!counting) return;
  conferences += e.children;
  if (e.working_days <= 15) in_15_days += e.children;
}

void Observer::State::on(const PlanStarted& e) {
  if (!counting) return;
  plan_starts += e.children;
  if (e.second) second_plans += e.children;
}

void Observer::State::on(const Eased& e) {
  if (!counting) return;
  eased += e.children;
  if (std::lround(e.level_now) < std::lround(e.level_at_referral)) improved += e.children;
}

void Observer::State::on(const LevelNoted& e) {
  if (!counting) return;
  level_sum += e.level_sum;
  level_children += e.children;
}

void Observer::State::on(const EnteredCare& e) {
  ++entered_ever;
  if (e.held) hold(e.post, -1);
  if (e.waiting) unallocated.add(now, -1);
  if (counting && e.route != CareRoute::stock) ++entries;
}

void Observer::State::on(const LeftCare& e) {
  ++left_ever;
  placements.erase(key(e.child));
  if (!counting) return;
  ++exits;
  reunified += e.exit == CareExit::reunified;
  guardianships += e.exit == CareExit::special_guardianship;
  adopted += e.exit == CareExit::adopted;
}

void Observer::State::on(const PlacementEnded& e) {
  if (e.breakdown && counting) ++breakdowns;
}

void Observer::State::on(const ProceedingsEnded& e) {
  if (!counting) return;
  proceedings_weeks.add(static_cast<double>(e.weeks));
  court_pounds += (*phase->settings->court.cost).value;
}

void Observer::State::on(const Allocated& e) {
  if (e.waited) unallocated.add(now, -e.children);
  hold(e.post, e.children);
  if (!counting) return;
  allocations += e.children;
  allocation_days += static_cast<double>(e.working_days) * e.children;
  workers_met += e.children;
}

void Observer::State::on(const TaskDone& e) {
  const Task* task = phase->tasks[e.task.index].task;
  if (!counting || task == nullptr || !task->visit) return;
  ++visits_due;
  visits_done_in_time += e.on_time;
}

void Observer::State::on(const TaskCancelled& e) {
  const Task* task = phase->tasks[e.task.index].task;
  if (counting && e.was_due && task != nullptr && task->visit) ++visits_due;
}

void Observer::State::on(const PostOpened& e) {
  Holder& p = post(e.post);
  p.role = e.role;
  p.established = e.established;
  p.since = now;
  if (e.established && is_social_worker(p)) established.add(now, 1);
}

void Observer::State::on(const PostClosed& e) {
  const Holder& p = post(e.post);
  if (p.established && is_social_worker(p)) established.add(now, -1);
}

void Observer::State::on(const WorkerStarted& e) {
  Holder& p = post(e.post);
  settle(e.post.index, now);
  p.filled = true;
  p.engagement = e.engagement;
  if (filled_at.size() <= e.post.index) filled_at.resize(e.post.index + 1U);
  filled_at[e.post.index] = now;
  const bool employee = e.engagement == Engagement::employee;
  if (is_social_worker(p)) (employee ? permanent : agency).add(now, 1);
  if (counting && employee) {
    ++starters;
    recruitment_pounds += (*phase->settings->costs.recruitment).value;
  }
}

void Observer::State::on(const WorkerLeft& e) {
  Holder& p = post(e.post);
  settle(e.post.index, now);
  if (p.children != 0) broken("a worker left with children still allocated");
  staff_ticks[{p.role.index, static_cast<int>(p.engagement)}] +=
      (now - std::max(priced_to, filled_at[e.post.index])).ticks;
  p.filled = false;
  const bool employee = e.engagement == Engagement::employee;
  if (!is_social_worker(p)) return;
  (employee ? permanent : agency).add(now, -1);
  if (employee && counting) ++leavers;
}

void Observer::State::on(const WeekWorked& e) {
  if (!counting) return;
  const Holder& p = post(e.post);
  all_direct += e.direct;
  if (!is_social_worker(p)) return;
  all_days += e.days;
  absent += e.days_absent;
  leave += e.days_leave;
  if (!is_case_holder(p)) return;
  days += e.days;
  days_over += e.days_over_cap;
  direct += e.direct;
  worked += e.direct + e.travel + e.recording + e.meeting + e.other;
  stress_sum += stress(e, e.cap);
  ++weeks_worked;
  const Role* r = role(p.role);
  const double contract = (*r->hours).value / 5 * 60 * (e.days - e.days_absent - e.days_leave);
  const double spent = e.direct + e.travel + e.recording + e.meeting + e.other - e.overtime;
  if (spent > contract + 30) broken("a worker's hours are more than contract and overtime");
}

void Observer::State::on(const PracticeChanged& e) {
  price_to(now);
  phase = &model.phases[e.phase];
}

}  // namespace models
