// Financial years, 1 April to 31 March: what budgets and returns go by.
#pragma once

#include <string>
#include <vector>

#include "models/practice/model.hpp"

namespace models {

/// The part of a financial year that lies between day 0 and the horizon.
struct FinancialYear {
  int begins = 0;  ///< 2025: the year from 1 April 2025
  sim::Instant from, to;
  bool whole = true;  ///< from 1 April to 31 March
};

/// Those that a run meets, in order.
[[nodiscard]] std::vector<FinancialYear> financial_years(const Model& model);

/// "2025-26".
[[nodiscard]] std::string name_of_financial_year(int begins);

}  // namespace models
