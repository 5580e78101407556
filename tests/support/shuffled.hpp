// The same things in another order, one order a number.
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "sim/random/stream.hpp"

namespace test_support {

/// By Fisher and Yates.
template <class T>
std::vector<T> shuffled(std::vector<T> things, std::uint64_t order) {
  sim::Stream stream({20'260'802, order});
  for (std::size_t i = things.size(); i > 1; --i) {
    std::swap(things[i - 1], things[static_cast<std::size_t>(stream.uniform() * static_cast<double>(i))]);
  }
  return things;
}

}  // namespace test_support
