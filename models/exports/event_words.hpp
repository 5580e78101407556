// What happened, in one word each: for files that programs read. They do not change.
#pragma once

#include <string_view>

#include "models/world/events.hpp"

namespace models {

[[nodiscard]] std::string_view word(CareRoute route);
[[nodiscard]] std::string_view word(CareExit exit);
[[nodiscard]] std::string_view word(Order order);
[[nodiscard]] std::string_view word(WaitFor what);
[[nodiscard]] std::string_view word(Lapse why);

}  // namespace models
