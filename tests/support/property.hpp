// A RapidCheck property, checked on so many random cases from a fixed seed: the same cases every time.
#pragma once

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <cstdint>
#include <cstdlib>
#include <sstream>
#include <string_view>
#include <utility>

namespace test_support {

/// To be given to EXPECT_TRUE. What the environment variable RC_PARAMS says, as in "seed=1 max_success=10000", goes
/// first; what it does not mention is as asked here.
template <class Property>
::testing::AssertionResult holds(Property&& property, int cases, std::uint64_t seed = 20261124) {
  rc::detail::TestParams params = rc::detail::configuration().testParams;
  const char* const said = std::getenv("RC_PARAMS");
  const std::string_view from_outside = said != nullptr ? said : "";
  if (from_outside.find("seed=") == std::string_view::npos) params.seed = seed;
  if (from_outside.find("max_success=") == std::string_view::npos) params.maxSuccess = cases;
  const auto result = rc::detail::checkTestable(std::forward<Property>(property), rc::detail::TestMetadata(), params);
  if (result.template is<rc::detail::SuccessResult>()) return ::testing::AssertionSuccess();
  std::ostringstream message;
  rc::detail::printResultMessage(result, message);
  return ::testing::AssertionFailure() << message.str();
}

}  // namespace test_support
