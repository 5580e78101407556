// Settings varied over a grid: what a sweep and a plan have in common.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "models/practice/model.hpp"
#include "models/scenario/scenario.hpp"

namespace models {

/// A setting and the values it takes, in order.
struct Varied {
  std::string key;                  ///< dotted, as for --set
  std::vector<std::string> values;  ///< as --set takes them
};

/// "caseload.hard_cap=8:26:2" (from, to, step; the end included when a step meets it) or
/// "caseload.above_cap=wait,duty". What is wrong is added to `faults`, in words.
[[nodiscard]] std::optional<Varied> varied_from(const std::string& text, std::vector<std::string>& faults);

/// Reads each --vary; more than `most_keys`, or more than `most_cells` cells, are a fault.
[[nodiscard]] std::vector<Varied> all_varied_from(const std::vector<std::string>& texts, std::size_t most_keys,
                                                  std::vector<std::string>& faults);

/// Most cells of a grid.
inline constexpr std::size_t most_cells = 1000;

/// The cells, each with a value of every key; the last key runs fastest. One cell without values when nothing varies.
[[nodiscard]] std::vector<std::vector<std::string>> grid(const std::vector<Varied>& varied);

/// "caseload.hard_cap=16, caseload.above_cap=duty".
[[nodiscard]] std::string name_of_cell(const std::vector<Varied>& varied, const std::vector<std::string>& values);

/// The number of a value, "16" of "16 children"; nothing of a word.
[[nodiscard]] std::optional<double> number_of(const std::string& value);

/// Models of requests, one after another, the last practice of each. Throws ScenarioError with the faults of all, each
/// once.
[[nodiscard]] std::vector<Model> compile_all(const std::filesystem::path& scenario,
                                             const std::vector<Request>& requests);

/// The request of a cell.
[[nodiscard]] Request request_of(const Request& request, const std::vector<Varied>& varied,
                                 const std::vector<std::string>& values);

}  // namespace models
