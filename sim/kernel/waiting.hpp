// What stands in some queue on behalf of a process that waits. Read sim/kernel/awaitable.hpp to write one.
#pragma once

#include <stdexcept>

#include "sim/kernel/activity.hpp"
#include "sim/kernel/wait.hpp"
#include "sim/time/instant.hpp"

namespace sim {

class Group;

/// One wait of one process, alone or as a branch of first_of or all_of. Lives in the frame of the process and stays
/// where it is.
class Waiting {
 public:
  Waiting(const Waiting&) = delete;
  Waiting& operator=(const Waiting&) = delete;

  /// Joins the queue and returns false; or does not, and returns at_once(how) because the wait is over already.
  virtual bool begin() = 0;
  /// Leaves the queue, because the wait ended in another way; or gives back what it has been given, because the whole
  /// of which it is a branch did. Does nothing if there is nothing to leave or to give back, nor if the queue is gone.
  virtual void withdraw() noexcept = 0;
  /// The process's turn has come, because of this deadline or another one. True, with the outcome set, if this wait is
  /// over; then it has left the queue.
  virtual bool look() noexcept;
  /// When the process is to have its turn at the latest; never() for no deadline. Changes during a wait by
  /// move_deadline() only, but for a group's.
  [[nodiscard]] virtual Instant deadline() const noexcept { return deadline_; }

 protected:
  explicit Waiting(Simulation& simulation, Instant deadline = Instant::never())
      : simulation_(&simulation), deadline_(deadline) {}
  /// Of whatever simulation runs the process.
  Waiting() = default;
  virtual ~Waiting() = default;

  [[nodiscard]] Simulation& simulation() const { return *simulation_; }
  [[nodiscard]] Activity& activity() const { return *activity_; }
  /// How it ended; withdrawn until it has.
  [[nodiscard]] Wait outcome() const { return outcome_; }
  /// To be returned by begin().
  bool at_once(Wait outcome) noexcept {
    outcome_ = outcome;
    return true;
  }
  /// To be called by what was waited for when it has come, and has taken this one off its queue: the process goes on at
  /// this instant, in its turn, if this is all it waits for.
  void end(Wait outcome);
  /// From begin() on, while it waits: look() is asked then instead. Not before now; now is a turn at this instant.
  void move_deadline(Instant when);

 private:
  void begin_once(Activity& activity) {
    if (activity_ != nullptr || over_) throw std::logic_error("sim: a wait is awaited once; make another");
    activity_ = &activity;
  }
  void deadline_changed();

  friend class Group;
  friend class Simulation;
  friend class Subprocess;
  template <class Final, class Base>
  friend class Awaitable;

  Simulation* simulation_ = nullptr;
  Activity* activity_ = nullptr;
  Group* group_ = nullptr;  // of which it is a branch
  Instant deadline_ = Instant::never();
  Wait outcome_ = Wait::withdrawn;
  bool over_ = false;  // as a branch: it has ended, or been withdrawn
};

}  // namespace sim
