// One worker's working day: what she has time for, and in what order she does it.
//
// What presses comes first, by urgency: crisis, statutory, planned. Direct work comes before what does not press yet;
// development comes last. So when there is more work than time, direct work shrinks first, then visits run late, then
// recording and planned work, then overtime. Nothing is dropped in silence: a task is done, done late, or cancelled
// with a reason.
#include <algorithm>
#include <cmath>

#include "models/world/world.hpp"
#include "sim/random/distributions.hpp"

namespace models {
namespace {

constexpr sim::Span pressing_within{7 * 1440};
constexpr double minutes_free_for_one_task = 150;  // a day, beside the others: how early a large piece of work presses
constexpr double working_days_a_year = 253;
constexpr double weeks_a_month = 365.25 / 12 / 7;

struct Work {
  int order = 0;  // smaller first
  sim::Instant due;
  Case* subject = nullptr;
  std::size_t task = 0;
};

int order_of(Urgency urgency, bool presses) {
  if (urgency == Urgency::development) return 9;
  if (urgency == Urgency::direct_work) return 4;
  return presses ? static_cast<int>(urgency) : 5 + static_cast<int>(urgency);
}

std::int16_t to_minutes(double minutes) { return static_cast<std::int16_t>(std::min(minutes + 0.5, 32000.0)); }

}  // namespace

class WorkingDay {
 public:
  WorkingDay(World& world, Worker& worker) : world_(world), worker_(worker), s_(world.settings()) {}

  void live() {
    const Role& role = *world_.phase().roles[world_.post_of(worker_).role.index];
    const double hours = (*role.hours).value;
    double minutes = hours / 5 * 60;
    const double fixed = minutes * (*s_.time.fixed).value + monthly((*s_.time.supervision).value) + discussion();
    spend_other(std::min(minutes, fixed));
    minutes = std::max(0.0, minutes - fixed);
    minutes = hand_over(minutes);
    gather();
    minutes = work(minutes, false);
    const double overtime = work((*s_.time.overtime).value / 5 * 60, true);
    worker_.week.overtime = to_minutes(worker_.week.overtime + (*s_.time.overtime).value / 5 * 60 - overtime);
    if (minutes > 0) spend_other(minutes);  // time left over goes to what no case asks for
    for (const Work& left : candidates_)
      if (left.subject != nullptr && left.due < world_.now()) ++worker_.week.tasks_waiting;
  }

 private:
  // A monthly length of time, as minutes of one working day.
  static double monthly(double hours) { return hours * 60 / weeks_a_month / 5; }

  // Group discussion costs everyone: hours a month for each family of hers on a plan or before a court.
  [[nodiscard]] double discussion() const {
    const double hours = (*s_.time.group_supervision).value;
    if (hours <= 0) return 0;
    const auto on_plan = [&](const Case* c) {
      const StageKind kind = world_.stage(c->stage).kind;
      return kind == StageKind::plan || kind == StageKind::protection_plan || kind == StageKind::pre_proceedings ||
             kind == StageKind::court;
    };
    return monthly(hours) * static_cast<double>(std::count_if(worker_.cases.begin(), worker_.cases.end(), on_plan));
  }

  void spend_other(double minutes) { worker_.week.other = to_minutes(worker_.week.other + minutes); }

  double hand_over(double minutes) {
    const double spent = std::min(minutes, worker_.handover_minutes);
    worker_.handover_minutes -= spent;
    spend_other(spent);
    return minutes - spent;
  }

  void gather() {
    for (Case* subject : worker_.cases) {
      for (std::size_t i = 0; i < subject->tasks.size(); ++i) {
        PendingTask& pending = subject->tasks[i];
        const TaskRules& rules = world_.phase().tasks[pending.task.index];
        if (rules.task == nullptr || world_.now() < pending.due - rules.may_begin) continue;
        if (rules.lapses.ticks > 0 && pending.due + rules.lapses < world_.now()) {
          lapse(*subject, i);
          continue;
        }
        const sim::Span early = pressing_within + to_span(sim::Days{pending.minutes / minutes_free_for_one_task});
        candidates_.push_back({order_of(rules.urgency, pending.due - early <= world_.now()), pending.due, subject, i});
      }
    }
    std::stable_sort(candidates_.begin(), candidates_.end(), [](const Work& a, const Work& b) {
      return a.order != b.order ? a.order < b.order : a.due < b.due;
    });
  }

  // Work in order until the minutes are gone; in overtime only what is due, or late, and cannot wait.
  double work(double minutes, bool overtime) {
    for (Work& next : candidates_) {
      if (minutes <= 0) break;
      if (next.subject == nullptr) continue;
      const bool due = next.due < world_.now() + sim::Span{1440};
      if (overtime && !(due && next.order <= static_cast<int>(Urgency::statutory))) continue;
      PendingTask& pending = next.subject->tasks[next.task];
      const double spent = std::min(minutes, pending.minutes);
      pending.minutes -= spent;
      minutes -= spent;
      record(*next.subject, world_.phase().tasks[pending.task.index], spent);
      if (pending.minutes > 0) break;
      finish(*next.subject, next.task);
      next.subject = nullptr;
    }
    return minutes;
  }

  void record(Case& subject, const TaskRules& rules, double minutes) {
    worker_.week.direct = to_minutes(worker_.week.direct + minutes * rules.direct);
    worker_.week.travel = to_minutes(worker_.week.travel + minutes * rules.travel);
    worker_.week.recording = to_minutes(worker_.week.recording + minutes * rules.recording);
    worker_.week.meeting = to_minutes(worker_.week.meeting + minutes * rules.meeting);
    subject.direct_minutes += minutes * rules.direct;
  }

  // The next one is due an interval after this one was done; a task done once leaves its place to be swept by
  // finish_all.
  void finish(Case& subject, std::size_t index) {
    PendingTask& pending = subject.tasks[index];
    const TaskRules& rules = world_.phase().tasks[pending.task.index];
    const int late = world_.now() > pending.due ? static_cast<int>(to_days(world_.now() - pending.due).value) : 0;
    const bool on_time = world_.now().ticks / 1440 <= pending.due.ticks / 1440;
    world_.tell(
        TaskDone{subject.id, pending.task, worker_.id, on_time, static_cast<std::int16_t>(std::min(late, 9999))});
    if (rules.task->re_assessment)
      world_.tell(Assessed{subject.family->id, static_cast<std::uint8_t>(subject.children),
                           static_cast<std::int16_t>(30 + std::min(late, 300)), true});
    if (rules.every.ticks > 0) {
      pending = world_.make_task(subject, pending.task, world_.now() + rules.every);
      return;
    }
    finished_.push_back({0, {}, &subject, index});
  }

  void lapse(Case& subject, std::size_t index) {
    PendingTask& pending = subject.tasks[index];
    world_.tell(TaskCancelled{subject.id, pending.task, Lapse::squeezed, true});
    pending = world_.make_task(subject, pending.task, pending.due + world_.phase().tasks[pending.task.index].every);
  }

 public:
  // Tasks that are done once go, and the case's own process is told.
  void sweep() {
    std::sort(finished_.begin(), finished_.end(), [](const Work& a, const Work& b) { return a.task > b.task; });
    for (const Work& done : finished_) {
      done.subject->tasks.erase(done.subject->tasks.begin() + static_cast<std::ptrdiff_t>(done.task));
      done.subject->progress.notify_all();
    }
  }

 private:
  World& world_;
  Worker& worker_;
  const Settings& s_;
  std::vector<Work> candidates_;
  std::vector<Work> finished_;
};

void work_day(World& world, Worker& worker) {
  Post& post = world.post_of(worker);
  const std::uint64_t day = static_cast<std::uint64_t>(world.now().ticks / 1440 + 100000);
  const auto at = static_cast<std::uint32_t>(day);
  const Workforce& w = world.settings().workforce;
  ++worker.week.days;
  if (worker.soft_cap > 0 && worker.children > worker.soft_cap) ++worker.week.days_over_cap;
  if (world.now() < worker.sick_until) {
    ++worker.week.days_absent;
    return;
  }
  // Sickness comes more often to who holds more than is usual; the link is weak and a setting.
  const double load = (*w.reference_caseload).value > 0 ? worker.children / (*w.reference_caseload).value - 1 : 0;
  const double often = std::max(0.0, 1 + (worker.holds_cases ? (*w.caseload_on_sickness).value * load : 0.0));
  const double spell = std::max(1.0, (*w.sickness_spell).value);
  sim::Stream sickness = world.luck.of(post.subject, Purpose::sickness, at);
  if (sim::bernoulli(sickness, std::min(1.0, (*w.sickness).value / (1 - (*w.sickness).value) / spell * often))) {
    const int days = std::max(1, static_cast<int>(std::lround(sim::exponential(sickness, spell))));
    worker.sick_until = world.calendar().add_working_days(world.now(), days - 1);  // today is the first of them
    ++worker.week.days_absent;
    return;
  }
  sim::Stream leave = world.luck.of(post.subject, Purpose::leave, at);
  if (sim::bernoulli(leave, std::min(1.0, ((*w.leave).value + (*w.training).value) / working_days_a_year))) {
    ++worker.week.days_leave;
    return;
  }
  if (!worker.holds_cases) return;
  WorkingDay today(world, worker);
  today.live();
  today.sweep();
}

}  // namespace models
