// Whether there is a display that SFML can use. SFML aborts the program without one, and crashes without GLX; so this
// is asked before SFML's first call.
#pragma once

#include <string>

namespace viz {

/// A connection to the display, kept as long as the program draws: a virtual display starts afresh when its last
/// client leaves, and SFML would find it gone.
class DisplayCheck {
 public:
  DisplayCheck();
  ~DisplayCheck();
  DisplayCheck(const DisplayCheck&) = delete;
  DisplayCheck& operator=(const DisplayCheck&) = delete;

  /// Empty when all is well; else what is missing and the remedy, in a sentence.
  [[nodiscard]] const std::string& lacks() const { return lacks_; }

 private:
  void* display_ = nullptr;
  std::string lacks_;
};

}  // namespace viz
