// Published figures beside simulated ones, as a table for a terminal, a README or a program.
#pragma once

#include <string>
#include <vector>

#include "models/studies/targets.hpp"

namespace viz {

/// For a terminal, with a line below that counts. `given`: what is not held back was given, not fitted.
[[nodiscard]] std::string targets_as_text(const std::vector<models::Held>& held, bool given = false);
/// A Markdown table.
[[nodiscard]] std::string targets_as_markdown(const std::vector<models::Held>& held, bool given = false);
[[nodiscard]] std::string targets_as_csv(const std::vector<models::Held>& held);
/// "27 of 31 met, 2 missed, 2 cannot be told".
[[nodiscard]] std::string targets_counted(const std::vector<models::Held>& held);

}  // namespace viz
