// Why a wait ended.
#pragma once

#include <cstdint>
#include <string_view>

namespace sim {

enum class Wait : std::uint8_t {
  done,       ///< what was waited for came
  timed_out,  ///< the deadline came first
  preempted,  ///< somebody interrupted the process; what it was doing may be resumed
  cancelled,  ///< somebody cancelled the process; it should tidy up and return
  withdrawn,  ///< a branch of first_of or all_of that had not ended when the whole did
};

constexpr std::string_view to_string(Wait wait) {
  switch (wait) {
    case Wait::done:
      return "done";
    case Wait::timed_out:
      return "timed out";
    case Wait::preempted:
      return "preempted";
    case Wait::cancelled:
      return "cancelled";
    case Wait::withdrawn:
      return "withdrawn";
  }
  return "?";
}

}  // namespace sim
