// English local authorities by name: what each publishes (config/authorities/england.csv, one row each), and the
// average authority with its figures in place of England's.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "models/scenario/files.hpp"
#include "models/scenario/gaps.hpp"

namespace models {

/// A column of the file.
struct AuthorityColumn {
  std::string_view key;     ///< as it is headed
  std::string_view source;  ///< key of the bibliography
  std::string_view unit;    ///< for people
};
[[nodiscard]] const std::vector<AuthorityColumn>& authority_columns();

/// One row.
struct Authority {
  std::string key;   ///< "north_yorkshire"
  std::string name;  ///< "North Yorkshire"
  std::string region;
  std::map<std::string, double> published;    ///< by column; a blank is filled
  std::map<std::string, std::string> filled;  ///< columns that were blank, and what they were filled with

  [[nodiscard]] double operator[](const std::string& column) const { return published.at(column); }
  [[nodiscard]] bool is_published(const std::string& column) const { return !filled.contains(column); }
};

/// All rows, with England's own totals, which the others are held against.
struct Authorities {
  Authority england;
  std::vector<Authority> all;  ///< in order of name
  /// One of those that have no row, all alike: what England's totals leave for them. "rest_of_england".
  Authority rest;
  int without_a_row = 0;  ///< how many these are
  [[nodiscard]] const Authority* find(const std::string& key) const;
};

/// Reads the file; blanks are filled with the median of the region, or of all where a region has fewer than three.
/// Faults go to `files.faults`.
[[nodiscard]] Authorities read_authorities(Files& files);

/// Makes of the average authority, as its file gives it, the one of the row. Every figure that it changes says so in
/// its source and its note. Faults go to `files.faults`.
void become(Filled& average, const Authority& own, const Authority& england, Given given, Files& files,
            const Sources& sources);

/// Looks for faults in a file such as config/evidence/responses.toml.
void check_responses(const std::filesystem::path& file, Files& files, const Sources& sources);

}  // namespace models
