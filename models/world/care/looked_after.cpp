// A LOOKED-AFTER CHILD'S WAY: from coming into care until it goes home, to guardians or adopters, or is eighteen.
//
// Where it lives and what happens there is in journey.cpp, what is decided for it in decisions.cpp.
#include <algorithm>

#include "models/world/care/journey.hpp"
#include "models/world/care/leaving_care.hpp"
#include "models/world/world.hpp"
#include "sim/kernel/first_of.hpp"

namespace models {
namespace {

constexpr int after_conferences = 1;      // priority with the chairs; a conference has 0
constexpr sim::Span a_week{7 * 24 * 60};  // in which a review that waits for a chair looks whether there are any at all

// A review is held by somebody who chairs it, where there are such people. While it waits for one, the child's life
// goes on; it keeps its place.
sim::Process under_review(World& world, Journey& care) {
  sim::Lease chair;
  sim::Claim claim{.priority = after_conferences, .place = world.chairs.new_place()};
  while (!chair && world.chairs.capacity() > 0) {
    const sim::Instant look_again = std::min(care.next(), world.now() + a_week);
    auto first = co_await sim::first_of(world.chairs.acquire(claim), care.disturbed.wait_until(look_again));
    if (first.index == 0) chair = std::move(first.get<0>());
    care.go_on();
    if (care.plan() != Plan::stay) co_return;
  }
  if (chair) {
    const sim::Span chairing = to_span(*world.settings().time.chairing);
    co_await world.simulation.until(world.calendar().add_working_time(world.now(), chairing));
    chair.release();
    care.go_on();
    if (care.plan() != Plan::stay) co_return;
  }
  care.review();
}

// Placed for adoption, and looked after until the order.
sim::Process with_adopters(World& world, Case& self, Journey& care) {
  world.enter(self, world.model.pathway.first(StageKind::adoption));
  const sim::Instant order = world.now() + world.stay(self);
  co_await world.simulation.until(std::min(order, std::max(world.now(), care.eighteenth_birthday())));
  if (world.now() < order) care.outgrow();
}

}  // namespace

sim::Process looked_after(World& world, std::shared_ptr<Family> family, int child, CareEntry entry, StageId wanted,
                          sim::Span so_far) {
  const Pathway& pathway = world.model.pathway;
  Case self(world, family, child);
  self.children = 1;
  self.own_level = family->level;
  self.stage = entry.from;
  Journey care(world, self);

  for (bool in_care = true; in_care;) {  // once for each period of care
    care.begin(entry, wanted, so_far);
    while (care.plan() == Plan::stay) {
      co_await care.disturbed.wait_until(care.next());
      care.go_on();
      if (care.plan() == Plan::stay && care.review_is_due()) co_await under_review(world, care);
    }
    care.end_placement();
    if (care.plan() == Plan::adoption) co_await with_adopters(world, self, care);
    care.leave();

    in_care = false;
    if (care.plan() == Plan::home) {
      world.note_eased(self);
      world.enter(self, pathway.first(StageKind::reunification));
      co_await world.simulation.delay(world.stay(self));
      const StageId next = world.way_out(self, world.reading(self, false));
      in_care = world.stage(next).kind == StageKind::placement && world.now() < care.eighteenth_birthday();
      entry = {};
      so_far = {};
      if (in_care) continue;
      world.note_eased(self);
      family->returned |= static_cast<std::uint8_t>(1U << (child - 1));
    } else if (care.plan() == Plan::guardianship) {
      world.enter(self, pathway.first(StageKind::guardianship));
      co_await world.simulation.delay(world.stay(self));
    } else if (care.plan() == Plan::eighteen && care.goes_on_to_leaving_care()) {
      co_await in_leaving_care(world, self);
    }
  }
  world.enter(self, pathway.closed());
}

}  // namespace models
