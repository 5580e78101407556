#include "models/measures/observe.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "models/pipeline.hpp"
#include "sim/statistics/quantiles.hpp"
#include "sim/statistics/tally.hpp"
#include "sim/statistics/time_weighted.hpp"

namespace models {
namespace {

constexpr sim::Span week{7 * 1440};
constexpr sim::Span year{365 * 1440};
constexpr double ticks_a_week = 7 * 1440;
constexpr double percent = 100;

// The stress index is a quantity of the model: caseload, overtime and work left undone, each up to a level at which it
// counts in full. It is defined in models/README.md.
double stress(const WeekWorked& w, double cap) {
  const double load = cap > 0 ? std::min(1.0, w.children / (1.5 * cap)) : 0;
  const double overtime = std::min(1.0, w.overtime / 360.0);
  const double undone = std::min(1.0, w.tasks_waiting / 50.0);
  return 40 * load + 30 * overtime + 30 * undone;
}

double ratio(double part, double whole) { return part / whole; }

}  // namespace

std::string why_undefined(const Model& model, Measure measure) {
  const auto has = [&](auto test) { return std::any_of(model.pathway.stages().begin(), model.pathway.stages().end(), test); };
  const bool care = has([](const CompiledStage& s) { return s.looked_after; });
  const bool plans = has([](const CompiledStage& s) { return s.kind == StageKind::protection_plan; });
  const bool court = has([](const CompiledStage& s) { return s.kind == StageKind::court; });
  switch (measure) {
    case Measure::workers_over_cap:
      return (*model.settings().caseload.soft_cap).value > 0 ? "" : "the scenario sets no caseload cap";
    case Measure::children_looked_after: case Measure::entries_to_care: case Measure::exits_from_care:
    case Measure::days_in_care: case Measure::placement_moves_3_or_more: case Measure::placement_breakdowns:
    case Measure::residential_share: case Measure::reunifications: case Measure::special_guardianships:
    case Measure::adoptions: case Measure::missing_episodes: case Measure::cost_placements:
      return care ? "" : "the pathway has no placements";
    case Measure::child_protection_plans: case Measure::child_protection_plan_starts: case Measure::second_plan_rate:
      return plans ? "" : "the pathway has no child protection plan";
    case Measure::care_proceedings_started: case Measure::care_proceedings_weeks:
      return court ? "" : "the pathway has no court";
    default:
      return "";
  }
}

// Listens to events in order and keeps sums. Levels run from before day 0; flows are counted from day 0.
struct Observer::State {
  const Model& model;
  const CompiledPhase* phase;
  Observations result;
  sim::Instant now;
  bool counting = false;  // from day 0
  sim::Instant next_week = sim::Instant{} + week;

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
  sim::TimeWeighted looked_after, in_need, on_plans, unallocated, residential, allocated, helped, established, permanent, agency;
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
  double direct = 0, worked = 0, all_direct = 0, days = 0, days_over = 0, all_days = 0, absent = 0, leave = 0, stress_sum = 0, weeks_worked = 0;

  // Placements of each looked-after child in the year past, for the count at its end.
  std::map<std::uint64_t, std::vector<sim::Instant>> placements;
  sim::Instant year_end = sim::Instant{} + year;

  // Money, in ticks until it is priced.
  std::map<std::pair<std::size_t, int>, std::int64_t> staff_ticks;   // role and engagement
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
    return {&looked_after, &in_need, &on_plans, &unallocated, &residential, &allocated, &helped, &established, &permanent, &agency};
  }

  void broken(const std::string& words) {
    if (result.identities.empty()) result.identities = words;
  }

  // --- Time ---------------------------------------------------------------------------------------------------------------

  void begin_counting() {
    for (std::size_t p = 0; p < posts.size(); ++p) settle(p, sim::Instant{});
    for (sim::TimeWeighted& stage : stages) restart(stage);
    for (sim::TimeWeighted* level : levels()) restart(*level);
    caseloads = {};
    cases_ticks = holders_ticks = 0;
    staff_pounds = placement_pounds = running_pounds = court_pounds = recruitment_pounds = 0;
    counting = true;
    priced_to = sim::Instant{};
  }

  static void restart(sim::TimeWeighted& level) { level.restart(sim::Instant{}); }

  void pass_to(sim::Instant when) {
    if (!counting && when.ticks >= 0) {
      price_to(sim::Instant{});
      begin_counting();
    }
    while (counting && next_week <= when && next_week <= model.end) {
      end_week();
      next_week = next_week + week;
    }
    while (counting && year_end <= when && year_end <= model.end) {
      end_year();
      year_end = year_end + year;
    }
    now = when;
  }

  void end_week() {
    WeeklySeries& w = result.weekly;
    w.looked_after.push_back(static_cast<double>(looked_after.level()));
    w.in_need.push_back(static_cast<double>(in_need.level()));
    w.on_plans.push_back(static_cast<double>(on_plans.level()));
    w.unallocated.push_back(static_cast<double>(unallocated.level()));
    double held = 0, holders = 0;
    for (const Holder& post : posts) {
      if (!is_case_holder(post) || post.children <= 0) continue;
      held += static_cast<double>(post.children);
      ++holders;
    }
    w.caseload.push_back(holders > 0 ? held / holders : 0);
    w.referrals.push_back(week_referrals);
    week_referrals = 0;
  }

  void end_year() {
    for (const auto& [child, begun] : placements) {
      const auto in_year = std::count_if(begun.begin(), begun.end(), [&](sim::Instant t) { return t > year_end - year; });
      // The placement that the child was in when the year began counts too.
      const bool before = std::any_of(begun.begin(), begun.end(), [&](sim::Instant t) { return t <= year_end - year; });
      ++looked_after_at_year_end;
      moved_often += in_year + (before ? 1 : 0) >= 3;
    }
  }

  // --- People -------------------------------------------------------------------------------------------------------------

  [[nodiscard]] const Role* role(RoleId id) const { return phase->roles[id.index]; }
  [[nodiscard]] bool is_social_worker(const Holder& post) const {
    const Role* r = role(post.role);
    return r != nullptr && r->social_worker;
  }
  [[nodiscard]] bool is_case_holder(const Holder& post) const {
    const Role* r = role(post.role);
    return r != nullptr && r->social_worker && r->holds_cases;
  }
  Holder& post(PostId id) {
    if (posts.size() <= id.index) posts.resize(id.index + 1U);
    return posts[id.index];
  }

  // Counts the stretch in which the caseload of a post was what it is now.
  void settle(std::size_t index, sim::Instant until) {
    Holder& p = posts[index];
    const std::int64_t ticks = (until - p.since).ticks;
    p.since = until;
    if (!p.filled || p.children <= 0 || !is_case_holder(p)) return;
    caseloads.add(p.children, ticks);
    cases_ticks += static_cast<double>(p.children * ticks);
    holders_ticks += static_cast<double>(ticks);
  }
  void hold(PostId id, std::int64_t change) {
    post(id);
    settle(id.index, now);
    posts[id.index].children += change;
    allocated.add(now, change);
    if (posts[id.index].children < 0) broken("a worker holds fewer than no children");
  }

  // --- Money --------------------------------------------------------------------------------------------------------------

  // Prices what has run since the last change of prices.
  void price_to(sim::Instant until) {
    for (Holder& p : posts) {
      if (p.filled) staff_ticks[{p.role.index, static_cast<int>(p.engagement)}] += (until - std::max(priced_to, filled_since(p))).ticks;
    }
    for (const auto& [who, ticks] : staff_ticks) {
      const Role* r = phase->roles[who.first];
      if (r == nullptr) continue;
      const double weekly = who.second == static_cast<int>(Engagement::agency) ? (*r->agency_cost).value : (*r->weekly_cost).value;
      staff_pounds += weekly * static_cast<double>(ticks) / ticks_a_week;
    }
    staff_ticks.clear();
    for (std::size_t s = 0; s < stages.size(); ++s) {
      const Placement* p = phase->stages[s].placement;
      if (p == nullptr) continue;
      const std::int64_t ticks = stages[s].integral(until) - placement_ticks[s];
      placement_pounds += (*p->price).value * static_cast<double>(ticks) / ticks_a_week;
      placement_ticks[s] = stages[s].integral(until);
    }
    if (until.ticks == 0) std::fill(placement_ticks.begin(), placement_ticks.end(), 0);  // levels restart on day 0
    const Settings& s = *phase->settings;
    const double weeks = static_cast<double>((until - priced_to).ticks) / ticks_a_week;
    running_pounds += weeks * ((*s.hub.hubs).value * (*s.hub.running).value + (*s.constellation.constellations).value * (*s.constellation.running).value);
    priced_to = until;
  }
  [[nodiscard]] sim::Instant filled_since(const Holder& p) const {
    const auto index = static_cast<std::size_t>(&p - posts.data());
    return index < filled_at.size() ? filled_at[index] : sim::Instant{};
  }
  std::vector<sim::Instant> filled_at;  // by post

  // --- Events -------------------------------------------------------------------------------------------------------------

  void on(const FamilyKnown&) {}

  void on(const Moved& e) {
    const auto n = static_cast<std::int64_t>(e.children);
    const Pathway& pathway = model.pathway;
    const CompiledStage* from = e.from == pathway.nowhere() ? nullptr : &pathway[e.from];
    const CompiledStage& to = pathway[e.to];
    if (from != nullptr && from->kind != StageKind::closed) change(e.from, *from, -n);
    if (to.kind != StageKind::closed) change(e.to, to, n);
    if (to.kind == StageKind::contact && counting) contacts += static_cast<double>(n);
  }
  static bool helps(StageKind kind) {
    return kind == StageKind::plan || kind == StageKind::protection_plan || kind == StageKind::pre_proceedings ||
           kind == StageKind::court || kind == StageKind::edge_of_care || kind == StageKind::reunification;
  }
  void change(StageId id, const CompiledStage& stage, std::int64_t n) {
    stages[id.index].add(now, n);
    if (stages[id.index].level() < 0) broken("fewer than no children in " + stage.key);
    if (stage.in_need) in_need.add(now, n);
    if (stage.looked_after) looked_after.add(now, n);
    if (stage.kind == StageKind::protection_plan) on_plans.add(now, n);
    const Placement* placement = phase->stages[id.index].placement;
    if (placement != nullptr && placement->residential) residential.add(now, n);
    if (stage.looked_after || helps(stage.kind)) helped.add(now, n);
  }

  void on(const Referred& e) {
    if (!counting) return;
    referrals += e.children;
    week_referrals += e.children;
    if (e.again) re_referrals += e.children;
  }
  void on(const Assessed& e) {
    if (!counting) return;
    assessments += e.children;
    if (e.working_days <= 45) in_45_days += e.children;
    assessment_days.add(e.working_days, e.children);
  }
  void on(const EnquiryStarted& e) { enquiries += counting ? e.children : 0; }
  void on(const ConferenceHeld& e) {
    if (!counting) return;
    conferences += e.children;
    if (e.working_days <= 15) in_15_days += e.children;
  }
  void on(const PlanStarted& e) {
    if (!counting) return;
    plan_starts += e.children;
    if (e.second) second_plans += e.children;
  }
  void on(const PlanEnded&) {}
  void on(const Eased& e) {
    if (!counting) return;
    eased += e.children;
    if (std::lround(e.level_now) < std::lround(e.level_at_referral)) improved += e.children;
  }
  void on(const LevelNoted& e) {
    if (!counting) return;
    level_sum += e.level_sum;
    level_children += e.children;
  }
  void on(const EnteredCare& e) {
    ++entered_ever;
    if (e.held) hold(e.post, -1);
    if (e.waiting) unallocated.add(now, -1);
    if (counting && e.route != CareRoute::stock) ++entries;
  }
  static std::uint64_t key(CaseId id) { return std::uint64_t{id.family.number} * 8 + id.child; }
  void on(const LeftCare& e) {
    ++left_ever;
    placements.erase(key(e.child));
    if (!counting) return;
    ++exits;
    reunified += e.exit == CareExit::reunified;
    guardianships += e.exit == CareExit::special_guardianship;
    adopted += e.exit == CareExit::adopted;
  }
  void on(const Placed& e) { placements[key(e.child)].push_back(now); }
  void on(const PlacementEnded& e) {
    if (e.breakdown && counting) ++breakdowns;
  }
  void on(const WentMissing&) { missing += counting; }
  void on(const ProceedingsIssued&) { proceedings += counting; }
  void on(const ProceedingsEnded& e) {
    if (!counting) return;
    proceedings_weeks.add(static_cast<double>(e.weeks));
    court_pounds += (*phase->settings->court.cost).value;
  }
  void on(const Waiting& e) { unallocated.add(now, e.over ? -e.children : e.children); }
  void on(const Allocated& e) {
    if (e.waited) unallocated.add(now, -e.children);
    hold(e.post, e.children);
    if (!counting) return;
    allocations += e.children;
    allocation_days += static_cast<double>(e.working_days) * e.children;
    workers_met += e.children;
  }
  void on(const Released& e) { hold(e.post, -e.children); }
  void on(const TaskDone& e) {
    const Task* task = phase->tasks[e.task.index].task;
    if (!counting || task == nullptr || !task->visit) return;
    ++visits_due;
    visits_done_in_time += e.on_time;
  }
  void on(const TaskCancelled& e) {
    const Task* task = phase->tasks[e.task.index].task;
    if (counting && e.was_due && task != nullptr && task->visit) ++visits_due;
  }
  void on(const PostOpened& e) {
    Holder& p = post(e.post);
    p.role = e.role;
    p.established = e.established;
    p.since = now;
    if (e.established && is_social_worker(p)) established.add(now, 1);
  }
  void on(const PostClosed& e) {
    const Holder& p = post(e.post);
    if (p.established && is_social_worker(p)) established.add(now, -1);
  }
  void on(const WorkerStarted& e) {
    Holder& p = post(e.post);
    settle(e.post.index, now);
    p.filled = true;
    p.engagement = e.engagement;
    if (filled_at.size() <= e.post.index) filled_at.resize(e.post.index + 1U);
    filled_at[e.post.index] = now;
    const bool employee = e.engagement == Engagement::employee;
    if (is_social_worker(p)) (employee ? permanent : agency).add(now, 1);
    if (counting && employee) {
      ++starters;
      recruitment_pounds += (*phase->settings->costs.recruitment).value;
    }
  }
  void on(const WorkerLeft& e) {
    Holder& p = post(e.post);
    settle(e.post.index, now);
    if (p.children != 0) broken("a worker left with children still allocated");
    staff_ticks[{p.role.index, static_cast<int>(p.engagement)}] += (now - std::max(priced_to, filled_at[e.post.index])).ticks;
    p.filled = false;
    const bool employee = e.engagement == Engagement::employee;
    if (!is_social_worker(p)) return;
    (employee ? permanent : agency).add(now, -1);
    if (employee && counting) ++leavers;
  }
  void on(const WeekWorked& e) {
    if (!counting) return;
    const Holder& p = post(e.post);
    all_direct += e.direct;
    if (!is_social_worker(p)) return;
    all_days += e.days;
    absent += e.days_absent;
    leave += e.days_leave;
    if (!is_case_holder(p)) return;
    days += e.days;
    days_over += e.days_over_cap;
    direct += e.direct;
    worked += e.direct + e.travel + e.recording + e.meeting + e.other;
    stress_sum += stress(e, e.cap);
    ++weeks_worked;
    const Role* r = role(p.role);
    const double contract = (*r->hours).value / 5 * 60 * (e.days - e.days_absent - e.days_leave);
    const double spent = e.direct + e.travel + e.recording + e.meeting + e.other - e.overtime;
    if (spent > contract + 30) broken("a worker's hours are more than contract and overtime");
  }
  void on(const SupportGiven& e) { direct_support += counting ? e.direct : 0; }
  void on(const HomeOpened&) {}
  void on(const HomeClosed&) { homes_lost += counting; }
  void on(const PracticeChanged& e) {
    price_to(now);
    phase = &model.phases[e.phase];
  }

  // --- The end ------------------------------------------------------------------------------------------------------------

  void set(Measure measure, double value) { result.values[static_cast<std::size_t>(measure)] = value; }
  void set_share(Measure measure, double part, double whole) {
    if (whole > 0) set(measure, percent * ratio(part, whole));
  }
  double mean(const sim::TimeWeighted& level) const { return level.mean(model.end); }

  void check() {
    std::int64_t need = 0, care = 0;
    for (std::size_t s = 0; s < stages.size(); ++s) {
      if (model.pathway.stages()[s].in_need) need += stages[s].level();
      if (model.pathway.stages()[s].looked_after) care += stages[s].level();
    }
    if (need != in_need.level()) broken("children in need are not those in the stages of need");
    if (care != entered_ever - left_ever) broken("children looked after are not those who entered less those who left");
    std::int64_t held = 0;
    for (const Holder& p : posts) held += p.children;
    if (held != allocated.level()) broken("children allocated are not those that workers hold");
    if (unallocated.level() < 0) broken("fewer than no children unallocated");
  }

  void flows(double years) {
    const auto a_year = [&](Measure m, double n) { set(m, n / years); };
    a_year(Measure::contacts, contacts);
    a_year(Measure::referrals, referrals);
    a_year(Measure::assessments, assessments);
    a_year(Measure::section_47_enquiries, enquiries);
    a_year(Measure::initial_conferences, conferences);
    a_year(Measure::child_protection_plan_starts, plan_starts);
    a_year(Measure::entries_to_care, entries);
    a_year(Measure::exits_from_care, exits);
    a_year(Measure::care_proceedings_started, proceedings);
    a_year(Measure::placement_breakdowns, breakdowns);
    a_year(Measure::reunifications, reunified);
    a_year(Measure::special_guardianships, guardianships);
    a_year(Measure::adoptions, adopted);
    a_year(Measure::missing_episodes, missing);
    a_year(Measure::carer_households_lost, homes_lost);
    set_share(Measure::re_referral_rate, re_referrals, referrals);
    set_share(Measure::assessments_within_45_days, in_45_days, assessments);
    if (assessment_days.total() > 0) set(Measure::assessment_days_median, static_cast<double>(assessment_days.quantile(0.5)));
    set_share(Measure::conferences_within_15_days, in_15_days, conferences);
    set_share(Measure::second_plan_rate, second_plans, plan_starts);
    if (proceedings_weeks.count() > 0) set(Measure::care_proceedings_weeks, proceedings_weeks.mean());
    set_share(Measure::placement_moves_3_or_more, moved_often, looked_after_at_year_end);
    set_share(Measure::visits_on_time, visits_done_in_time, visits_due);
    set_share(Measure::children_improved_rate, improved, eased);
    if (level_children > 0) set(Measure::level_of_need_mean, level_sum / level_children);
    if (allocations > 0) set(Measure::days_to_allocation, allocation_days / allocations);
  }

  void stocks(double years) {
    set(Measure::children_in_need, mean(in_need));
    set(Measure::child_protection_plans, mean(on_plans));
    set(Measure::children_looked_after, mean(looked_after));
    set(Measure::unallocated_children, mean(unallocated));
    set(Measure::days_in_care, static_cast<double>(looked_after.integral(model.end)) / 1440 / years);
    set_share(Measure::residential_share, mean(residential), mean(looked_after));
    const double child_weeks = static_cast<double>(helped.integral(model.end)) / ticks_a_week;
    if (child_weeks > 0) set(Measure::direct_hours_per_child_week, (all_direct + direct_support) / 60 / child_weeks);
    const double child_years = to_years(sim::Span{allocated.integral(model.end)}).value;
    if (child_years > 0) set(Measure::workers_per_child_year, workers_met / child_years);
  }

  void people(double years) {
    if (holders_ticks > 0) {
      set(Measure::caseload_mean, cases_ticks / holders_ticks);
      set(Measure::caseload_p90, static_cast<double>(caseloads.quantile(0.9)));
    }
    set_share(Measure::workers_over_cap, days_over, days);
    set_share(Measure::direct_work_share, direct, worked);
    set_share(Measure::turnover_rate, leavers / years, mean(permanent));
    set_share(Measure::vacancy_rate, mean(established) - mean(permanent), mean(established));
    set_share(Measure::agency_rate, mean(agency), mean(agency) + mean(permanent));
    set_share(Measure::sickness_rate, absent, all_days - leave);
    if (weeks_worked > 0) set(Measure::staff_stress_index, stress_sum / weeks_worked);
  }

  void money(double years) {
    price_to(model.end);
    const double staff = staff_pounds + recruitment_pounds;
    const double placed = placement_pounds + running_pounds;
    set(Measure::cost_staff, staff / years);
    set(Measure::cost_placements, placed / years);
    set(Measure::cost_total, (staff + placed + court_pounds) / years);
    if (mean(in_need) > 0) set(Measure::cost_per_child_in_need, (staff + placed + court_pounds) / years / mean(in_need));
  }
};

Observer::Observer(const Model& model) : state_(std::make_unique<State>(model)) {}
Observer::~Observer() = default;

void Observer::tell(sim::Instant at, const CaseEvent& event) {
  state_->pass_to(at);
  std::visit([this](const auto& e) { state_->on(e); }, event);
}

Observations Observer::observations() {
  State& s = *state_;
  s.pass_to(s.model.end);
  for (std::size_t p = 0; p < s.posts.size(); ++p) s.settle(p, s.model.end);
  const double years = to_years(s.model.end - sim::Instant{}).value;
  s.flows(years);
  s.stocks(years);
  s.people(years);
  s.money(years);
  s.check();
  return std::move(s.result);
}

Observations observe(const Model& model, const CaseEventLog& log) {
  Observer observer(model);
  for (const auto& entry : log) observer.tell(entry.when, entry.event);
  return observer.observations();
}

}  // namespace models
