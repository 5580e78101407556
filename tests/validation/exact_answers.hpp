// How an exact answer is judged in a test: it holds, and says by how much.
#pragma once

#include <gtest/gtest.h>

#include <cctype>
#include <cstdio>
#include <string>
#include <vector>

#include "models/selftest/tried.hpp"

namespace theory {

using namespace models::theory;

inline std::filesystem::path config() { return std::filesystem::path(CASEWORK_SOURCE_DIR) / "config"; }

/// Of a test: the case's name without what a test's name may not have.
inline std::string test_name(const Case& of) {
  std::string text;
  for (const char letter : of.name)
    if (std::isalnum(static_cast<unsigned char>(letter)) != 0) text += letter;
  return text;
}

inline void expect_all_hold(const std::vector<Answer>& answers) {
  for (const Answer& a : answers) {
    std::printf("%s %s: exact %.6g, simulated %.6g, z = %+.2f, standard error %.3f %%\n", a.of.c_str(),
                a.quantity.c_str(), a.exact, a.found, a.z, 100 * a.share());
    EXPECT_TRUE(a.measured) << a.of << ": nothing measures " << a.quantity;
    EXPECT_TRUE(a.long_enough()) << a.of << ' ' << a.quantity << ": the run is too short to tell";
    EXPECT_TRUE(a.holds()) << a.of << ' ' << a.quantity << " should be " << a.exact << ", is " << a.found
                           << ", z = " << a.z;
  }
}

}  // namespace theory
