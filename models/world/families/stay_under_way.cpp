// How much of a stay has gone by when the run begins. Whoever looks in on a day meets a stay the likelier the longer it
// is, and meets it at any moment of it as likely.
#include <algorithm>

#include "models/world/families/opening.hpp"
#include "sim/random/distributions.hpp"

namespace models {
namespace {

constexpr int stays_to_choose_from = 64;  // enough that long ones are met as often as they should be

// Reviewed at first, and then again and again; as though each review ended half the stays. One number.
sim::Weeks gone_by_reviews(const Stage& stage, double u) {
  const double first = (*stage.first_review).value, later = (*stage.later_reviews).value;
  const double weeks = (first + later) * u;
  if (weeks < first || later <= 0) return sim::Weeks{weeks};
  double still = 1 - (weeks - first) / later;  // uniform: half before the next review, a quarter before the one after
  int reviews = 0;
  for (; still < 0.5 && reviews < 40; ++reviews) still *= 2;
  return sim::Weeks{first + later * (reviews + 2 * (1 - still))};
}

sim::Span part_of(sim::Span whole, double u) {
  return sim::Span{static_cast<std::int64_t>(static_cast<double>(whole.ticks) * u)};
}

}  // namespace

sim::Span Opening::gone_by(const std::shared_ptr<Family>& family, StageId stage, sim::Stream& stream) {
  const Stage& rules = *world_.rules(stage).stage;
  const double part = stream.uniform();
  sim::Span gone;
  if (world_.stage(stage).kind == StageKind::court) {
    // Lognormal; met in proportion to their length they are lognormal again, the mean 1 + variation² times as long.
    const double variation = (*settings().court.work_variation).value;
    const double weeks = (*settings().court.work).value * (1 + variation * variation);
    gone = part_of(weeks > 0 ? to_span(sim::Weeks{sim::lognormal(stream, weeks, variation)}) : sim::Span{}, part);
  } else if ((*rules.first_review).value > 0) {
    gone = to_span(gone_by_reviews(rules, part));
  } else {
    gone = part_of(stay_under_way(family, 0, stage, stream), part);
  }
  return gone + sim::Span{1};  // what has begun has begun before this instant
}

// Of the stays that the case may draw, whatever their law, one is taken in proportion to its length; and it is the one
// that the case then draws. Gives the whole of it.
sim::Span Opening::stay_under_way(const std::shared_ptr<Family>& family, int child, StageId stage,
                                  sim::Stream& stream) {
  Case looked_at(world_, family, child);
  looked_at.stage = stage;
  std::vector<decltype(family->stays)> drawn_before;
  std::vector<sim::Span> stays;
  std::vector<double> lengths;
  for (int i = 0; i < stays_to_choose_from; ++i) {
    drawn_before.push_back(family->stays);
    stays.push_back(std::min(world_.stay(looked_at), longest(stage)));
    lengths.push_back(static_cast<double>(std::max<std::int64_t>(1, stays.back().ticks)));
  }
  const std::size_t chosen = sim::discrete(stream, lengths);
  family->stays = drawn_before[chosen];
  return stays[chosen];
}

// An assessment is held to its limit, in working days, of which a week has five.
sim::Span Opening::longest(StageId stage) const {
  const double limit = (*world_.rules(stage).stage->limit).value;
  const bool held = world_.stage(stage).kind == StageKind::assessment && limit > 0;
  return held ? to_span(sim::Weeks{limit / 5}) : sim::Span{sim::Instant::never().ticks};
}

}  // namespace models
