// What a worker does first. The smallest order goes first; among equals what is due first.
//
// Urgent work comes first, then what was to be written and is late, then statutory and planned work that presses, then
// writing, then direct work, then what does not press yet, and development last. So when there is more work than time
// direct work shrinks first, then visits run late, then writing runs late, and at last overtime is worked for what is
// due and cannot wait. Nothing is dropped in silence: a task is done, done late, or cancelled with a reason.
#pragma once

#include "models/practice/phase.hpp"
#include "models/world/working/pending_task.hpp"

namespace models {

/// Orders of urgency.
enum WorkOrder : int {
  order_crisis = 0,
  order_late_writing = 1,
  order_statutory = 2,
  order_planned = 3,
  order_writing = 4,
  order_direct_work = 5,
  order_not_yet = 6,  // and so much later as it is less urgent
  order_development = 11
};

/// A large piece of work presses earlier than a small one: what is due within a week, and for each so many minutes of
/// it a day more.
inline constexpr sim::Span pressing_within{7 * 1440};
inline constexpr double minutes_free_for_one_task = 150;

/// The order of a task at an instant.
[[nodiscard]] inline int order_of(const PendingTask& pending, const TaskRules& rules, sim::Instant now) {
  if (rules.urgency == Urgency::development) return order_development;
  if (rules.urgency == Urgency::direct_work) return order_direct_work;
  const auto early = static_cast<std::int64_t>(pending.minutes / minutes_free_for_one_task * 1440);
  if (pending.due - pressing_within - sim::Span{early} > now) return order_not_yet + static_cast<int>(rules.urgency);
  switch (rules.urgency) {
    case Urgency::crisis:
      return order_crisis;
    case Urgency::statutory:
      return order_statutory;
    default:
      return order_planned;
  }
}

/// Whether it is worth overtime: due today or late, and urgent or statutory, or late in writing.
[[nodiscard]] inline bool is_worth_overtime(int order) { return order <= order_statutory; }

}  // namespace models
