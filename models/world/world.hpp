// One run: who there is, what is in force, and what every process of the run may do.
//
// What it does is in files by subject: cases on the pathway (pathway/cases.cpp), who holds them
// (workforce/allocation.hpp), their work (working/tasks.hpp, working/at_work.hpp). The processes of a run are declared
// at the end; each is one screen, and together they are the model.
#pragma once

#include <deque>
#include <memory>
#include <vector>

#include "models/policies/above_cap.hpp"
#include "models/policies/allocation.hpp"
#include "models/practice/model.hpp"
#include "models/world/care/homes.hpp"
#include "models/world/events.hpp"
#include "models/world/families/family.hpp"
#include "models/world/workforce/department.hpp"
#include "models/world/workforce/worker.hpp"
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
  int localities = 1;                                   ///< parts of the place
  sim::Pool desk;                                       ///< the front door
  sim::Pool court;                                      ///< proceedings heard side by side
  sim::Pool chairs;                                     ///< of conferences and reviews; without any, nobody waits
  sim::Pool recruiters;                                 ///< vacancies that can be recruited to at once
  std::vector<std::unique_ptr<sim::Pool>> specialists;  ///< by need: families a specialist can work with
  Slots edge_of_care;                                   ///< children on the edge of care
  Slots hub;                                            ///< young people with a hub key worker
  Slots hub_beds;
  std::vector<Slots> placements;  ///< by stage; a capacity below 0 is no bound
  Homes homes;
  std::vector<Department> departments;                 ///< by kind of team
  std::vector<int> at_work_by_role;                    ///< people in post, sick or not
  const AllocationPolicy* allocation = &least_loaded;  ///< of caseload.allocation
  AboveCapPolicy above_cap = wait;                     ///< of caseload.above_cap

  [[nodiscard]] const CompiledPhase& phase() const { return *phase_; }
  [[nodiscard]] const Settings& settings() const { return *phase_->settings; }
  [[nodiscard]] const sim::Calendar& calendar() const { return model.calendar; }
  [[nodiscard]] sim::Instant now() const { return simulation.now(); }
  [[nodiscard]] const CompiledStage& stage(StageId id) const { return model.pathway[id]; }
  [[nodiscard]] const StageRules& rules(StageId id) const { return phase_->stages[id.index]; }
  [[nodiscard]] const TaskRules& rules(TaskId id) const { return phase_->tasks[id.index]; }
  [[nodiscard]] const Role* role(RoleId id) const { return phase_->roles[id.index]; }
  void tell(const CaseEvent& event) { sink_.tell(now(), event); }

  // Cases (pathway/cases.cpp) ----------------------------------------------------------------------------------------
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
  /// The way out for a reading, among the exits of the stage that are for the family's kind of involvement.
  [[nodiscard]] StageId way_out(Case& subject, double reading);
  /// The length of a stay in the case's stage, about the stage's typical stay.
  [[nodiscard]] sim::Span stay(Case& subject);
  /// Notes that a case is closed or stepped down.
  void note_eased(Case& subject);
  [[nodiscard]] const std::vector<Case*>& open_cases() const { return open_; }

  // The run (world.cpp) ----------------------------------------------------------------------------------------------
  /// Puts settings in force; structure follows: posts, pools, beds, places.
  void put_in_force(const CompiledPhase& phase);
  /// Makes room for families, conferences and reviews with the specialists and chairs there are now.
  void count_people();
  [[nodiscard]] std::deque<Post>& posts() { return posts_; }
  [[nodiscard]] Post& post_of(const Worker& worker) { return posts_[worker.post.index]; }
  [[nodiscard]] Department& department(int kind) { return departments[static_cast<std::size_t>(kind)]; }
  [[nodiscard]] const Department& department(int kind) const { return departments[static_cast<std::size_t>(kind)]; }
  /// The number of a team among those of its kind.
  [[nodiscard]] std::size_t number_of(TeamId team) const {
    return static_cast<std::size_t>(model.teams[team.index].number);
  }
  /// The locality of a team.
  [[nodiscard]] int locality_of(TeamId team) const { return model.teams[team.index].number % localities; }
  /// Starts a process of this run.
  sim::ProcessId start(sim::Process process, std::uint64_t subject, Rank rank) {
    return simulation.start(std::move(process), subject, rank);
  }
  /// Opens a post; `called` because families wait.
  Post& open_post(int kind, RoleId role, int ordinal, bool established, double hours, bool called = false);

 private:
  void adjust_posts();
  void renew_people();
  void adjust_posts_of(int kind, RoleId role, double wanted, bool established);
  void list(Case& subject);
  void unlist(Case& subject);

  CaseEventSink& sink_;
  const CompiledPhase* phase_;
  std::vector<Case*> open_;  // in the order of a swap-and-pop list: the same in every run
  std::deque<Post> posts_;   // by PostId; never moves
};

/// How a child's own case begins: from which stage of the family's, and who held that.
struct CareEntry {
  CareRoute route = CareRoute::voluntary;
  StageId from{255};
  PostId post;
  bool held = false;
  bool waiting = false;
  bool in_proceedings = false;  ///< a court is to order what becomes of it
};

// The processes of a run.
sim::Process contacts_arrive(World& world);                // families/arrivals.cpp
sim::Process unaccompanied_children_arrive(World& world);  // families/arrivals.cpp
sim::Process casework(World& world, std::shared_ptr<Family> family, StageId first, sim::Span so_far);  // casework.cpp
sim::Process looked_after(World& world, std::shared_ptr<Family> family, int child, CareEntry entry, StageId wanted,
                          sim::Span so_far);                                              // care/looked_after.cpp
sim::Process leaving_care(World& world, std::shared_ptr<Family> family, sim::Span left);  // care/leaving_care.cpp
/// An assessment that goes on beside an enquiry or a plan is authorised when its usual time since `begun` is over.
sim::Process authorised_in_time(World& world, std::shared_ptr<Family> family, std::uint8_t children,
                                sim::Instant begun, bool again);  // pathway/assessment.cpp
sim::Process proceedings_beside(World& world, std::shared_ptr<Family> family,
                                std::uint8_t children);                                        // pathway/court.cpp
sim::Process adult_need(World& world, std::shared_ptr<Family> family, int need, CaseId told);  // pathway/adult_need.cpp
sim::Process post_life(World& world, Post& post);       // workforce/post_life.cpp
sim::Process foster_home(World& world, int home);       // care/homes.cpp
sim::Process foster_homes_are_recruited(World& world);  // care/homes.cpp
sim::Process census(World& world);                      // simulate.cpp
sim::Process changes(World& world);                     // simulate.cpp

/// A family as it is when it first comes, of a kind of involvement.
[[nodiscard]] std::shared_ptr<Family> make_family(World& world, FamilyId id,
                                                  std::uint8_t involvement);  // families/make_family.cpp
/// The kind of involvement with which a family comes through a contact.
[[nodiscard]] std::uint8_t draw_involvement(World& world, FamilyId id);  // families/make_family.cpp
/// Tells that it is known.
void tell_known(World& world, const Family& family);  // families/make_family.cpp
/// The opening stock, at the first instant of the run.
void open_with_stock(World& world);  // families/stock.cpp

}  // namespace models
