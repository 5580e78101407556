// Known answers of the samplers: what each law gives at these numbers u, tails included.
//
// Computed with Python 3.11 and mpmath 1.3 at 50 digits, independently of this code: the root of the law's distribution
// function by bisection (gammainc, betainc, erfc or the definition), u and the parameters taken as the doubles they
// are, above a half by the upper tail; counts by adding up their chances from 0 until u is reached. Printed to 20
// digits.
#pragma once

#include <gtest/gtest.h>

#include <cmath>
#include <functional>
#include <vector>

namespace test_support {

struct Answer {
  double u;
  double value;
};
using Answers = std::vector<Answer>;

/// The printed value and the computed one differ by a few roundings.
inline void expect_answers(const Answers& answers, const std::function<double(double)>& law, double relative = 4e-15) {
  ASSERT_GE(answers.size(), 8U);
  for (const Answer& answer : answers) {
    const double value = law(answer.u);
    if (value == answer.value) continue;  // infinity too
    EXPECT_NEAR(value, answer.value, std::abs(answer.value) * relative) << "at u = " << answer.u;
  }
}

}  // namespace test_support
