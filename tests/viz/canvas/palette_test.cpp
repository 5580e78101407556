// Contrast and distance of the colours.
#include "viz/canvas/palette.hpp"

#include <gtest/gtest.h>

#include <array>

namespace {

using namespace viz;

constexpr std::array families = {Role::front_door, Role::help,          Role::protection,
                                 Role::care,       Role::no_wrong_door, Role::permanence};
constexpr std::array edges = {Role::front_door_edge, Role::help_edge,          Role::protection_edge,
                              Role::care_edge,       Role::no_wrong_door_edge, Role::permanence_edge};
constexpr std::array sights = {Sight::full, Sight::no_red, Sight::no_green, Sight::no_blue};

TEST(PaletteTest, ContrastIsThatOfTheStandard) {
  EXPECT_NEAR(contrast({0, 0, 0}, {255, 255, 255}), 21, 1e-9);
  EXPECT_NEAR(contrast({118, 118, 118}, {255, 255, 255}), 4.54, 0.01);
}

TEST(PaletteTest, EveryTextReachesFourAndAHalfToOneOnWhatItStandsOn) {
  const std::pair<Role, Role> pairs[] = {
      {Role::ink, Role::ground},      {Role::ink, Role::card},           {Role::ink, Role::note},
      {Role::ink_soft, Role::ground}, {Role::ink_soft, Role::card},      {Role::ink_faint, Role::card},
      {Role::on_bar, Role::bar},      {Role::on_bar_soft, Role::bar},    {Role::breach_text, Role::breach_ground},
      {Role::ink, Role::control},     {Role::card, Role::control_active}};
  for (const auto& [text, ground] : pairs) {
    EXPECT_GE(contrast(colour(text), colour(ground)), 4.5) << hex(colour(text)) << " on " << hex(colour(ground));
  }
}

TEST(PaletteTest, EveryMarkReachesThreeToOneOnWhite) {
  for (const Role role : edges) EXPECT_GE(contrast(colour(role), colour(Role::card)), 3.0) << hex(colour(role));
  for (const Role role : {Role::practice_a, Role::practice_b, Role::practice_c, Role::practice_d, Role::this_run,
                          Role::other_run, Role::breach_dot, Role::breach_bar}) {
    EXPECT_GE(contrast(colour(role), colour(Role::card)), 3.0) << hex(colour(role));
  }
}

template <std::size_t N>
void expect_apart(const std::array<Role, N>& roles, double least) {
  for (const Sight sight : sights) {
    for (std::size_t i = 0; i < N; ++i) {
      for (std::size_t j = i + 1; j < N; ++j) {
        EXPECT_GE(distance(colour(roles[i]), colour(roles[j]), sight), least)
            << hex(colour(roles[i])) << " and " << hex(colour(roles[j])) << ", sight " << static_cast<int>(sight);
      }
    }
  }
}

TEST(PaletteTest, StageFamiliesStayApartForEverySight) { expect_apart(families, 7.5); }

TEST(PaletteTest, PracticeModelsStayApartForEverySight) {
  expect_apart(std::array{Role::practice_a, Role::practice_b, Role::practice_c, Role::practice_d}, 5.9);
}

TEST(PaletteTest, BreachIsNoFamilyForAnySight) {
  for (const Sight sight : sights) {
    for (const Role family : families) EXPECT_GE(distance(colour(Role::breach_bar), colour(family), sight), 7.5);
  }
}

TEST(PaletteTest, EveryStageFamilyHasAFillAnEdgeAndAName) {
  for (int i = 0; i < 6; ++i) {
    const auto family = static_cast<models::StageColour>(i);
    EXPECT_EQ(fill_role(family), families[static_cast<std::size_t>(i)]);
    EXPECT_EQ(edge_role(family), edges[static_cast<std::size_t>(i)]);
    EXPECT_FALSE(name(family).empty());
  }
}

}  // namespace
