#include "models/measures/observe.hpp"

#include <algorithm>
#include <utility>

#include "models/measures/observer_state.hpp"
#include "models/measures/warmed_up.hpp"
#include "models/pipeline.hpp"

namespace models {
namespace {

constexpr sim::Span week{7 * 1440};

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

Observer::State::State(const Model& m)
    : model(m),
      phase(&m.base),
      now(m.base.from),
      ends_of_years(year_ends(m)),
      financial_years(models::financial_years(m)),
      charges(m),
      identities(m),
      empty_at_first(begins_empty(m)) {
  const sim::TimeWeighted empty(now);
  const std::size_t many = m.pathway.stages().size();
  stages.assign(many, empty);
  ways.assign(many * many, 0);
  came.assign(many, 0);
  left.assign(many, 0);
  for (sim::TimeWeighted* level : all_levels()) *level = empty;
}

void Observer::State::begin() {
  const sim::Instant day_0{};
  for (Holder& p : posts) settle(p);
  for (sim::TimeWeighted& stage : stages) stage.restart(day_0);
  for (sim::TimeWeighted* level : all_levels()) level->restart(day_0);
  caseloads.clear();
  charges.restart(day_0);
  met.restart();
  met_in_year.restart();
  begun = true;
}

void Observer::State::pass_to(sim::Instant when) {
  if (when == now) {
    if (!begun && when.ticks >= 0) begin();
    return;
  }
  identities.pass_to(when);
  if (empty_at_first) note_in_need(when);
  if (!begun && when.ticks >= 0) {
    now = sim::Instant{};
    begin();
  }
  counting = begun && when > model.base.from;
  while (begun && next_week <= when && next_week <= model.end) {
    end_week();
    next_week = next_week + week;
  }
  while (begun && year < ends_of_years.size() && ends_of_years[year] <= when) end_year();
  while (begun && financial_year < financial_years.size() && financial_years[financial_year].to <= when)
    end_financial_year();
  now = when;
}

void Observer::State::note_in_need(sim::Instant until) {
  const auto next = [&] { return model.base.from + week * static_cast<std::int64_t>(since_the_beginning.size() + 1); };
  while (next() <= until && next() <= model.end) since_the_beginning.push_back(static_cast<double>(in_need.level()));
}

void Observer::State::end_week() {
  WeeklySeries& w = result.weekly;
  w.looked_after.push_back(static_cast<double>(looked_after.level()));
  w.in_need.push_back(static_cast<double>(in_need.level()));
  w.on_plans.push_back(static_cast<double>(on_plans.level()));
  w.unallocated.push_back(static_cast<double>(unallocated.level()));
  const auto full_time = static_cast<double>(holders.level()) / 100;
  w.caseload.push_back(full_time > 0 ? static_cast<double>(held.level()) / full_time : 0);
  w.referrals.push_back(week_referrals);
  week_referrals = 0;
  check();
}

void Observer::State::count_moves(sim::Instant since, Sums& to) const {
  for (const auto& [child, begun_at] : placements) {
    const auto in_year = std::count_if(begun_at.begin(), begun_at.end(), [&](sim::Instant t) { return t > since; });
    // The placement that the child was in when the year began counts too.
    const bool before = in_year < static_cast<std::ptrdiff_t>(begun_at.size());
    ++to.looked_after_at_year_end;
    to.moved_often += in_year + (before ? 1 : 0) >= 3;
  }
}

void Observer::State::end_year() {
  count_moves(year == 0 ? sim::Instant{} : ends_of_years[year - 1], *this);
  if (ends_of_years[year] < model.end) charges.begin_year(ends_of_years[year]);
  ++year;
}

void Observer::State::end_financial_year() {
  const FinancialYear& ended = financial_years[financial_year];
  now = ended.to;
  for (Holder& p : posts) settle(p);
  Sums so_far = sums_until(ended.to);
  Sums in_year = so_far.since(at_its_beginning);
  // Not what two moments say of the whole run, but of this year.
  in_year.workers_met = static_cast<double>(met_in_year.count());
  in_year.moved_often = in_year.looked_after_at_year_end = 0;
  if (ended.whole) count_moves(ended.from, in_year);
  result.financial_years.push_back({ended.begins, ended.whole, values_of(in_year, ended.to - ended.from)});
  met_in_year.restart();
  at_its_beginning = std::move(so_far);
  ++financial_year;
}

Sums Observer::State::sums_until(sim::Instant until) const {
  Sums sums = *this;
  const auto integral = [&](const sim::TimeWeighted& level) { return level.integral(until); };
  for (const sim::TimeWeighted& stage : stages) sums.levels.stages.push_back(integral(stage));
  for (std::size_t s = 0; s < stages.size(); ++s) {
    if (!model.pathway.stages()[s].looked_after) continue;
    const Placement* placement = model.phases.front().stages[s].placement;
    if (placement == nullptr) placement = model.base.stages[s].placement;
    const std::size_t band = band_of_placement(placement != nullptr ? placement->counted_as : "other");
    sums.in_band[band] += static_cast<double>(sums.levels.stages[s]);
  }
  sums.levels.looked_after = integral(looked_after);
  sums.levels.in_need = integral(in_need);
  sums.levels.on_plans = integral(on_plans);
  sums.levels.unallocated = integral(unallocated);
  sums.levels.helped = integral(helped);
  sums.levels.allocated = integral(allocated);
  sums.levels.held = integral(held);
  sums.levels.held_cases = integral(held_cases);
  sums.levels.holders = integral(holders);
  sums.levels.holder_count = integral(holder_count);
  sums.levels.established = integral(established);
  sums.levels.permanent = integral(permanent);
  sums.levels.agency = integral(agency);
  sums.workers_met = static_cast<double>(met.count());
  const Accounts accounts = charges.standing(until);
  for (std::size_t y = 0; y < accounts.totals.size(); ++y) {
    const double factor = price_factor(model, y);
    sums.cost_staff += factor * pounds(accounts.of(CostKind::staff, y) + accounts.of(CostKind::recruitment, y));
    sums.cost_placements += factor * pounds(accounts.of(CostKind::placement, y) + accounts.of(CostKind::running, y));
    sums.cost_total += factor * pounds(accounts.totals[y]);
  }
  return sums;
}

void Observer::State::check() {
  Identities::Counted counted{{}, in_need.level(), looked_after.level(), unallocated.level(), allocated.level()};
  counted.stages.reserve(stages.size());
  for (const sim::TimeWeighted& stage : stages) counted.stages.push_back(stage.level());
  identities.compare(counted);
}

const Role* Observer::State::role(RoleId id) const {
  if (const Role* now_in_force = phase->roles[id.index]; now_in_force != nullptr) return now_in_force;
  const auto has = [&](const CompiledPhase& each) { return each.roles[id.index] != nullptr; };
  if (has(model.base)) return model.base.roles[id.index];
  const auto found = std::find_if(model.phases.begin(), model.phases.end(), has);
  return found == model.phases.end() ? nullptr : found->roles[id.index];
}

Observer::State::Holder& Observer::State::post(PostId id) {
  if (posts.size() <= id.index) posts.resize(id.index + std::size_t{1});
  return posts[id.index];
}

void Observer::State::settle(Holder& p) {
  const std::int64_t ticks = (now - p.since).ticks;
  p.since = now;
  if (!begun || !p.social_worker || p.children <= 0 || ticks == 0) return;
  if (caseloads.size() <= p.hundredths) caseloads.resize(p.hundredths + std::size_t{1});
  std::vector<std::int64_t>& of_hundredths = caseloads[p.hundredths];
  const auto children = static_cast<std::size_t>(p.children);
  if (of_hundredths.size() <= children) of_hundredths.resize(children + 1, 0);
  of_hundredths[children] += ticks;
}

void Observer::State::hold(PostId id, std::int64_t change) {
  Holder& p = post(id);
  settle(p);
  const bool before = p.children > 0;
  p.children += change;
  allocated.add(now, change);
  if (!p.social_worker) return;
  held.add(now, change);
  const bool after = p.children > 0;
  if (before == after) return;
  holders.add(now, after ? p.hundredths : -std::int64_t{p.hundredths});
  holder_count.add(now, after ? 1 : -1);
}

Observer::Observer(const Model& model) : state_(std::make_unique<State>(model)) {}
Observer::~Observer() = default;

void Observer::tell(sim::Instant at, const CaseEvent& event) {
  state_->pass_to(at);
  std::visit(
      [this](const auto& e) {
        state_->identities.on(e);
        state_->on(e);
      },
      event);
}

Observations Observer::observations() {
  State& s = *state_;
  s.pass_to(s.model.end);
  for (State::Holder& p : s.posts) s.settle(p);
  const Sums sums = s.sums_until(s.model.end);
  s.result.values = values_of(sums, s.model.end - sim::Instant{});
  s.result.bands = bands_of(sums);
  s.result.traffic = traffic_of(s.model, sums);
  s.result.accounts = s.charges.accounts(s.model.end);
  s.check();
  s.identities.compare(s.result.accounts);
  s.result.identities = s.identities.fault();
  if (s.empty_at_first) s.result.refused = why_not_warmed_up(s.model, s.since_the_beginning);
  return std::move(s.result);
}

Observations observe(const Model& model, const CaseEventLog& log) {
  Observer observer(model);
  for (const auto& entry : log) observer.tell(entry.when, entry.event);
  return observer.observations();
}

}  // namespace models
