// What workers do with their weeks, and what children get of it. A week counts in the window when it is told in it.
#include "tests/validation/recount/every_measure.hpp"

namespace recount {
namespace {

// Over weeks of social workers; of case holders by their role, whether they hold any at the time or not.
void count_weeks(const Recorded& run, Values& values) {
  std::int64_t over_cap = 0, with_cap = 0, absent = 0, available = 0, direct = 0, worked = 0, weeks = 0;
  double stress = 0;
  each<models::WeekWorked>(run, [&](sim::Instant, const models::WeekWorked& e) {
    if (!is_social_worker(run, e.post)) return;
    absent += e.days_absent;
    available += e.days - e.days_leave;
    if (!is_case_holding_social_worker(run, e.post)) return;
    if (e.cap > 0) {
      over_cap += e.days_over_cap;
      with_cap += e.days;
    }
    direct += e.direct;
    worked += e.direct + e.telephone + e.travel + e.recording + e.meeting + e.supervision + e.duty + e.handover +
              e.allocation + e.other;
    ++weeks;
    stress += static_cast<double>(e.stress);
  });
  put_percent(values, "workers_over_cap", static_cast<double>(over_cap), static_cast<double>(with_cap));
  put_percent(values, "sickness_rate", static_cast<double>(absent), static_cast<double>(available));
  put_percent(values, "direct_work_share", static_cast<double>(direct), static_cast<double>(worked));
  put_ratio(values, "staff_stress_index", stress, static_cast<double>(weeks));
}

bool is_visit(const Recorded& run, models::TaskId task) {
  const auto* found = found_in(run.model, &models::Settings::tasks, run.model.tasks.at(task.index));
  return found != nullptr && found->visit;
}

// On time: on the day on which it is due, or before. Due, and not done: cancelled after it was due. That a worker has
// left cancels only what she had still to write; her visits stay with the case. What is late at the end and not done
// is not told.
void count_visits(const Recorded& run, Values& values) {
  constexpr std::int64_t day = 24 * 60;
  const auto day_of = [](sim::Instant when) {
    return when.ticks >= 0 ? when.ticks / day : -1 - (-1 - when.ticks) / day;
  };
  std::int64_t on_time = 0, due = 0;
  each<models::TaskDone>(run, [&](sim::Instant when, const models::TaskDone& e) {
    if (!is_visit(run, e.task)) return;
    ++due;
    if (day_of(when) <= day_of(e.due)) ++on_time;
  });
  each<models::TaskCancelled>(run, [&](sim::Instant, const models::TaskCancelled& e) {
    if (is_visit(run, e.task) && e.was_due && e.why != models::Lapse::worker_left) ++due;
  });
  put_percent(values, "visits_on_time", static_cast<double>(on_time), static_cast<double>(due));
}

bool is_open_to_a_plan(const models::CompiledStage& stage) {
  using enum models::StageKind;
  for (const models::StageKind kind : {plan, protection_plan, pre_proceedings, court, edge_of_care, reunification})
    if (stage.kind == kind) return true;
  return stage.looked_after;
}

// All direct hours, whatever the child's stage: those of assessments too.
void count_direct_hours(const Recorded& run, Values& values) {
  std::int64_t minutes = 0, child_minutes = 0;
  each<models::WeekWorked>(run, [&](sim::Instant, const models::WeekWorked& e) { minutes += e.direct; });
  each<models::SupportGiven>(run, [&](sim::Instant, const models::SupportGiven& e) { minutes += e.direct; });
  for (const Stay& stay : run.lives.stays)
    if (is_open_to_a_plan(run.model.pathway[stay.stage]))
      child_minutes += stay.children * ticks_in(run.model, stay.during);
  put_ratio(values, "direct_hours_per_child_week", static_cast<double>(minutes) / 60,
            static_cast<double>(child_minutes) / (7 * 24 * 60));
}

// Over children allocated in the window, those without a wait as 0; not those whom another team kept until then.
void count_waits(const Recorded& run, Values& values) {
  std::int64_t days = 0, children = 0;
  each<models::Allocated>(run, [&](sim::Instant, const models::Allocated& e) {
    if (e.waited && e.what == models::WaitFor::transfer) return;
    days += e.children * std::int64_t{e.working_days};
    children += e.children;
  });
  put_ratio(values, "days_to_allocation", static_cast<double>(days), static_cast<double>(children));
}

}  // namespace

void count_work(const Recorded& run, Values& values) {
  count_weeks(run, values);
  count_visits(run, values);
  count_direct_hours(run, values);
  count_waits(run, values);
}

}  // namespace recount
