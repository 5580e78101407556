// What waits at a store: who takes and who puts, and what they get. Part of sim/resources/store.hpp.
#pragma once

#include <optional>
#include <type_traits>
#include <utility>

#include "sim/kernel/awaitable.hpp"
#include "sim/resources/backlog.hpp"
#include "sim/resources/discipline.hpp"
#include "sim/resources/waiting_line.hpp"

namespace sim {

template <class T>
class Store;

/// What taking gives: the thing, or why there is none.
template <class T>
struct Taken {
  Wait why = Wait::done;
  std::optional<T> thing;

  explicit operator bool() const { return thing.has_value(); }
};

/// What putting gives: done, or why not and the thing back.
template <class T>
struct Offered {
  Wait why = Wait::done;
  std::optional<T> back;
};

// What a taker chooses of the things that lie there.
struct TakeFront {
  auto operator()(auto& things) { return things.take_first(); }
};
template <class Suits>
struct TakeIf {
  Suits suits;
  auto operator()(auto& things) { return things.take_first(suits); }
};
template <class Score>
struct TakeBest {
  Score score;
  auto operator()(auto& things) { return things.take_best(score); }
};

/// One who wants to take, whatever it chooses.
template <class T>
class StoreTaker : public Waiting, public LineNode {
 public:
  ~StoreTaker() override {
    if (found_ && store_ != nullptr) withdraw();  // the run is over, or nobody has fetched what was given
  }

  bool begin() override {
    Store<T>& store = *store_;
    standing_.since = simulation().now();
    standing_.arrival = ++store.arrivals_;
    const QueuePlace place_now = store.of_takers_.place(standing_, standing_.since);
    found_ = store.give([this](Backlog<T>& things) { return choose(things); });
    if (found_) {
      ++store.statistics_.take.acquired;
      store.given_.join(*this, place_now);
      store.serve();  // there is room now
      return at_once(Wait::done);
    }
    if (deadline() <= standing_.since) {
      store.statistics_.take.count_balk();
      return at_once(Wait::timed_out);
    }
    store.statistics_.take.count_joined(standing_.since);
    store.takers_.join(*this, place_now);
    return false;
  }

  void withdraw() noexcept override {
    if (!in_line()) return;  // also if the store is gone
    unlink();
    if (found_) {
      auto thing = std::exchange(found_, std::nullopt);
      store_->give_back(std::move(*thing));
    } else {
      store_->statistics_.take.count_gave_up(simulation().now(), standing_.since);
    }
  }

  [[nodiscard]] Taken<T> result() {
    unlink();
    Taken<T> taken{outcome(), std::nullopt};
    if (found_) taken.thing.emplace(std::move(found_->work));
    found_.reset();
    return taken;
  }

 protected:
  StoreTaker(Store<T>& store, const Claim& claim)
      : Waiting(store.simulation_, claim.patience.value_or(Instant::never())),
        store_(&store),
        standing_{claim.priority, claim.due, claim.value, {}, 0} {}

 private:
  friend class Store<T>;
  using Item = typename Backlog<T>::Item;
  virtual std::optional<Item> choose(Backlog<T>& things) = 0;

  Store<T>* store_;  // null once the store is gone
  Standing standing_;
  std::optional<Item> found_;
};

/// What `co_await store.take()` and its like leave in the frame of the process.
template <class T, class Choose>
class [[nodiscard]] StoreTake final : public Awaitable<StoreTake<T, Choose>, StoreTaker<T>> {
 public:
  StoreTake(Store<T>& store, Choose choose, const Claim& claim)
      : Awaitable<StoreTake<T, Choose>, StoreTaker<T>>(store, claim), choose_(std::move(choose)) {}

 private:
  std::optional<typename Backlog<T>::Item> choose(Backlog<T>& things) override { return choose_(things); }

  Choose choose_;
};

/// What `co_await store.put()` leaves in the frame of the process.
template <class T>
class [[nodiscard]] StorePut final : public Awaitable<StorePut<T>>, public LineNode {
 public:
  StorePut(Store<T>& store, T thing, const Claim& claim)
      : Awaitable<StorePut<T>>(store.simulation_, claim.patience.value_or(Instant::never())),
        store_(&store),
        standing_{claim.priority, claim.due, claim.value, {}, 0},
        thing_(std::move(thing)) {}

  bool begin() override {
    Store<T>& store = *store_;
    standing_.since = this->simulation().now();
    standing_.arrival = ++store.arrivals_;
    const QueuePlace place_now = store.of_things_.place(standing_, standing_.since);
    const bool first = store.putters_.empty() || place_now < store.putters_.front_place();
    if (first && store.size() < store.capacity_) {
      ++store.statistics_.put.acquired;
      store.lay(std::move(*thing_), standing_);
      thing_.reset();
      store.serve();
      return this->at_once(Wait::done);
    }
    if (this->deadline() <= standing_.since) {
      store.statistics_.put.count_balk();
      return this->at_once(Wait::timed_out);
    }
    store.statistics_.put.count_joined(standing_.since);
    store.putters_.join(*this, place_now);
    return false;
  }

  void withdraw() noexcept override {
    if (!in_line()) return;
    unlink();
    store_->statistics_.put.count_gave_up(this->simulation().now(), standing_.since);
    store_->serve();  // who stood behind may be first by now
  }

  [[nodiscard]] Offered<T> result() { return {this->outcome(), std::move(thing_)}; }

 private:
  friend class Store<T>;
  void accepted() {
    thing_.reset();
    this->end(Wait::done);
  }

  Store<T>* store_;  // null once the store is gone
  Standing standing_;
  std::optional<T> thing_;
};

}  // namespace sim
