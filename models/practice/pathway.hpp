// The pathway, compiled: stages in order, their exits, and what the pictures need to know of them.
//
// Compiling refuses, with file and line: a stage that nothing leads to, a stage from which nothing leads to closure, a
// cycle that takes no time, and exits that leave a reading of the level of need without a way out.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "models/practice/ids.hpp"
#include "models/scenario/diagnostics.hpp"
#include "models/scenario/settings.hpp"

namespace models {

/// What a stage is, and so which code carries a case through it.
enum class StageKind {
  contact,
  screening,
  assessment,
  enquiry,
  conference,
  plan,
  protection_plan,
  service,
  edge_of_care,
  pre_proceedings,
  court,
  placement,
  reunification,
  guardianship,
  adoption,
  leaving_care,
  closed
};

/// The family of colours a stage is drawn in.
enum class StageColour { front_door, help, protection, care, no_wrong_door, permanence };

/// One way out, by index.
struct CompiledExit {
  StageId to;
  double share = 1;
  double above = 1;
  double below = 5;
  bool for_some = false;  ///< only for some kinds of involvement
};

/// One stage.
struct CompiledStage {
  std::string key;
  std::string name;
  StageKind kind = StageKind::service;
  StageColour colour = StageColour::front_door;
  int column = 0;
  int row = 0;
  bool in_need = false;       ///< open: counted in children_in_need
  bool looked_after = false;  ///< counted in children_looked_after
  bool on_plan = false;       ///< counted in child_protection_plans
  bool drawn = true;          ///< false for closed
  std::vector<CompiledExit> exits;
};

/// All stages, ordered by column, row and key; the graph has been checked.
class Pathway {
 public:
  /// Compiles the stages. Faults are added to `faults`; the pathway returned is usable only when none was added.
  static Pathway compile(const std::map<std::string, Stage>& stages, std::vector<Fault>& faults);

  [[nodiscard]] const std::vector<CompiledStage>& stages() const { return stages_; }
  [[nodiscard]] const CompiledStage& operator[](StageId id) const { return stages_[id.index]; }
  /// The stage with that key; throws std::out_of_range when there is none.
  [[nodiscard]] StageId id(const std::string& key) const;
  /// The first stage of that kind; every kind that the code enters by itself is there, or compile has refused.
  [[nodiscard]] StageId first(StageKind kind) const;
  [[nodiscard]] StageId start() const { return start_; }
  [[nodiscard]] StageId closed() const { return closed_; }
  /// The stage that a case comes from when it appears; it is in no picture and in no list.
  [[nodiscard]] StageId nowhere() const { return StageId{255}; }

 private:
  std::vector<CompiledStage> stages_;
  StageId start_;
  StageId closed_;
};

}  // namespace models
