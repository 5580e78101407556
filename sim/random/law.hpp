// What a continuous law can be asked: shares below and above a value, and the values of those shares.
#pragma once

#include <concepts>
#include <limits>

#include "sim/random/stream.hpp"

namespace sim {

/// The time of what does not happen: above every time, so that the earliest of several is still their smallest.
inline constexpr double never = std::numeric_limits<double>::infinity();

/// A law of one continuous variate X: at_most(x) is P(X <= x) and above(x) is P(X > x), each to its own digits however
/// small; value_at(u) is the x below which lies the share u in (0, 1), and value_above(v) the one above which lies v.
/// x may be infinite. value_at and value_above throw std::invalid_argument for a share outside (0, 1).
template <class Law>
concept ContinuousLaw = requires(const Law& law, double number) {
  { law.at_most(number) } -> std::same_as<double>;
  { law.above(number) } -> std::same_as<double>;
  { law.value_at(number) } -> std::same_as<double>;
  { law.value_above(number) } -> std::same_as<double>;
};

/// A variate of this law; takes one number of the stream; monotone in it.
template <ContinuousLaw Law>
double draw(Stream& stream, const Law& law) {
  return law.value_at(stream.uniform());
}

}  // namespace sim
