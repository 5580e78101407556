#include "sim/resources/level.hpp"

#include <stdexcept>
#include <utility>

namespace sim {

Level::Level(Simulation& simulation, Amount initial, Amount capacity, Discipline discipline)
    : simulation_(simulation), discipline_(discipline), capacity_(capacity), amount_(simulation.now(), initial) {
  if (initial < 0 || initial > capacity) throw std::logic_error("sim: a level must lie between 0 and its capacity");
  takers_.statistics.queue = putters_.statistics.queue = TimeWeighted(simulation.now());
}

Level::~Level() {
  for (WaitingLine<LevelMove>* line : {&takers_.line, &putters_.line, &moved_}) {
    for (LevelMove& move : *line) move.level_ = nullptr;
  }
}

Level::Amount Level::checked(Amount amount) {
  if (amount < 1) throw std::logic_error("sim: an amount below 1");
  return amount;
}

LevelMove Level::take(Amount amount, const Claim& claim) { return {*this, -checked(amount), claim}; }

LevelMove Level::put(Amount amount, const Claim& claim) { return {*this, checked(amount), claim}; }

bool Level::try_take(Amount amount, const Claim& claim) {
  Standing standing{claim.priority, claim.due, claim.value, {}, 0};
  if (try_now(-checked(amount), standing)) return true;
  takers_.statistics.count_balk();
  return false;
}

bool Level::try_put(Amount amount, const Claim& claim) {
  Standing standing{claim.priority, claim.due, claim.value, {}, 0};
  if (try_now(checked(amount), standing)) return true;
  putters_.statistics.count_balk();
  return false;
}

void Level::restart_statistics() {
  const Instant now = simulation_.now();
  amount_.restart(now);
  takers_.statistics.restart(now);
  putters_.statistics.restart(now);
}

bool Level::fits(Amount change) const { return change < 0 ? amount() >= -change : amount() <= capacity_ - change; }

/// Moves at once if it fits and nobody of this side is before.
bool Level::try_now(Amount change, Standing& standing) {
  Side& side = side_of(change);
  standing.since = simulation_.now();
  standing.arrival = ++side.arrivals;
  renew(side);
  const bool first = side.line.empty() || discipline_.place(standing, standing.since) < side.line.front_place();
  if (!first || !fits(change)) return false;
  ++side.statistics.acquired;
  move(change);
  serve();
  return true;
}

void Level::move(Amount change) { amount_.add(simulation_.now(), change); }

bool Level::serve_one(Side& side) {
  if (side.line.empty()) return false;
  renew(side);
  LevelMove& next = side.line.front();
  if (!fits(next.change_)) return false;
  side.line.leave(next);
  side.statistics.count_served(simulation_.now(), next.standing_.since);
  move(next.change_);
  next.stage_ = LevelMove::Stage::moved;
  moved_.join(next, next.place);
  next.end(Wait::done);
  return true;
}

void Level::serve() {
  while (serve_one(takers_) || serve_one(putters_)) {
  }
}

void Level::renew(Side& side) {
  if (!discipline_.changes()) return;
  side.line.renew([this](const LevelMove& move) { return discipline_.place(move.standing_, simulation_.now()); });
}

LevelMove::LevelMove(Level& level, std::int64_t change, const Claim& claim)
    : Awaitable(level.simulation_, claim.patience.value_or(Instant::never())),
      level_(&level),
      change_(change),
      standing_{claim.priority, claim.due, claim.value, {}, 0} {}

LevelMove::~LevelMove() {
  if (stage_ == Stage::moved) withdraw();  // the run is over, or nobody has fetched what was taken
}

bool LevelMove::begin() {
  Level& level = *level_;
  if (level.try_now(change_, standing_)) {
    stage_ = Stage::moved;
    level.moved_.join(*this, level.discipline_.place(standing_, standing_.since));
    return at_once(Wait::done);
  }
  Level::Side& side = level.side_of(change_);
  if (deadline() <= standing_.since) {
    side.statistics.count_balk();
    return at_once(Wait::timed_out);
  }
  side.statistics.count_joined(standing_.since);
  side.line.join(*this, level.discipline_.place(standing_, standing_.since));
  stage_ = Stage::queued;
  return false;
}

void LevelMove::withdraw() noexcept {
  const Stage stage = std::exchange(stage_, Stage::outside);
  unlink();
  if (level_ == nullptr || stage == Stage::outside) return;
  if (stage == Stage::queued) {
    level_->side_of(change_).statistics.count_gave_up(simulation().now(), standing_.since);
  } else if (change_ < 0) {
    level_->move(-change_);
  }
  level_->serve();
}

Wait LevelMove::result() {
  if (stage_ == Stage::moved) {
    unlink();
    stage_ = Stage::outside;
  }
  return outcome();
}

}  // namespace sim
