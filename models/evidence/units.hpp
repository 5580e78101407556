// The units a figure of config/ may have, beside the spans of time that sim knows.
#pragma once

#include <array>
#include <compare>
#include <string>
#include <vector>

#include "sim/time/span.hpp"

namespace models {

/// A part of a whole, 0 to 1. In files: a bare number, or a percentage such as "21.1 %".
struct Share {
  double value = 0;
  auto operator<=>(const Share&) const = default;
};

/// How often something happens to one subject: events a year. In files: "0.12 a year".
struct PerYear {
  double value = 0;
  auto operator<=>(const PerYear&) const = default;
};

/// Children. In files: "16 children".
struct Children {
  double value = 0;
  auto operator<=>(const Children&) const = default;
};

/// Children a year: a flow. In files: "4136 children a year".
struct ChildrenPerYear {
  double value = 0;
  auto operator<=>(const ChildrenPerYear&) const = default;
};

/// Full-time-equivalent posts. In files: "6 posts".
struct Posts {
  double value = 0;
  auto operator<=>(const Posts&) const = default;
};

/// Places in homes, beds in a hub, slots in a list. In files: "4 places".
struct Places {
  double value = 0;
  auto operator<=>(const Places&) const = default;
};

/// Money. In files: "£1280".
struct Pounds {
  double value = 0;
  auto operator<=>(const Pounds&) const = default;
};

/// Money by the week. In files: "£7385 a week".
struct PoundsPerWeek {
  double value = 0;
  auto operator<=>(const PoundsPerWeek&) const = default;
};

/// A number without a unit: an index, a level of need, a multiplier. In files: a bare number.
struct Number {
  double value = 0;
  auto operator<=>(const Number&) const = default;
};

/// Several numbers without a unit, such as twelve monthly indices. In files: an array of bare numbers.
using Numbers = std::vector<double>;

}  // namespace models
