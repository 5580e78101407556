#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <cstdint>
#include <vector>

#include "sim/events/event_list.hpp"
#include "sim/events/heap_event_list.hpp"
#include "tests/sim/events/event_program.hpp"

namespace rc {

template <>
struct Arbitrary<sim::Step> {
  static Gen<sim::Step> arbitrary() {
    return gen::build<sim::Step>(
        gen::set(&sim::Step::act,
                 gen::weightedElement<sim::Act>(
                     {{5, sim::Act::schedule}, {2, sim::Act::cancel}, {2, sim::Act::pop}, {1, sim::Act::pop_before}})),
        gen::set(&sim::Step::ahead, gen::inRange<std::int64_t>(0, 40)), gen::set(&sim::Step::rank, gen::inRange(-1, 2)),
        gen::set(&sim::Step::subject, gen::inRange<std::uint64_t>(0, 3)), gen::set(&sim::Step::choice));
  }
};

}  // namespace rc

namespace sim {
namespace {

template <PendingEvents List, class... Arguments>
void follow(const std::vector<Step>& program, Arguments... arguments) {
  Beside<List> lists(arguments...);
  for (const Step& step : program) RC_ASSERT(lists.agrees_after(step));
  RC_ASSERT(lists.empties_in_order());
}

RC_GTEST_PROP(EventListPropertyTest, AnyProgramTakesTheSameEventsInTheSameOrderFromEveryList,
              (std::vector<Step> program)) {
  follow<HeapEventList>(program);
  follow<EventList>(program);
  follow<EventList>(program, std::size_t{0});
  follow<EventList>(program, std::size_t{5});
}

}  // namespace
}  // namespace sim
