// ONE FAMILY'S WAY along the pathway: the process to read. From contact to closure, and again when it comes back.
//
// What happens in a stage is in the files of pathway/, how children come into care in pathway/care_entry.cpp, and what
// becomes of them there in care/looked_after.cpp.
#include "models/world/pathway/episode.hpp"

namespace models {
namespace {

sim::Process stay_in_stage(World& world, Case& self, Episode& episode) {
  switch (world.stage(self.stage).kind) {
    case StageKind::contact:
    case StageKind::screening:
      return at_the_desk(world, self, episode);
    case StageKind::assessment:
      return under_assessment(world, self, episode);
    case StageKind::enquiry:
      return under_enquiry(world, self, episode);
    case StageKind::conference:
      return before_conference(world, self, episode);
    case StageKind::plan:
    case StageKind::protection_plan:
      return on_a_plan(world, self, episode);
    case StageKind::edge_of_care:
      return on_the_edge_of_care(world, self, episode);
    case StageKind::court:
      return before_the_court(world, self, episode);
    default:
      return with_a_service(world, self, episode);
  }
}

// A step down: what is noted for children who fared better.
bool is_step_down(StageKind from, StageKind to) {
  if (to == StageKind::closed || to == StageKind::service) return true;
  return to == StageKind::plan && (from == StageKind::protection_plan || from == StageKind::pre_proceedings ||
                                   from == StageKind::court || from == StageKind::edge_of_care);
}

// When the limit of the next stage begins to run: an assessment's with the referral, a conference's with the strategy
// discussion.
sim::Instant reference_for(const World& world, const Episode& episode) {
  const StageKind next = world.stage(episode.next).kind;
  if (next == StageKind::assessment) return episode.referred;
  return next == StageKind::conference ? episode.strategy : world.now();
}

}  // namespace

sim::Process casework(World& world, std::shared_ptr<Family> family, StageId first, sim::Span so_far) {
  const StageId closed = world.model.pathway.closed();
  Case self(world, family, 0);
  self.children = family->children;
  const sim::Instant began = world.now() - so_far;
  Episode episode{began, began, so_far, false, so_far.ticks > 0, first};
  world.enter(self, first, began);
  follow_plan(world, self, episode);

  while (true) {
    if (self.stage == closed) {
      family->closed = true;
      const bool may_return = family->referred_before && !family->alone;
      if (!may_return) co_return;
      co_await closed_for_now(world, self, episode);
      if (episode.next == closed) co_return;
    } else {
      co_await stay_in_stage(world, self, episode);
      if (world.stage(episode.next).kind == StageKind::placement) go_towards_care(world, self, episode);
      const bool eased = is_step_down(world.stage(self.stage).kind, world.stage(episode.next).kind);
      if (eased && self.children > 0 && world.stage(self.stage).in_need) world.note_eased(self);
      // All are looked after, or grown up: the family's own case is over.
      const bool grown_up = world.stage(episode.next).in_need && !has_minor_at_home(world, self);
      if (self.children == 0 || grown_up) episode.next = closed;
    }
    episode.elapsed = {};
    world.enter(self, episode.next, reference_for(world, episode));
    follow_plan(world, self, episode);
  }
}

}  // namespace models
