// Characters of UTF-8, and how those beyond ASCII are spelt for the parser.
#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "models/scenario/guard.hpp"

namespace models {

namespace {

constexpr std::size_t spelling_length = 8;  // ~0000E9~

bool is_scalar(char32_t code) { return code <= 0x10FFFF && (code < 0xD800 || code > 0xDFFF); }

void append(std::string& text, char32_t code) {
  const auto byte = [&text](char32_t bits) { text += static_cast<char>(static_cast<unsigned char>(bits)); };
  if (code < 0x80) {
    byte(code);
  } else if (code < 0x800) {
    byte(0xC0 | (code >> 6U));
    byte(0x80 | (code & 0x3FU));
  } else if (code < 0x10000) {
    byte(0xE0 | (code >> 12U));
    byte(0x80 | ((code >> 6U) & 0x3FU));
    byte(0x80 | (code & 0x3FU));
  } else {
    byte(0xF0 | (code >> 18U));
    byte(0x80 | ((code >> 12U) & 0x3FU));
    byte(0x80 | ((code >> 6U) & 0x3FU));
    byte(0x80 | (code & 0x3FU));
  }
}

/// The character that `text` begins to spell, if it does.
std::optional<char32_t> spelt_at(std::string_view text) {
  if (text.size() < spelling_length || text[0] != '~' || text[spelling_length - 1] != '~') {
    return std::nullopt;
  }
  unsigned code = 0;
  const char* const end = text.data() + spelling_length - 1;
  const auto [stop, error] = std::from_chars(text.data() + 1, end, code, 16);
  return error == std::errc{} && stop == end && is_scalar(code) ? std::optional<char32_t>(code) : std::nullopt;
}

}  // namespace

Character first_character(std::string_view text) {
  const auto byte = [text](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  if (text.empty()) {
    return {};
  }
  if (byte(0) < 0x80) {
    return {byte(0), 1};
  }
  const std::size_t length = byte(0) >= 0xF0 ? 4 : byte(0) >= 0xE0 ? 3 : 2;
  if (byte(0) < 0xC2 || byte(0) > 0xF4 || text.size() < length) {
    return {};
  }
  char32_t code = byte(0) & (0xFFU >> (length + 1));
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(i) & 0xC0U) != 0x80U) {
      return {};
    }
    code = (code << 6U) | (byte(i) & 0x3FU);
  }
  const bool too_long = (length == 3 && code < 0x800) || (length == 4 && code < 0x10000);
  return too_long || !is_scalar(code) ? Character{} : Character{code, length};
}

bool is_control(char32_t code) {
  const bool turns_direction = (code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069);
  const bool line_end = code == 0x2028 || code == 0x2029;
  return code < 0x20 || (code >= 0x7F && code < 0xA0) || turns_direction || line_end;
}

std::string respelt(std::string_view text) {
  std::string result;
  while (!text.empty()) {
    if (const auto code = spelt_at(text)) {
      append(result, *code);
      text.remove_prefix(spelling_length);
    } else {
      result += text.front();
      text.remove_prefix(1);
    }
  }
  return result;
}

Place Guarded::in_file(Place place) const {
  const auto line = std::lower_bound(spelt.begin(), spelt.end(), std::pair(place.line, 0));
  const auto here = std::lower_bound(spelt.begin(), spelt.end(), std::pair(place.line, place.column));
  place.column -= static_cast<int>(here - line) * static_cast<int>(spelling_length - 1);
  return place;
}

}  // namespace models
