#include "viz/page/frame.hpp"

#include <fmt/format.h>

#include "viz/assets/assets.hpp"
#include "viz/canvas/palette.hpp"
#include "viz/canvas/svg_canvas.hpp"
#include "viz/page/practice_badge.hpp"

namespace viz {
namespace {

/// Nothing may be asked for from anywhere; style and script are in the file.
constexpr std::string_view policy =
    "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:";

/// The colours of the palette, so that the style sheet names roles and not colours.
std::string colours() {
  std::string css = ":root{";
  const auto set = [&](std::string_view name, Role role) { css += fmt::format("--{}:{};", name, hex(colour(role))); };
  set("ground", Role::ground);
  set("card", Role::card);
  set("rule", Role::rule);
  set("note", Role::note);
  set("ink", Role::ink);
  set("soft", Role::ink_soft);
  set("action", Role::front_door);
  for (std::size_t i = 0; i < 4; ++i) {
    set(fmt::format("practice-{}", i), practice_role(i));
    set(fmt::format("on-practice-{}", i), on_practice(i));
  }
  return css + "}\n";
}

}  // namespace

std::string page_head(std::string_view title) {
  return fmt::format(
      "<!DOCTYPE html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"{}\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{}</title>\n"
      "<style>\n{}{}</style>\n</head>\n",
      policy, escaped(title), colours(), report_css());
}

std::string product_line() {
  return "<p class=\"product\">casework <span>a simulated children's social care service</span></p>\n";
}

}  // namespace viz
