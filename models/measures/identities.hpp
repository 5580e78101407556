// Bookkeeping that must hold in every run, kept a second time beside the measures: case by case, post by post.
//
// Each has a name, and says in numbers where it first failed:
//   families    a case that moves leaves the stage it was in, with the children it had
//   children    those in the stages are those of the cases; who leaves a family's case has a case of its own at once;
//               those in need are those whom the service itself counts every four weeks
//   looked after  those in care are those who entered less those who left
//   allocation  a case is held by one worker at most, who is in that post; workers hold what was allocated to them; one
//               who leaves holds nobody; who waits without a worker has none
//   posts       a post is filled by one person at a time
//   hours       the ten kinds of work of a week add up to contract and overtime
//   placements  a child in care has one placement, or is placed for adoption; one that ends is the one that began
//   money       the heads of cost add up to the total
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "models/measures/by_case.hpp"
#include "models/measures/ledger.hpp"
#include "models/practice/model.hpp"
#include "models/world/events.hpp"

namespace models {

/// Hears every event that it has a use for, in order, and remembers the first fault.
class Identities {
 public:
  explicit Identities(const Model& model);

  /// Time goes on: what belongs together has to be complete.
  void pass_to(sim::Instant when);
  void on(const Moved& e);
  void on(const LevelNoted& e);
  void on(const EnteredCare& e);
  void on(const LeftCare& e);
  void on(const Placed& e);
  void on(const PlacementEnded& e);
  void on(const Waiting& e);
  void on(const Allocated& e);
  void on(const Released& e);
  void on(const WorkerStarted& e);
  void on(const WorkerLeft& e);
  void on(const WeekWorked& e);
  template <class Event>
  void on(const Event& /*of no account here*/) {}

  /// What the measures count at an instant at which nothing is half done.
  struct Counted {
    std::vector<std::int64_t> stages;  ///< children by stage; closed ones left out
    std::int64_t in_need = 0, looked_after = 0, unallocated = 0, held = 0;
  };
  void compare(const Counted& counted);
  void compare(const Accounts& accounts);

  /// Empty when everything holds; else "families: …", the first fault.
  [[nodiscard]] const std::string& fault() const { return fault_; }

 private:
  static constexpr std::uint8_t no_placement = 255;
  enum class Waits : std::uint8_t { no, without, for_transfer };
  struct Known {
    StageId stage;
    std::uint8_t children = 0;
    bool in_care = false;
    std::uint8_t placement = no_placement;
    Waits waits = Waits::no;
    WaitFor what = WaitFor::worker;
    std::uint8_t waiting = 0;  // children
    std::uint8_t held = 0;     // children
    std::int32_t post = -1;    // that holds it
  };
  // Children who have left their family's case, worker or line at this instant, and whose own case begins at it.
  struct Parting {
    FamilyId family;
    StageId stage;
    int moved = 0, held = 0, waiting = 0;
    std::int32_t post = -1;
  };
  struct Post {
    bool filled = false;
    WorkerId worker;
    std::int64_t held = 0;
  };

  void broken(const char* name, std::string words);
  [[nodiscard]] bool open(StageId stage) const;
  [[nodiscard]] std::string name(StageId stage) const;
  Known& known(CaseId id);
  Post& post(PostId id);
  void leaves_family(const EnteredCare& e);
  void leaves_worker(const EnteredCare& e, Known* family);
  void leaves_line(Known* family, FamilyId id);
  void no_longer_waits(CaseId subject, Known& c, WaitFor what, int children);

  const Model& model_;
  sim::Instant now_;
  ByCase<Known> cases_;
  std::vector<Parting> partings_;
  std::vector<Post> posts_;
  std::vector<std::int64_t> placed_;  // open placements, by stage
  std::int64_t children_ = 0;         // in cases that are open
  std::int64_t entered_ = 0, left_ = 0, waiting_ = 0, held_ = 0;
  std::int64_t in_need_ = 0;  // children in stages of need
  std::string fault_;
};

}  // namespace models
