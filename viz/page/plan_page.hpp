// plan.html: which setting is best under conditions, and how sure that is.
#pragma once

#include <string>
#include <vector>

#include "models/studies/plan.hpp"

namespace viz {

/// The answer in plain words, the first sentence the shortest: for the terminal and for the page.
[[nodiscard]] std::vector<std::string> plan_in_words(const models::Plan& plan);

/// One file that opens anywhere and asks for nothing. `command` is how to ask the same again.
[[nodiscard]] std::string plan_page(const models::Plan& plan, const std::string& command);

}  // namespace viz
