// One person's working time, which processes ask for piece by piece: work that pauses and goes on where it stopped.
//
//   sim::Worked visit = co_await worker.work({.amount = to_span(sim::Hours{3}), .priority = 2});
//   if (visit.why == sim::Wait::preempted) visit = co_await colleague.work(visit.rest());
//
// A worker does one piece at a time. It pauses out of working hours and in absences, and nobody need wake it: what is
// in hand has one event, its end, worked out by the timetable. Only what goes before it moves that event.
//
// At the boundaries:
// - Work that ends with the hours ends at closing, not at the next opening; an absence that begins at that instant does
//   not touch it. What is asked for at closing, or out of hours, begins at the next opening.
// - What can begin at an instant has begun before anybody who asks at that instant: the other goes first only if it
//   pre-empts. Until it has begun, what is in hand gives way to whatever the discipline puts before it.
// - What is paused stays in hand. At the end of the pause it goes on, unless something took its place by pre-empting.
// - Work done to the last tick is done: what pre-empts or interrupts at that very instant finds nothing left of it.
// - An end at the instant of `end_by` is in time, and so is a beginning at `begin_by`, if the worker was free before.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>

#include "sim/events/indexed_heap.hpp"
#include "sim/kernel/awaitable.hpp"
#include "sim/kernel/simulation.hpp"
#include "sim/kernel/wait.hpp"
#include "sim/resources/discipline.hpp"
#include "sim/statistics/time_weighted.hpp"
#include "sim/workers/attendance.hpp"

namespace sim {

/// A piece of work, as a process asks for it.
struct Work {
  Span amount = {};                     ///< of working time, not negative; none ends when it would begin
  int priority = 0;                     ///< the smaller is done first
  Instant due = Instant::never();       ///< for Discipline::earliest_due
  Instant begin_by = Instant::never();  ///< gives up if it has not begun at this instant
  Instant end_by = Instant::never();    ///< gives up at this instant, begun or not
  bool preempts = false;  ///< takes the worker from a piece that the discipline, arrival apart, puts after it
  bool resumes = true;    ///< pre-empted, it takes its turn again; if false its wait ends: Wait::preempted
};

/// What became of a piece of work.
struct Worked {
  Work work;                     ///< as asked
  Wait why = Wait::done;         ///< done; timed_out; preempted, also when the worker has left; cancelled
  Span done = {};                ///< working time spent on it, whoever the worker
  std::optional<Instant> begun;  ///< when its first tick was worked
  int preempted = 0;             ///< how often it was put back

  [[nodiscard]] Span remaining() const { return work.amount - done; }
  /// The same piece, as much as is left of it.
  [[nodiscard]] Work rest() const {
    Work rest = work;
    rest.amount = remaining();
    return rest;
  }
};

class Worker {
 public:
  class Working;

  /// `timetable` must outlive the worker. What a discipline calls a value is the amount asked for. Throws
  /// std::logic_error if the discipline's order changes by itself.
  Worker(Simulation& simulation, const Timetable& timetable, Discipline discipline = Discipline::arrival_order);
  Worker(const Worker&) = delete;
  Worker& operator=(const Worker&) = delete;
  /// Who still waits, waits until its deadline or for good.
  ~Worker();

  /// `Worked worked = co_await worker.work({.amount = span})`. However the wait ends, what was worked is in the result
  /// and in the statistics. Throws std::logic_error if the amount is negative or the worker has left.
  [[nodiscard]] Working work(const Work& work);

  /// Away in [from, to), from not before now (std::logic_error); Instant::never() for `to` is until end_absence.
  AbsenceId be_absent(Instant from, Instant to);
  /// Back now; one that has not begun is called off. False if it is over.
  bool end_absence(AbsenceId absence);
  /// Other hours from now on.
  void set_timetable(const Timetable& timetable);
  [[nodiscard]] const Attendance& attendance() const { return attendance_; }

  /// Gone for good: what is in hand and what waits ends with Wait::preempted, at this instant.
  void leave();
  /// Gone for good: what is in hand and then what waits, in order, is asked of `successor` without its processes
  /// noticing. Throws std::logic_error if that is the same worker or one who has left.
  void leave_to(Worker& successor);
  [[nodiscard]] bool has_left() const { return left_; }

  /// Pieces asked for and not ended.
  [[nodiscard]] std::size_t open() const { return waiting() + (in_hand_ != nullptr ? 1 : 0); }
  /// Of those, the ones not in hand.
  [[nodiscard]] std::size_t waiting() const { return queue_.size(); }
  /// The process whose work is in hand, paused or not.
  [[nodiscard]] std::optional<ProcessId> works_for() const;
  /// When what is in hand will be done if nothing comes between; never() if nothing is in hand or no end is known.
  [[nodiscard]] Instant free_at() const;

  /// Statistics since the start or the last restart_statistics(), whole ticks.
  struct Statistics {
    Span worked;                    ///< spent on pieces, ended or not
    Span available;                 ///< of working time, absences taken off, until the worker left
    TimeWeighted open;              ///< pieces asked for and not ended
    TimeWeighted waiting;           ///< of those, the ones not in hand
    std::uint64_t asked = 0;        ///< pieces
    std::uint64_t begun = 0;        ///< of which some was worked
    std::uint64_t finished = 0;     ///< worked to the end
    std::uint64_t preempted = 0;    ///< times a begun piece was put back
    std::uint64_t handed_over = 0;  ///< to a successor
    Span waited;                    ///< from asking to beginning, nights included, summed over the pieces begun

    /// worked / available, in [0, 1]; 0 if the worker was never at work.
    [[nodiscard]] double utilisation() const;
  };
  [[nodiscard]] Statistics statistics() const;
  void restart_statistics();

 private:
  [[nodiscard]] Instant done_at(const Working& piece) const;
  [[nodiscard]] Instant gives_up_at(const Working& piece) const;
  [[nodiscard]] bool has_begun(const Working& piece) const;
  void ask(Working& piece);
  void settle();
  void begin(Working& piece);
  void serve();
  void aim(Working& piece);
  void put_back();
  void stop(Working& piece);
  void remove(Working& piece);
  Working& take_next();
  void attendance_changed();

  Simulation& simulation_;
  Attendance attendance_;
  Discipline discipline_;
  bool left_ = false;
  IndexedHeap<QueuePlace> queue_;
  std::uint64_t arrivals_ = 0;
  Working* in_hand_ = nullptr;
  Instant begins_;   // first instant at which what is in hand is worked on, since it is in hand
  Instant settled_;  // what was worked before is booked, and what was available counted
  Statistics statistics_;
};

/// What `co_await worker.work()` leaves in the frame of the process: the piece, in hand or in the queue.
class [[nodiscard]] Worker::Working final : public Awaitable<Working>, private HeapNode {
 public:
  Working(Worker& worker, const Work& work) : Awaitable(worker.simulation_), worker_(&worker) { result_.work = work; }
  ~Working() override;

  bool begin() override;
  void withdraw() noexcept override;
  bool look() noexcept override;
  [[nodiscard]] Worked result();

 private:
  friend class Worker;

  Worker* worker_;  // null once the worker is gone
  Worked result_;
  QueuePlace place_;
  Instant asked_;
};

}  // namespace sim
