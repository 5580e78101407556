// The colours, by what they mean. One hue has one meaning in a panel; text is never in a family colour.
//
// Contrast and distance are tested (tests/viz/canvas): text 4.5:1, marks 3:1 on white or outlined, and the families
// and the models stay apart for people who do not see red, green or blue.
#pragma once

#include <array>
#include <cstdint>
#include <string>

#include "models/practice/pathway.hpp"

namespace viz {

/// What a colour stands for.
enum class Role : std::uint8_t {
  ground,
  card,
  rule,
  note,  // surfaces
  ink,
  ink_soft,
  ink_faint,  // text; ink_faint on white only
  bar,
  on_bar,
  on_bar_soft,  // the dark top bar and the text on it
  control,
  control_active,  // track and knob of a control, buttons
  front_door,
  help,
  protection,
  care,
  no_wrong_door,
  permanence,  // fills of the stage families
  front_door_edge,
  help_edge,
  protection_edge,
  care_edge,
  no_wrong_door_edge,
  permanence_edge,  // at least 3:1 on white
  practice_a,
  practice_b,
  practice_c,
  practice_d,  // practice models, always with letter and line style
  this_run,
  other_run,
  breach_dot,
  breach_bar,
  breach_text,
  breach_ground,  // overdue and above the cap, and nothing else
  fewer,
  more  // change against A
};
inline constexpr std::size_t role_count = static_cast<std::size_t>(Role::more) + 1;

/// Red, green, blue, 0 to 255.
struct Colour {
  std::uint8_t red = 0;
  std::uint8_t green = 0;
  std::uint8_t blue = 0;
  friend bool operator==(const Colour&, const Colour&) = default;
};

[[nodiscard]] Colour colour(Role role);
/// "#1b2733".
[[nodiscard]] std::string hex(Colour colour);

/// The fill of a stage family, and the darker edge that keeps it visible on white.
[[nodiscard]] Role fill_role(models::StageColour family);
[[nodiscard]] Role edge_role(models::StageColour family);
/// The family in words, for legends: "Front door".
[[nodiscard]] std::string name(models::StageColour family);
/// The colour of the n-th practice model, from 0; n above 3 counts as 3.
[[nodiscard]] Role practice_role(std::size_t index);

/// Contrast of two colours after WCAG 2: 1 to 21.
[[nodiscard]] double contrast(Colour a, Colour b);

/// Ways of seeing colour.
enum class Sight { full, no_red, no_green, no_blue };
/// How far apart two colours look, as distance in OKLab times 100, to somebody with that sight (Machado 2009).
[[nodiscard]] double distance(Colour a, Colour b, Sight sight);

}  // namespace viz
