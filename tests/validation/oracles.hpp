// The oracles: models whose answers are known exactly, read from oracles.csv beside this file.
//
// One row a quantity; all rows of a case come from one run. The columns are case, group, parameters, quantity, exact
// value, avar (the asymptotic variance of a time average, where it is known), method, and length: how much of the case
// is simulated in all replications together, in its own unit of time, or in runs where a run is all there is to repeat.
#pragma once

#include <map>
#include <string>
#include <vector>

namespace theory {

/// `key=value;key=value` of a row. Asking for what is not there throws std::out_of_range.
class Parameters {
 public:
  Parameters() = default;
  explicit Parameters(const std::string& text);

  [[nodiscard]] bool has(const std::string& key) const { return values_.count(key) > 0; }
  [[nodiscard]] const std::string& text(const std::string& key) const { return values_.at(key); }
  [[nodiscard]] double number(const std::string& key) const { return std::stod(text(key)); }
  [[nodiscard]] int whole(const std::string& key) const { return std::stoi(text(key)); }
  /// Of `a|b|c`.
  [[nodiscard]] std::vector<double> numbers(const std::string& key) const;

 private:
  std::map<std::string, std::string> values_;
};

struct Row {
  std::string quantity;
  double exact = 0;
};

struct Case {
  std::string name;
  std::string group;
  Parameters parameters;
  std::vector<Row> rows;
  double length = 0;
};

/// In the order of a file. Throws std::runtime_error for a line that is no row, or cases at odds with themselves.
std::vector<Case> read_cases(const std::string& path);
/// Those of oracles.csv.
const std::vector<Case>& all_cases();
/// Those of some groups, which are thereby known to be run.
std::vector<Case> cases_of(const std::vector<std::string>& groups);
/// Groups that no program has asked for: their rows would be left out without a word.
std::vector<std::string> groups_left_out();

/// The pieces between separators.
std::vector<std::string> split(const std::string& text, char separator);

/// Of a test: the case's name without what a test's name may not have.
std::string test_name(const Case& of);

}  // namespace theory
