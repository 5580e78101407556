// What the observer keeps while it listens: flows since day 0, levels over time, and the sums behind each measure. Only
// the observer's own files include this.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "models/measures/observe.hpp"
#include "sim/statistics/quantiles.hpp"
#include "sim/statistics/tally.hpp"
#include "sim/statistics/time_weighted.hpp"

namespace models {

inline constexpr double ticks_a_week = 7 * 1440;

// Listens to events in order and keeps sums. Levels run from before day 0; flows are counted from day 0.
struct Observer::State {
  const Model& model;
  const CompiledPhase* phase;
  Observations result;
  sim::Instant now;
  bool counting = false;  // from day 0
  sim::Instant next_week = sim::Instant{} + sim::Span{7 * 1440};

  // Flows, in children unless said.
  double contacts = 0, referrals = 0, re_referrals = 0, assessments = 0, in_45_days = 0, enquiries = 0, conferences = 0,
         in_15_days = 0, plan_starts = 0, second_plans = 0, entries = 0, exits = 0, breakdowns = 0, reunified = 0,
         guardianships = 0, adopted = 0, proceedings = 0, missing = 0, homes_lost = 0, eased = 0, improved = 0,
         visits_done_in_time = 0, visits_due = 0, direct_support = 0, leavers = 0, starters = 0, allocations = 0,
         allocation_days = 0, workers_met = 0;
  double week_referrals = 0;
  sim::Histogram assessment_days;
  sim::Tally proceedings_weeks;
  double level_sum = 0, level_children = 0;
  double moved_often = 0, looked_after_at_year_end = 0;

  // Levels.
  std::vector<sim::TimeWeighted> stages;
  sim::TimeWeighted looked_after, in_need, on_plans, unallocated, residential, allocated, helped, established,
      permanent, agency;
  std::int64_t entered_ever = 0, left_ever = 0;

  // Case holders.
  struct Holder {
    RoleId role;
    bool established = true;
    bool filled = false;
    Engagement engagement = Engagement::employee;
    std::int64_t children = 0;
    sim::Instant since;
  };
  std::vector<Holder> posts;
  sim::Histogram caseloads;  // weight: ticks
  double cases_ticks = 0, holders_ticks = 0;
  double direct = 0, worked = 0, all_direct = 0, days = 0, days_over = 0, all_days = 0, absent = 0, leave = 0,
         stress_sum = 0, weeks_worked = 0;

  // Placements of each looked-after child in the year past, for the count at its end.
  std::map<std::uint64_t, std::vector<sim::Instant>> placements;
  sim::Instant year_end = sim::Instant{} + sim::Span{365 * 1440};

  // Money, in ticks until it is priced.
  std::map<std::pair<std::size_t, int>, std::int64_t> staff_ticks;  // role and engagement
  std::vector<std::int64_t> placement_ticks;
  double staff_pounds = 0, placement_pounds = 0, running_pounds = 0, court_pounds = 0, recruitment_pounds = 0;
  sim::Instant priced_to;

  explicit State(const Model& m) : model(m), phase(&m.base), now(m.base.from) {
    const sim::TimeWeighted empty(now);
    stages.assign(m.pathway.stages().size(), empty);
    for (sim::TimeWeighted* level : levels()) *level = empty;
    placement_ticks.assign(stages.size(), 0);
    priced_to = now;
  }

  std::vector<sim::TimeWeighted*> levels() {
    return {&looked_after, &in_need, &on_plans,    &unallocated, &residential,
            &allocated,    &helped,  &established, &permanent,   &agency};
  }

  void broken(const std::string& words) {
    if (result.identities.empty()) result.identities = words;
  }

  // Time (observe.cpp)
  void begin_counting();
  static void restart(sim::TimeWeighted& level) { level.restart(sim::Instant{}); }
  void pass_to(sim::Instant when);
  void end_week();
  // The placement that the child was in when the year began counts too.
  void end_year();

  // People and money (observe.cpp)
  [[nodiscard]] const Role* role(RoleId id) const { return phase->roles[id.index]; }
  [[nodiscard]] bool is_social_worker(const Holder& post) const;
  [[nodiscard]] bool is_case_holder(const Holder& post) const;
  Holder& post(PostId id);
  // Counts the stretch in which the caseload of a post was what it is now.
  void settle(std::size_t index, sim::Instant until);
  void hold(PostId id, std::int64_t change);
  // Prices what has run since the last change of prices.
  void price_to(sim::Instant until);
  [[nodiscard]] sim::Instant filled_since(const Holder& p) const;
  std::vector<sim::Instant> filled_at;  // by post

  // Events (count_events.cpp)
  void on(const FamilyKnown&) {}
  void on(const Moved& e);
  static bool helps(StageKind kind);
  void change(StageId id, const CompiledStage& stage, std::int64_t n);
  void on(const Referred& e);
  void on(const Assessed& e);
  void on(const EnquiryStarted& e) { enquiries += counting ? e.children : 0; }
  void on(const ConferenceHeld& e);
  void on(const PlanStarted& e);
  void on(const PlanEnded&) {}
  void on(const Eased& e);
  void on(const LevelNoted& e);
  void on(const EnteredCare& e);
  static std::uint64_t key(CaseId id) { return std::uint64_t{id.family.number} * 8 + id.child; }
  void on(const LeftCare& e);
  void on(const Placed& e) { placements[key(e.child)].push_back(now); }
  void on(const PlacementEnded& e);
  void on(const WentMissing&) { missing += counting; }
  void on(const ProceedingsIssued&) { proceedings += counting; }
  void on(const ProceedingsEnded& e);
  void on(const Waiting& e) { unallocated.add(now, e.over ? -e.children : e.children); }
  void on(const Allocated& e);
  void on(const Released& e) { hold(e.post, -e.children); }
  void on(const TaskDone& e);
  void on(const TaskCancelled& e);
  void on(const PostOpened& e);
  void on(const PostClosed& e);
  void on(const WorkerStarted& e);
  void on(const WorkerLeft& e);
  void on(const WeekWorked& e);
  void on(const SupportGiven& e) { direct_support += counting ? e.direct : 0; }
  void on(const HomeOpened&) {}
  void on(const HomeClosed&) { homes_lost += counting; }
  void on(const PracticeChanged& e);

  // The end (sum_up.cpp)
  void set(Measure measure, double value) { result.values[static_cast<std::size_t>(measure)] = value; }
  void set_share(Measure measure, double part, double whole);
  double mean(const sim::TimeWeighted& level) const { return level.mean(model.end); }
  void check();
  void flows(double years);
  void stocks(double years);
  void people(double years);
  void money(double years);
};

}  // namespace models
