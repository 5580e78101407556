// The same place, so many times as large.
//
// What is of the whole place is multiplied: its children, contacts, posts and teams, places, foster homes, sittings of
// the court, hubs, and who is there on the first day. What is of one family, one worker or one pound stays: rates,
// efforts, caps, prices.
#pragma once

#include "models/scenario/settings.hpp"

namespace models {

inline constexpr double least_scale = 0.01;
inline constexpr double most_scale = 200;

/// Makes the place `factor` times as large. What is counted in whole things, such as teams, does not fall below 1 where
/// it was not below 1 before. Ranges follow their values, and the note of each such figure ends with "scaled by X".
/// Figures that nobody has set are left alone, and a factor of 1 changes nothing.
void scale(Settings& settings, double factor);

}  // namespace models
