// Ctrl-C: asks a study to stop when the units in flight are done, so that nothing half-finished is left behind.
#pragma once

#include <atomic>

namespace viz {

/// From now on SIGINT and SIGTERM set the flag that is returned, and do nothing else.
[[nodiscard]] const std::atomic<bool>& watch_for_interrupt();

}  // namespace viz
