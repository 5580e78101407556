// Workers against a second simulation that goes through time minute by minute and knows nothing of the kernel.
//
// Random programs: two workers with rotas, absences that are announced early or late, pieces that pre-empt, give up,
// are interrupted, and hand over to the other worker what is left. At one instant announcements come first, then
// processes by their number. Both must tell the same story to the minute, and book the same minutes.
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "sim/kernel/simulation.hpp"
#include "sim/workers/worker.hpp"
#include "tests/sim/workers/office.hpp"
#include "tests/support/property.hpp"
#include "tests/support/sanitized.hpp"

namespace sim {
namespace {

constexpr std::int64_t horizon = 12 * 1440;

struct Asked {
  std::int64_t when;
  int worker;
  Work work;
  bool hands_over;  // what is left when the wait ends by pre-emption is asked of the other worker, once
};

struct Away {
  std::int64_t told;
  int worker;
  std::int64_t from;
  std::int64_t to;
  std::int64_t called_off;  // ends it, if it is not over
};

struct Interruption {
  std::int64_t when;
  std::size_t piece;
};

struct Program {
  std::array<Rota, 2> rotas;
  Discipline discipline;
  std::vector<Asked> pieces;
  std::vector<Away> absences;
  std::vector<Interruption> interruptions;
};

struct Result {
  std::int64_t ended = -1;
  Wait why = Wait::done;
  std::int64_t done = 0;  // of the last asking
  friend bool operator==(const Result&, const Result&) = default;
};

struct Outcome {
  std::vector<Result> results;
  std::array<std::int64_t, 2> worked{};
  std::array<std::int64_t, 2> available{};
  friend bool operator==(const Outcome&, const Outcome&) = default;
};

void showValue(const Outcome& outcome, std::ostream& os) {  // NOLINT(readability-identifier-naming): RapidCheck's name
  for (std::size_t i = 0; i < outcome.results.size(); ++i) {
    const Result& r = outcome.results[i];
    os << "\n  " << i << ": ended " << r.ended << ", " << to_string(r.why) << ", worked " << r.done;
  }
  os << "\n  worked " << outcome.worked[0] << " " << outcome.worked[1] << " of " << outcome.available[0] << " "
     << outcome.available[1];
}

// ---- by the kernel

Process lives(Simulation& simulation, std::array<Worker*, 2> workers, Asked asked, Result& result) {
  Worked worked = co_await workers[static_cast<std::size_t>(asked.worker)]->work(asked.work);
  if (worked.why == Wait::preempted && asked.hands_over) {
    worked = co_await workers[static_cast<std::size_t>(1 - asked.worker)]->work(worked.rest());
  }
  result = {simulation.now().ticks, worked.why, worked.done.ticks};
}

Outcome by_kernel(const Program& program) {
  Simulation simulation;
  const std::array<Timetable, 2> timetables{Timetable(office::calendar(), program.rotas[0]),
                                            Timetable(office::calendar(), program.rotas[1])};
  Worker a(simulation, timetables[0], program.discipline);
  Worker b(simulation, timetables[1], program.discipline);
  const std::array<Worker*, 2> workers{&a, &b};
  Outcome outcome;
  outcome.results.resize(program.pieces.size());
  std::vector<AbsenceId> told(program.absences.size());
  for (std::size_t i = 0; i < program.absences.size(); ++i) {
    const Away& away = program.absences[i];
    Worker& worker = *workers[static_cast<std::size_t>(away.worker)];
    simulation.at({away.told}, 0, -1, [&, i] { told[i] = worker.be_absent({away.from}, {away.to}); });
    simulation.at({away.called_off}, 0, -1, [&, i] { worker.end_absence(told[i]); });
  }
  std::vector<ProcessId> ids;
  for (std::size_t i = 0; i < program.pieces.size(); ++i) {
    ids.push_back(simulation.start_at({program.pieces[i].when},
                                      lives(simulation, workers, program.pieces[i], outcome.results[i]), i));
  }
  for (const Interruption& stop : program.interruptions) {
    simulation.at({stop.when}, 1, -1, [&] { simulation.interrupt(ids[stop.piece]); });
  }
  simulation.run_until({horizon});
  for (std::size_t w = 0; w < 2; ++w) {
    outcome.worked[w] = workers[w]->statistics().worked.ticks;
    outcome.available[w] = workers[w]->statistics().available.ticks;
  }
  return outcome;
}

// ---- minute by minute

class MinuteByMinute {
 public:
  explicit MinuteByMinute(const Program& program) : program_(program), pieces_(program.pieces.size()) {
    outcome_.results.resize(pieces_.size());
    for (const Away& away : program.absences) away_until_.push_back(away.to);
  }

  Outcome run() {
    for (now_ = 0; now_ < horizon; ++now_) {
      announce();
      fill();
      while (one_process_goes_on()) fill();
      for (int w = 0; w < 2; ++w) {
        if (!at_work(w)) continue;
        ++outcome_.available[static_cast<std::size_t>(w)];
        if (Piece* piece = in_hand(w)) {
          ++piece->done;
          ++outcome_.worked[static_cast<std::size_t>(w)];
        }
      }
    }
    return outcome_;
  }

 private:
  enum class State { future, waits, in_hand, woken, over };
  struct Piece {
    State state = State::future;
    int worker = 0;
    bool second = false;  // it is with the other worker now
    bool began = false;   // something of this asking was worked
    bool opened = false;  // in hand at a minute of work
    std::int64_t amount = 0, done = 0;
    std::uint64_t arrival = 0;
    Wait why = Wait::done;
  };

  [[nodiscard]] const Work& work(std::size_t i) const { return program_.pieces[i].work; }

  // By the rota and a list of bank holidays of its own.
  [[nodiscard]] bool at_work(int w) const {
    const std::int64_t day = now_ / 1440, minute = now_ % 1440;  // day 0 is Thursday 1 January 2026, a bank holiday
    if (day == 0) return false;
    const Rota& rota = program_.rotas[static_cast<std::size_t>(w)];
    bool there = false;
    for (const WorkingHours& hours : rota[static_cast<std::size_t>(day + 3) % rota.size()]) {
      there = there || (hours.opens <= minute && minute < hours.closes);
    }
    for (std::size_t i = 0; i < program_.absences.size(); ++i) {
      const Away& away = program_.absences[i];
      if (away.worker == w && away.told <= now_ && away.from <= now_ && now_ < away_until_[i]) there = false;
    }
    return there;
  }

  Piece* in_hand(int w) {
    for (Piece& piece : pieces_) {
      if (piece.state == State::in_hand && piece.worker == w) return &piece;
    }
    return nullptr;
  }

  void announce() {
    for (std::size_t i = 0; i < program_.absences.size(); ++i) {
      if (program_.absences[i].called_off == now_) away_until_[i] = std::min(away_until_[i], now_);
    }
    for (const Interruption& stop : program_.interruptions) {
      Piece& piece = pieces_[stop.piece];
      if (stop.when == now_ && (piece.state == State::waits || piece.state == State::in_hand)) wake(piece);
    }
  }

  static void wake(Piece& piece) {
    piece.why = piece.amount == piece.done && piece.opened ? Wait::done : Wait::preempted;
    piece.state = State::woken;
  }

  // Whether the discipline puts a before b, who came first apart.
  [[nodiscard]] bool presses_more(std::size_t a, std::size_t b) const {
    if (program_.discipline == Discipline::arrival_order) return false;
    if (program_.discipline == Discipline::earliest_due && work(a).due != work(b).due) return work(a).due < work(b).due;
    return work(a).priority < work(b).priority;
  }

  // A worker with nothing in hand takes the first; what is in hand at a minute of work has begun.
  void fill() {
    for (int w = 0; w < 2; ++w) {
      if (in_hand(w) == nullptr) {
        std::optional<std::size_t> first;
        for (std::size_t i = 0; i < pieces_.size(); ++i) {
          if (pieces_[i].state != State::waits || pieces_[i].worker != w) continue;
          const bool better = !first || presses_more(i, *first) ||
                              (!presses_more(*first, i) && pieces_[i].arrival < pieces_[*first].arrival);
          if (better) first = i;
        }
        if (first) pieces_[*first].state = State::in_hand;
      }
      if (Piece* piece = in_hand(w); piece != nullptr && at_work(w)) piece->opened = true;
    }
  }

  // The process of the smallest number for which something happens at this minute.
  bool one_process_goes_on() {
    for (std::size_t i = 0; i < pieces_.size(); ++i) {
      Piece& piece = pieces_[i];
      const bool with_worker = piece.state == State::waits || piece.state == State::in_hand;
      if (piece.state == State::future && program_.pieces[i].when == now_) {
        piece.amount = work(i).amount.ticks;
        ask(i, program_.pieces[i].worker);
      } else if (piece.state == State::woken) {
        go_on(i);
      } else if (with_worker && piece.done == piece.amount && piece.opened && piece.state == State::in_hand) {
        piece.why = Wait::done;
        go_on(i);
      } else if (with_worker && (work(i).end_by.ticks <= now_ || (!piece.opened && work(i).begin_by.ticks <= now_))) {
        piece.why = Wait::timed_out;
        go_on(i);
      } else {
        continue;
      }
      return true;
    }
    return false;
  }

  void ask(std::size_t i, int w) {
    Piece& piece = pieces_[i];
    piece.state = State::waits;
    piece.worker = w;
    piece.opened = false;
    piece.arrival = arrivals_++;
    for (std::size_t k = 0; k < pieces_.size(); ++k) {
      Piece& other = pieces_[k];
      if (other.state != State::in_hand || other.worker != w || !presses_more(i, k)) continue;
      if (!other.opened) {
        other.state = State::waits;
      } else if (work(i).preempts && other.done < other.amount) {
        if (work(k).resumes) {
          other.state = State::waits;
        } else {
          wake(other);
        }
      }
      return;
    }
  }

  void go_on(std::size_t i) {
    Piece& piece = pieces_[i];
    if (piece.why == Wait::preempted && program_.pieces[i].hands_over && !piece.second) {
      piece.second = true;
      piece.amount -= piece.done;
      piece.done = 0;
      ask(i, 1 - piece.worker);
      return;
    }
    piece.state = State::over;
    outcome_.results[i] = {now_, piece.why, piece.done};
  }

  const Program& program_;
  std::vector<Piece> pieces_;
  std::vector<std::int64_t> away_until_;
  std::int64_t now_ = 0;
  std::uint64_t arrivals_ = 0;
  Outcome outcome_;
};

// ---- random programs

std::int64_t between(std::int64_t least, std::int64_t most) { return *rc::gen::inRange<std::int64_t>(least, most + 1); }

// Often on a whole hour, so that things meet at one instant.
std::int64_t some_time(std::int64_t from, std::int64_t to) {
  const std::int64_t when = between(from, to);
  return between(0, 3) == 0 ? when : std::max(from, when / 60 * 60);
}

Rota some_rota() {
  Rota rota(7);
  for (DayHours& day : rota) {
    switch (between(0, 4)) {
      case 0:
        break;
      case 1:
        day = {{9 * 60, 13 * 60}, {14 * 60, 17 * 60}};
        break;
      case 2:
        day = {{0, 6 * 60}, {20 * 60, 1440}};
        break;
      default:
        day = {{9 * 60, 17 * 60}};
    }
  }
  return rota;
}

Asked some_piece() {
  Asked asked{some_time(0, horizon / 2), static_cast<int>(between(0, 1)), {}, between(0, 1) == 1};
  asked.work.amount = {some_time(0, 900)};
  asked.work.priority = static_cast<int>(between(0, 3));
  asked.work.due = {60 * between(0, 3)};
  if (between(0, 3) == 0) asked.work.begin_by = {some_time(asked.when, horizon)};
  if (between(0, 3) == 0) asked.work.end_by = {some_time(asked.when, horizon)};
  asked.work.preempts = between(0, 1) == 1;
  asked.work.resumes = between(0, 2) != 0;
  return asked;
}

Away some_absence() {
  Away away{some_time(0, horizon - 1), static_cast<int>(between(0, 1)), 0, 0, 0};
  away.from = between(0, 1) == 1 ? away.told : some_time(away.told, horizon);
  away.to = between(0, 3) == 0 ? Instant::never().ticks : away.from + some_time(60, 4 * 1440);
  away.called_off = some_time(away.told + 1, horizon + 60);
  return away;
}

Program some_program() {
  const Discipline disciplines[] = {Discipline::arrival_order, Discipline::priority, Discipline::earliest_due};
  Program program{{some_rota(), some_rota()}, disciplines[between(0, 2)], {}, {}, {}};
  program.pieces.resize(static_cast<std::size_t>(between(1, 12)));
  program.absences.resize(static_cast<std::size_t>(between(0, 5)));
  program.interruptions.resize(static_cast<std::size_t>(between(0, 3)));
  for (Asked& asked : program.pieces) asked = some_piece();
  for (Away& away : program.absences) away = some_absence();
  for (Interruption& stop : program.interruptions) {
    const auto last = static_cast<std::int64_t>(program.pieces.size()) - 1;
    stop = {some_time(0, horizon - 1), static_cast<std::size_t>(between(0, last))};
  }
  return program;
}

TEST(WorkerReferenceTest, TheMinutesBookedAreThoseOfASimulationMinuteByMinute) {
  std::int64_t worked = 0, there = 0, ended_in_time = 0, preempted = 0, gave_up = 0;
  const auto property = [&] {
    const Program program = some_program();
    const Outcome kernel = by_kernel(program);
    const Outcome reference = MinuteByMinute(program).run();
    RC_ASSERT(kernel == reference);
    worked += kernel.worked[0] + kernel.worked[1];
    there += kernel.available[0] + kernel.available[1];
    for (const Result& result : kernel.results) {
      ended_in_time += result.ended >= 0 && result.why == Wait::done ? 1 : 0;
      preempted += result.why == Wait::preempted ? 1 : 0;
      gave_up += result.why == Wait::timed_out ? 1 : 0;
    }
  };
  EXPECT_TRUE(test_support::holds(property, test_support::runs(500, 150)));
  // The programs have something in them.
  EXPECT_GT(worked, there / 10);
  EXPECT_GT(ended_in_time, 100);
  EXPECT_GT(preempted, 10);
  EXPECT_GT(gave_up, 10);
}

}  // namespace
}  // namespace sim
