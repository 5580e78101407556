// What a list of fields is told about each field: the words that fields*.hpp share.
//
// A list is any class with these members; fields.hpp calls one of them for every field, in the order of the tables.
//   list(figure, key, lowest, highest, help, presence)         a figure with a unit
//   list.numbers(figure, key, rule, lowest, highest, help, presence)   several numbers
//   list.figures(map, key, lowest, highest, help)              figures by the key of something else
//   list.text(text, key, help, presence)                       words
//   list.choice(text, key, choices, help, presence)            one of a few words
//   list.whole(number, key, lowest, highest, help)             a whole number that is no figure: a place in a picture
//   list.flag(flag, key, help)                                 true or false; false when it is not given
//   list.names(texts, key, help, presence)                     keys of something else
//   list.exits(exits, key, help)                               ways out of a stage
//   list.group(key, help, describe_members)                    `[key]`
//   list.table(map, key, help, describe_one)                   `[key.NAME]`
#pragma once

#include <concepts>
#include <string_view>
#include <type_traits>
#include <vector>

namespace models {

/// The settings S, to be filled or only to be read.
template <class T, class S>
concept Settled = std::same_as<std::remove_const_t<T>, S>;

/// Whether some file must set the key. An optional figure that no file sets is 0, and no figure of the report; an
/// optional word is empty.
enum class Presence { required, optional };

/// What several numbers must add up to.
enum class Total { anything, one, mean_of_one };

/// How many numbers there must be, and what they add up to.
struct NumbersRule {
  std::size_t count = 0;  ///< 0: from `least` to `most`
  std::size_t least = 1;
  std::size_t most = 60;
  Total total = Total::anything;
};

/// Words to choose from.
using Choices = std::vector<std::string_view>;

/// Ages 0, 1–4, 5–9, 10–15, 16–17.
inline constexpr std::size_t age_bands = 5;

}  // namespace models
