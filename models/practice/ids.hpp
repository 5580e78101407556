// One type a kind of thing, so that a stage is never mistaken for a team.
#pragma once

#include <compare>
#include <cstdint>

namespace models {

/// A stage of the compiled pathway, in order of column, row, key.
struct StageId {
  std::uint8_t index = 0;
  auto operator<=>(const StageId&) const = default;
};

/// A team: teams of one kind are numbered one after another.
struct TeamId {
  std::uint16_t index = 0;
  auto operator<=>(const TeamId&) const = default;
};

/// A kind of task.
struct TaskId {
  std::uint8_t index = 0;
  auto operator<=>(const TaskId&) const = default;
};

/// A kind of role.
struct RoleId {
  std::uint8_t index = 0;
  auto operator<=>(const RoleId&) const = default;
};

/// A post in a team; keeps its number whoever fills it, in every practice.
struct PostId {
  std::uint16_t index = 0;
  auto operator<=>(const PostId&) const = default;
};

/// A person at work: the n-th incumbent of a post. `number` is unique within a run and the same under every practice.
struct WorkerId {
  std::uint32_t number = 0;
  auto operator<=>(const WorkerId&) const = default;
};

/// A family: the n-th arrival of its source, never a running count of everything created.
struct FamilyId {
  std::uint32_t number = 0;
  auto operator<=>(const FamilyId&) const = default;
};

/// A case on the pathway: a family's (child 0), or that of one looked-after child of it (child 1, 2, …).
struct CaseId {
  FamilyId family;
  std::uint8_t child = 0;
  auto operator<=>(const CaseId&) const = default;
};

}  // namespace models
