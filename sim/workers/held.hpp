// One thing in the books of a group of holders. Read sim/workers/holding.hpp to use them.
#pragma once

#include <cstdint>
#include <utility>

#include "sim/kernel/waiting.hpp"
#include "sim/resources/discipline.hpp"
#include "sim/time/instant.hpp"
#include "sim/workers/holder.hpp"

namespace sim {

/// What a process leaves with a thing that waits for a holder.
class WaitForHolder : public Waiting {
 protected:
  WaitForHolder(Simulation& simulation, Instant patience, Held* held) : Waiting(simulation, patience), held_(held) {}
  ~WaitForHolder() override = default;

  Held* held_;         // null once the group is gone, or the thing
  bool told_ = false;  // that there is a holder

 private:
  friend class Holdings;
  void found() {
    if (!std::exchange(told_, true)) end(Wait::done);
  }
};

/// Stays where it is from place() to the end of the Holding.
struct Held {
  Placement asked;
  Holdings* group = nullptr;
  Instant since;             // asked
  QueuePlace place;          // while it waits
  bool waits = false;        // in the queue
  Holder* holder = nullptr;  // else perhaps
  Held* before = nullptr;    // with the same holder
  Held* after = nullptr;
  Holding* guard = nullptr;
  WaitForHolder* wanted = nullptr;  // until its process goes on
  std::uint64_t last_holder = 0;    // its number; 0 for none yet
  int changes = 0;
};

}  // namespace sim
