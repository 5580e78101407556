// Where a child can live: what is wanted for it, what there is, and the place that it then has.
#pragma once

#include <cstdint>
#include <vector>

#include "models/world/world.hpp"

namespace models {

/// How much each kind of placement is wanted for a child, by StageId; 0 for what is not wanted or is no placement.
using Wants = std::vector<double>;
/// For a child of an age band who comes into care: the preferences of the settings; the first kind of placement where
/// they want none.
[[nodiscard]] Wants wants_at_entry(const World& world, std::size_t band);
/// For a child whose placement of that kind has ended: the shares of its ways out that lead to placements; the same
/// kind where none does.
[[nodiscard]] Wants wants_after(const World& world, StageId placement);

/// One child's search for a place.
struct Search {
  StageId wanted;                ///< what is tried first
  Wants wants;                   ///< what is tried next, the most wanted first
  std::size_t band = 0;          ///< age band, whose preferences decide where nothing that is wanted is free
  std::uint64_t which_home = 0;  ///< 64 random bits: the foster home from which on one is looked for
  bool key_worker = false;       ///< of a hub: its beds are open to the child
};

/// The place a child has, in the books of its kind: a foster home's, a hub bed, or one of placement.places. It is given
/// back when the child goes or its process ends.
class HeldPlace {
 public:
  HeldPlace(World& world, sim::Signal& disturbed) : world_(world), disturbed_(disturbed) {}
  HeldPlace(const HeldPlace&) = delete;
  HeldPlace& operator=(const HeldPlace&) = delete;
  ~HeldPlace() { give_back(); }

  /// Finds a place and takes it; false when it is not what was wanted. A hub bed is as good as a home that was wanted.
  /// Where all kinds are bounded and full, the child is taken above the places that there are: nobody stays without.
  bool find(const Search& search);
  void give_back();

  [[nodiscard]] StageId kind() const { return kind_; }
  /// The foster home; −1 elsewhere.
  [[nodiscard]] int home() const { return home_; }
  /// Its foster home takes no children any more.
  [[nodiscard]] bool is_closed() const { return home_ >= 0 && !world_.homes.of(home_).open; }
  [[nodiscard]] bool in_constellation() const { return home_ >= 0 && world_.homes.of(home_).constellation >= 0; }

 private:
  bool take(StageId kind, const Search& search);
  bool take_hub_bed(const Search& search);
  void hold(StageId kind);

  World& world_;
  sim::Signal& disturbed_;
  StageId kind_;
  int home_ = -1;
  bool held_ = false;
  bool in_bed_ = false;
};

}  // namespace models
