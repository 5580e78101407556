// What each event adds to the sums.
#include <cmath>

#include "models/measures/observer_state.hpp"

namespace models {

void Observer::State::on(const Moved& e) {
  const auto n = static_cast<std::int64_t>(e.children);
  const Pathway& pathway = model.pathway;
  const CompiledStage* from = e.from == pathway.nowhere() ? nullptr : &pathway[e.from];
  const CompiledStage& to = pathway[e.to];
  if (from != nullptr && from->kind != StageKind::closed) change(e.from, *from, -n);
  if (to.kind != StageKind::closed) change(e.to, to, n);
  if (!counting) return;
  if (to.kind == StageKind::contact) contacts += static_cast<double>(n);
  const bool appears = from == nullptr || from->kind == StageKind::closed, ends = to.kind == StageKind::closed;
  if (appears && !ends) came[e.to.index] += static_cast<double>(n);
  if (!appears) left[e.from.index] += static_cast<double>(n);
  if (!appears && !ends) ways[e.from.index * stages.size() + e.to.index] += static_cast<double>(n);
}

bool Observer::State::helps(StageKind kind) {
  return kind == StageKind::plan || kind == StageKind::protection_plan || kind == StageKind::pre_proceedings ||
         kind == StageKind::court || kind == StageKind::edge_of_care || kind == StageKind::reunification;
}

void Observer::State::change(StageId id, const CompiledStage& stage, std::int64_t n) {
  stages[id.index].add(now, n);
  if (stage.in_need) in_need.add(now, n);
  if (stage.looked_after) looked_after.add(now, n);
  if (stage.on_plan) on_plans.add(now, n);
  if (stage.looked_after || helps(stage.kind)) helped.add(now, n);
  charges.in_stage(now, id, n);
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
  ended(Spread::assessment, e.working_days, e.children);
}

void Observer::State::on(const ConferenceHeld& e) {
  if (!counting) return;
  conferences += e.children;
  if (e.working_days <= 15) in_15_days += e.children;
  ended(Spread::conference, e.working_days, e.children);
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
  if (!begun) return;
  level_sum += e.level_sum;
  level_children += e.children;
}

void Observer::State::on(const EnteredCare& e) {
  if (e.held) hold(e.post, -1);
  if (e.waiting) unallocated.add(now, -1);
  met.entered_care(e.child, e.held);
  met_in_year.entered_care(e.child, e.held);
  if (counting && e.route != CareRoute::stock) ++entries;
}

void Observer::State::on(const LeftCare& e) {
  placements.erase(e.child);
  if (!counting) return;
  ++exits;
  reunified += e.exit == CareExit::reunified;
  guardianships += e.exit == CareExit::special_guardianship;
  adopted += e.exit == CareExit::adopted;
}

void Observer::State::on(const ProceedingsEnded& e) {
  if (!counting) return;
  court_weeks += static_cast<double>(e.weeks);
  ++court_cases;
  charges.proceedings_ended();
}

// Who waits for a transfer has a worker all the while.
void Observer::State::on(const Waiting& e) {
  if (e.what != WaitFor::transfer) unallocated.add(now, e.over ? -e.children : e.children);
}

void Observer::State::on(const Allocated& e) {
  const bool transferred = e.waited && e.what == WaitFor::transfer;
  if (e.waited && !transferred) unallocated.add(now, -e.children);
  hold(e.post, e.children);
  if (post(e.post).social_worker) {
    met.allocated(e.subject, e.worker, e.children);
    met_in_year.allocated(e.subject, e.worker, e.children);
    held_cases.add(now, 1);
  }
  if (!counting || transferred) return;
  allocations += e.children;
  allocation_days += static_cast<double>(e.working_days) * e.children;
}

void Observer::State::on(const Released& e) {
  hold(e.post, -e.children);
  met.released(e.subject, e.worker);
  met_in_year.released(e.subject, e.worker);
  if (post(e.post).social_worker) held_cases.add(now, -1);
}

void Observer::State::on(const TaskDone& e) {
  const Task* task = phase->tasks[e.task.index].task;
  if (!counting || task == nullptr) return;
  tasks_done += is_case_holder(e.worker);
  if (!task->visit) return;
  ++visits_due;
  visits_done_in_time += e.on_time;
}

bool Observer::State::is_case_holder(WorkerId worker) const {
  const auto at = post_of.find(worker.number);
  if (at == post_of.end()) return false;
  const Holder& p = posts[at->second.index];
  return p.social_worker && p.holds_cases;
}

// What a worker who leaves had done and not yet written up is cancelled too: the visit was told when it was done.
void Observer::State::on(const TaskCancelled& e) {
  if (e.why == Lapse::worker_left) return;
  const Task* task = phase->tasks[e.task.index].task;
  if (counting && e.was_due && task != nullptr && task->visit) ++visits_due;
}

void Observer::State::on(const PostOpened& e) {
  Holder& p = post(e.post);
  const Role* of = role(e.role);
  p = {};
  p.role = e.role;
  p.social_worker = of != nullptr && of->social_worker;
  p.holds_cases = of != nullptr && of->holds_cases;
  p.established = e.established;
  p.hundredths = e.hundredths;
  p.since = now;
  if (p.established && p.social_worker) established.add(now, p.hundredths);
}

void Observer::State::on(const PostClosed& e) {
  const Holder& p = post(e.post);
  if (p.established && p.social_worker) established.add(now, -std::int64_t{p.hundredths});
}

void Observer::State::on(const WorkerStarted& e) {
  const Holder& p = post(e.post);
  const bool employee = e.engagement == Engagement::employee;
  charges.at_work(now, p.role, e.engagement, p.hundredths);
  post_of[e.worker.number] = e.post;
  if (p.social_worker) (employee ? permanent : agency).add(now, p.hundredths);
  if (counting && employee) charges.recruited();
}

void Observer::State::on(const WorkerLeft& e) {
  const Holder& p = post(e.post);
  const bool employee = e.engagement == Engagement::employee;
  charges.at_work(now, p.role, e.engagement, -int{p.hundredths});
  if (!p.social_worker) return;
  (employee ? permanent : agency).add(now, -std::int64_t{p.hundredths});
  if (employee && counting) leavers += p.hundredths;
}

void Observer::State::on(const WeekWorked& e) {
  if (!counting) return;
  const Holder& p = post(e.post);
  all_direct += e.direct;
  if (!p.social_worker) return;
  all_days += e.days;
  absent += e.days_absent;
  leave += e.days_leave;
  if (!p.holds_cases) return;
  if (e.cap > 0) {
    days += e.days;
    days_over += e.days_over_cap;
  }
  direct += e.direct;
  worked += static_cast<double>(std::int64_t{e.direct} + e.telephone + e.travel + e.recording + e.meeting +
                                e.supervision + e.duty + e.handover + e.allocation + e.other);
  at_cases += static_cast<double>(std::int64_t{e.direct} + e.travel + e.recording + e.meeting);
  contracted += e.contracted + e.overtime;
  other += e.other;
  tasks_overdue += e.tasks_waiting;
  stress_sum += static_cast<double>(e.stress);
  ++weeks_worked;
}

void Observer::State::on(const PracticeChanged& e) {
  phase = &model.phases[e.phase];
  charges.put_in_force(now, *phase);
}

}  // namespace models
