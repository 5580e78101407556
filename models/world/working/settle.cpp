// Booking the time that was worked, and what becomes of a piece that is done.
#include "models/world/working/settle.hpp"

#include <algorithm>

#include "models/world/working/tasks.hpp"
#include "models/world/working/workday.hpp"

namespace models {
namespace {

std::int32_t whole(std::int64_t minutes) { return static_cast<std::int32_t>(minutes); }
std::int64_t rounded(double minutes) { return static_cast<std::int64_t>(minutes + 0.5); }  // never negative

// Whole minutes to the kinds, so that they add up to what was spent.
void book_task(World& world, Worker& worker, std::int64_t spent) {
  InHand& hand = worker.in_hand;
  Case& subject = *hand.subject;
  const Parts& parts = hand.parts;
  const double all = std::max(1e-12, parts.all()), minutes = static_cast<double>(spent);
  const std::int64_t direct = rounded(minutes * parts.direct / all);
  const std::int64_t travelled = rounded(minutes * (parts.direct + parts.travel) / all);
  const std::int64_t met = rounded(minutes * (parts.direct + parts.travel + parts.meeting) / all);
  worker.week.direct += whole(direct);
  worker.week.travel += whole(travelled - direct);
  worker.week.meeting += whole(met - travelled);
  worker.week.recording += whole(spent - met);
  subject.direct_minutes += static_cast<double>(direct);
  const StageKind kind = world.stage(subject.stage).kind;
  if (kind == StageKind::assessment || kind == StageKind::enquiry)
    subject.assessment_direct += static_cast<double>(direct);
  for (PendingTask& pending : subject.tasks)
    if (pending.in_hand_of == &worker)
      pending.minutes = hand.left <= 0 ? 0 : std::max(0.0, pending.minutes - minutes / hand.stretch);
}

void book(World& world, Worker& worker, std::int64_t spent) {
  InHand& hand = worker.in_hand;
  WeekWorked& week = worker.week;
  switch (hand.what) {
    case InHand::What::task:
      return book_task(world, worker, spent);
    case InHand::What::write_up:
      week.recording += whole(spent);
      worker.to_write.front().minutes -= static_cast<double>(spent) / hand.stretch;
      return;
    case InHand::What::handover:
      week.handover += whole(spent);
      worker.handover_minutes = std::max(0.0, worker.handover_minutes - static_cast<double>(spent) / hand.stretch);
      return;
    case InHand::What::supervision:
      week.supervision += whole(spent);
      worker.supervision_minutes = std::max(0.0, worker.supervision_minutes - static_cast<double>(spent));
      return;
    case InHand::What::allocation:
      week.allocation += whole(spent);
      return;
    case InHand::What::nothing:
      week.other += whole(spent);  // free
  }
}

}  // namespace

Parts parts_of(const World& world, const Worker& worker, const Case& subject, const TaskRules& rules) {
  const bool later = rules.task != nullptr && rules.task->written_later;
  const double recording = later ? 0 : rules.recording * (*world.settings().time.recording).value;
  const double effort = std::max(1e-12, 1 - rules.recording + recording);
  const bool elsewhere = rules.travel > 0 && world.locality_of(worker.team) != subject.locality;
  const double further = elsewhere ? (*world.settings().time.travel_elsewhere).value : 1;
  return {rules.direct / effort, rules.travel * further / effort, rules.meeting / effort, recording / effort};
}

void settle_in_hand(World& world, Worker& worker) {
  InHand& hand = worker.in_hand;
  if (hand.what == InHand::What::nothing && !worker.free) return;
  const std::int64_t spent = (world.now() - hand.since).ticks;
  hand.since = world.now();
  hand.left -= spent;
  (hand.overtime ? worker.week.overtime : worker.week.contracted) += whole(spent);
  book(world, worker, spent);
}

void Workday::finish(const InHand& done) {
  if (done.what == InHand::What::allocation) {
    const std::deque<Case*>& list = world_.department(worker_.kind).to_allocate;
    if (done.subject != nullptr && std::find(list.begin(), list.end(), done.subject) != list.end())
      allocate(world_, *done.subject);
  }
  if (done.what != InHand::What::write_up) return;
  const WriteUp written = worker_.to_write.front();
  worker_.to_write.pop_front();
  const sim::Span late = world_.now() - written.due;
  const int days = late.ticks > 0 ? static_cast<int>(to_days(late).value) : 0;
  world_.tell(WrittenUp{written.subject, written.task, worker_.id, late.ticks <= 0,
                        static_cast<std::int16_t>(std::min(days, 9999))});
}

void Workday::finish_task(Case& subject, std::size_t index) {
  const PendingTask done = subject.tasks[index];
  const TaskRules& rules = world_.rules(done.task);
  const sim::Instant now = world_.now();
  const int late = now > done.due ? static_cast<int>(to_days(now - done.due).value) : 0;
  const bool on_time = world_.calendar().date(now) <= world_.calendar().date(done.due);  // by the end of its day
  world_.tell(
      TaskDone{subject.id, done.task, worker_.id, done.due, on_time, static_cast<std::int16_t>(std::min(late, 9999))});
  if (rules.task->re_assessment)
    world_.start(authorised_in_time(world_, subject.family, static_cast<std::uint8_t>(subject.children),
                                    std::min(now, done.from), true),
                 subject.family->subject(), rank_cases);
  if (done.to_write >= 1)
    worker_.to_write.push_back({subject.id, done.task, now + to_span(*world_.settings().time.write_up), done.to_write});
  if (rules.every.ticks > 0) {
    const sim::Span pause =
        rules.task->at_random ? pause_before(world_, subject, done.task) + rules.may_begin : rules.every;
    subject.tasks[index] = make_task(world_, subject, done.task, now + pause);
    expect(subject, subject.tasks[index]);
    return;
  }
  subject.tasks.erase(subject.tasks.begin() + static_cast<std::ptrdiff_t>(index));
  subject.progress.notify_all();
}

}  // namespace models
