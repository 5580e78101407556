// The oracles: models whose answers are known exactly, read from a table of config/theory/exact.
//
// One row a quantity; all rows of a case come from one run. The columns are case, group, parameters, quantity, exact
// value, avar (the asymptotic variance of a time average, where it is known), method, and length: how much of the case
// is simulated in all replications together, in its own unit of time, or in runs where a run is all there is to repeat.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace models::theory {

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
[[nodiscard]] std::vector<Case> read_cases(const std::filesystem::path& file);
/// The tables of a folder config: of the kernel (kernel.csv) and of the whole service (service.csv), whose lengths are in
/// years of runs.
[[nodiscard]] std::vector<Case> kernel_cases(const std::filesystem::path& config);
[[nodiscard]] std::vector<Case> service_cases(const std::filesystem::path& config);

/// The pieces between separators.
std::vector<std::string> split(const std::string& text, char separator);

}  // namespace models::theory
