// How families come to a stage: what the ways that lead there say of those who are in it. For the opening stock, of
// which only the numbers of children are known.
#pragma once

#include <cstdint>
#include <vector>

#include "models/world/world.hpp"

namespace models {

/// Of one stage.
struct Approach {
  std::uint16_t kinds = 0;  ///< bit n: reached by the n-th kind of involvement
  double days = -1;         ///< from first contact to entry, by the shortest way; −1: no way
  bool referred = false;    ///< on that way,
  bool planned = false;     ///< and protected by a plan
  double from = 5, to = 1;  ///< readings of the level of need that lead to it; 5 and 1 when none is asked for
  double sum_of_middles = 0, ways = 0;
  /// Whether a reading leads to it.
  [[nodiscard]] bool by_level() const { return ways > 0; }
  /// Level of need of those in it, if so: the middle of those readings, and a little eased.
  [[nodiscard]] double level() const;
};

/// Of all stages, in the settings in force.
class Approaches {
 public:
  explicit Approaches(const World& world);

  [[nodiscard]] const Approach& operator[](StageId id) const { return all_[id.index]; }
  /// Of all children in care: whatever the placement, it was one reading that brought them there.
  [[nodiscard]] const Approach& care() const { return care_; }

 private:
  template <class Visit>
  void for_each_exit(Visit visit) const;
  void go(StageId from, const ExitRule& exit);
  void read(StageId from, const ExitRule& exit);
  static void note(Approach& approach, const ExitRule& exit);

  const World& world_;
  std::vector<Approach> all_;
  Approach care_;
};

/// Mean stay in a stage, days. Where reviews end it, as though each ended half the stays; 0 where it is not known.
[[nodiscard]] double mean_stay(const World& world, StageId id);

/// How much a level has eased since it led to a stage, of those whose stay began some time ago.
inline constexpr double eased_so_far = 0.3;

}  // namespace models
