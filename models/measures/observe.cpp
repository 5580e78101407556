#include "models/measures/observe.hpp"

#include <algorithm>
#include <cmath>

#include "models/measures/observer_state.hpp"
#include "models/pipeline.hpp"

namespace models {
namespace {

constexpr sim::Span week{7 * 1440};
constexpr sim::Span year{365 * 1440};

}  // namespace

std::string why_undefined(const Model& model, Measure measure) {
  const auto has = [&](auto test) {
    return std::any_of(model.pathway.stages().begin(), model.pathway.stages().end(), test);
  };
  const bool care = has([](const CompiledStage& s) { return s.looked_after; });
  const bool plans = has([](const CompiledStage& s) { return s.kind == StageKind::protection_plan; });
  const bool court = has([](const CompiledStage& s) { return s.kind == StageKind::court; });
  switch (measure) {
    case Measure::workers_over_cap:
      return (*model.settings().caseload.soft_cap).value > 0 ? "" : "the scenario sets no caseload cap";
    case Measure::children_looked_after:
    case Measure::entries_to_care:
    case Measure::exits_from_care:
    case Measure::days_in_care:
    case Measure::placement_moves_3_or_more:
    case Measure::placement_breakdowns:
    case Measure::residential_share:
    case Measure::reunifications:
    case Measure::special_guardianships:
    case Measure::adoptions:
    case Measure::missing_episodes:
    case Measure::cost_placements:
      return care ? "" : "the pathway has no placements";
    case Measure::child_protection_plans:
    case Measure::child_protection_plan_starts:
    case Measure::second_plan_rate:
      return plans ? "" : "the pathway has no child protection plan";
    case Measure::care_proceedings_started:
    case Measure::care_proceedings_weeks:
      return court ? "" : "the pathway has no court";
    default:
      return "";
  }
}

void Observer::State::begin_counting() {
  for (std::size_t p = 0; p < posts.size(); ++p) settle(p, sim::Instant{});
  for (sim::TimeWeighted& stage : stages) restart(stage);
  for (sim::TimeWeighted* level : levels()) restart(*level);
  caseloads = {};
  cases_ticks = holders_ticks = 0;
  staff_pounds = placement_pounds = running_pounds = court_pounds = recruitment_pounds = 0;
  counting = true;
  priced_to = sim::Instant{};
}

void Observer::State::pass_to(sim::Instant when) {
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

void Observer::State::end_week() {
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

void Observer::State::end_year() {
  for (const auto& [child, begun] : placements) {
    const auto in_year = std::count_if(begun.begin(), begun.end(), [&](sim::Instant t) { return t > year_end - year; });
    // The placement that the child was in when the year began counts too.
    const bool before = std::any_of(begun.begin(), begun.end(), [&](sim::Instant t) { return t <= year_end - year; });
    ++looked_after_at_year_end;
    moved_often += in_year + (before ? 1 : 0) >= 3;
  }
}

bool Observer::State::is_social_worker(const Holder& post) const {
  const Role* r = role(post.role);
  return r != nullptr && r->social_worker;
}

bool Observer::State::is_case_holder(const Holder& post) const {
  const Role* r = role(post.role);
  return r != nullptr && r->social_worker && r->holds_cases;
}

Observer::State::Holder& Observer::State::post(PostId id) {
  if (posts.size() <= id.index) posts.resize(id.index + 1U);
  return posts[id.index];
}

void Observer::State::settle(std::size_t index, sim::Instant until) {
  Holder& p = posts[index];
  const std::int64_t ticks = (until - p.since).ticks;
  p.since = until;
  if (!p.filled || p.children <= 0 || !is_case_holder(p)) return;
  caseloads.add(p.children, ticks);
  cases_ticks += static_cast<double>(p.children * ticks);
  holders_ticks += static_cast<double>(ticks);
}

void Observer::State::hold(PostId id, std::int64_t change) {
  post(id);
  settle(id.index, now);
  posts[id.index].children += change;
  allocated.add(now, change);
  if (posts[id.index].children < 0) broken("a worker holds fewer than no children");
}

void Observer::State::price_to(sim::Instant until) {
  for (Holder& p : posts) {
    if (p.filled)
      staff_ticks[{p.role.index, static_cast<int>(p.engagement)}] +=
          (until - std::max(priced_to, filled_since(p))).ticks;
  }
  for (const auto& [who, ticks] : staff_ticks) {
    const Role* r = phase->roles[who.first];
    if (r == nullptr) continue;
    const double weekly =
        who.second == static_cast<int>(Engagement::agency) ? (*r->agency_cost).value : (*r->weekly_cost).value;
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
  running_pounds += weeks * ((*s.hub.hubs).value * (*s.hub.running).value +
                             (*s.constellation.constellations).value * (*s.constellation.running).value);
  priced_to = until;
}

sim::Instant Observer::State::filled_since(const Holder& p) const {
  const auto index = static_cast<std::size_t>(&p - posts.data());
  return index < filled_at.size() ? filled_at[index] : sim::Instant{};
}

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
