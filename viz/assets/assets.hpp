// The style sheet and the script of the page. They are files beside this one, built into the program.
#pragma once

#include <string_view>

namespace viz {

[[nodiscard]] std::string_view report_css();
[[nodiscard]] std::string_view report_js();

}  // namespace viz
