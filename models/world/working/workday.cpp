#include "models/world/working/workday.hpp"

#include <algorithm>

#include "models/world/working/settle.hpp"

namespace models {
namespace {

constexpr sim::Span day{1440};
constexpr double weeks_a_month = 365.25 / 12 / 7;
constexpr double minutes_an_hour = 60;
constexpr int working_days = 5;  // of a week

sim::Instant midnight_of(sim::Instant when) { return {when.ticks - sim::Calendar::minute_of_day(when)}; }

bool is_on_plan(StageKind kind) {
  return kind == StageKind::plan || kind == StageKind::protection_plan || kind == StageKind::pre_proceedings ||
         kind == StageKind::court;
}

}  // namespace

Workday::Workday(World& world, Worker& worker)
    : world_(world),
      worker_(worker),
      around_the_clock_(world.role(worker.role) != nullptr && world.role(worker.role)->around_the_clock) {
  if (around_the_clock_)
    opens_ = world.now();
  else
    set_next_opening(world.now() - sim::Span{1});
}

void Workday::set_next_opening(sim::Instant after) {
  const sim::Span opening = around_the_clock_ ? sim::Span{} : sim::Span{world_.calendar().hours().opens};
  sim::Instant midnight = midnight_of(after);
  while (midnight + opening <= after || (!around_the_clock_ && world_.calendar().weekday(midnight) >= working_days))
    midnight = midnight + day;
  opens_ = midnight + opening;
}

void Workday::open() {
  begins_ = closes_ = ends_ = world_.now();
  worker_.on_duty = false;
  chosen_.reset();
  worker_.looks_again = day_is_new_ = true;
  if (!around_the_clock_ && !world_.calendar().is_working_day(world_.now())) return;
  ++worker_.week.days;
  if (worker_.soft_cap > 0 && worker_.children > worker_.soft_cap) ++worker_.week.days_over_cap;
  if (is_away(world_, worker_)) return;
  closes_ = around_the_clock_ ? midnight_of(opens_) + day : world_.now() + sim::Span{minutes_a_day(world_, worker_)};
  ends_ = closes_;
  if (!around_the_clock_ && worker_.holds_cases) {
    const double overtime = (*world_.settings().time.overtime).value * minutes_an_hour / working_days;
    ends_ = closes_ + sim::Span{std::llround(overtime * worker_.hours)};
  }
  begin_commitments();
}

// --- What of the day is spoken for, in one stretch in the morning.

std::int64_t Workday::commit(double minutes, std::int32_t& kind, std::int64_t& free) {
  const std::int64_t taken = std::min(free, static_cast<std::int64_t>(std::llround(minutes)));
  free -= taken;
  kind += static_cast<std::int32_t>(taken);
  worker_.week.contracted += static_cast<std::int32_t>(taken);
  return taken;
}

void Workday::begin_commitments() {
  const TimeUse& time = world_.settings().time;
  WeekWorked& week = worker_.week;
  const std::int64_t all = (closes_ - opens_).ticks;
  std::int64_t free = all;
  worker_.on_duty = has_duty();
  if (supervision_is_due()) have_supervision(free);
  commit(static_cast<double>(group_discussion()), week.supervision, free);
  if (worker_.on_duty) commit((*time.duty).value * static_cast<double>(all), week.duty, free);
  commit((*time.telephone).value * static_cast<double>(all), week.telephone, free);
  commit((*time.administration).value * static_cast<double>(all), week.other, free);
  begins_ = closes_ - sim::Span{free};
}

bool Workday::supervision_is_due() const {
  const TimeUse& time = world_.settings().time;
  const double usual = (*time.supervision).value;
  if (!worker_.holds_cases || usual <= 0 || world_.department(worker_.kind).managers.empty()) return false;
  const double own = worker_.newly_qualified ? std::max(usual, (*time.supervision_newly_qualified).value) : usual;
  return to_weeks(world_.now() - worker_.supervised).value >= weeks_a_month * usual / own;
}

// It takes her manager's time as well: one of her own team, if there is one.
void Workday::have_supervision(std::int64_t& free) {
  worker_.supervised = world_.now();
  const double minutes = (*world_.settings().time.supervision).value * minutes_an_hour;
  const std::int64_t had = commit(minutes, worker_.week.supervision, free);
  const Department& department = world_.department(worker_.kind);
  if (department.managers.empty()) return;
  const std::vector<Worker*>& team = department.teams[world_.number_of(worker_.team)];
  const auto own = std::find_if(team.begin(), team.end(), [](const Worker* each) { return each->manages; });
  Worker* supervisor = own != team.end() ? *own : department.managers.front();
  supervisor->supervision_minutes += static_cast<double>(had);
  come_up(world_, *supervisor, order_statutory);
}

// Once a week, on a day of the team's own: hours a month for each family of hers on a plan or before a court.
std::int64_t Workday::group_discussion() const {
  const double hours = (*world_.settings().time.group_supervision).value;
  const int weekday = world_.calendar().weekday(world_.now());
  if (hours <= 0 || weekday != worker_.team.index % working_days) return 0;
  const auto families = std::count_if(worker_.cases.begin(), worker_.cases.end(),
                                      [&](const Case* c) { return is_on_plan(world_.stage(c->stage).kind); });
  return std::llround(hours * minutes_an_hour / weeks_a_month * static_cast<double>(families));
}

// The case holders of a team take turns.
bool Workday::has_duty() const {
  const double wanted = world_.phase().duty[static_cast<std::size_t>(worker_.kind)];
  if (!worker_.holds_cases || wanted <= 0) return false;
  int members = 0, place = 0;
  for (const Worker* other : world_.department(worker_.kind).teams[world_.number_of(worker_.team)]) {
    if (!other->holds_cases) continue;
    if (other == &worker_) place = members;
    ++members;
  }
  const int days = world_.calendar().working_days_between(sim::Instant{}, world_.now());
  const int turn = ((place - days) % members + members) % members;
  return turn < std::lround(wanted);
}

// --- Piece by piece.

bool Workday::goes_on() {
  if (world_.now() < closes_) return true;
  if (world_.now() >= ends_) return false;
  const Choice choice = choose();
  if (choice.what == InHand::What::nothing) return false;
  chosen_ = choice;
  return true;
}

sim::Instant Workday::take_up() {
  if (world_.now() < begins_) return begins_;
  const Choice choice = chosen_ ? *chosen_ : choose();
  chosen_.reset();
  const sim::Instant limit = world_.now() < closes_ ? closes_ : ends_;
  if (choice.what == InHand::What::nothing) {
    worker_.free = true;
    worker_.in_hand.since = world_.now();
    return upcoming_.empty() ? limit : std::min(limit, upcoming_.back().from);
  }
  take(choice);
  return std::min(limit, world_.now() + sim::Span{worker_.in_hand.left});
}

void Workday::take(const Choice& choice) {
  InHand& hand = worker_.in_hand;
  hand = InHand{.what = choice.what,
                .overtime = world_.now() >= closes_,
                .order = choice.order,
                .subject = choice.subject,
                .since = world_.now(),
                .stretch = 1 / worker_.pace};
  double effort = 0;
  switch (choice.what) {
    case InHand::What::task: {
      std::vector<PendingTask>& tasks = choice.subject->tasks;
      PendingTask& pending = *std::find_if(tasks.begin(), tasks.end(), [&](const PendingTask& each) {
        return each.task == choice.task && each.due == choice.due;
      });
      pending.in_hand_of = &worker_;
      hand.task = pending.task;
      hand.parts = parts_of(world_, worker_, *choice.subject, world_.rules(pending.task));
      hand.stretch = hand.parts.all() / worker_.pace;
      effort = pending.minutes;
      break;
    }
    case InHand::What::write_up:
      effort = worker_.to_write.front().minutes;
      break;
    case InHand::What::handover:
      effort = worker_.handover_minutes;
      break;
    case InHand::What::supervision:
      hand.stretch = 1;
      effort = worker_.supervision_minutes;
      break;
    case InHand::What::allocation:
      choice.subject->manager = &worker_;
      hand.stretch = 1;
      effort = (*world_.settings().time.allocation).value * minutes_an_hour;
      break;
    case InHand::What::nothing:
      break;
  }
  hand.left = std::max<std::int64_t>(0, static_cast<std::int64_t>(effort * hand.stretch + 0.5));
}

void Workday::put_down() {
  settle_in_hand(world_, worker_);
  worker_.free = false;
  const InHand done = std::exchange(worker_.in_hand, {});
  if (done.what == InHand::What::allocation && done.subject != nullptr) done.subject->manager = nullptr;
  if (done.what == InHand::What::task) {
    for (std::size_t i = 0; i < done.subject->tasks.size(); ++i) {
      if (done.subject->tasks[i].in_hand_of != &worker_) continue;
      done.subject->tasks[i].in_hand_of = nullptr;
      if (done.left <= 0) finish_task(*done.subject, i);
      return;
    }
  } else if (done.what != InHand::What::nothing && done.left <= 0) {
    finish(done);
  }
}

void Workday::close() {
  worker_.on_duty = false;
  const int last = around_the_clock_ ? 6 : working_days - 1;
  if (world_.calendar().weekday(opens_) == last) end_week(world_, worker_);
  set_next_opening(opens_);
}

}  // namespace models
