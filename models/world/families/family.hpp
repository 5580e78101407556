// A family, as long as it is known; and a case of it on the pathway.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <vector>

#include "models/practice/model.hpp"
#include "models/world/events.hpp"
#include "models/world/families/need.hpp"
#include "models/world/purpose.hpp"
#include "models/world/working/pending_task.hpp"
#include "sim/kernel/signal.hpp"

namespace models {

struct Worker;
class World;

/// Most children of one family that can be told apart.
inline constexpr int most_children = 6;
/// The bands in which the files give ages: 0, 1–4, 5–9, 10–15, 16–17; an adult is in the last.
[[nodiscard]] int age_band(double years);
/// The ages at which those bands begin and the last ends.
inline constexpr std::array<double, 6> age_edges = {0, 1, 5, 10, 16, 18};
inline constexpr double adult_from = 18, adolescent_from = 12;

/// A family and its history. Shared by its cases and by the work of others with it.
struct Family {
  FamilyId id;
  int children = 1;
  std::uint8_t involvement = 0;  ///< index into the model's kinds
  std::uint8_t source = FamilyKnown::no_source;
  std::uint8_t locality = 0;
  std::array<sim::Instant, most_children> born{};
  std::uint16_t needs = 0;    ///< bit n: has the n-th need
  std::uint16_t met = 0;      ///< bit n: that need has been met
  std::uint16_t in_work = 0;  ///< bit n: somebody works on it or it waits for another service
  bool alone = false;         ///< a child without a family here
  double engagement = 0;      ///< with a worker it knows, before the practice's own effect
  LevelOfNeed level;
  double level_at_referral = 0;
  bool referred_before = false;
  sim::Instant last_referral;
  bool had_plan = false;
  std::uint8_t on_plan = 0;   ///< children who are on a child protection plan
  sim::Instant plan_began;    ///< theirs
  std::uint8_t away = 0;      ///< bit n: child n + 1 is looked after, or was when the family's case was last counted
  std::uint8_t returned = 0;  ///< bit n: child n + 1 has since gone home, and counts when the family comes back
  bool closed = false;        ///< no case is open; the work of others ends
  std::uint32_t specialist_minutes = 0;  ///< direct, since its case last took note
  /// Of each child looked after whose way waits for a court's order; the court takes it off once it has ordered.
  std::array<sim::Signal*, most_children> in_care{};
  std::array<Order, most_children> ordered{};               ///< what was ordered for it last
  std::array<std::uint8_t, most_children> times_in_care{};  ///< how often it has come into care
  std::array<std::uint16_t, 64> drawn{};                    ///< how often it has drawn for a purpose
  std::array<std::uint16_t, 24> stays{};                    ///< how often it has stayed in a kind of stage

  [[nodiscard]] std::uint64_t subject() const { return std::uint64_t{id.number} * 8; }
  [[nodiscard]] double age(int child, sim::Instant now) const {
    return to_years(now - born[static_cast<std::size_t>(child)]).value;
  }
  /// The next stream of the family for a purpose that counts its visits.
  [[nodiscard]] sim::Stream next(const sim::Luck& luck, Purpose purpose) {
    return luck.of(subject(), purpose, drawn[static_cast<std::size_t>(purpose)]++);
  }
};

/// Whether and how a case waits for a worker.
enum class Seeks : std::uint8_t { nobody, manager, room };

/// A case on the pathway. Lives in the frame of the process that carries it; known to its worker while it is open.
struct Case {
  Case(World& world, std::shared_ptr<Family> family, int child);
  Case(const Case&) = delete;
  Case& operator=(const Case&) = delete;
  ~Case();

  // What every piece of work asks stands together: a large place does not fit into the caches.
  Worker* worker = nullptr;  ///< may be of another kind of team than `team`, until that takes it over
  CaseId id;                 ///< child 0: the family's case
  int children = 1;          ///< in this case now
  StageId stage;
  std::uint8_t locality = 0;  ///< of the family
  std::vector<PendingTask> tasks;
  double direct_minutes = 0;     ///< face to face, since the level was last brought up to date
  double assessment_direct = 0;  ///< face to face, in the assessment that is under way or was last
  std::shared_ptr<Family> family;
  World& world;
  std::vector<std::uint16_t> task_times;  ///< by TaskId: how often a task of the kind has been made

  sim::Instant entered;  ///< the stage
  sim::Instant due;      ///< when the stage ought to be over
  bool limited = false;  ///< whether it ought
  bool listed = false;
  std::uint32_t readings = 0, ways_out = 0;  ///< how often it has been read, and found its way, so far
  double assessment_planned = 0;             ///< what the assessment was meant to have, face to face
  sim::Signal progress;                      ///< a task that is done once has been done, or somebody has taken the case
  std::size_t open_index = 0;                ///< where the world lists it

  // Who is to hold it.
  WorkerId last_worker{0xffffffff};  ///< who held it before, for continuity
  int team = -1;                     ///< kind of team that is to hold it in its stage; −1: nobody
  Worker* manager = nullptr;         ///< who is looking for a worker for it at this moment
  Seeks seeks = Seeks::nobody;       ///< a manager who allocates it, or room with a worker
  WaitFor waits_for = WaitFor::worker;
  sim::Instant waiting_since;
  std::uint64_t place = 0;     ///< in the line of its kind of team
  double engagement_lost = 0;  ///< share, at the last change of worker
  sim::Instant worker_since;
  LevelOfNeed own_level;  ///< of a looked-after child, from the family's at entry

  [[nodiscard]] std::uint64_t subject() const { return family->subject() + id.child; }
  [[nodiscard]] LevelOfNeed& level() { return id.child == 0 ? family->level : own_level; }
  [[nodiscard]] bool work_done() const;  ///< no task that is done once is left
};

}  // namespace models
