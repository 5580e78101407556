// One picture of the Pathway screen, drawn offscreen.
#pragma once

#include <vector>

#include "models/practice/model.hpp"
#include "viz/window/options.hpp"

namespace viz {

/// Runs the question, draws it at options.at (else half way through) and saves it: the same input, the same bytes.
/// Needs a display. Throws std::runtime_error when the file cannot be written.
void take_screenshot(std::vector<models::Model> models, const WindowOptions& options);

}  // namespace viz
