#include "viz/canvas/palette.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace viz {
namespace {

constexpr Colour rgb(std::uint32_t code) {
  return {static_cast<std::uint8_t>(code >> 16U), static_cast<std::uint8_t>((code >> 8U) & 255U),
          static_cast<std::uint8_t>(code & 255U)};
}

// In the order of Role. Stage families after Okabe and Ito; practice models from the Analysis Function's palette.
constexpr std::array<Colour, role_count> colours = {
    rgb(0xF6F7F9), rgb(0xFFFFFF), rgb(0xD5DBE1), rgb(0xFFFBEC),                                // surfaces
    rgb(0x1B2733), rgb(0x4A5866), rgb(0x6B7785),                                               // ink
    rgb(0x1B2733), rgb(0xFFFFFF), rgb(0xC3CDD6),                                               // top bar
    rgb(0xE9EDF1), rgb(0x0072B2),                                                              // controls
    rgb(0x0072B2), rgb(0x009E73), rgb(0xE69F00), rgb(0xCC79A7), rgb(0x56B4E9), rgb(0x39444F),  // family fills
    rgb(0x0072B2), rgb(0x008A64), rgb(0xB87F00), rgb(0xA36085), rgb(0x4490BA), rgb(0x39444F),  // family edges
    rgb(0x12436D), rgb(0xF46A25), rgb(0x28A197), rgb(0x801650),                                // practice models
    rgb(0x12436D), rgb(0x7890A4),                                                              // runs
    rgb(0xD55E00), rgb(0xC04A00), rgb(0x8A3A00), rgb(0xFBE6DA),                                // breach
    rgb(0x5694CA), rgb(0xA285D1),                                                              // change
};

using Triple = std::array<double, 3>;

double linear(std::uint8_t channel) {
  const double c = channel / 255.0;
  return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
}

Triple linear(Colour c) { return {linear(c.red), linear(c.green), linear(c.blue)}; }

double luminance(Colour c) {
  const Triple l = linear(c);
  return 0.2126 * l[0] + 0.7152 * l[1] + 0.0722 * l[2];
}

using Matrix = std::array<Triple, 3>;

Triple times(const Matrix& m, const Triple& v) {
  Triple out{};
  for (std::size_t row = 0; row < 3; ++row) out[row] = m[row][0] * v[0] + m[row][1] * v[1] + m[row][2] * v[2];
  return out;
}

// Machado, Oliveira and Fernandes 2009, severity 1, on linear light.
Triple seen(const Triple& light, Sight sight) {
  static constexpr Matrix no_red = {
      {{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}}};
  static constexpr Matrix no_green = {
      {{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}}};
  static constexpr Matrix no_blue = {
      {{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}}};
  Triple out = light;
  if (sight == Sight::no_red) out = times(no_red, light);
  if (sight == Sight::no_green) out = times(no_green, light);
  if (sight == Sight::no_blue) out = times(no_blue, light);
  for (double& channel : out) channel = std::clamp(channel, 0.0, 1.0);
  return out;
}

// Björn Ottosson's OKLab.
Triple oklab(const Triple& light) {
  static constexpr Matrix to_cones = {{{0.4122214708, 0.5363325363, 0.0514459929},
                                       {0.2119034982, 0.6806995451, 0.1073969566},
                                       {0.0883024619, 0.2817188376, 0.6299787005}}};
  static constexpr Matrix to_lab = {{{0.2104542553, 0.7936177850, -0.0040720468},
                                     {1.9779984951, -2.4285922050, 0.4505937099},
                                     {0.0259040371, 0.7827717662, -0.8086757660}}};
  Triple cones = times(to_cones, light);
  for (double& cone : cones) cone = std::cbrt(cone);
  return times(to_lab, cones);
}

Role offset(Role first, models::StageColour family) {
  return static_cast<Role>(static_cast<int>(first) + static_cast<int>(family));
}

}  // namespace

Colour colour(Role role) { return colours[static_cast<std::size_t>(role)]; }

std::string hex(Colour c) {
  static constexpr char digits[] = "0123456789abcdef";
  std::string out = "#";
  for (const unsigned channel : {unsigned{c.red}, unsigned{c.green}, unsigned{c.blue}}) {
    out += digits[channel / 16U];
    out += digits[channel % 16U];
  }
  return out;
}

Role fill_role(models::StageColour family) { return offset(Role::front_door, family); }
Role edge_role(models::StageColour family) { return offset(Role::front_door_edge, family); }

std::string name(models::StageColour family) {
  switch (family) {
    case models::StageColour::front_door:
      return "Front door";
    case models::StageColour::help:
      return "Help";
    case models::StageColour::protection:
      return "Protection";
    case models::StageColour::care:
      return "Care";
    case models::StageColour::no_wrong_door:
      return "No Wrong Door";
    case models::StageColour::permanence:
      return "Permanence";
  }
  return {};
}

Role practice_role(std::size_t index) {
  return static_cast<Role>(static_cast<std::size_t>(Role::practice_a) + std::min<std::size_t>(index, 3));
}

double contrast(Colour a, Colour b) {
  const double la = luminance(a);
  const double lb = luminance(b);
  return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

double distance(Colour a, Colour b, Sight sight) {
  const Triple la = oklab(seen(linear(a), sight));
  const Triple lb = oklab(seen(linear(b), sight));
  return 100 * std::hypot(la[0] - lb[0], la[1] - lb[1], la[2] - lb[2]);
}

}  // namespace viz
