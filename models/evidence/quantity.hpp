// How a value with its unit is written and read: "45 working days", "21.1 %", "£7385 a week".
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "models/evidence/units.hpp"
#include "sim/time/span.hpp"

namespace models {

/// The words of a unit. One of three forms: `prefix` before the number and `many` after it (money), `many` after it
/// (`one` for exactly 1), or no words at all (a bare number).
struct Unit {
  std::string_view one;          ///< "child"
  std::string_view many;         ///< "children"
  std::string_view prefix = "";  ///< "£"
  bool percentage = false;       ///< written as a percentage or as a bare number from 0 to 1

  /// May be written as a bare number.
  [[nodiscard]] constexpr bool is_bare() const { return many.empty() && prefix.empty(); }
};

/// The unit of each type that a figure may have.
template <class T>
inline constexpr Unit unit_of{};
template <>
inline constexpr Unit unit_of<sim::Minutes>{"minute", "minutes"};
template <>
inline constexpr Unit unit_of<sim::Hours>{"hour", "hours"};
template <>
inline constexpr Unit unit_of<sim::Days>{"day", "days"};
template <>
inline constexpr Unit unit_of<sim::Weeks>{"week", "weeks"};
template <>
inline constexpr Unit unit_of<sim::WorkingDays>{"working day", "working days"};
template <>
inline constexpr Unit unit_of<sim::Years>{"year", "years"};
template <>
inline constexpr Unit unit_of<Share>{"", "", "", true};
template <>
inline constexpr Unit unit_of<PerYear>{"a year", "a year"};
template <>
inline constexpr Unit unit_of<Children>{"child", "children"};
template <>
inline constexpr Unit unit_of<ChildrenPerYear>{"child a year", "children a year"};
template <>
inline constexpr Unit unit_of<Posts>{"post", "posts"};
template <>
inline constexpr Unit unit_of<Places>{"place", "places"};
template <>
inline constexpr Unit unit_of<Pounds>{"", "", "£"};
template <>
inline constexpr Unit unit_of<PoundsPerWeek>{"a week", "a week", "£"};

/// Reads "1.5 hours", "1 hour", "£7,385 a week", "21.1 %". The number may have commas between thousands; "per year" is
/// read as "a year". Empty when the text has another form or another unit. A text without unit is read only where the
/// unit allows a bare number.
[[nodiscard]] std::optional<double> read_quantity(std::string_view text, const Unit& unit);

/// Without blanks and tabs at its ends.
[[nodiscard]] std::string trimmed(const std::string& text);

/// Reads a whole text as one finite decimal number.
[[nodiscard]] std::optional<double> read_number(std::string_view text);

/// "45 working days", "1 child", "21.1 %", "£7385 a week", "0.3".
[[nodiscard]] std::string write_quantity(double value, const Unit& unit);

/// The shortest decimal of at most ten digits: "0.3", "19617".
[[nodiscard]] std::string write_number(double value);

/// What to expect, in words: "working days", "£ a week", "a share", "a number".
[[nodiscard]] std::string unit_in_words(const Unit& unit);

}  // namespace models
