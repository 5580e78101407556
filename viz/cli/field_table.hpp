// Every key that a file of config/ may set.
#pragma once

#include <string>

namespace viz {

/// Table by table: each key with its unit, its range and what it means, as the loader checks them.
[[nodiscard]] std::string field_table();

}  // namespace viz
