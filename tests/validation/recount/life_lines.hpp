// The lives that a log tells of, laid out whole: where each case was, who held it, how it waited, who was in care,
// which posts there were and who filled them. Every measure is then gone over from stretch to stretch; nothing here
// listens to a run as it happens.
//
// A stretch is half open, [from, to). What has not ended when the run does ends with it. Where a child leaves its
// family's case, the family's stretch is cut in two, the second with a child fewer.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "models/practice/model.hpp"
#include "models/world/events.hpp"

namespace recount {

struct Stretch {
  sim::Instant from, to;
};

/// A case in a stage.
struct Stay {
  models::CaseId subject;
  models::StageId stage;
  int children = 1;
  Stretch during;
};

/// A case with a worker. `allocated`: it begins with an allocation, and not with a child's leaving.
struct Holding {
  models::CaseId subject;
  models::WorkerId worker;
  models::PostId post;
  bool allocated = true;
  int children = 1;
  Stretch during;
};

/// A case waiting for a worker.
struct Wait {
  models::CaseId subject;
  models::WaitFor what = models::WaitFor::worker;
  int children = 1;
  Stretch during;
};

/// A child looked after, from coming into care to leaving it.
struct CareSpell {
  models::CaseId child;
  Stretch during;
};

/// A child in one placement.
struct Placement {
  models::CaseId child;
  models::StageId stage;
  Stretch during;
};

struct PostLine {
  models::RoleId role;
  bool established = true;
  int hundredths = 100;
  Stretch during;
};

/// Somebody in a post.
struct Employment {
  models::WorkerId worker;
  models::PostId post;
  models::Engagement engagement = models::Engagement::employee;
  Stretch during;
};

struct LifeLines {
  std::vector<Stay> stays;
  std::vector<Holding> holdings;
  std::vector<Wait> waits;
  std::vector<CareSpell> care;
  std::vector<Placement> placements;
  std::map<models::PostId, PostLine> posts;
  std::vector<Employment> employments;
  std::vector<std::string> faults;  ///< where the log contradicts itself; each kind once
};

[[nodiscard]] LifeLines life_lines(const models::Model& model, const models::CaseEventLog& log);

}  // namespace recount
