// selftest.html: every exact answer beside what was found, on one page.
#pragma once

#include <string>

#include "models/selftest/selftest.hpp"

namespace viz {

/// One file that opens anywhere and asks for nothing.
[[nodiscard]] std::string selftest_page(const models::theory::SelfTest& test, bool quick);

}  // namespace viz
