// Where the frames of processes live. A model starts and ends processes by the million, in a few sizes: freed frames
// are kept by size and given out again.
#pragma once

#include <cstddef>

namespace sim {

/// Memory for one coroutine frame. Throws std::bad_alloc.
[[nodiscard]] void* allocate_frame(std::size_t bytes);
/// `bytes` as it was asked for. May be called from another thread than the one that allocated.
void free_frame(void* frame, std::size_t bytes) noexcept;

}  // namespace sim
