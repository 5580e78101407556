// Machine repair: families that ask for a piece of work at random, and one worker of their own (one_worker.toml) or a
// team that shares the work of all (a_team_shares_its_tasks.toml).
#include <fmt/format.h>

#include "models/selftest/service/service.hpp"
#include "models/selftest/service/theory_file.hpp"

namespace models::theory {
namespace {

bool is_team(const Parameters& p) { return p.has("cases"); }

SetUp asked_of(const Parameters& p) {
  SetUp asked{is_team(p) ? "a_team_shares_its_tasks" : "one_worker",
              {{"stock.children.plan", p.text(is_team(p) ? "cases" : "caseload")}}};
  if (is_team(p)) asked.overrides.push_back({"team.office.posts.practitioner", p.text("workers")});
  return asked;
}

// From a Monday on, ten weeks after nobody asked for anything, by whole weeks, and so long before the end that what has
// been asked for is done by then.
struct Window {
  explicit Window(const Model& model) {
    const int weekday = model.calendar.weekday(sim::Instant{});
    from = day((7 - weekday) % 7 + 70);
    weeks = static_cast<int>(to_weeks(model.end - from).value) - 4;
    to = from + to_span(sim::Weeks{1}) * weeks;
  }
  [[nodiscard]] bool has(sim::Instant when) const { return when > from && when <= to; }
  [[nodiscard]] double hours() const { return weeks * 7 * 24; }
  // Hours of it between two instants.
  [[nodiscard]] double part(sim::Instant since, sim::Instant until) const {
    return std::max(0.0, to_hours(std::min(until, to) - std::max(since, from)).value);
  }
  sim::Instant from, to;
  int weeks = 0;
};

// A task arises when it is due, because none may begin before; from then on it is open until it is done. Minutes of
// service are those that the workers say they worked face to face.
Results replication(const Case& of, const Model& model, RunId run) {
  const Window window(model);
  double done = 0, hours_open = 0, stays = 0, service = 0;
  listen(model, run, [&](sim::Instant when, const CaseEvent& event) {
    if (const auto* task = std::get_if<TaskDone>(&event)) {
      hours_open += window.part(task->due, when);
      if (window.has(when)) {
        ++done;
        stays += to_hours(when - task->due).value;
      }
    }
    const auto* week = std::get_if<WeekWorked>(&event);
    if (week != nullptr && window.has(when)) service += week->direct / sim::minutes_per_hour;
    return true;
  });
  return {{"utilisation", service / window.hours() / of.parameters.number("workers")},
          {"task_wait_Wq", (stays - service) / done},
          {"tasks_per_hour", done / window.hours()},
          {"mean_tasks_open", hours_open / window.hours()}};
}

}  // namespace

std::vector<Answer> tasks(const Bench& bench, const Case& of) {
  const Found found = replicate(bench, of, asked_of(of.parameters), {},
                                [&](const Model& model, RunId run) { return replication(of, model, run); });
  return answers_of(of, found, bench.in_short);
}

}  // namespace models::theory
