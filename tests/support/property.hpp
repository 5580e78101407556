// A RapidCheck property, checked on so many random cases from a fixed seed: the same cases every time.
#pragma once

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <cstdint>
#include <cstdlib>
#include <sstream>
#include <utility>

namespace test_support {

/// To be given to EXPECT_TRUE. The environment variable RC_PARAMS, if set, has its say first.
template <class Property>
::testing::AssertionResult holds(Property&& property, int cases, std::uint64_t seed = 20261124) {
  rc::detail::TestParams params = rc::detail::configuration().testParams;
  if (std::getenv("RC_PARAMS") == nullptr) {
    params.seed = seed;
    params.maxSuccess = cases;
  }
  const auto result = rc::detail::checkTestable(std::forward<Property>(property), rc::detail::TestMetadata(), params);
  if (result.template is<rc::detail::SuccessResult>()) return ::testing::AssertionSuccess();
  std::ostringstream message;
  rc::detail::printResultMessage(result, message);
  return ::testing::AssertionFailure() << message.str();
}

}  // namespace test_support
