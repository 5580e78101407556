// What an answer rests on, as one bar: the assumed part first, and the emptier the weaker.
#pragma once

#include <string>

#include "models/report/report.hpp"

namespace viz {

/// A bar with its counts and words; `id` is unique in the page.
[[nodiscard]] std::string foundation_chart(const models::Foundations& foundations, const std::string& id);

}  // namespace viz
