// One file of config/ as a tree of values, each with its place: what is left of TOML once it has been read.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "models/evidence/figure.hpp"
#include "sim/time/calendar.hpp"

namespace models {

struct Member;

/// One value: text, a number, true or false, a date, a list, or a table of members in the order of the file.
struct Node {
  enum class Kind { text, number, flag, date, list, table };

  Kind kind = Kind::table;
  std::string text;
  double number = 0;  ///< may be infinite or not a number: who reads it refuses that
  bool flag = false;
  sim::Date date;
  std::vector<Node> items;
  std::vector<Member> members;
  Place place;

  /// The member of that name, or null.
  [[nodiscard]] const Member* find(std::string_view key) const;
};

/// A key of a table and its value; the place is that of the key.
struct Member {
  std::string key;
  Place place;
  Node value;
};

/// A file as it was read.
struct Document {
  std::string name;  ///< as shown to people: "config/practices/pods.toml"
  std::string text;
  Node root;
};

/// A value as a fault shows it: "45 hours" in quotation marks and shortened, a number, "a list", "a table".
[[nodiscard]] std::string found(const Node& node);

/// A text as a fault shows it: in quotation marks, shortened, without control characters.
[[nodiscard]] std::string in_quotes(std::string_view text);

}  // namespace models
