#include "models/evidence/figure.hpp"

#include <gtest/gtest.h>

#include <set>
#include <string>

namespace models {
namespace {

constexpr int last = static_cast<int>(Strength::assumed);

TEST(StrengthTest, EveryLabelReadsBackAsItsStrength) {
  for (int i = 0; i <= last; ++i) {
    const auto strength = static_cast<Strength>(i);
    EXPECT_EQ(strength_from(to_string(strength)), strength);
  }
}

TEST(StrengthTest, AWordThatIsNoLabelIsNoStrength) {
  EXPECT_EQ(strength_from("strong"), std::nullopt);
  EXPECT_EQ(strength_from(""), std::nullopt);
}

TEST(StrengthTest, TrialsAreStrongAndAssumptionsAreCountedAsSuch) {
  EXPECT_EQ(standing(Strength::rct), Standing::strong);
  EXPECT_EQ(standing(Strength::meta), Standing::strong);
  EXPECT_EQ(standing(Strength::qed), Standing::moderate);
  EXPECT_EQ(standing(Strength::reg), Standing::moderate);
  EXPECT_EQ(standing(Strength::admin), Standing::official);
  EXPECT_EQ(standing(Strength::plan), Standing::official);
  EXPECT_EQ(standing(Strength::ba), Standing::weak);
  EXPECT_EQ(standing(Strength::mon), Standing::weak);
  EXPECT_EQ(standing(Strength::fitted), Standing::assumed);
  EXPECT_EQ(standing(Strength::assumed), Standing::assumed);
}

TEST(StrengthTest, EveryStandingHasAName) {
  std::set<std::string> names;
  for (int i = 0; i <= last; ++i) {
    names.insert(std::string(to_string(standing(static_cast<Strength>(i)))));
  }
  EXPECT_EQ(names, (std::set<std::string>{"strong", "moderate", "official", "weak", "assumed"}));
}

}  // namespace
}  // namespace models
