// The practice models that stand in config/practices.
#pragma once

#include <string>
#include <vector>

#include "models/scenario/scenario.hpp"

namespace viz {

/// Their keys in order; the base first. template.toml, from which new ones are made, is not one of them.
[[nodiscard]] std::vector<std::string> practice_keys();

/// The scenario that a practice is explained on: the average authority, with these practices.
[[nodiscard]] models::Scenario on_the_average_authority(const std::vector<std::string>& practices,
                                                        const std::vector<models::Override>& overrides = {});

}  // namespace viz
