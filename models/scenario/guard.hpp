// What a file must be before the TOML parser may see it. Debian's toml++ 3.3.0 aborts, overflows its stack or meets
// undefined behaviour on hostile input; this guard refuses such files first, with their place.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "models/scenario/diagnostics.hpp"

namespace models {

/// The limits that the guard holds. Every real file is far below them.
struct GuardLimits {
  static constexpr std::size_t bytes = 1024 * 1024;  ///< of a file
  static constexpr int dots = 16;                    ///< in one dotted key
  static constexpr int key_length = 256;             ///< of one dotted key without quotation marks
  static constexpr int nesting = 64;                 ///< of lists and tables within one another
};

/// The first reason not to hand `text` to the parser: too long, not UTF-8, control characters, letters beyond ASCII
/// outside quotation marks and comments, a key with too many parts, too deep nesting. Empty when there is none.
[[nodiscard]] std::optional<Fault> guard(std::string_view text, const std::string& file);

/// The character of UTF-8 at the start of `text` and its length in bytes, or length 0 when there is none.
struct Character {
  char32_t code = 0;
  std::size_t length = 0;
};
[[nodiscard]] Character first_character(std::string_view text);

/// A character that must not reach a terminal or a page: control characters and those that turn the direction of text.
[[nodiscard]] bool is_control(char32_t code);

}  // namespace models
