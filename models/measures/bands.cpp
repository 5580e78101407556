#include "models/measures/bands.hpp"

#include <algorithm>
#include <array>
#include <limits>

namespace models {
namespace {

constexpr int longer = std::numeric_limits<int>::max();

// The bands of DfE's Children in need and Children looked after, 2025.
constexpr std::array<PublishedBand, band_count> all = {{
    {"assessments_same_day", "Assessments ended the same day", Spread::assessment, 0},
    {"assessments_1_to_10_days", "Assessments ended within 1 to 10 working days", Spread::assessment, 10},
    {"assessments_11_to_20_days", "Assessments ended within 11 to 20 working days", Spread::assessment, 20},
    {"assessments_21_to_30_days", "Assessments ended within 21 to 30 working days", Spread::assessment, 30},
    {"assessments_31_to_40_days", "Assessments ended within 31 to 40 working days", Spread::assessment, 40},
    {"assessments_41_to_45_days", "Assessments ended within 41 to 45 working days", Spread::assessment, 45},
    {"assessments_46_to_50_days", "Assessments ended within 46 to 50 working days", Spread::assessment, 50},
    {"assessments_51_to_60_days", "Assessments ended within 51 to 60 working days", Spread::assessment, 60},
    {"assessments_61_days", "Assessments ended after 61 working days or more", Spread::assessment, longer},
    {"conferences_0_to_10_days", "Conferences within 10 working days", Spread::conference, 10},
    {"conferences_11_to_15_days", "Conferences within 11 to 15 working days", Spread::conference, 15},
    {"conferences_16_to_20_days", "Conferences within 16 to 20 working days", Spread::conference, 20},
    {"conferences_21_days", "Conferences after 21 working days or more", Spread::conference, longer},
    {"plans_3_months", "Protection plans ended within 3 months", Spread::plan, 91},
    {"plans_3_to_6_months", "Protection plans ended after 3 to 6 months", Spread::plan, 183},
    {"plans_6_to_12_months", "Protection plans ended after 6 to 12 months", Spread::plan, 365},
    {"plans_1_to_2_years", "Protection plans ended after 1 to 2 years", Spread::plan, 730},
    {"plans_2_years", "Protection plans ended after 2 years or more", Spread::plan, longer},
    {"placed_with_foster_carers", "Looked after by foster carers", Spread::placement, 0, "fostering"},
    {"placed_in_childrens_homes", "Looked after in children's homes and other residential settings", Spread::placement,
     0, "childrens_home"},
    {"placed_in_supported_homes", "Looked after in supported accommodation", Spread::placement, 0, "supported"},
    {"placed_with_parents", "Looked after, placed with parents", Spread::placement, 0, "with_parents"},
    {"placed_otherwise", "Looked after, placed for adoption or elsewhere", Spread::placement, 0, "other"},
}};

}  // namespace

std::span<const PublishedBand, band_count> bands() { return all; }

std::size_t band_of(Spread spread, int length) {
  const auto band =
      std::find_if(all.begin(), all.end(), [&](const PublishedBand& b) { return b.of == spread && length <= b.most; });
  return static_cast<std::size_t>(band - all.begin());
}

std::size_t band_of_placement(std::string_view counted_as) {
  const auto band = std::find_if(all.begin(), all.end(), [&](const PublishedBand& b) {
    return b.of == Spread::placement && b.counted_as == counted_as;
  });
  return band == all.end() ? band_count - 1 : static_cast<std::size_t>(band - all.begin());
}

}  // namespace models
