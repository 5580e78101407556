#include "models/evidence/quantity.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

namespace models {

namespace {

constexpr std::size_t longest_number = 40;

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && text.front() == ' ') {
    text.remove_prefix(1);
  }
  while (!text.empty() && text.back() == ' ') {
    text.remove_suffix(1);
  }
  return text;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// "19,617" → "19617"; empty when the commas do not stand between thousands.
std::optional<std::string> without_commas(std::string_view text) {
  const bool has_sign = text.starts_with('-') || text.starts_with('+');
  const std::string_view whole = text.substr(has_sign ? 1 : 0, text.find('.') - (has_sign ? 1 : 0));
  const std::size_t first = whole.find(',');
  bool fits = first == std::string_view::npos || (first >= 1 && first <= 3 && whole.size() % 4 == first % 4);
  for (std::size_t i = first; i < whole.size() && fits; ++i) {
    fits = (whole[i] == ',') == ((i - first) % 4 == 0);
  }
  std::string plain(text);
  std::erase(plain, ',');
  return fits ? std::optional(plain) : std::nullopt;
}

/// The part of `text` that is a number, from its start.
std::string_view leading_number(std::string_view text) {
  const auto end = std::find_if(text.begin(), text.end(),
                                [](char c) { return !is_digit(c) && c != '.' && c != ',' && c != '-' && c != '+'; });
  return text.substr(0, static_cast<std::size_t>(end - text.begin()));
}

/// Words with single spaces, "per" read as "a".
std::string plain_words(std::string_view text) {
  std::string plain;
  for (text = trimmed(text); !text.empty(); text = trimmed(text)) {
    const std::string_view word = text.substr(0, text.find(' '));
    text.remove_prefix(word.size());
    plain += plain.empty() ? "" : " ";
    plain += word == "per" ? "a" : word;
  }
  return plain;
}

}  // namespace

std::optional<double> read_number(std::string_view text) {
  const auto plain = text.empty() || text.size() > longest_number ? std::nullopt : without_commas(text);
  if (!plain || plain->empty()) {
    return std::nullopt;
  }
  const std::size_t sign = plain->front() == '+' ? 1 : 0;
  double value = 0;
  const char* const end = plain->data() + plain->size();
  const auto [stop, error] = std::from_chars(plain->data() + sign, end, value);
  const bool starts_well = plain->size() > sign && (is_digit((*plain)[sign]) || (sign == 0 && plain->front() == '-'));
  return error == std::errc{} && stop == end && starts_well && std::isfinite(value) ? std::optional(value)
                                                                                    : std::nullopt;
}

std::optional<double> read_quantity(std::string_view text, const Unit& unit) {
  text = trimmed(text);
  if (!unit.prefix.empty()) {
    if (text.substr(0, unit.prefix.size()) != unit.prefix) {
      return std::nullopt;
    }
    text = trimmed(text.substr(unit.prefix.size()));
  }
  const std::string_view digits = leading_number(text);
  const auto value = read_number(digits);
  const std::string words = plain_words(text.substr(digits.size()));
  if (!value) {
    return std::nullopt;
  }
  if (unit.percentage && words == "%") {
    return *value / 100;
  }
  return words == unit.many || words == unit.one ? value : std::nullopt;
}

std::string write_number(double value) { return fmt::format("{:.10g}", value); }

std::string write_quantity(double value, const Unit& unit) {
  if (unit.percentage) {
    return write_number(value * 100) + " %";
  }
  const std::string_view words = value == 1 ? unit.one : unit.many;
  return fmt::format("{}{}{}{}", unit.prefix, write_number(value), words.empty() ? "" : " ", words);
}

std::string unit_in_words(const Unit& unit) {
  if (unit.percentage) {
    return "a share";
  }
  if (unit.is_bare()) {
    return "a number";
  }
  const std::string gap = unit.prefix.empty() || unit.many.empty() ? "" : " ";
  return std::string(unit.prefix) + gap + std::string(unit.many);
}

std::string trimmed(const std::string& text) {
  const auto first = text.find_first_not_of(" \t");
  return first == std::string::npos ? "" : text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

}  // namespace models
