// The three questions of `casework validate`, each with its answer as text.
#pragma once

#include <optional>
#include <string>

#include "models/scenario/scenario.hpp"
#include "viz/cli/options.hpp"

namespace viz {

/// How a table is wanted.
enum class TableFormat { text, csv, markdown };

/// What was asked of it.
struct Validation {
  Options options;
  std::string targets;  ///< the file of published figures; empty: the authority's own
  std::string into;     ///< a Markdown file; may be empty
  TableFormat format = TableFormat::text;
};

/// The published figures of one place beside the simulated ones. Each returns the exit code.
int validate_place(const Validation& asked, const models::Scenario& scenario);  // validate.cpp
/// Every authority with its demand and staffing alone, beside assuming the national rates.
int validate_all(const Validation& asked);  // validate_all.cpp
/// Whether the stocks stay as they are for ten years.
int validate_balance(const Validation& asked);  // validate_balance.cpp

/// Prints a table as asked, and puts it between the marks of that name.
void give_table(const Validation& asked, const std::string& name, const std::string& heading, const std::string& text,
                const std::string& markdown, const std::string& csv);
/// A Markdown table: the first row is the heading; columns named in `right` are flush right.
[[nodiscard]] std::string as_markdown(const std::vector<std::vector<std::string>>& rows,
                                      const std::vector<std::size_t>& right);

}  // namespace viz
