// In-house foster homes: places that open and close, and the constellations they may belong to.
#pragma once

#include <cstdint>
#include <set>
#include <vector>

#include "models/world/events.hpp"
#include "sim/kernel/signal.hpp"

namespace models {

/// One foster home. Closed until its process begins, and after it has ended.
struct Home {
  int number = 0;
  int places = 1;
  int used = 0;
  bool open = false;
  int constellation = -1;              ///< −1 when it is in none
  std::vector<sim::Signal*> children;  ///< of the looked-after children in it: told when it closes
};

/// All of them, open and closed, by number. Whoever asks for a place pays for no search through all homes.
class Homes {
 public:
  std::vector<Home> all;

  /// The home takes children from now on.
  void begin(int number, int places);
  /// It takes no more, and tells those who live there, who find another place.
  void close(int number);
  [[nodiscard]] const Home& of(int number) const { return all[static_cast<std::size_t>(number)]; }

  /// The open home with a free place nearest from `start` on, in order of number; −1 when there is none.
  [[nodiscard]] int with_room(std::uint64_t start) const;
  void take(int number, sim::Signal& child);
  void give_back(int number, sim::Signal& child);

  /// Keeps so many constellations full, with `each` homes: homes join in order of number, the first constellation that
  /// is short of one first. With fewer constellations than there are, the last are dissolved.
  void fill_constellations(int constellations, int each);

 private:
  [[nodiscard]] Home& home(int number) { return all[static_cast<std::size_t>(number)]; }
  void dissolve_last();

  std::set<int> with_room_;   // open, and a place is free
  std::set<int> outside_;     // open, and in no constellation
  std::vector<int> members_;  // homes by constellation
};

}  // namespace models
