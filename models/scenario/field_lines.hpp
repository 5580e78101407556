// The list of keys in words: what `casework explain --fields` prints and where suggestions come from.
#pragma once

#include <string>
#include <vector>

namespace models {

/// One key that a file may set.
struct FieldLine {
  std::string key;        ///< "caseload.hard_cap", "stage.NAME.limit"
  std::string unit;       ///< "children", "a number", "a text"
  std::string range;      ///< "0 to 200", or empty
  bool required = true;   ///< whether some file must set it
  std::string help;       ///< one sentence; for tables, what the table holds
  bool is_table = false;  ///< `[demand]`, `[stage.NAME]`: a heading of the lines that follow
  double lowest = 0;      ///< as a number in that unit; both 0 where there is no range
  double highest = 0;
};

/// Every key in the order of the list.
[[nodiscard]] const std::vector<FieldLine>& field_lines();

/// The line of a key such as "stage.assessment.limit", or null.
[[nodiscard]] const FieldLine* field_line(const std::string& key);

/// Whether `[key]` or `[key.NAME]` is a table.
[[nodiscard]] bool begins_a_table(const std::string& key);

/// The one dotted key that ends with `.last`, or empty when there is none or more than one.
[[nodiscard]] std::string key_that_ends_with(const std::string& last);

}  // namespace models
