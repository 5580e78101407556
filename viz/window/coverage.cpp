#include "viz/window/coverage.hpp"

#include <cmath>

namespace viz {
namespace {

bool is_inside(Mark mark, double x, double y, double r) {
  const double distance = std::hypot(x, y);
  const double line = r < 3 ? 1 : 1.5;
  switch (mark) {
    case Mark::disc:
      return distance <= r;
    case Mark::ring:
      return distance <= r && distance >= r - line;
    case Mark::diamond:
      return std::fabs(x) + std::fabs(y) <= r;
    case Mark::triangle:
      return y <= r && y >= -r && std::fabs(x) <= (y + r) / 2;
    case Mark::tick:
      return std::fabs(x) <= r && std::fabs(y) <= 1;
  }
  return false;
}

}  // namespace

Mask mask_of(Mark mark, double size) {
  constexpr int samples = 8;
  Mask mask;
  mask.side = static_cast<int>(std::ceil(size)) + (static_cast<int>(std::ceil(size)) % 2 == 0 ? 1 : 0);
  for (int py = 0; py < mask.side; ++py) {
    for (int px = 0; px < mask.side; ++px) {
      int hits = 0;
      for (int s = 0; s < samples * samples; ++s) {
        const double x = px + (s % samples + 0.5) / samples - mask.side / 2.0;
        const double y = py + (s / samples + 0.5) / samples - mask.side / 2.0;
        hits += is_inside(mark, x, y, size / 2) ? 1 : 0;
      }
      mask.cover.push_back(static_cast<std::uint8_t>(hits * 255 / (samples * samples)));
    }
  }
  return mask;
}

void StampBuffer::stamp(const Mask& mask, double x, double y, Colour colour) {
  const int left = static_cast<int>(std::floor(x)) - mask.side / 2;
  const int top = static_cast<int>(std::floor(y)) - mask.side / 2;
  for (int row = 0; row < mask.side; ++row) {
    for (int column = 0; column < mask.side; ++column) {
      const int px = left + column;
      const int py = top + row;
      const unsigned cover = mask.cover[static_cast<std::size_t>(row * mask.side + column)];
      if (cover == 0 || px < 0 || py < 0 || px >= width_ || py >= height_) continue;
      std::uint8_t* pixel = &pixels_[4U * (static_cast<std::size_t>(py) * width_ + px)];
      const unsigned below = pixel[3] * (255 - cover) / 255;
      const unsigned opacity = cover + below;
      const auto mix = [&](std::uint8_t channel, std::uint8_t from) {
        return static_cast<std::uint8_t>((from * cover + channel * below) / opacity);
      };
      pixel[0] = mix(pixel[0], colour.red);
      pixel[1] = mix(pixel[1], colour.green);
      pixel[2] = mix(pixel[2], colour.blue);
      pixel[3] = static_cast<std::uint8_t>(opacity);
    }
  }
}

}  // namespace viz
