// Estimates → CSV, for spreadsheets: RFC 4180, one header line, lines ended by CR LF. An empty field is a value that
// does not exist. A field that a spreadsheet would read as a formula is given an apostrophe.
#pragma once

#include <string>
#include <string_view>

#include "models/measures/estimate.hpp"

namespace models {

/// estimates.csv: arm,measure,unit,mean,low80,high80,low95,high95,p10,p90
[[nodiscard]] std::string estimates_csv(const Estimates& estimates);

/// differences.csv: of,against,measure,unit,mean,low80,high80,low95,high95,p10,p90,variance_ratio,verdict
[[nodiscard]] std::string differences_csv(const Estimates& estimates);

/// One field of text, quoted where RFC 4180 asks for it and harmless to a spreadsheet. Not for numbers.
[[nodiscard]] std::string csv_field(std::string_view text);

}  // namespace models
