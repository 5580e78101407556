// Groups of holders under random programs: things come, go, give up and change hands, holders join and leave, caps
// move. After every instant the books must balance, by what the test itself knows of every thing.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <vector>

#include "sim/workers/holding.hpp"
#include "tests/support/property.hpp"
#include "tests/support/sanitized.hpp"

namespace sim {
namespace {

constexpr int instants = 60;

std::int64_t between(std::int64_t least, std::int64_t most) {
  return *rc::gen::resize(100, rc::gen::inRange<std::int64_t>(least, most + 1));
}

struct Thing {
  Placement asked;
  Holding held;
  enum class State { to_come, waits, held, over } state = State::to_come;
};

Process lives(Simulation& simulation, Holdings& group, Thing& thing, Span stay) {
  thing.state = Thing::State::waits;
  thing.held = co_await group.place(thing.asked);
  if (thing.held.why() == Wait::done) {
    thing.state = Thing::State::held;
    co_await simulation.delay(stay);
  }
  thing.held = Holding();
  thing.state = Thing::State::over;
}

Discipline any_discipline() {
  const Discipline all[] = {Discipline::arrival_order, Discipline::priority, Discipline::earliest_due};
  return all[between(0, 2)];
}

class RandomGroup {
 public:
  RandomGroup()
      : overtaking_(between(0, 1) == 0 ? Overtaking::never : Overtaking::by_who_fits),
        may_go_over_(between(0, 1) == 1),
        group_(simulation_, any_discipline(), static_cast<Choice>(between(0, 1)), overtaking_),
        things_(static_cast<std::size_t>(between(1, 40))) {
    for (int i = 0; i < 3; ++i) join();
    for (std::size_t i = 0; i < things_.size(); ++i) {
      things_[i].asked = some_placement();
      const Instant when{between(0, instants - 1)};
      if (things_[i].asked.patience != Instant::never()) things_[i].asked.patience += when - Instant{};
      ids_.push_back(simulation_.start_at(when, lives(simulation_, group_, things_[i], {between(0, 30)}), i));
    }
  }

  void run() {
    for (int instant = 0; instant < instants; ++instant) {
      simulation_.at({instant}, 0, 1, [this] { something_happens(); });
      simulation_.run_until({instant + 1});
      note_and_check();
    }
    simulation_.run_until({instants + 200});
    note_and_check();
  }

  std::uint64_t transfers() const { return group_.statistics().transfers; }
  std::uint64_t waited() const { return waited_; }

 private:
  Cap some_cap() {
    const std::int64_t hard = between(0, 12);
    return {.soft = between(0, hard), .hard = hard, .price = between(0, 3)};
  }
  Placement some_placement() {
    Placement asked{.weight = between(1, 4), .priority = static_cast<int>(between(0, 3)), .due = {between(0, 9)}};
    if (between(0, 2) == 0) asked.patience = {between(0, 20)};
    if (may_go_over_) asked.offer = between(0, 3) == 0 ? unlimited : between(0, 4);
    if (between(0, 2) == 0) asked.preferred = holders_[static_cast<std::size_t>(between(0, 2))].get();
    asked.only_preferred = between(0, 3) == 0;
    return asked;
  }
  void join() { holders_.push_back(std::make_unique<Holder>(group_, some_cap())); }
  Holder& some_holder() { return *holders_[static_cast<std::size_t>(between(0, std::ssize(holders_) - 1))]; }

  void something_happens() {
    const auto which = static_cast<std::size_t>(between(0, std::ssize(things_) - 1));
    Thing& thing = things_[which];
    switch (between(0, 7)) {
      case 0:
        simulation_.cancel(ids_[which]);
        if (thing.state == Thing::State::to_come) thing.state = Thing::State::over;
        break;
      case 1:
        if (thing.held && may_go_over_ && !some_holder().has_left()) transfer(thing.held);
        break;
      case 2:
        if (Holder& holder = some_holder(); !holder.has_left() && may_go_over_) move_cap(holder);
        break;
      case 3:
        leave(some_holder());
        break;
      case 4:
        join();
        break;
      default:
        break;
    }
  }

  void transfer(Holding& held) {
    Holder& to = some_holder();
    if (to.has_left()) return;
    const bool has_room = to.weight() + held.weight() <= to.cap().hard || held.holder() == &to;
    RC_ASSERT(held.transfer_to(to) == has_room);
    RC_ASSERT(!has_room || held.holder() == &to);
  }

  void move_cap(Holder& holder) {
    before_[&holder] = holder.weight();
    holder.set_cap(some_cap());
  }

  void leave(Holder& holder) {
    holder.leave(static_cast<Orphans>(between(may_go_over_ ? 0 : 1, 2)));
    RC_ASSERT(holder.weight() == 0);
    for (Thing& thing : things_) {
      if (thing.asked.preferred == &holder) thing.asked.preferred = nullptr;
    }
  }

  void note_and_check() {
    std::map<const Holder*, std::int64_t> weights;
    std::size_t held = 0, waiting = 0, could_go = 0;
    for (const Thing& thing : things_) {
      const bool waits_again = thing.held && thing.held.holder() == nullptr;
      if (thing.held && !waits_again) {
        ++held;
        weights[thing.held.holder()] += thing.held.weight();
      } else if (thing.state == Thing::State::waits || waits_again) {
        ++waiting;
        could_go += could_be_placed(thing.asked) ? 1 : 0;
      }
    }
    const Holdings::Statistics books = group_.statistics();
    RC_ASSERT(books.asked == held + waiting + books.released + books.gave_up);
    RC_ASSERT(static_cast<std::size_t>(books.things.level()) == held);
    RC_ASSERT(static_cast<std::size_t>(books.waiting.level()) == waiting);
    RC_ASSERT(group_.waiting() == waiting);
    if (overtaking_ == Overtaking::by_who_fits) RC_ASSERT(could_go == 0);
    if (waiting > 0) RC_ASSERT(could_go < waiting);  // the first at least finds nobody
    waited_ += waiting;
    check_holders(weights);
  }

  [[nodiscard]] bool could_be_placed(const Placement& asked) const {
    const bool only = asked.only_preferred && asked.preferred != nullptr;
    return std::any_of(holders_.begin(), holders_.end(), [&](const auto& holder) {
      if (holder->has_left() || (only && holder.get() != asked.preferred)) return false;
      return holder->has_room(asked.weight, asked.offer);
    });
  }

  // A hard cap is exceeded only by what was there before the cap came down.
  void check_holders(const std::map<const Holder*, std::int64_t>& weights) {
    std::int64_t total = 0, over = 0;
    for (const auto& holder : holders_) {
      const auto found = weights.find(holder.get());
      const std::int64_t weight = found == weights.end() ? 0 : found->second;
      RC_ASSERT(holder->weight() == weight);
      RC_ASSERT(weight <= std::max(holder->cap().hard, before_[holder.get()]));
      if (!may_go_over_ && holder->cap().price > 0) RC_ASSERT(weight <= holder->cap().soft);
      before_[holder.get()] = weight;
      total += weight;
      if (!holder->has_left()) over += std::max<std::int64_t>(0, weight - holder->cap().soft);
    }
    RC_ASSERT(group_.weight() == total);
    RC_ASSERT(group_.statistics().over.level() == over);
  }

  Simulation simulation_;
  Overtaking overtaking_;
  bool may_go_over_;  // offers, transfers, falling caps
  Holdings group_;
  std::vector<std::unique_ptr<Holder>> holders_;
  std::vector<Thing> things_;
  std::vector<ProcessId> ids_;
  std::map<const Holder*, std::int64_t> before_;  // the last check, or the last move of the cap
  std::uint64_t waited_ = 0;
};

TEST(HoldingPropertyTest, TheBooksBalanceAndNoCapIsExceeded) {
  std::uint64_t transfers = 0, waited = 0;
  const auto property = [&] {
    RandomGroup group;
    group.run();
    transfers += group.transfers();
    waited += group.waited();
  };
  EXPECT_TRUE(test_support::holds(property, test_support::runs(1000, 200)));
  EXPECT_GT(transfers, 100U);
  EXPECT_GT(waited, 1000U);
}

}  // namespace
}  // namespace sim
