// sweep.html: what a setting does to each measure, as charts and as numbers.
#pragma once

#include <string>
#include <vector>

#include "models/studies/sweep.hpp"

namespace viz {

/// One file that opens anywhere and asks for nothing. `command` is how to ask the same again; it is escaped.
[[nodiscard]] std::string sweep_page(const models::Sweep& sweep, const std::vector<models::Measure>& measures,
                                     const std::string& command);

}  // namespace viz
