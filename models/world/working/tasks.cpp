#include "models/world/working/tasks.hpp"

#include <algorithm>
#include <cmath>

#include "models/world/working/at_work.hpp"
#include "models/world/working/length.hpp"
#include "sim/random/distributions.hpp"

namespace models {
namespace {

double whole_minutes(double minutes) { return std::floor(minutes + 0.5); }

void cancel(World& world, const Case& subject, PendingTask& pending) {
  if (pending.in_hand_of != nullptr) drop_in_hand(world, *pending.in_hand_of);
  pending.in_hand_of = nullptr;
  world.tell(TaskCancelled{subject.id, pending.task, Lapse::case_moved_on, pending.due < world.now()});
}

sim::Instant first_due(World& world, Case& subject, TaskId task) {
  const TaskRules& rules = world.rules(task);
  if (!rules.task->at_random) return world.now() + rules.first_due;
  return world.now() + pause_before(world, subject, task) + rules.may_begin;
}

}  // namespace

PendingTask make_task(World& world, Case& subject, TaskId task, sim::Instant due) {
  const TaskRules& rules = world.rules(task);
  if (subject.task_times.empty()) subject.task_times.resize(world.model.tasks.size());
  const std::uint32_t visit = std::uint32_t{rules.name} << 16 | subject.task_times[task.index]++;
  const double mean = rules.minutes + rules.further_child * std::max(0, subject.children - 1);
  const double u = world.luck.of(subject.subject(), Purpose::effort, visit).uniform();
  const double effort = mean > 0 ? length(u, rules.law, mean, (*rules.task->variation).value) : 0;
  // Only the time for writing up depends on how practice records.
  const double writing = effort * rules.recording * (*world.settings().time.recording).value;
  const double doing = effort * (1 - rules.recording);
  const sim::Instant from = due - rules.may_begin;
  if (!rules.task->written_later) return {task, due, from, whole_minutes(doing + writing), 0, nullptr};
  return {task, due, from, whole_minutes(doing), whole_minutes(writing), nullptr};
}

sim::Span pause_before(World& world, Case& subject, TaskId task) {
  const TaskRules& rules = world.rules(task);
  if (subject.task_times.empty()) subject.task_times.resize(world.model.tasks.size());
  const std::uint32_t visit = std::uint32_t{rules.name} << 16 | subject.task_times[task.index];
  const double u = world.luck.of(subject.subject(), Purpose::task_pause, visit).uniform();
  return {std::llround(sim::exponential(u, static_cast<double>(rules.every.ticks)))};
}

void set_tasks(World& world, Case& subject) {
  std::vector<PendingTask> next;
  const std::vector<TaskId>& tasks = world.rules(subject.stage).tasks;
  next.reserve(tasks.size());
  for (const TaskId task : tasks) {
    const TaskRules& rules = world.rules(task);
    const auto same = std::find_if(subject.tasks.begin(), subject.tasks.end(),
                                   [&](const PendingTask& pending) { return pending.task == task; });
    if (same != subject.tasks.end() && rules.every.ticks > 0 && !rules.task->visit) {
      next.push_back(*same);
      subject.tasks.erase(same);
    } else {
      const sim::Instant due = first_due(world, subject, task);
      next.push_back(make_task(world, subject, task, due));
    }
  }
  for (PendingTask& pending : subject.tasks) cancel(world, subject, pending);
  subject.tasks = std::move(next);
  if (subject.worker == nullptr) return;
  subject.worker->looks_again = true;
  const int order = most_urgent_of(world, subject);
  come_up(world, *subject.worker, order);
  std::vector<RoleId> others;  // who do work of the case that is not the case holder's
  for (const PendingTask& pending : subject.tasks) {
    const std::vector<RoleId>& roles = world.rules(pending.task).done_by;
    others.insert(others.end(), roles.begin(), roles.end());
  }
  if (others.empty()) return;
  for (Worker* colleague : world.department(subject.worker->kind).workers)
    if (!colleague->holds_cases && std::find(others.begin(), others.end(), colleague->role) != others.end())
      come_up(world, *colleague, order);
}

}  // namespace models
