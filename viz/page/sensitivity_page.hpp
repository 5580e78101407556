// sensitivity.html: which figures matter to the answer, as bars and as numbers.
#pragma once

#include <string>
#include <vector>

#include "models/studies/sensitivity.hpp"

namespace viz {

/// What was found, in plain words, measure by measure: for the terminal and for the page.
[[nodiscard]] std::vector<std::string> sensitivity_in_words(const models::Sensitivity& study);

/// One file that opens anywhere and asks for nothing. `command` is how to ask the same again.
[[nodiscard]] std::string sensitivity_page(const models::Sensitivity& study, const std::string& command);

}  // namespace viz
