// One replication: the only place where time passes.
#include "models/pipeline.hpp"
#include "models/world/world.hpp"

namespace models {
namespace {

constexpr sim::Span four_weeks{28 * 1440};

}  // namespace

sim::Process census(World& world) {
  while (true) {
    double sum = 0;
    std::uint32_t children = 0;
    for (Case* subject : world.open_cases()) {
      world.refresh(*subject);
      sum += subject->level().value() * subject->children;
      children += static_cast<std::uint32_t>(subject->children);
    }
    world.tell(LevelNoted{children, sum});
    co_await world.simulation.delay(four_weeks);
  }
}

sim::Process changes(World& world) {
  std::uint8_t n = 0;
  for (const CompiledPhase& phase : world.model.phases) {
    co_await world.simulation.until(phase.from);
    world.put_in_force(phase);
    world.tell(PracticeChanged{n++});
  }
}

std::uint64_t simulate(const Model& model, RunId run, CaseEventSink& sink, sim::Trace* trace) {
  World world(model, run, sink);
  world.simulation.name_run({static_cast<int>(run.replication), run.seed});
  world.simulation.trace_to(trace);
  world.put_in_force(model.base);
  open_with_stock(world);
  world.start(contacts_arrive(world), 1, rank_changes);
  world.start(unaccompanied_children_arrive(world), 2, rank_changes);
  world.start(foster_homes_are_recruited(world), 3, rank_changes);
  world.start(census(world), 4, rank_census);
  world.start(changes(world), 5, rank_changes);
  world.simulation.run_until(model.end);
  return world.simulation.events_executed();
}

}  // namespace models
