// The window: runs the question in the background, then plays it.
#pragma once

#include <vector>

#include "models/practice/model.hpp"
#include "viz/window/options.hpp"

namespace viz {

/// Opens the window and stays until it is closed. Needs a display. Throws what the run throws.
void open_window(std::vector<models::Model> models, const WindowOptions& options);

}  // namespace viz
