// In-house foster homes: places that open and close, and the constellations they may belong to.
#pragma once

#include <cstdint>
#include <vector>

#include "models/world/events.hpp"
#include "sim/kernel/signal.hpp"

namespace models {

/// One foster home.
struct Home {
  int number = 0;
  int places = 1;
  int used = 0;
  bool open = true;
  int constellation = -1;
  std::vector<sim::Signal*> children;  ///< of the looked-after children in it: told when it closes
};

/// All of them, open and closed, by number.
struct Homes {
  std::vector<Home> all;
  int open = 0;

  /// The open home with a free place nearest from `start` on, in order of number; −1 when there is none.
  [[nodiscard]] int with_room(std::uint64_t start) const;
};

}  // namespace models
