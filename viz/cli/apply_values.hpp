// New values written into the files the old ones stand in, and nothing else in them touched.
#pragma once

#include <string>
#include <vector>

#include "models/studies/calibrate.hpp"

namespace viz {

/// Writes each fitted value in place of the old one: the number changes, its unit and all around it stay. Returns the
/// files that changed. Throws Refusal where a value is not found in its file or the file cannot be written; files
/// before it have then changed.
std::vector<std::string> apply_values(const std::filesystem::path& scenario, const models::Request& request,
                                      const std::vector<models::Fitted>& fitted);

}  // namespace viz
