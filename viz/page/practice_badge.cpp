#include "viz/page/practice_badge.hpp"

#include "viz/canvas/palette.hpp"
#include "viz/page/outcome_chart.hpp"

namespace viz {

Role on_practice(std::size_t practice) {
  const Colour ground = colour(practice_role(practice));
  return contrast(colour(Role::card), ground) >= contrast(colour(Role::ink), ground) ? Role::card : Role::ink;
}

void draw_badge(Canvas& canvas, Point at, std::size_t practice) {
  canvas.rectangle({at.x, at.y, badge_size, badge_size}, Fill{practice_role(practice)}, 3);
  canvas.text({at.x + badge_size / 2, at.y + 14}, practice_letter(practice),
              {13, Weight::semibold, Align::middle, on_practice(practice)});
}

Stroke practice_stroke(std::size_t practice) {
  const Role role = practice_role(practice);
  switch (practice) {
    case 0:
      return {role, 1.75, Dash::solid};
    case 1:
      return {role, 3, Dash::solid};
    case 2:
      return {role, 2.25, Dash::dashed};
    default:
      return {role, 2.5, Dash::dotted};
  }
}

}  // namespace viz
