// One worker's working time: day by day, piece by piece, in the order of urgency.hpp.
#include "models/world/working/at_work.hpp"

#include "models/world/working/workday.hpp"

namespace models {

sim::Process at_work(World& world, std::shared_ptr<Worker> worker) {
  Workday day(world, *worker);
  while (!worker->gone) {
    const sim::Delayed night = co_await world.simulation.until(day.next_opening());
    static_cast<void>(night);
    if (worker->gone || world.now() < day.next_opening()) continue;
    day.open();
    while (!worker->gone && day.goes_on()) {
      const sim::Instant until = day.take_up();
      const sim::Delayed stretch = co_await world.simulation.until(until);
      static_cast<void>(stretch);
      if (!worker->gone) day.put_down();
    }
    if (!worker->gone) day.close();
  }
}

bool come_up(World& world, Worker& worker, int order) {
  const bool listens = worker.free || (worker.in_hand.what != InHand::What::nothing && order < worker.in_hand.order);
  return listens && world.simulation.interrupt(worker.process);
}

void drop_in_hand(World& world, Worker& worker) {
  settle_in_hand(world, worker);
  if (worker.in_hand.what == InHand::What::allocation && worker.in_hand.subject != nullptr)
    let_go_of(*worker.in_hand.subject);
  if (worker.in_hand.subject != nullptr)
    for (PendingTask& pending : worker.in_hand.subject->tasks)
      if (pending.in_hand_of == &worker) pending.in_hand_of = nullptr;
  worker.in_hand = {};
  world.simulation.interrupt(worker.process);
}

int most_urgent_of(const World& world, const Case& subject) {
  int order = order_development;
  for (const PendingTask& pending : subject.tasks) {
    const TaskRules& rules = world.rules(pending.task);
    if (rules.task == nullptr || world.now() < pending.from) continue;
    order = std::min(order, order_of(pending, rules, world.now()));
  }
  return order;
}

std::int64_t minutes_a_day(const World& world, const Worker& worker) {
  const Role* role = world.role(worker.role);
  if (role == nullptr) return 0;
  constexpr std::int64_t day = 1440;
  if (role->around_the_clock) return day;
  return std::min(day, static_cast<std::int64_t>(std::llround((*role->hours).value / 5 * 60 * worker.hours)));
}

void end_week(World& world, Worker& worker) {
  WeekWorked& week = worker.week;
  if (week.days == 0) return;
  week.worker = worker.id;
  week.post = worker.post;
  week.children = static_cast<std::uint16_t>(worker.children);
  week.families = static_cast<std::uint16_t>(worker.cases.size());
  week.cap = static_cast<std::uint16_t>(std::lround(worker.soft_cap));
  if (worker.holds_cases || !worker.cases.empty()) follow_load(world, worker);
  week.stress = static_cast<float>(worker.stress);
  world.tell(week);
  week = WeekWorked{};
  set_caps(world, worker);
  if (!worker.gone) serve_line(world, worker.kind);  // a cap that has grown is room
}

}  // namespace models
