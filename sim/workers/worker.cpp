#include "sim/workers/worker.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace sim {
namespace {

/// Whether the discipline puts `a` before `b` whoever came first.
bool presses_more(const QueuePlace& a, const QueuePlace& b) {
  return a.key != b.key ? a.key < b.key : a.priority < b.priority;
}

}  // namespace

double Worker::Statistics::utilisation() const {
  return available == Span{} ? 0 : static_cast<double>(worked.ticks) / static_cast<double>(available.ticks);
}

Worker::Worker(Simulation& simulation, const Timetable& timetable, Discipline discipline)
    : simulation_(simulation), attendance_(timetable), discipline_(discipline), settled_(simulation.now()) {
  if (discipline.changes()) throw std::logic_error("sim: the order of a worker's queue must not change by itself");
  statistics_.open = statistics_.waiting = TimeWeighted(simulation.now());
}

Worker::~Worker() {
  if (open() > 0) settle();
  while (open() > 0) {
    Working& next = in_hand_ != nullptr ? *in_hand_ : static_cast<Working&>(queue_.front());
    const Instant gives_up = gives_up_at(next);
    Working& piece = take_next();
    piece.worker_ = nullptr;
    piece.move_deadline(std::max(simulation_.now(), gives_up));
  }
}

Worker::Working Worker::work(const Work& work) {
  if (work.amount < Span{}) throw std::logic_error("sim: a negative amount of work");
  if (left_) throw std::logic_error("sim: work is asked of a worker who has left");
  return {*this, work};
}

std::optional<ProcessId> Worker::works_for() const {
  if (in_hand_ == nullptr) return std::nullopt;
  return in_hand_->activity().id;
}

Instant Worker::free_at() const { return in_hand_ != nullptr ? done_at(*in_hand_) : Instant::never(); }

// never() for what is not in hand.
Instant Worker::done_at(const Working& piece) const {
  if (&piece != in_hand_) return Instant::never();
  const Instant from = std::max(settled_, begins_);  // work that takes no time ends there
  return attendance_.add_working_time(from, piece.result_.remaining());
}

bool Worker::has_begun(const Working& piece) const {
  return piece.result_.begun || (&piece == in_hand_ && begins_ <= simulation_.now());
}

void Worker::begin(Working& piece) {
  if (piece.result_.begun) return;
  piece.result_.begun = begins_;
  statistics_.waited += begins_ - piece.asked_;
  ++statistics_.begun;
}

// Books what was worked since the last time. Before anything changes what is in hand or when the worker is there.
void Worker::settle() {
  const Instant now = simulation_.now();
  if (now == settled_) return;
  const Span there = attendance_.working_time_between(settled_, now);
  settled_ = now;
  statistics_.available += there;
  if (in_hand_ == nullptr || now <= begins_) return;
  begin(*in_hand_);
  in_hand_->result_.done += there;
  statistics_.worked += there;
}

void Worker::ask(Working& piece) {
  const Instant now = simulation_.now();
  const Work& work = piece.result_.work;
  settle();
  piece.worker_ = this;
  piece.place_ = discipline_.place({work.priority, work.due, work.amount.ticks, now, arrivals_++}, now);
  queue_.push(piece.place_, piece);
  ++statistics_.asked;
  statistics_.open.add(now, 1);
  statistics_.waiting.add(now, 1);
  if (in_hand_ != nullptr && presses_more(piece.place_, in_hand_->place_)) {
    if (!has_begun(*in_hand_)) {
      put_back();
    } else if (work.preempts && in_hand_->result_.remaining() > Span{}) {
      begin(*in_hand_);
      ++statistics_.preempted;
      ++in_hand_->result_.preempted;
      if (in_hand_->result_.work.resumes) {
        put_back();
      } else {
        stop(*in_hand_);
      }
    }
  }
  serve();
  if (&piece != in_hand_) aim(piece);
}

void Worker::put_back() {
  Working& piece = *std::exchange(in_hand_, nullptr);
  queue_.push(piece.place_, piece);
  statistics_.waiting.add(simulation_.now(), 1);
  aim(piece);
}

void Worker::serve() {
  if (left_ || in_hand_ != nullptr || queue_.empty()) return;
  in_hand_ = static_cast<Working*>(&queue_.pop());
  statistics_.waiting.add(simulation_.now(), -1);
  begins_ = attendance_.next_working_time(simulation_.now());
  aim(*in_hand_);
}

// Sets the one event of a piece: its end, if it is in hand, or when it gives up.
void Worker::aim(Working& piece) {
  piece.move_deadline(std::max(simulation_.now(), std::min(gives_up_at(piece), done_at(piece))));
}

Instant Worker::gives_up_at(const Working& piece) const {
  const Work& work = piece.result_.work;
  const bool in_time = has_begun(piece) || (&piece == in_hand_ && begins_ <= work.begin_by);
  return in_time ? work.end_by : std::min(work.begin_by, work.end_by);
}

// Ends the wait for a piece; one that is done to the last tick is done.
void Worker::stop(Working& piece) {
  piece.withdraw();
  piece.end(Wait::preempted);
}

void Worker::remove(Working& piece) {
  const Instant now = simulation_.now();
  settle();
  if (&piece == in_hand_) {
    if (done_at(piece) <= now) {
      begin(piece);
      ++statistics_.finished;
    }
    in_hand_ = nullptr;
  } else {
    queue_.remove(piece);
    statistics_.waiting.add(now, -1);
  }
  statistics_.open.add(now, -1);
  serve();
}

AbsenceId Worker::be_absent(Instant from, Instant to) {
  if (from < simulation_.now()) throw std::logic_error("sim: an absence must not begin in the past");
  settle();
  const AbsenceId absence = attendance_.add(from, to);
  attendance_changed();
  return absence;
}

bool Worker::end_absence(AbsenceId absence) {
  settle();
  const bool ended = attendance_.end(absence, simulation_.now());
  if (ended) attendance_changed();
  return ended;
}

void Worker::set_timetable(const Timetable& timetable) {
  settle();
  attendance_.set_timetable(timetable);
  attendance_changed();
}

void Worker::attendance_changed() {
  const Instant now = simulation_.now();
  attendance_.forget_before(now);
  if (in_hand_ == nullptr) return;
  if (begins_ >= now) begins_ = attendance_.next_working_time(now);
  aim(*in_hand_);
}

void Worker::leave() {
  settle();
  left_ = true;
  while (open() > 0) stop(in_hand_ != nullptr ? *in_hand_ : static_cast<Working&>(queue_.front()));
  attendance_.add(simulation_.now(), Instant::never());
}

void Worker::leave_to(Worker& successor) {
  if (&successor == this || successor.left_ || &successor.simulation_ != &simulation_) {
    throw std::logic_error("sim: work is handed over to a worker who cannot take it");
  }
  settle();
  left_ = true;
  if (in_hand_ != nullptr && done_at(*in_hand_) <= simulation_.now()) stop(*in_hand_);  // done to the last tick
  while (open() > 0) {
    Working& piece = take_next();
    statistics_.open.add(simulation_.now(), -1);
    ++statistics_.handed_over;
    successor.ask(piece);
  }
  attendance_.add(simulation_.now(), Instant::never());
}

Worker::Working& Worker::take_next() {
  if (in_hand_ != nullptr) return *std::exchange(in_hand_, nullptr);
  statistics_.waiting.add(simulation_.now(), -1);
  return static_cast<Working&>(queue_.pop());
}

Worker::Statistics Worker::statistics() const {
  Statistics statistics = statistics_;
  const Instant now = simulation_.now();
  const Span there = attendance_.working_time_between(settled_, now);
  statistics.available += there;
  if (in_hand_ == nullptr || now <= begins_) return statistics;
  statistics.worked += there;
  if (!in_hand_->result_.begun) {
    ++statistics.begun;
    statistics.waited += begins_ - in_hand_->asked_;
  }
  return statistics;
}

void Worker::restart_statistics() {
  settle();
  const Instant now = simulation_.now();
  Statistics fresh;
  fresh.open = statistics_.open;
  fresh.waiting = statistics_.waiting;
  fresh.open.restart(now);
  fresh.waiting.restart(now);
  statistics_ = fresh;
}

Worker::Working::~Working() {
  if (worker_ == nullptr) return;
  if (in_heap()) worker_->queue_.remove(*this);  // the run is over: nobody is served and nothing counted
  if (worker_->in_hand_ == this) worker_->in_hand_ = nullptr;
}

bool Worker::Working::begin() {
  asked_ = simulation().now();
  worker_->ask(*this);
  return false;
}

void Worker::Working::withdraw() noexcept {
  if (worker_ != nullptr && (in_heap() || worker_->in_hand_ == this)) worker_->remove(*this);
}

bool Worker::Working::look() noexcept {
  const Instant now = simulation().now();
  if (deadline() > now) return false;
  const bool done = worker_ != nullptr && worker_->done_at(*this) <= now;
  withdraw();
  return at_once(done ? Wait::done : Wait::timed_out);
}

Worked Worker::Working::result() {
  result_.why = outcome();
  const bool all_done = result_.begun && result_.remaining() == Span{};
  if (all_done && result_.why == Wait::preempted) result_.why = Wait::done;
  return result_;
}

}  // namespace sim
