// Estimates → CSV, for spreadsheets: RFC 4180, one header line, lines ended by CR LF. An empty field is a value that
// does not exist. A field that a spreadsheet would read as a formula is given an apostrophe.
#pragma once

#include <string>
#include <string_view>

#include "models/measures/estimate.hpp"

namespace models {

/// estimates.csv: arm,measure,unit,mean,low80,high80,low95,high95,p10,p90
[[nodiscard]] std::string estimates_csv(const Estimates& estimates);

/// differences.csv: of,against,measure,unit,mean,low80,high80,low95,high95,p10,p90,variance_ratio,verdict,zone,
/// low_joint,high_joint,more_replications
[[nodiscard]] std::string differences_csv(const Estimates& estimates);

/// financial_years.csv: arm,against,financial_year,whole,measure,unit,mean,low80,high80,low95,high95,p10,p90,verdict.
/// Levels have no "against" and no verdict; below them stand the differences.
[[nodiscard]] std::string financial_years_csv(const Estimates& estimates);

/// weeks_above.csv: arm,against,stock,unit,what,level,mean,low80,high80,low95,high95,p10,p90,verdict. `what` is
/// "share of weeks above" a level, in %; or "median", "one week in ten above", "one week in twenty above" and
/// "highest", in the stock's unit, where the level is what is told.
[[nodiscard]] std::string weeks_above_csv(const Estimates& estimates);

/// beside_theory.csv: arm,what,unit,value,mean,low95,high95,reason; `value` is "theory", "simulated" or "difference".
[[nodiscard]] std::string beside_theory_csv(const Estimates& estimates);

/// One field of text, quoted where RFC 4180 asks for it and harmless to a spreadsheet. Not for numbers.
[[nodiscard]] std::string csv_field(std::string_view text);

}  // namespace models
