// What the pictures show at one instant: plain structs, filled by Playback and drawn by viz/scene. They hold no strings
// of one family and no score: a picture cannot show what is not here.
#pragma once

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "models/practice/ids.hpp"
#include "models/practice/pathway.hpp"
#include "models/world/events.hpp"
#include "sim/time/instant.hpp"

namespace viz {

inline constexpr std::size_t colour_count = static_cast<std::size_t>(models::StageColour::permanence) + 1;

/// The children in one stage. Everybody counts whom the events place there, also those still seen on a ribbon.
struct StageNow {
  int children = 0;
  int waiting = 0;           ///< in need of a worker and without one; not those who wait for a transfer
  int overdue = 0;           ///< past the statutory or local limit of the stage
  int waiting_overdue = 0;   ///< both at once; part of the two above
  int places = 0;            ///< beds or places in all; 0 where there is no bound
  double closed_a_week = 0;  ///< children who left from here for good, a week, over the last 13 weeks

  friend bool operator==(const StageNow&, const StageNow&) = default;
};

/// A way from one stage to another.
struct Edge {
  models::StageId from;
  models::StageId to;
  auto operator<=>(const Edge&) const = default;
};

/// How many children take it, a week, over the last 13 weeks.
struct Flow {
  Edge edge;
  double a_week = 0;
  friend bool operator==(const Flow&, const Flow&) = default;
};

/// A case on its way. One dot for each of its children.
struct Moving {
  Edge edge;
  double progress = 0;  ///< 0 at the stage left, up to 1 on arrival
  int children = 1;
  bool overdue = false;   ///< the stage it left was past its limit
  std::uint32_t nth = 0;  ///< number of the move in the run: keeps a dot on its own track
};

/// The whole service, for the Pathway screen.
struct PathwayState {
  sim::Instant at;
  std::vector<StageNow> stages;       ///< by StageId
  std::vector<Flow> flows;            ///< ordered by edge; neither closures nor moves between placements
  double placement_moves_a_week = 0;  ///< children moving from one placement to another
  double arrivals_a_week = 0;         ///< children new to the first stage, re-referrals too

  friend bool operator==(const PathwayState&, const PathwayState&) = default;
};

/// One post whose role holds cases, or that holds some though it need not, and who is in it.
struct PostState {
  models::PostId post;
  models::TeamId team;
  bool filled = false;
  bool agency = false;
  bool newly_qualified = false;
  bool social_worker = true;                 ///< counted in the mean caseload, as DfE counts
  bool established = true;                   ///< false: an agency worker above establishment
  int hundredths = 100;                      ///< of a full-time equivalent
  int own_cap = 0;                           ///< children; 0 when the worker has none
  std::array<int, colour_count> children{};  ///< held, by the family of colours of the case's stage

  [[nodiscard]] int held() const {
    int sum = 0;
    for (const int n : children) sum += n;
    return sum;
  }
  friend bool operator==(const PostState&, const PostState&) = default;
};

/// The posts that hold cases, ordered by team and post.
struct CaseloadState {
  std::vector<PostState> posts;
  friend bool operator==(const CaseloadState&, const CaseloadState&) = default;
};

/// The service in five numbers, counted in children.
struct ServiceNow {
  int in_need = 0;
  int looked_after = 0;
  int on_plans = 0;
  int unallocated = 0;
  double mean_caseload = 0;  ///< children for each full-time equivalent of social workers who hold at least one
};

}  // namespace viz
