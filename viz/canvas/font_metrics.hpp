// How wide text is, so that a layout is the same in every backend and can be tested without a display.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "viz/canvas/canvas.hpp"

namespace viz {

/// Measures one line of text. Const and without state that shows: may be shared by the threads of a program.
class FontMetrics {
 public:
  FontMetrics() = default;
  FontMetrics(const FontMetrics&) = delete;
  FontMetrics& operator=(const FontMetrics&) = delete;
  virtual ~FontMetrics() = default;

  /// Width in pixels of `utf8` in that size and weight; a character that the font lacks counts as a question mark.
  [[nodiscard]] virtual double width(std::string_view utf8, const TextStyle& style) const = 0;

  /// What a line covers: from the ascent above the baseline to the descent below it.
  [[nodiscard]] Rect box(Point at, std::string_view utf8, const TextStyle& style) const;
  /// `utf8` cut to `width` pixels, with "…" at the end when anything was cut.
  [[nodiscard]] std::string fitted(std::string_view utf8, const TextStyle& style, double width) const;
};

/// Inter as the window draws it: hinted, whole pixels for each letter.
[[nodiscard]] const FontMetrics& screen_metrics();
/// Arial as a browser sets it (the widths of Liberation Sans): medium is Regular, semibold is Bold.
[[nodiscard]] const FontMetrics& report_metrics();

/// The font files that the window draws with, in memory: Inter Medium or SemiBold (DejaVu Sans where Inter was not
/// found when the program was built).
[[nodiscard]] std::span<const unsigned char> font_file(Weight weight);

/// The next character of `utf8` from `at` on, moving `at` past it; U+FFFD for a byte that is no UTF-8.
[[nodiscard]] char32_t next_character(std::string_view utf8, std::size_t& at);

}  // namespace viz
