// What the observer keeps while it listens: the sums behind each measure, levels over time, and what it takes to form
// them. Only the observer's own files include this.
#pragma once

#include <array>
#include <boost/container/flat_map.hpp>
#include <map>
#include <string>
#include <vector>

#include "models/measures/charges.hpp"
#include "models/measures/financial_year.hpp"
#include "models/measures/identities.hpp"
#include "models/measures/observe.hpp"
#include "models/measures/sums.hpp"
#include "models/measures/workers_met.hpp"
#include "sim/statistics/time_weighted.hpp"

namespace models {

// Listens to events in order and keeps sums. Levels run from before day 0; flows are counted from day 0.
struct Observer::State : Sums {
  const Model& model;
  const CompiledPhase* phase;
  Observations result;
  sim::Instant now;
  bool begun = false;     // day 0 has come
  bool counting = false;  // flows
  sim::Instant next_week = sim::Instant{} + sim::Span{7 * 1440};

  double week_referrals = 0;
  WorkersMet met, met_in_year;

  // Levels, in children; those of the workforce in hundredths of a full-time equivalent.
  std::vector<sim::TimeWeighted> stages;
  sim::TimeWeighted looked_after, in_need, on_plans, unallocated, helped;
  sim::TimeWeighted allocated, held;        // to anybody; to social workers
  sim::TimeWeighted held_cases;             // by social workers
  sim::TimeWeighted holders, holder_count;  // social workers who hold at least one child; how many persons
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
  boost::container::flat_map<std::uint32_t, PostId> post_of;  // by a worker's number
  [[nodiscard]] bool is_case_holder(WorkerId worker) const;

  // Placements of each looked-after child in the year past, for the count at its end.
  std::map<CaseId, std::vector<sim::Instant>> placements;
  std::vector<sim::Instant> ends_of_years;
  std::size_t year = 0;  // that runs now, from 0
  std::vector<FinancialYear> financial_years;
  std::size_t financial_year = 0;  // likewise
  Sums at_its_beginning;

  Charges charges;
  Identities identities;
  bool empty_at_first = false;
  std::vector<double> since_the_beginning;  // children in need at the end of each week of a run that begins empty

  explicit State(const Model& m);
  std::vector<sim::TimeWeighted*> all_levels() {
    return {&looked_after, &in_need, &on_plans,     &unallocated, &helped,    &allocated, &held,
            &held_cases,   &holders, &holder_count, &established, &permanent, &agency};
  }

  // Time and people (observe.cpp)
  void begin();
  void pass_to(sim::Instant when);
  void end_week();
  void end_year();
  void end_financial_year();
  // Children looked after with three placements or more since an instant, and all of them, are added to `to`.
  void count_moves(sim::Instant since, Sums& to) const;
  // With the levels, costs and workers met up to an instant, which is now.
  [[nodiscard]] Sums sums_until(sim::Instant until) const;
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
};

}  // namespace models
