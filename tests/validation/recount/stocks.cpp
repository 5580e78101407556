// How many children there are, on average over the window: child-time over the length of the window.
#include "tests/validation/recount/every_measure.hpp"

namespace recount {
namespace {

template <class Counted>
double mean_children(const Recorded& run, Counted counted) {
  std::int64_t ticks = 0;
  for (const Stay& stay : run.lives.stays)
    if (counted(run.model.pathway[stay.stage])) ticks += stay.children * ticks_in(run.model, stay.during);
  return static_cast<double>(ticks) / length(run.model);
}

// Without a worker of its own: the wait for a manager's decision counts, and so does one that those on duty look to;
// a case that another team keeps until it is taken over does not.
double mean_unallocated(const Recorded& run) {
  std::int64_t ticks = 0;
  for (const Wait& wait : run.lives.waits)
    if (wait.what != models::WaitFor::transfer) ticks += wait.children * ticks_in(run.model, wait.during);
  return static_cast<double>(ticks) / length(run.model);
}

// Over all that was noted in the window, so that a month with more children counts for more.
void count_level(const Recorded& run, Values& values) {
  double levels = 0;
  std::int64_t children = 0;
  each<models::LevelNoted>(run, [&](sim::Instant, const models::LevelNoted& e) {
    levels += e.level_sum;
    children += e.children;
  });
  put_ratio(values, "level_of_need_mean", levels, static_cast<double>(children));
}

}  // namespace

void count_stocks(const Recorded& run, Values& values) {
  values["children_in_need"] = mean_children(run, [](const models::CompiledStage& s) { return s.in_need; });
  // A plan lasts as long as the stage of that kind: one that goes over into pre-proceedings has ended.
  values["child_protection_plans"] =
      mean_children(run, [](const models::CompiledStage& s) {
        using enum models::StageKind;
        return s.kind == protection_plan || s.kind == pre_proceedings || s.kind == court;
      });
  values["children_looked_after"] = mean_children(run, [](const models::CompiledStage& s) { return s.looked_after; });
  values["unallocated_children"] = mean_unallocated(run);
  count_level(run, values);
}

}  // namespace recount
