// Who is where: the events of a run, applied one by one.
#pragma once

#include <array>
#include <map>
#include <vector>

#include "models/practice/model.hpp"
#include "models/world/events.hpp"
#include "viz/playback/pathway_state.hpp"

namespace viz {

/// An open case.
struct CaseNow {
  models::StageId stage;
  int children = 1;
  bool waiting = false;  ///< without a worker
  bool limited = false;
  sim::Instant due;
  int post = -1;   ///< index of the post that holds it; −1: nobody
  int parted = 0;  ///< children who left it at `parted_at` and whose own cases have not been told yet
  sim::Instant parted_at;
  friend bool operator==(const CaseNow&, const CaseNow&) = default;
};

/// The state of a run after some of its events. A plain value: a snapshot is a copy.
class Ledger {
 public:
  explicit Ledger(const models::Model& model) : model_(&model) {}

  void apply(sim::Instant when, const models::CaseEvent& event);

  [[nodiscard]] const std::map<models::CaseId, CaseNow>& cases() const { return cases_; }
  /// Counts by stage; what is overdue is judged at `at`. Closures a week are not known here and stay 0.
  [[nodiscard]] std::vector<StageNow> stages(sim::Instant at) const;
  [[nodiscard]] CaseloadState caseload() const;
  /// The case's stage, or `nowhere` when it is not open.
  [[nodiscard]] models::StageId stage_of(models::CaseId subject) const;

  friend bool operator==(const Ledger&, const Ledger&) = default;

 private:
  struct Post {
    PostState state;
    models::RoleId role;
    bool open = false;
    friend bool operator==(const Post&, const Post&) = default;
  };

  void on(sim::Instant when, const models::Moved& event);
  void leave_family(sim::Instant when, const models::Moved& event);
  void on(const models::Waiting& event);
  void on(const models::Allocated& event);
  void on(const models::Released& event);
  void on(const models::PostOpened& event);
  void on(const models::PostClosed& event);
  void on(const models::WorkerStarted& event);
  void on(const models::WorkerLeft& event);
  void on(const models::WeekWorked& event);
  void on(const models::HomeOpened& event);
  void on(const models::HomeClosed& event);

  [[nodiscard]] Post& post(models::PostId id);
  [[nodiscard]] const models::Role* role(models::RoleId id) const;
  [[nodiscard]] std::vector<std::array<int, colour_count>> held() const;
  [[nodiscard]] int places(std::size_t stage, sim::Instant at) const;

  const models::Model* model_;
  std::map<models::CaseId, CaseNow> cases_;
  std::vector<Post> posts_;
  std::map<std::int16_t, int> homes_;  // places by home
};

/// Whether the event changes a ledger: the others need not be kept for a replay.
[[nodiscard]] bool changes_ledger(const models::CaseEvent& event);

}  // namespace viz
