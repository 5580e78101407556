// A family, as long as it is known; and a case of it on the pathway.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <vector>

#include "models/practice/model.hpp"
#include "models/world/need.hpp"
#include "models/world/purpose.hpp"
#include "sim/kernel/signal.hpp"

namespace models {

struct Worker;
class World;

/// Most children of one family that can be told apart.
inline constexpr int most_children = 6;
/// The bands in which the files give ages: 0, 1–4, 5–9, 10–15, 16–17; an adult is in the last.
[[nodiscard]] int age_band(double years);

/// A family and its history. Shared by its cases and by the work of others with it.
struct Family {
  FamilyId id;
  int children = 1;
  std::array<sim::Instant, most_children> born{};
  std::uint16_t needs = 0;    ///< bit n: has the n-th need
  std::uint16_t met = 0;      ///< bit n: that need has been met
  std::uint16_t in_work = 0;  ///< bit n: somebody works on it or it waits for another service
  bool unaccompanied = false;
  double engagement = 0;  ///< with a worker it knows, before the practice's own effect
  LevelOfNeed level;
  double level_at_referral = 0;
  bool referred_before = false;
  sim::Instant last_referral;
  bool had_plan = false;
  std::uint8_t away = 0;      ///< bit n: child n + 1 is looked after, or was when the family's case was last counted
  std::uint8_t returned = 0;  ///< bit n: child n + 1 has since gone home, and counts when the family comes back
  bool closed = false;        ///< no case is open; the work of others ends
  std::uint32_t specialist_minutes = 0;   ///< direct, since its case last took note
  std::array<std::uint16_t, 64> drawn{};  ///< how often it has drawn for a purpose
  std::array<std::uint16_t, 24> stays{};  ///< how often it has stayed in a kind of stage

  [[nodiscard]] std::uint64_t subject() const { return std::uint64_t{id.number} * 8; }
  [[nodiscard]] double age(int child, sim::Instant now) const { return to_years(now - born[child]).value; }
  /// The next stream of the family for a purpose that counts its visits.
  [[nodiscard]] sim::Stream next(const sim::Luck& luck, Purpose purpose) {
    return luck.of(subject(), purpose, drawn[static_cast<std::size_t>(purpose)]++);
  }
};

/// A task of a case that is to be done.
struct PendingTask {
  TaskId task;
  sim::Instant due;
  double minutes = 0;  ///< effort left
  double effort = 0;   ///< effort in all
};

/// A case on the pathway. Lives in the frame of the process that carries it; known to its worker while it is open.
struct Case {
  Case(World& world, std::shared_ptr<Family> family, int child);
  Case(const Case&) = delete;
  Case& operator=(const Case&) = delete;
  ~Case();

  World& world;
  std::shared_ptr<Family> family;
  CaseId id;         ///< child 0: the family's case
  int children = 1;  ///< in this case now
  StageId stage;
  sim::Instant entered;   ///< the stage
  sim::Instant due;       ///< when the stage ought to be over
  bool limited = false;   ///< whether it ought
  LevelOfNeed own_level;  ///< of a looked-after child, from the family's at entry
  Worker* worker = nullptr;
  WorkerId last_worker{0xffffffff};  ///< who held it before, for continuity
  int team = -1;                     ///< kind of team that holds it, or from which it waits for a worker
  bool waiting = false;
  sim::Instant waiting_since;
  double engagement_lost = 0;  ///< share, at the last change of worker
  sim::Instant worker_since;
  std::vector<PendingTask> tasks;
  std::vector<std::uint16_t> task_times;  ///< by TaskId: how often a task of the kind has been made
  double direct_minutes = 0;              ///< face to face, since the level was last brought up to date
  sim::Signal progress;                   ///< a task that is done once has been done
  std::size_t open_index = 0;             ///< where the world lists it
  bool listed = false;

  [[nodiscard]] std::uint64_t subject() const { return family->subject() + id.child; }
  [[nodiscard]] LevelOfNeed& level() { return id.child == 0 ? family->level : own_level; }
  [[nodiscard]] bool work_done() const;  ///< no task that is done once is left
};

}  // namespace models
