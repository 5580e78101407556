// How many children a family has.
#pragma once

#include <algorithm>

#include "models/world/families/family.hpp"

namespace models {

/// Mean number of children of a family that comes through a contact.
[[nodiscard]] inline double mean_children(const FamilyMix& mix) {
  const Numbers& shares = *mix.children_shares;
  double sum = 0, weight = 0;
  for (std::size_t i = 0; i < shares.size(); ++i) {
    sum += shares[i] * std::min<double>(most_children, static_cast<double>(i + 1));
    weight += shares[i];
  }
  return sum / weight;
}

}  // namespace models
