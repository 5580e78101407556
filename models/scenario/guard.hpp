// What a file must be before the TOML parser may see it. Debian's toml++ 3.3.0 aborts, overflows its stack or meets
// undefined behaviour on hostile input; this guard refuses such files first, with their place.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "models/scenario/diagnostics.hpp"

namespace models {

/// The limits that the guard holds. Every real file is far below them.
struct GuardLimits {
  static constexpr std::size_t bytes = 1024 * 1024;  ///< of a file
  static constexpr int dots = 16;                    ///< in one dotted key
  static constexpr int key_length = 256;             ///< of one dotted key without quotation marks
  static constexpr int nesting = 64;                 ///< of lists and tables within one another
};

/// A text that the parser may see: ASCII alone. It meets undefined behaviour on letters beyond ASCII where it takes
/// them to stand outside quotation marks, and it does not always agree with others on where that is. So each such
/// letter, and each ~, is spelt ~0000E9~ within quotation marks, and is a ? in a comment.
struct Guarded {
  std::string text;
  std::vector<std::pair<int, int>> spelt;  ///< line and column in `text` of each letter that is spelt, in order

  /// Where a place of `text` is in the file itself.
  [[nodiscard]] Place in_file(Place place) const;
};

/// The text for the parser. Nothing and one fault when it is too long or empty, is not UTF-8, has control characters,
/// letters beyond ASCII outside quotation marks and comments, a key with too many parts, or too deep nesting.
[[nodiscard]] std::optional<Guarded> guard(std::string_view text, const std::string& file, std::vector<Fault>& faults);

/// What the parser gives back, with its letters again.
[[nodiscard]] std::string respelt(std::string_view text);

/// The character of UTF-8 at the start of `text` and its length in bytes, or length 0 when there is none.
struct Character {
  char32_t code = 0;
  std::size_t length = 0;
};
[[nodiscard]] Character first_character(std::string_view text);

/// A character that must not reach a terminal or a page: control characters and those that turn the direction of text.
[[nodiscard]] bool is_control(char32_t code);

}  // namespace models
