#include "models/world/workforce/allocation.hpp"

#include <algorithm>
#include <cmath>

#include "models/world/workforce/room.hpp"
#include "models/world/working/at_work.hpp"
#include "sim/random/distributions.hpp"

namespace models {
namespace {

std::uint8_t count(const Case& subject) { return static_cast<std::uint8_t>(subject.children); }

void tell_waiting(World& world, const Case& subject, bool over) {
  world.tell(Waiting{subject.id, world.department(subject.team).first_team, count(subject), subject.waits_for, over});
}

// How it waits may change while it waits: the one ends and the other begins.
void wait_as(World& world, Case& subject, WaitFor what) {
  if (subject.waits_for == what) return;
  tell_waiting(world, subject, true);
  subject.waits_for = what;
  tell_waiting(world, subject, false);
}

void begin_to_wait(World& world, Case& subject) {
  subject.waits_for = subject.worker != nullptr ? WaitFor::transfer : WaitFor::worker;
  subject.waiting_since = world.now();
  tell_waiting(world, subject, false);
}

// An enquiry or a plan to protect goes before a plan of help.
int urgency_of(const World& world, const Case& subject) {
  return world.stage(subject.stage).colour == StageColour::protection ? 0 : 1;
}

void take_from_worker(World& world, Case& subject) {
  world.refresh(subject);
  Worker& worker = *subject.worker;
  for (PendingTask& pending : subject.tasks)
    if (pending.in_hand_of == &worker) drop_in_hand(world, worker);
  forget(world, subject);
  world.tell(Released{subject.id, worker.id, worker.post, count(subject)});
}

void erase_place(Department& department, const Case& subject) {
  for (const int urgency : {0, 1})
    if (department.line.erase({urgency, subject.place}) > 0) department.waiting -= subject.children;
}

void assign(World& world, Case& subject, Worker& worker) {
  const bool waited = subject.seeks != Seeks::nobody;
  if (waited) leave_line(world, subject);
  const int from = subject.worker != nullptr ? subject.worker->kind : -1;
  if (subject.worker != nullptr) take_from_worker(world, subject);
  const bool changed = subject.last_worker != WorkerId{0xffffffff} && subject.last_worker != worker.id;
  if (changed) {
    const double weeks = to_weeks(world.now() - subject.worker_since).value;
    subject.engagement_lost = lost_at_change(subject.engagement_lost, weeks, world.settings().dynamics);
    worker.handover_minutes += std::round((*world.settings().time.handover).value * 60 * subject.children);
  }
  subject.worker = &worker;
  subject.worker_since = world.now();
  subject.last_worker = worker.id;
  worker.cases.push_back(&subject);
  worker.looks_again = true;
  worker.children += subject.children;
  worker.points += points_of(world, subject);
  renew_load(world, worker);
  const int days = waited ? world.calendar().working_days_between(subject.waiting_since, world.now()) : 0;
  world.tell(Allocated{subject.id, worker.id, worker.post, count(subject), static_cast<std::int16_t>(days), waited,
                       subject.waits_for, !changed});
  subject.waits_for = WaitFor::worker;
  subject.progress.notify_all();
  come_up(world, worker, most_urgent_of(world, subject));
  if (from >= 0) serve_line(world, from);
}

sim::Process agency_call(World& world, int kind, RoleId role) {
  Department& department = world.department(kind);
  const double mean = static_cast<double>(to_span(*world.settings().workforce.agency_delay).ticks);
  sim::Stream stream = world.luck.of(static_cast<std::uint64_t>(kind), Purpose::agency_call, department.agency_calls++);
  co_await world.simulation.delay({static_cast<std::int64_t>(sim::exponential(stream, mean))});
  constexpr int beside_all_others = 10'000;
  world.open_post(kind, role, beside_all_others + department.agency_posts++, false, 1, true);
}

// The case holders that agencies supply; the first of them in order of roles.
int role_to_call(const World& world, int kind) {
  for (const PostRules& posts : world.phase().posts) {
    const Role* role = world.role(posts.role);
    if (posts.team == kind && role != nullptr && role->holds_cases && (*role->agency_cost).value > 0)
      return posts.role.index;
  }
  return -1;
}

void call_agency(World& world, int kind, int workers) {
  const int role = role_to_call(world, kind);
  for (int i = 0; i < workers && role >= 0; ++i) {
    ++world.department(kind).agency_called;
    world.start(agency_call(world, kind, RoleId{static_cast<std::uint8_t>(role)}), static_cast<std::uint64_t>(kind),
                rank_people);
  }
}

Crowded crowded(const World& world, const Case& subject) {
  const Department& department = world.department(subject.team);
  return {static_cast<double>(department.waiting + subject.children), (*world.settings().caseload.soft_cap).value,
          department.agency_called};
}

void take_place(const World& world, Department& department, Case& subject) {
  department.line.emplace(std::pair(urgency_of(world, subject), subject.place), &subject);
  department.waiting += subject.children;
}

void join_line(World& world, Case& subject) {
  Department& department = world.department(subject.team);
  subject.seeks = Seeks::room;
  subject.place = ++department.places;
  take_place(world, department, subject);
}

}  // namespace

void leave_line(World& world, Case& subject) {
  let_go_of(subject);
  if (subject.seeks == Seeks::nobody) return;
  Department& department = world.department(subject.team);
  if (subject.seeks == Seeks::manager) std::erase(department.to_allocate, &subject);
  if (subject.seeks == Seeks::room) erase_place(department, subject);
  subject.seeks = Seeks::nobody;
}

void let_go_of(Case& subject) {
  if (subject.manager != nullptr) subject.manager->in_hand.subject = nullptr;
  subject.manager = nullptr;
}

void forget(World& world, Case& subject) {
  Worker& worker = *subject.worker;
  std::erase(worker.cases, &subject);
  worker.looks_again = true;
  worker.children -= subject.children;
  worker.points = worker.cases.empty() ? 0 : worker.points - points_of(world, subject);
  subject.worker = nullptr;
  renew_load(world, worker);
}

void change_points(World& world, Worker& worker, double by) {
  worker.points += by;
  renew_load(world, worker);
}

void change_children(World& world, Case& subject, int by) {
  const double before = points_of(world, subject);
  subject.children += by;
  if (subject.seeks == Seeks::room) world.department(subject.team).waiting += by;
  if (subject.worker == nullptr) return;
  subject.worker->children += by;
  change_points(world, *subject.worker, points_of(world, subject) - before);
}

void seek_worker(World& world, Case& subject) {
  const bool held = subject.worker != nullptr && subject.worker->kind == subject.team;
  if (held || subject.seeks != Seeks::nobody || subject.team < 0 || subject.children == 0) return;
  world.refresh(subject);
  Department& department = world.department(subject.team);
  if (department.managers.empty()) return allocate(world, subject);
  begin_to_wait(world, subject);
  subject.seeks = Seeks::manager;
  department.to_allocate.push_back(&subject);
  for (Worker* manager : department.managers)
    if (come_up(world, *manager, order_development)) return;  // the first who is free
}

void allocate(World& world, Case& subject) {
  if (Worker* worker = choose_worker(world, subject)) return assign(world, subject, *worker);
  const Overflow overflow = world.above_cap(crowded(world, subject));
  Worker* manager = overflow.manager ? manager_with_room(world, subject) : nullptr;
  if (manager != nullptr) return assign(world, subject, *manager);
  if (subject.seeks == Seeks::nobody)
    begin_to_wait(world, subject);
  else
    leave_line(world, subject);
  join_line(world, subject);
  if (overflow.duty && subject.worker == nullptr) wait_as(world, subject, WaitFor::duty);
  call_agency(world, subject.team, overflow.agency);
}

void allocate_all(World& world, int kind) {
  std::deque<Case*>& list = world.department(kind).to_allocate;
  while (!list.empty()) allocate(world, *list.front());
}

void stop_seeking(World& world, Case& subject) {
  if (subject.seeks == Seeks::nobody) return;
  tell_waiting(world, subject, true);
  leave_line(world, subject);
  subject.waits_for = WaitFor::worker;
}

void release(World& world, Case& subject) {
  if (subject.worker == nullptr) return;
  const int kind = subject.worker->kind;
  take_from_worker(world, subject);
  if (subject.seeks != Seeks::nobody) {  // nobody keeps it any more
    const bool duty = subject.seeks == Seeks::room && world.above_cap(crowded(world, subject)).duty;
    wait_as(world, subject, duty ? WaitFor::duty : WaitFor::worker);
  }
  serve_line(world, kind);
}

void renew_place(World& world, Case& subject) {
  if (subject.seeks != Seeks::room) return;
  Department& department = world.department(subject.team);
  erase_place(department, subject);
  take_place(world, department, subject);
}

void serve_line(World& world, int kind) {
  auto& line = world.department(kind).line;
  while (!line.empty()) {
    Case& subject = *line.begin()->second;
    Worker* worker = choose_worker(world, subject);
    if (worker == nullptr && world.above_cap(crowded(world, subject)).manager)
      worker = manager_with_room(world, subject);
    if (worker == nullptr) return;
    world.refresh(subject);
    assign(world, subject, *worker);
  }
}

void set_caps(World& world, Worker& worker) {
  const Settings& s = world.settings();
  const Role* role = world.role(worker.role);
  const double of_role = role != nullptr && (*role->caseload).value > 0 ? (*role->caseload).value : 1;
  double share = of_role * worker.hours;
  worker.pace = 1;
  if (worker.newly_qualified) {
    const double learned =
        std::min(1.0, to_weeks(world.now() - worker.started).value / std::max(1.0, (*s.workforce.learning).value));
    const auto ramp = [&](double first) { return first + (1 - first) * std::max(0.0, learned); };
    share *= ramp((*s.workforce.first_caseload).value);
    worker.pace = ramp((*s.workforce.first_pace).value);
  }
  worker.share_of_cap = std::max(0.01, share);
  worker.soft_cap = (*s.caseload.soft_cap).value * share;
  worker.hard_cap = (*s.caseload.hard_cap).value * share;
  worker.hard_cap_families = (*s.caseload.hard_cap_families).value * share;
  worker.hard_cap_points = (*s.caseload.hard_cap_points).value * share;
  renew_load(world, worker);
}

double load_of(const World& world, int kind) {
  double children = 0, caps = 0;
  for (const Worker* worker : world.department(kind).workers) {
    if (!worker->holds_cases) continue;
    children += worker->children;
    caps += worker->soft_cap;
  }
  return caps > 0 ? children / caps : 0;
}

}  // namespace models
