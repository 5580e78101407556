#include "sim/kernel/frame_pool.hpp"

#include <array>
#include <new>

namespace sim {
namespace {

// A sanitizer must see every frame come and go, or a frame used after its end looks alive.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool keeps_frames = false;
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer) || __has_feature(memory_sanitizer)
constexpr bool keeps_frames = false;
#else
constexpr bool keeps_frames = true;
#endif
#else
constexpr bool keeps_frames = true;
#endif

// malloc keeps eight bytes of its own before each piece and cuts pieces in sixteens: frames of these sizes fill theirs.
constexpr std::size_t step = 16;
constexpr std::size_t kept_by_malloc = 8;
constexpr std::size_t largest = 4096;

struct FreeFrame {
  FreeFrame* next;
};

// One a thread, and not one a simulation, because operator new of a coroutine is called before the process belongs to
// any simulation. It holds memory only, never state: results cannot depend on it. Trivial, so that a frame freed while
// the thread ends still finds it; the guard below empties it.
struct FreeLists {
  std::array<FreeFrame*, largest / step + 2> first;
  bool closed;
};
thread_local constinit FreeLists free_lists{};

struct Guard {
  Guard() = default;
  Guard(const Guard&) = delete;
  Guard& operator=(const Guard&) = delete;
  ~Guard() {
    free_lists.closed = true;
    for (FreeFrame*& first : free_lists.first) {
      while (first != nullptr) {
        FreeFrame* frame = first;
        first = frame->next;
        ::operator delete(frame);
      }
    }
  }
  void arm() const {}
};
thread_local const Guard guard;

std::size_t class_of(std::size_t bytes) { return (bytes + kept_by_malloc + step - 1) / step; }

}  // namespace

void* allocate_frame(std::size_t bytes) {
  if (!keeps_frames || bytes > largest) return ::operator new(bytes);
  const std::size_t size_class = class_of(bytes);
  FreeFrame*& first = free_lists.first[size_class];
  if (first == nullptr) return ::operator new(size_class* step - kept_by_malloc);
  FreeFrame* frame = first;
  first = frame->next;
  return frame;
}

void free_frame(void* frame, std::size_t bytes) noexcept {
  if (!keeps_frames || bytes > largest || free_lists.closed) {
    ::operator delete(frame);
    return;
  }
  guard.arm();  // the first use makes the thread empty its lists when it ends
  FreeFrame*& first = free_lists.first[class_of(bytes)];
  first = new (frame) FreeFrame{first};
}

}  // namespace sim
