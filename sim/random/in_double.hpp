// How Boost.Math is asked for incomplete gamma and beta functions: in double, whatever long double is on this machine.
//
// With that the results are the same with gcc and clang, with and without optimisation and with -march=native (tested
// by hand, November 2026, Boost 1.74; contraction of a * b + c must stay off).
#pragma once

#include <boost/math/policies/policy.hpp>

namespace sim {

using InDouble = boost::math::policies::policy<boost::math::policies::promote_double<false>,
                                               boost::math::policies::promote_float<false>>;

}  // namespace sim
