// One day of somebody's work, and the pieces it is made of.
#pragma once

#include <cmath>
#include <optional>
#include <vector>

#include "models/world/workforce/allocation.hpp"
#include "models/world/workforce/stress.hpp"
#include "models/world/working/at_work.hpp"

namespace models {

/// A worker's days, one after another. The process at_work waits, and asks this what for.
class Workday {
 public:
  Workday(World& world, Worker& worker);

  /// When the next day opens: a Monday to Friday, holidays included so that weeks end; every midnight around the clock.
  [[nodiscard]] sim::Instant next_opening() const { return opens_; }
  /// The day opens: whether she is at work, what of the day is spoken for, and when it closes.
  void open();
  /// Whether there is time left today: of the day, or of overtime for what is worth it.
  [[nodiscard]] bool goes_on();
  /// Takes up what is most urgent, or waits for something to do; until when.
  sim::Instant take_up();
  /// That time is over, or something has come up: books what was done, and ends what is done.
  void put_down();
  /// The day closes; with the last of the week, the week.
  void close();

 private:
  struct Choice {
    InHand::What what = InHand::What::nothing;
    Case* subject = nullptr;
    TaskId task;
    int order = order_development + 1;
    sim::Instant due;
    std::uint32_t place = 0;  ///< in the order of looking: decides among equals
  };
  // What may be begun later today; the next is the last of them.
  struct Upcoming {
    sim::Instant from;
    Case* subject = nullptr;
    TaskId task;
    sim::Instant due;
  };
  static bool before(const Choice& a, const Choice& b) {
    if (a.order != b.order) return a.order < b.order;
    return a.due != b.due ? a.due < b.due : a.place < b.place;
  }
  static bool later(const Upcoming& a, const Upcoming& b) { return a.from > b.from; }

  void set_next_opening(sim::Instant after);
  void begin_commitments();
  [[nodiscard]] bool supervision_is_due() const;
  void have_supervision(std::int64_t& minutes);
  [[nodiscard]] std::int64_t group_discussion() const;
  [[nodiscard]] bool has_duty() const;
  std::int64_t commit(double minutes, std::int32_t& kind, std::int64_t& free);

  [[nodiscard]] Choice choose();
  void make_list();
  void look_through(Case& subject);
  bool list(Case& subject, const PendingTask& pending);
  void consider(Case& subject, const PendingTask& pending);
  void expect(Case& subject, const PendingTask& pending);
  [[nodiscard]] bool may_be_done(const Choice& listed) const;
  [[nodiscard]] bool is_for_me(const Case& subject, const TaskRules& rules) const;
  void consider_own(Choice& best) const;
  void take(const Choice& choice);
  void finish(const InHand& done);
  void finish_task(Case& subject, std::size_t index);
  [[nodiscard]] bool has_lapsed(const Case& subject, std::size_t index) const;
  bool lapse(Case& subject, std::size_t index);
  void count_overdue();

  World& world_;
  Worker& worker_;
  const bool around_the_clock_;
  sim::Instant opens_, begins_, closes_, ends_;  // of today: opening, after commitments, closing, end of overtime
  // What she may do, most urgent first, and what she may do later today; she looks through all her cases every morning
  // and when something comes up.
  std::vector<Choice> list_;
  std::vector<Upcoming> upcoming_;
  std::optional<Choice> chosen_;  // looked for already
  bool day_is_new_ = true;        // she has not yet looked through her cases today
};

}  // namespace models
