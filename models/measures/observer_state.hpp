// What the observer keeps while it listens: flows since day 0, levels over time, and the sums behind each measure. Only
// the observer's own files include this.
#pragma once

#include <array>
#include <map>
#include <string>
#include <vector>

#include "models/measures/charges.hpp"
#include "models/measures/identities.hpp"
#include "models/measures/observe.hpp"
#include "models/measures/workers_met.hpp"
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
  bool begun = false;     // day 0 has come
  bool counting = false;  // flows
  sim::Instant next_week = sim::Instant{} + sim::Span{7 * 1440};

  // Flows, in children unless said.
  double contacts = 0, referrals = 0, re_referrals = 0, assessments = 0, in_45_days = 0, enquiries = 0, conferences = 0,
         in_15_days = 0, plan_starts = 0, second_plans = 0, entries = 0, exits = 0, breakdowns = 0, reunified = 0,
         guardianships = 0, adopted = 0, proceedings = 0, missing = 0, homes_lost = 0, eased = 0, improved = 0,
         visits_done_in_time = 0, visits_due = 0, direct_support = 0, allocations = 0, allocation_days = 0;
  double leavers = 0;  // hundredths of a full-time equivalent
  double week_referrals = 0;
  std::array<double, band_count> in_band{};
  sim::Histogram assessment_days;
  sim::Tally proceedings_weeks;
  double level_sum = 0, level_children = 0;
  double moved_often = 0, looked_after_at_year_end = 0;
  WorkersMet met;

  // Levels, in children; those of the workforce in hundredths of a full-time equivalent.
  std::vector<sim::TimeWeighted> stages;
  sim::TimeWeighted looked_after, in_need, on_plans, unallocated, helped;
  sim::TimeWeighted allocated, held;  // to anybody; to social workers
  sim::TimeWeighted holders;          // social workers who hold at least one child
  sim::TimeWeighted established, permanent, agency;

  // What a post is, and who is in it.
  struct Holder {
    RoleId role;
    bool social_worker = false;
    bool holds_cases = false;
    bool established = true;
    std::uint8_t hundredths = 100;
    std::int64_t children = 0;
    sim::Instant since;  // so many children
  };
  std::vector<Holder> posts;
  // How long social workers had so many children, in ticks: by hundredths of full time, then by children.
  std::vector<std::vector<std::int64_t>> caseloads;
  double direct = 0, worked = 0, all_direct = 0, days = 0, days_over = 0, all_days = 0, absent = 0, leave = 0,
         stress_sum = 0, weeks_worked = 0;

  // Placements of each looked-after child in the year past, for the count at its end.
  std::map<CaseId, std::vector<sim::Instant>> placements;
  std::vector<sim::Instant> ends_of_years;
  std::size_t year = 0;  // that runs now, from 0

  Charges charges;
  Identities identities;
  bool empty_at_first = false;
  std::vector<double> since_the_beginning;  // children in need at the end of each week of a run that begins empty

  explicit State(const Model& m);
  std::vector<sim::TimeWeighted*> levels() {
    return {&looked_after, &in_need, &on_plans,    &unallocated, &helped, &allocated,
            &held,         &holders, &established, &permanent,   &agency};
  }

  // Time and people (observe.cpp)
  void begin();
  void pass_to(sim::Instant when);
  void end_week();
  void end_year();
  void note_in_need(sim::Instant until);
  void check();
  // What a role is does not change with the phase: posts of a role that a phase has no more are still of it.
  [[nodiscard]] const Role* role(RoleId id) const;
  Holder& post(PostId id);
  // Counts the stretch in which the caseload of a post was what it is now.
  void settle(Holder& p);
  void hold(PostId id, std::int64_t change);

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
  void on(const PlanEnded& e) { ended(Spread::plan, e.days, e.children); }
  void ended(Spread spread, int length, int children) {
    if (counting) in_band[band_of(spread, length)] += children;
  }
  void on(const Eased& e);
  void on(const LevelNoted& e);
  void on(const EnteredCare& e);
  void on(const LeftCare& e);
  void on(const Placed& e) { placements[e.child].push_back(now); }
  void on(const PlacementEnded& e) { breakdowns += counting && e.breakdown; }
  void on(const WentMissing&) { missing += counting; }
  void on(const ProceedingsIssued&) { proceedings += counting; }
  void on(const ProceedingsEnded& e);
  void on(const Ordered&) {}
  void on(const Waiting& e);
  void on(const Allocated& e);
  void on(const Released& e);
  void on(const TaskDone& e);
  void on(const WrittenUp&) {}
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
  double integral(const sim::TimeWeighted& level) const { return static_cast<double>(level.integral(model.end)); }
  [[nodiscard]] double caseload_quantile(double share) const;
  void flows(double years);
  void stocks(double years);
  void spreads();
  void people(double years);
  void money(double years);
};

}  // namespace models
