// What a worker does next: the most urgent of what she may do now, and when the next thing may be done.
#include <algorithm>
#include <utility>

#include "models/world/working/tasks.hpp"
#include "models/world/working/workday.hpp"

namespace models {
namespace {

constexpr sim::Span day{1440};

bool has(const std::vector<RoleId>& roles, RoleId role) {
  return std::find(roles.begin(), roles.end(), role) != roles.end();
}

bool has_worker_of(const Department& department, const std::vector<RoleId>& roles) {
  return std::any_of(roles.begin(), roles.end(), [&](RoleId role) { return department.at_work[role.index] > 0; });
}

}  // namespace

Workday::Choice Workday::choose() {
  const bool others_too = worker_.on_duty || (!worker_.holds_cases && !worker_.manages);
  if (worker_.looks_again || others_too) make_list();
  while (!upcoming_.empty() && upcoming_.back().from <= world_.now()) {
    const Upcoming next = upcoming_.back();
    upcoming_.pop_back();
    for (PendingTask& pending : next.subject->tasks)
      if (pending.task == next.task && pending.due == next.due) consider(*next.subject, pending);
  }
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
  upcoming_.clear();
  // Cases lie far apart in memory: they are fetched side by side, not one after another.
  for (const Case* subject : worker_.cases) __builtin_prefetch(&subject->tasks);
  for (const Case* subject : worker_.cases)
    for (const PendingTask& pending : subject->tasks) __builtin_prefetch(&pending);
  if (std::exchange(day_is_new_, false)) count_overdue();
  for (Case* subject : worker_.cases) look_through(*subject);
  const Department& department = world_.department(worker_.kind);
  if (worker_.on_duty)
    for (const auto& [place, subject] : department.line)
      if (subject->waits_for == WaitFor::duty) look_through(*subject);
  if (!worker_.holds_cases && !worker_.manages)
    for (const Worker* holder : department.workers)
      for (Case* subject : holder->cases) look_through(*subject);
  std::sort(list_.begin(), list_.end(), before);
  std::sort(upcoming_.begin(), upcoming_.end(), later);
}

void Workday::count_overdue() {
  if (!worker_.holds_cases && worker_.cases.empty()) return;
  int late = 0;
  for (const Case* subject : worker_.cases)
    for (const PendingTask& pending : subject->tasks) late += pending.due < world_.now();
  for (const WriteUp& left : worker_.to_write) late += left.due < world_.now();
  worker_.week.tasks_waiting += late;
}

// What may not be begun today costs a glance; the rest is looked at.
void Workday::look_through(Case& subject) {
  const sim::Instant now = world_.now();
  for (std::size_t i = 0; i < subject.tasks.size();) {
    const PendingTask& pending = subject.tasks[i];
    if (now < pending.from) {
      if (pending.from < ends_) upcoming_.push_back({pending.from, &subject, pending.task, pending.due});
      ++i;
    } else if (!has_lapsed(subject, i) || lapse(subject, i)) {
      list(subject, subject.tasks[i++]);
    }
  }
}

bool Workday::list(Case& subject, const PendingTask& pending) {
  const TaskRules& rules = world_.rules(pending.task);
  if (rules.task == nullptr || world_.now() < pending.from || !is_for_me(subject, rules)) return false;
  list_.push_back({InHand::What::task, &subject, pending.task, order_of(pending, rules, world_.now()), pending.due,
                   static_cast<std::uint32_t>(list_.size())});
  return true;
}

// One more, in its place.
void Workday::consider(Case& subject, const PendingTask& pending) {
  if (!list(subject, pending)) return;
  const Choice added = list_.back();
  list_.pop_back();
  list_.insert(std::upper_bound(list_.begin(), list_.end(), added, before), added);
}

void Workday::expect(Case& subject, const PendingTask& pending) {
  if (pending.from >= ends_) return;
  const Upcoming next{pending.from, &subject, pending.task, pending.due};
  upcoming_.insert(std::upper_bound(upcoming_.begin(), upcoming_.end(), next, later), next);
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
    const Choice own{what, subject, {}, order, due, 0};
    if (before(own, best)) best = own;
  };
  if (worker_.manages && !overtime) {
    const std::deque<Case*>& list = world_.department(worker_.kind).to_allocate;
    const auto next = std::find_if(list.begin(), list.end(), [](const Case* c) { return c->manager == nullptr; });
    if (next != list.end()) offer(InHand::What::allocation, order_crisis, (*next)->waiting_since, *next);
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
    const bool random = rules.task->at_random;
    const sim::Span pause = random ? pause_before(world_, subject, pending.task) : rules.every;
    pending = make_task(world_, subject, pending.task, pending.due + std::max(sim::Span{1}, pause));
  }
  return true;
}

}  // namespace models
