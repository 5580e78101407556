// Distributions that are published in bands: how long assessments, enquiries and plans take, and where children live.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

namespace models {

/// What is distributed. Lengths are those of what ended in the window; placements, a mean over it.
enum class Spread : std::size_t { assessment, conference, plan, placement };

/// One band: the share, in %, of children whose assessment, enquiry or plan took so long, or who live so.
struct PublishedBand {
  std::string_view key;   ///< "plans_6_to_12_months"
  std::string_view name;  ///< "Protection plans ended after 6 to 12 months"
  Spread of;
  int most = 0;                   ///< the longest in it: working days, or days of a plan
  std::string_view counted_as{};  ///< of a placement: `counted_as`; "other" for what is none of the others
};

inline constexpr std::size_t band_count = 23;

/// All of them: spread by spread, the shortest first.
[[nodiscard]] std::span<const PublishedBand, band_count> bands();
/// The number of the band of a spread that a length falls into; the last is open.
[[nodiscard]] std::size_t band_of(Spread spread, int length);
/// The number of the band of a kind of placement.
[[nodiscard]] std::size_t band_of_placement(std::string_view counted_as);

}  // namespace models
