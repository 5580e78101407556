// Small marks as masks: how much of each pixel a disc, ring, diamond or triangle covers. Made once, stamped often.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "viz/canvas/canvas.hpp"

namespace viz {

/// A square mask of `side` pixels, row by row; 255 is a whole pixel.
struct Mask {
  int side = 0;
  std::vector<std::uint8_t> cover;
};

/// The mark at that full width, in the middle of the mask, by 8x8 samples a pixel.
[[nodiscard]] Mask mask_of(Mark mark, double size);

/// A picture in memory that marks are stamped into: red, green, blue, opacity, a byte each.
class StampBuffer {
 public:
  StampBuffer(int width, int height)
      : width_(width), height_(height), pixels_(4U * static_cast<std::size_t>(width) * height) {}
  void clear() { std::fill(pixels_.begin(), pixels_.end(), std::uint8_t{0}); }
  /// Puts the mask with its middle at (x, y), over what is there; parts outside are left out.
  void stamp(const Mask& mask, double x, double y, Colour colour);
  [[nodiscard]] const std::uint8_t* pixels() const { return pixels_.data(); }
  [[nodiscard]] int width() const { return width_; }
  [[nodiscard]] int height() const { return height_; }

 private:
  int width_;
  int height_;
  std::vector<std::uint8_t> pixels_;
};

}  // namespace viz
