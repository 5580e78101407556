// Who gets the next case: policies chosen by name in a practice file, `caseload.allocation`.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace models {

/// What a worker holds and may hold.
struct Held {
  double children = 0;      ///< held now
  double cap = 0;           ///< her own soft cap, above 0: lower for the newly qualified and the part-time
  double points = 0;        ///< weight of what she holds, by the stages of its cases
  double share_of_cap = 1;  ///< of a full-time worker's past the first year, above 0
};

/// How a worker and a case fit together.
struct Match {
  bool knows_family = false;     ///< held a case of this family before
  bool experienced = true;       ///< she is past her first year of practice
  bool same_locality = true;     ///< her team's locality is the family's
  bool asks_experience = false;  ///< the case's stage is for workers past their first year
};

/// Those with room for the case under their own hard caps are gone through in order of their load, the first post among
/// equals. The first whom the policy prefers gets the case; where it prefers none of them, the least loaded. Uses no
/// randomness.
struct AllocationPolicy {
  double (*load)(const Held& held);     ///< follows from what she holds alone
  bool (*prefers)(const Match& match);  ///< null: nobody, so that the load decides
};

extern const AllocationPolicy least_loaded;
extern const AllocationPolicy weighted;
extern const AllocationPolicy continuity;
extern const AllocationPolicy skill;
extern const AllocationPolicy nearby;  ///< "locality"

/// Children against her own cap: the load of most policies.
[[nodiscard]] inline double children_to_cap(const Held& held) { return held.children / held.cap; }

/// The policy of that name; null when there is none.
[[nodiscard]] const AllocationPolicy* allocation_policy(std::string_view name);
/// All names, in order.
[[nodiscard]] std::vector<std::string> allocation_policies();

}  // namespace models
