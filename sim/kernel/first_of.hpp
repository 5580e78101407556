// Waiting for several things at once: until the first of them has come, or until all have.
//
//   auto first = co_await first_of(desk.acquire(), bell.wait(), simulation.delay(day), visit(simulation, rooms));
//   if (first.index == 0) serve(first.get<0>());  // the Lease
//
//   auto all = co_await all_of(room.acquire(), interpreter.acquire());
//   if (all.why == Wait::done) ...                // both are held
//
// A branch is anything a process can wait for: delays, signals, conditions, claims on pools, processes, and first_of
// and all_of themselves. It may time out, if it has a deadline; that too is an end. Nothing is allocated but the frames
// of processes.
//
// What is first: what an event brings about first, in the order of events. If one event ends several branches, because
// their deadlines are the same instant or because they are there when the wait begins, the one written first is first;
// those written after one that is there when the wait begins do not begin at all.
//
// What loses leaves no trace: it leaves its queue at once and gives back what it was given at this instant. A process
// that loses is cancelled; the waiting process goes on when it has ended, so that it may tidy up and may refer to what
// is the waiting process's. One that had not begun never does.
//
// An interrupt or a cancellation ends the whole: `why` says so, every branch is withdrawn, and all_of gives back what
// it had got: it is all or nothing. An exception of a process withdraws the others and comes out of co_await; if
// several fail, it is that of the branch written first.
#pragma once

#include <array>
#include <cstddef>
#include <tuple>
#include <type_traits>
#include <utility>

#include "sim/kernel/group.hpp"

namespace sim {

/// What first_of returns.
template <class... Values>
struct First {
  static constexpr std::size_t none = static_cast<std::size_t>(-1);

  Wait why = Wait::done;         ///< done if a branch has ended, however it did; else preempted or cancelled
  std::size_t index = none;      ///< which branch, from 0; none if why is not done
  std::tuple<Values...> values;  ///< of all branches; those of the losers say Wait::withdrawn

  template <std::size_t branch>
  [[nodiscard]] auto& get() {
    return std::get<branch>(values);
  }
};

/// What all_of returns.
template <class... Values>
struct All {
  Wait why = Wait::done;         ///< done if all branches have ended, however they did; else preempted or cancelled
  std::tuple<Values...> values;  ///< if why is not done they say Wait::withdrawn

  template <std::size_t branch>
  [[nodiscard]] auto& get() {
    return std::get<branch>(values);
  }
};

namespace detail {

template <class T>
struct BranchOf {
  static_assert(std::is_base_of_v<Waiting, T>, "sim: not something to wait for");
  using Type = T&;  // a temporary of the co_await expression, or a local of the process
};
template <>
struct BranchOf<Simulation::Delay> {
  using Type = Pause;
};
template <>
struct BranchOf<Process> {
  using Type = Subprocess;
};

template <class... Ts>
struct Branches {
  explicit Branches(Ts&... branches) : all(static_cast<Argument<Ts>>(branches)...) {
    std::size_t i = 0;
    std::apply([&](auto&... each) { ((list[i++] = &each), ...); }, all);
  }

  template <class T>
  using Argument = std::conditional_t<std::is_same_v<T, Process>, T&&, T&>;

  std::tuple<typename BranchOf<Ts>::Type...> all;
  std::array<Waiting*, sizeof...(Ts)> list{};
};

template <class T>
inline constexpr bool may_be_branch =
    !std::is_same_v<std::remove_cvref_t<T>, Process> || !std::is_lvalue_reference_v<T>;

}  // namespace detail

template <class... Ts>
class [[nodiscard]] FirstOf final : public Awaitable<FirstOf<Ts...>, Group> {
  using Base = Awaitable<FirstOf<Ts...>, Group>;

 public:
  explicit FirstOf(Ts&... branches) : Base(Group::Goal::first), branches_(branches...) {
    this->set_branches(branches_.list.data(), sizeof...(Ts));
  }

  [[nodiscard]] auto result() {
    return std::apply(
        [this](auto&... each) {
          return First<decltype(each.result())...>{this->outcome(), this->first(), {each.result()...}};
        },
        branches_.all);
  }

 private:
  detail::Branches<Ts...> branches_;
};

template <class... Ts>
class [[nodiscard]] AllOf final : public Awaitable<AllOf<Ts...>, Group> {
  using Base = Awaitable<AllOf<Ts...>, Group>;

 public:
  explicit AllOf(Ts&... branches) : Base(Group::Goal::all), branches_(branches...) {
    this->set_branches(branches_.list.data(), sizeof...(Ts));
  }

  [[nodiscard]] auto result() {
    return std::apply(
        [this](auto&... each) {
          return All<decltype(each.result())...>{this->outcome(), {each.result()...}};
        },
        branches_.all);
  }

 private:
  detail::Branches<Ts...> branches_;
};

/// To be awaited in the expression that makes it.
template <class... Ts>
FirstOf<std::remove_cvref_t<Ts>...> first_of(Ts&&... branches) {
  static_assert(sizeof...(Ts) > 0, "sim: first_of nothing");
  static_assert((detail::may_be_branch<Ts> && ...), "sim: a process is moved into the wait");
  return FirstOf<std::remove_cvref_t<Ts>...>(branches...);
}

template <class... Ts>
AllOf<std::remove_cvref_t<Ts>...> all_of(Ts&&... branches) {
  static_assert((detail::may_be_branch<Ts> && ...), "sim: a process is moved into the wait");
  return AllOf<std::remove_cvref_t<Ts>...>(branches...);
}

}  // namespace sim
