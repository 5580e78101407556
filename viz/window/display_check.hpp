// Whether there is a display that SFML can use. SFML aborts the program without one, and crashes without GLX; so this
// is asked before SFML's first call.
#pragma once

#include <string>

namespace viz {

/// Empty when all is well; else what is missing and the remedy, in a sentence.
[[nodiscard]] std::string what_the_display_lacks();

}  // namespace viz
