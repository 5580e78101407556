// What a worker does next: the most urgent of what she may do now, and when the next thing may be done.
#include <algorithm>

#include "models/world/working/tasks.hpp"
#include "models/world/working/workday.hpp"

namespace models {
namespace {

constexpr sim::Span day{1440};

bool has(const std::vector<RoleId>& roles, RoleId role) {
  return std::find(roles.begin(), roles.end(), role) != roles.end();
}

bool has_worker_of(const Department& department, const std::vector<RoleId>& roles) {
  return std::any_of(department.workers.begin(), department.workers.end(),
                     [&](const Worker* worker) { return has(roles, worker->role); });
}

}  // namespace

Workday::Choice Workday::choose() {
  const bool others_too = worker_.on_duty || (!worker_.holds_cases && !worker_.manages);
  if (worker_.looks_again || others_too || world_.now() >= next_available_) make_list();
  Choice best;
  for (const Choice& listed : list_) {
    if (!may_be_done(listed)) continue;
    best = listed;
    break;
  }
  consider_own(best);
  return best;
}

void Workday::make_list() {
  worker_.looks_again = false;
  list_.clear();
  next_available_ = sim::Instant::never();
  for (Case* subject : worker_.cases) look_through(*subject);
  const Department& department = world_.department(worker_.kind);
  if (worker_.on_duty)
    for (const auto& [place, subject] : department.line)
      if (subject->waits_for == WaitFor::duty) look_through(*subject);
  if (!worker_.holds_cases && !worker_.manages)
    for (const Worker* holder : department.workers)
      for (Case* subject : holder->cases) look_through(*subject);
  std::stable_sort(list_.begin(), list_.end(), [](const Choice& a, const Choice& b) { return a.before(b); });
}

void Workday::look_through(Case& subject) {
  for (std::size_t i = 0; i < subject.tasks.size();) {
    const bool stays = !has_lapsed(subject, i) || lapse(subject, i);
    if (stays) consider(subject, subject.tasks[i++]);
  }
}

void Workday::consider(Case& subject, PendingTask& pending) {
  const TaskRules& rules = world_.rules(pending.task);
  if (rules.task == nullptr) return;
  const sim::Instant from = available_from(pending, rules), now = world_.now();
  if (now < from)
    next_available_ = std::min(next_available_, from);
  else if (is_for_me(subject, rules))
    list_.push_back({InHand::What::task, &subject, pending.task, order_of(pending, rules, now), pending.due});
}

// Still there and nobody at it; in overtime, only what is worth it.
bool Workday::may_be_done(const Choice& listed) const {
  if (world_.now() >= closes_ && !(is_worth_overtime(listed.order) && listed.due < world_.now() + day)) return false;
  return std::any_of(listed.subject->tasks.begin(), listed.subject->tasks.end(), [&](const PendingTask& pending) {
    return pending.task == listed.task && pending.due == listed.due && pending.in_hand_of == nullptr;
  });
}

// Work that others do where a team has them is theirs; those on duty do what cannot wait.
bool Workday::is_for_me(const Case& subject, const TaskRules& rules) const {
  if (!rules.done_by.empty()) {
    if (has(rules.done_by, worker_.role)) return true;
    if (subject.worker != nullptr && has_worker_of(world_.department(subject.worker->kind), rules.done_by))
      return false;
  }
  if (subject.worker == &worker_) return true;
  return worker_.on_duty && subject.worker == nullptr &&
         (rules.urgency == Urgency::crisis || rules.urgency == Urgency::statutory);
}

// What is hers and no case's task.
void Workday::consider_own(Choice& best) const {
  const sim::Instant now = world_.now();
  const bool overtime = now >= closes_;
  const auto offer = [&](InHand::What what, int order, sim::Instant due, Case* subject = nullptr) {
    if (overtime && !is_worth_overtime(order)) return;
    const Choice own{what, subject, {}, order, due};
    if (own.before(best)) best = own;
  };
  if (worker_.manages && !overtime) {
    const std::deque<Case*>& list = world_.department(worker_.kind).to_allocate;
    for (Case* subject : list) {
      const bool taken =
          std::any_of(world_.department(worker_.kind).workers.begin(), world_.department(worker_.kind).workers.end(),
                      [&](const Worker* w) {
                        return w->in_hand.what == InHand::What::allocation && w->in_hand.subject == subject;
                      });
      if (taken) continue;
      offer(InHand::What::allocation, order_crisis, subject->waiting_since, subject);
      break;
    }
    if (worker_.supervision_minutes >= 1) offer(InHand::What::supervision, order_statutory, now);
  }
  if (worker_.handover_minutes >= 1) offer(InHand::What::handover, order_late_writing, now);
  if (!worker_.to_write.empty()) {
    const sim::Instant due = worker_.to_write.front().due;
    offer(InHand::What::write_up, due < now ? order_late_writing : order_writing, due);
  }
}

bool Workday::has_lapsed(const Case& subject, std::size_t index) const {
  const PendingTask& pending = subject.tasks[index];
  const TaskRules& rules = world_.rules(pending.task);
  const bool lapses = rules.lapses.ticks > 0 && rules.task != nullptr && pending.in_hand_of == nullptr;
  return lapses && pending.due + rules.lapses < world_.now();
}

// Direct work that was not done in its time is not made up for; the next is due in its rhythm. False when there is
// none.
bool Workday::lapse(Case& subject, std::size_t index) {
  PendingTask& pending = subject.tasks[index];
  const TaskRules& rules = world_.rules(pending.task);
  while (pending.due + rules.lapses < world_.now()) {
    world_.tell(TaskCancelled{subject.id, pending.task, Lapse::squeezed, true});
    if (rules.every.ticks == 0) {
      subject.tasks.erase(subject.tasks.begin() + static_cast<std::ptrdiff_t>(index));
      subject.progress.notify_all();
      return false;
    }
    pending = make_task(world_, subject, pending.task, pending.due + rules.every);
  }
  return true;
}

}  // namespace models
