// The widths of Arial's letters, so that the report is laid out the same on a machine without that font.
#pragma once

#include <cstddef>
#include <cstdint>

namespace viz {

/// Advance width as a share of the text's size; a character outside Latin-1 and a few signs counts as a question mark.
[[nodiscard]] double arial_width(char32_t character, bool is_bold);

}  // namespace viz
