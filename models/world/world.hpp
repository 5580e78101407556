// One run: who there is, what is in force, and what every process of the run may do.
#pragma once

#include <deque>
#include <memory>
#include <vector>

#include "models/policies/allocation.hpp"
#include "models/practice/model.hpp"
#include "models/world/events.hpp"
#include "models/world/family.hpp"
#include "models/world/homes.hpp"
#include "models/world/worker.hpp"
#include "sim/kernel/simulation.hpp"
#include "sim/random/stream.hpp"
#include "sim/resources/pool.hpp"

namespace models {

/// Places that are taken and given back without anybody waiting for them.
struct Slots {
  int capacity = 0;
  int used = 0;
  [[nodiscard]] bool free(int n = 1) const { return used + n <= capacity; }
};

/// Which process goes first at one instant: what is decided in the morning is decided before work begins.
enum Rank : int { rank_changes = 0, rank_people = 1, rank_cases = 2, rank_work = 3, rank_census = 4 };

class World {
 public:
  World(const Model& model, RunId run, CaseEventSink& sink);
  World(const World&) = delete;
  World& operator=(const World&) = delete;
  /// Ends every process while what it knows of is still there, also where a run has stopped by an exception.
  ~World() { simulation.abandon(); }

  const Model& model;
  const sim::Luck luck;
  sim::Simulation simulation;
  sim::Pool desk;                                       ///< the front door
  sim::Pool court;                                      ///< proceedings heard side by side
  std::vector<std::unique_ptr<sim::Pool>> specialists;  ///< by need: families a specialist can work with
  Slots edge_of_care;                                   ///< children on the edge of care
  Slots hub;                                            ///< young people with a hub key worker
  Slots hub_beds;
  Homes homes;

  [[nodiscard]] const CompiledPhase& phase() const { return *phase_; }
  [[nodiscard]] const Settings& settings() const { return *phase_->settings; }
  [[nodiscard]] const sim::Calendar& calendar() const { return model.calendar; }
  [[nodiscard]] sim::Instant now() const { return simulation.now(); }
  [[nodiscard]] const CompiledStage& stage(StageId id) const { return model.pathway[id]; }
  [[nodiscard]] const StageRules& rules(StageId id) const { return phase_->stages[id.index]; }
  void tell(const CaseEvent& event) { sink_.tell(now(), event); }

  // Cases ------------------------------------------------------------------------------------------------------------
  /// Moves the case into a stage: tells of it, keeps or changes its team, sets its tasks. `reference` is when its limit
  /// began to run.
  void enter(Case& subject, StageId to, sim::Instant reference);
  void enter(Case& subject, StageId to) { enter(subject, to, now()); }
  /// Takes the case off every list. Called by its destructor too.
  void leave(Case& subject);
  /// Brings the level of need up to now, under what has happened to the case since.
  void refresh(Case& subject);
  /// A reading of the level of need, now; finer where a group takes part.
  [[nodiscard]] double reading(Case& subject, bool in_a_group);
  /// The way out for a reading, among the stage's exits.
  [[nodiscard]] StageId way_out(Case& subject, double reading);
  /// The length of a stay in the case's stage: lognormal about the stage's typical stay. `longest` cuts it.
  [[nodiscard]] sim::Span stay(Case& subject);
  /// Notes that a case is closed or stepped down.
  void note_eased(Case& subject);

  // People -----------------------------------------------------------------------------------------------------------
  /// Finds a worker of the team that holds the case's stage; none, and it waits in line.
  void allocate(Case& subject);
  /// Takes the case from its worker.
  void release(Case& subject);
  /// Gives waiting cases of that kind of team to workers with room, first come first served among the most urgent.
  void serve_waiting(int kind);
  /// Gives a worker the caps of today.
  void set_caps(Worker& worker) const;
  /// Makes room for families with the specialists there are now.
  void count_specialists();

  // The run ----------------------------------------------------------------------------------------------------------
  /// Puts settings in force; structure follows: posts, pools, beds, constellations.
  void put_in_force(const CompiledPhase& phase);
  [[nodiscard]] const std::vector<Case*>& open_cases() const { return open_; }
  [[nodiscard]] std::deque<Post>& posts() { return posts_; }
  [[nodiscard]] Post& post_of(const Worker& worker) { return posts_[worker.post.index]; }
  /// Starts a process of this run.
  void start(sim::Process process, std::uint64_t subject, Rank rank) {
    simulation.start(std::move(process), subject, rank);
  }

 private:
  void adjust_posts();
  void open_post(int kind, RoleId role, int ordinal, bool established);
  void list(Case& subject);
  void unlist(Case& subject);
  void set_tasks(Case& subject);
  void stop_waiting(Case& subject);
  [[nodiscard]] TeamId first_team(int kind) const;
  void assign(Case& subject, Worker& worker);
  [[nodiscard]] Worker* choose_worker(const Case& subject);
  [[nodiscard]] PendingTask make_task(Case& subject, TaskId task, sim::Instant due) const;

  friend sim::Process post_life(World& world, Post& post);
  friend class WorkingDay;

  CaseEventSink& sink_;
  const CompiledPhase* phase_;
  std::vector<Case*> open_;                  // in the order of a swap-and-pop list: the same in every run
  std::vector<std::vector<Case*>> waiting_;  // by kind of team, in order of coming
  std::deque<Post> posts_;                   // by PostId; never moves
  AllocationPolicy allocation_;
};

/// How a child's own case begins: from which stage of the family's, and who held that.
struct CareEntry {
  CareRoute route = CareRoute::voluntary;
  StageId from{255};
  PostId post;
  bool held = false;
  bool waiting = false;
};

// The processes of a run. Each is one screen; together they are the model.
sim::Process contacts_arrive(World& world);                                                            // arrivals.cpp
sim::Process unaccompanied_children_arrive(World& world);                                              // arrivals.cpp
sim::Process casework(World& world, std::shared_ptr<Family> family, StageId first, sim::Span so_far);  // casework.cpp
sim::Process looked_after(World& world, std::shared_ptr<Family> family, int child, CareEntry entry, StageId wanted,
                          sim::Span so_far);                                                   // looked_after.cpp
sim::Process leaving_care(World& world, std::shared_ptr<Family> family, sim::Span left);       // looked_after.cpp
sim::Process proceedings_beside(World& world, std::shared_ptr<Family> family, int children);   // casework.cpp
sim::Process adult_need(World& world, std::shared_ptr<Family> family, int need, CaseId told);  // adult_need.cpp
sim::Process post_life(World& world, Post& post);                                              // workforce.cpp
sim::Process foster_home(World& world, int home);                                              // homes.cpp
sim::Process foster_homes_are_recruited(World& world);                                         // homes.cpp
sim::Process census(World& world);                                                             // simulate.cpp
sim::Process changes(World& world);                                                            // simulate.cpp

/// A family as it is when it first comes.
[[nodiscard]] std::shared_ptr<Family> make_family(World& world, FamilyId id);  // arrivals.cpp
/// The opening stock, at the first instant of the lead-in.
void open_with_stock(World& world);  // stock.cpp
/// One worker's working day.
void work_day(World& world, Worker& worker);  // working_day.cpp

}  // namespace models
