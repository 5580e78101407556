// Things that processes put and others take: letters, orders, workers who are free, each a value with a story.
//
// Who takes is served in the order of the takers' discipline. One who finds nothing that suits lets those behind it go
// on; one who wants just anything is passed by nobody. What lies in the store has its own order, that of its
// discipline. Who puts waits while there is no room, strictly in the order of the things' discipline.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <stdexcept>
#include <utility>

#include "sim/kernel/simulation.hpp"
#include "sim/resources/backlog.hpp"
#include "sim/resources/queue_statistics.hpp"
#include "sim/resources/store_waits.hpp"
#include "sim/resources/waiting_line.hpp"
#include "sim/statistics/time_weighted.hpp"

namespace sim {

template <class T>  // can be moved
class Store {
 public:
  static constexpr std::size_t no_limit = std::numeric_limits<std::size_t>::max();

  /// Throws std::logic_error if there is no room for one.
  explicit Store(Simulation& simulation, std::size_t capacity = no_limit,
                 Discipline of_things = Discipline::arrival_order, Discipline of_takers = Discipline::arrival_order)
      : simulation_(simulation), capacity_(capacity), of_things_(of_things), of_takers_(of_takers), things_(of_things) {
    if (capacity == 0) throw std::logic_error("sim: a store without room");
    statistics_.size = statistics_.take.queue = statistics_.put.queue = TimeWeighted(simulation.now());
  }
  Store(const Store&) = delete;
  Store& operator=(const Store&) = delete;
  /// Who still waits, waits until its patience ends or for good.
  ~Store() {
    for (StoreTaker<T>& taker : takers_) taker.store_ = nullptr;
    for (StoreTaker<T>& taker : given_) taker.store_ = nullptr;
    for (StorePut<T>& putter : putters_) putter.store_ = nullptr;
  }

  /// `Taken<T> taken = co_await store.take()`: the first there is, at once or when it comes. `claim` gives patience and
  /// what the takers' discipline looks at; its units, place and pre-emption mean nothing here. A branch of first_of
  /// that loses gives back what it took, to the place it had.
  [[nodiscard]] auto take(const Claim& claim = {}) { return StoreTake<T, TakeFront>(*this, {}, claim); }
  /// The first that `suits`, a predicate of T, which is asked again of what comes. It must not touch the store.
  template <class Suits>
  [[nodiscard]] auto take_if(Suits suits, const Claim& claim = {}) {
    return StoreTake<T, TakeIf<Suits>>(*this, {std::move(suits)}, claim);
  }
  /// The one with the smallest `score`: Backlog::take_best says how. Whoever is first in the queue chooses first.
  template <class Score>
  [[nodiscard]] auto take_best(Score score, const Claim& claim = {}) {
    return StoreTake<T, TakeBest<Score>>(*this, {std::move(score)}, claim);
  }
  /// `Offered<T> offered = co_await store.put(thing)`: done when it lies in the store or somebody has taken it.
  /// Otherwise it comes back. `claim` gives patience, and the place of the thing.
  [[nodiscard]] StorePut<T> put(T thing, const Claim& claim = {}) { return {*this, std::move(thing), claim}; }

  /// Without waiting: nothing if there is none.
  std::optional<T> try_take() {
    auto found = give(TakeFront{});
    if (!found) {
      statistics_.take.count_balk();
      return std::nullopt;
    }
    ++statistics_.take.acquired;
    serve();
    return std::move(found->work);
  }
  /// Without waiting: false, and `thing` is as it was, if there is no room.
  bool try_put(T& thing, const Claim& claim = {}) {
    if (!putters_.empty() || size() >= capacity_) {
      statistics_.put.count_balk();
      return false;
    }
    ++statistics_.put.acquired;
    lay(std::move(thing), {claim.priority, claim.due, claim.value, simulation_.now(), 0});
    serve();
    return true;
  }
  /// Asks all predicates, scores and changing keys again, because something has changed that they look at.
  void look_again() { serve(); }

  [[nodiscard]] std::size_t size() const { return things_.size(); }
  [[nodiscard]] std::size_t capacity() const { return capacity_; }
  [[nodiscard]] std::size_t takers() const { return takers_.size(); }
  [[nodiscard]] std::size_t putters() const { return putters_.size(); }
  /// What lies there, in its order: `work` is the thing, `standing.since` when it was put.
  [[nodiscard]] const Backlog<T>& things() const { return things_; }

  struct Statistics {
    TimeWeighted size;
    QueueStatistics take;
    QueueStatistics put;
    Span stayed;  ///< sum over what was taken of the time it lay in the store
  };
  [[nodiscard]] Statistics statistics() const { return statistics_; }
  /// Forgets the past, for instance a warm-up.
  void restart_statistics() {
    const Instant now = simulation_.now();
    statistics_.size.restart(now);
    statistics_.take.restart(now);
    statistics_.put.restart(now);
    statistics_.stayed = {};
  }

 private:
  friend class StoreTaker<T>;
  friend class StorePut<T>;
  void lay(T thing, const Standing& standing) {
    things_.add(simulation_.now(), std::move(thing), standing.priority, standing.due, standing.value);
    statistics_.size.add(simulation_.now(), 1);
  }
  void give_back(typename Backlog<T>::Item thing) {
    const Instant since = thing.standing.since;
    things_.give_back(std::move(thing));
    statistics_.size.add(simulation_.now(), 1);
    statistics_.stayed -= simulation_.now() - since;  // it stays on
    serve();
  }
  template <class Choose>
  std::optional<typename Backlog<T>::Item> give(Choose&& choose) {
    things_.renew(simulation_.now());
    auto found = choose(things_);
    if (!found) return found;
    statistics_.size.add(simulation_.now(), -1);
    statistics_.stayed += simulation_.now() - found->standing.since;
    return found;
  }
  void serve();
  void serve_putters();
  bool serve_takers();

  Simulation& simulation_;
  std::size_t capacity_;
  Discipline of_things_;
  Discipline of_takers_;
  Backlog<T> things_;
  std::uint64_t arrivals_ = 0;
  WaitingLine<StoreTaker<T>> takers_;
  WaitingLine<StoreTaker<T>> to_be_told_;  // have just got theirs
  WaitingLine<StoreTaker<T>> given_;       // have got theirs and have not gone on yet
  WaitingLine<StorePut<T>> putters_;
  Statistics statistics_;
};

template <class T>
void Store<T>::serve() {
  do {
    serve_putters();
  } while (serve_takers() && !putters_.empty());
}

template <class T>
void Store<T>::serve_putters() {
  const Instant now = simulation_.now();
  if (of_things_.changes())
    putters_.renew([&](const StorePut<T>& put) { return of_things_.place(put.standing_, now); });
  while (!putters_.empty() && size() < capacity_) {
    StorePut<T>& putter = putters_.front();
    putters_.leave(putter);
    statistics_.put.count_served(now, putter.standing_.since);
    lay(std::move(*putter.thing_), putter.standing_);
    putter.accepted();
  }
}

/// Whether somebody has got something. What one of them leaves, nobody before it has wanted.
template <class T>
bool Store<T>::serve_takers() {
  const Instant now = simulation_.now();
  if (of_takers_.changes()) takers_.renew([&](const StoreTaker<T>& t) { return of_takers_.place(t.standing_, now); });
  for (auto next = takers_.begin(); next != takers_.end() && !things_.empty();) {
    StoreTaker<T>& taker = *next++;
    auto found = give([&taker](Backlog<T>& things) { return taker.choose(things); });
    if (!found) continue;
    takers_.leave(taker);
    statistics_.take.count_served(now, taker.standing_.since);
    taker.found_.emplace(std::move(*found));
    to_be_told_.join(taker, taker.place);
  }
  const bool any = !to_be_told_.empty();
  while (!to_be_told_.empty()) {  // telling one may withdraw others, which are branches of the same wait
    StoreTaker<T>& taker = to_be_told_.front();
    to_be_told_.leave(taker);
    given_.join(taker, taker.place);
    taker.end(Wait::done);
  }
  return any;
}

}  // namespace sim
