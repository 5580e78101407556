// The font files built into the program; CMake writes the bodies (embed_font.cmake).
#pragma once

#include <span>

namespace viz {

[[nodiscard]] std::span<const unsigned char> medium_font();
[[nodiscard]] std::span<const unsigned char> semibold_font();

}  // namespace viz
