#include <algorithm>
#include <cmath>

#include "bare_heap.hpp"
#include "event_lists.hpp"
#include "measure.hpp"
#include "sim/events/event_list.hpp"
#include "sim/random/distributions.hpp"

namespace ratios {
namespace {

constexpr double deadline_units = 50;

class Steps {
 public:
  explicit Steps(const DeadlineLoad& load) : deadline(std::llround(deadline_units * load.ticks_a_unit)), gaps_(65'536) {
    sim::Stream stream({load.seed, 0, 0, 0, 0});
    for (std::int64_t& gap : gaps_) gap = 1 + std::llround(sim::exponential(stream, load.ticks_a_unit));
  }
  std::int64_t gap() { return gaps_[next_++ % gaps_.size()]; }

  const std::int64_t deadline;

 private:
  std::vector<std::int64_t> gaps_;
  std::size_t next_ = 0;
};

/// Warms up until the deadlines that were set first have passed, and half as long again, then measures.
template <class Cases>
DeadlineOutcome run(const DeadlineLoad& load, Cases& cases) {
  DeadlineOutcome outcome;
  std::size_t most = 0;
  const auto steps = [&](std::uint64_t count) {
    for (std::uint64_t i = 0; i < count; ++i) {
      outcome.order = (outcome.order ^ cases.step()) * 0x9e3779b97f4a7c15U;
      most = std::max(most, cases.entries());
    }
  };
  steps(load.cases * static_cast<std::uint64_t>(1.5 * deadline_units));
  outcome.ns = ns_an_item(static_cast<double>(load.steps), [&] { steps(load.steps); });
  outcome.entries_a_case = static_cast<double>(most) / static_cast<double>(load.cases);
  return outcome;
}

class ByEventList {
 public:
  explicit ByEventList(const DeadlineLoad& load) : steps_(load), cases_(load.cases) {
    for (std::size_t i = 0; i < cases_.size(); ++i) {
      cases_[i].step.owner = cases_[i].deadline.owner = i;
      cases_[i].deadline.is_deadline = true;
      set(cases_[i], 0);
    }
  }

  std::uint64_t step() {
    for (;;) {
      const auto& event = static_cast<const Due&>(*list_.pop_before(sim::Instant::never()));
      if (event.is_deadline) continue;
      Case& subject = cases_[event.owner];
      list_.cancel(subject.deadline);
      set(subject, event.place().instant.ticks);
      return event.owner;
    }
  }
  [[nodiscard]] std::size_t entries() const { return list_.size(); }

 private:
  struct Due final : sim::Event {
    std::size_t owner = 0;
    bool is_deadline = false;
  };
  struct Case {
    Due step;
    Due deadline;
  };

  void set(Case& subject, std::int64_t now) {
    list_.schedule({sim::Instant{now + steps_.deadline}, 0, subject.deadline.owner}, subject.deadline);
    list_.schedule({sim::Instant{now + steps_.gap()}, 0, subject.step.owner}, subject.step);
  }

  Steps steps_;
  sim::EventList list_;
  std::vector<Case> cases_;
};

class ByLazyDeletion {
 public:
  explicit ByLazyDeletion(const DeadlineLoad& load) : steps_(load), deadlines_(load.cases) {
    for (std::size_t i = 0; i < deadlines_.size(); ++i) set(i, 0);
  }

  std::uint64_t step() {
    for (;;) {
      const Key first = heap_.pop();
      const std::uint64_t number = number_of(first);
      if ((number & is_deadline) != 0) continue;  // dead, or missed: the next step sees to it
      const std::size_t owner = (number >> 1) & owners;
      set(owner, ticks_of(first));
      return owner;
    }
  }
  [[nodiscard]] std::size_t entries() const { return heap_.size(); }

 private:
  static constexpr std::uint64_t is_deadline = 1;
  static constexpr std::uint64_t owners = 0xFFFFFF;

  void set(std::size_t owner, std::int64_t now) {
    const std::uint64_t low = owner << 1;
    deadlines_[owner] = ++scheduled_;
    heap_.push(key_of(now + steps_.deadline, low | scheduled_ << 25 | is_deadline));
    heap_.push(key_of(now + steps_.gap(), low));
  }

  Steps steps_;
  BareHeap heap_;
  std::vector<std::uint64_t> deadlines_;  // the number of the only one that counts
  std::uint64_t scheduled_ = 0;
};

}  // namespace

DeadlineOutcome deadlines_by_event_list(const DeadlineLoad& load) {
  ByEventList cases(load);
  return run(load, cases);
}

DeadlineOutcome deadlines_by_lazy_deletion(const DeadlineLoad& load) {
  ByLazyDeletion cases(load);
  return run(load, cases);
}

}  // namespace ratios
