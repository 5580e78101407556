#include "models/world/workforce/staffing.hpp"

#include <algorithm>

#include "models/world/workforce/allocation.hpp"
#include "models/world/workforce/room.hpp"
#include "models/world/working/at_work.hpp"

namespace models {
namespace {

// A role that cases ask for now or later in the run: not only a price.
bool does_case_work(const World& world, const Worker& worker) {
  const auto in = [&](const CompiledPhase& phase) {
    const Role* role = phase.roles[worker.role.index];
    if (role != nullptr && (role->holds_cases || role->manages || role->around_the_clock)) return true;
    return std::any_of(phase.tasks.begin(), phase.tasks.end(), [&](const TaskRules& rules) {
      return std::find(rules.done_by.begin(), rules.done_by.end(), worker.role) != rules.done_by.end();
    });
  };
  return in(world.model.base) || std::any_of(world.model.phases.begin(), world.model.phases.end(), in);
}

void join(std::vector<Worker*>& people, Worker& worker) {
  const auto after =
      std::find_if(people.begin(), people.end(), [&](const Worker* other) { return other->post > worker.post; });
  people.insert(after, &worker);
}

}  // namespace

void start_work(World& world, Post& post, Engagement engagement, bool newly_qualified) {
  auto worker = std::make_shared<Worker>();
  worker->id = WorkerId{post.id.index * 512U + post.incumbents++};
  worker->post = post.id;
  worker->kind = post.kind;
  worker->team = post.team;
  worker->role = post.role;
  worker->engagement = engagement;
  worker->newly_qualified = newly_qualified;
  worker->hours = post.hours;
  const Role* role = world.role(post.role);
  worker->holds_cases = role != nullptr && role->holds_cases;
  worker->manages = role != nullptr && role->manages;
  worker->started = worker->sick_until = worker->away_until = world.now();
  worker->supervised = world.now() - to_span(sim::Weeks{static_cast<double>(post.ordinal % 4)});  // not all on one day
  set_caps(world, *worker);
  post.worker = worker;
  world.tell(WorkerStarted{worker->id, post.id, engagement, newly_qualified});
  Department& department = world.department(post.kind);
  join(department.workers, *worker);
  join(department.teams[world.number_of(post.team)], *worker);
  if (worker->manages) join(department.managers, *worker);
  ++world.at_work_by_role[post.role.index];
  ++department.at_work[post.role.index];
  world.count_people();
  const bool case_work = does_case_work(world, *worker);
  worker->process =
      world.start(case_work ? at_work(world, worker) : at_work_elsewhere(world, worker), post.subject, rank_work);
  if (worker->holds_cases) serve_line(world, post.kind);
}

void leave_work(World& world, Post& post) {
  const std::shared_ptr<Worker> worker = std::move(post.worker);
  Department& department = world.department(post.kind);
  worker->holds_cases = false;  // nothing is given to her any more
  renew_load(world, *worker);
  drop_in_hand(world, *worker);
  for (const WriteUp& left : worker->to_write)
    world.tell(TaskCancelled{left.subject, left.task, Lapse::worker_left, left.due < world.now()});
  worker->gone = true;
  std::erase(department.workers, worker.get());
  std::erase(department.teams[world.number_of(post.team)], worker.get());
  std::erase(department.managers, worker.get());
  --world.at_work_by_role[post.role.index];
  --department.at_work[post.role.index];
  const std::vector<Case*> cases = worker->cases;
  for (Case* subject : cases) release(world, *subject);
  end_week(world, *worker);
  world.tell(WorkerLeft{worker->id, post.id, worker->engagement});
  world.simulation.cancel(worker->process);
  world.count_people();
  if (worker->manages && department.managers.empty()) allocate_all(world, post.kind);
  for (Case* subject : cases) seek_worker(world, *subject);
}

}  // namespace models
