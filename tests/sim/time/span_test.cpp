#include "sim/time/span.hpp"

#include <gtest/gtest.h>

#include "sim/time/instant.hpp"

namespace sim {
namespace {

TEST(SpanTest, QuantitiesOfFixedLengthBecomeWholeMinutes) {
  EXPECT_EQ(to_span(Minutes{3}), Span{3});
  EXPECT_EQ(to_span(Hours{2}), Span{120});
  EXPECT_EQ(to_span(Days{1}), Span{1440});
  EXPECT_EQ(to_span(Weeks{2}), Span{20160});
  EXPECT_EQ(to_span(Years{4}), to_span(Days{1461}));
}

TEST(SpanTest, RoundingIsToTheNearestTickWithHalvesAwayFromZero) {
  EXPECT_EQ(to_span(Minutes{2.5}), Span{3});
  EXPECT_EQ(to_span(Minutes{2.4}), Span{2});
  EXPECT_EQ(to_span(Minutes{-2.5}), Span{-3});
}

TEST(SpanTest, AQuantityComesBackFromItsSpan) {
  EXPECT_EQ(to_hours(to_span(Hours{7.5})), Hours{7.5});
  EXPECT_EQ(to_days(to_span(Weeks{1})), Days{7});
  EXPECT_EQ(to_weeks(to_span(Days{14})), Weeks{2});
  EXPECT_EQ(to_minutes(to_span(Hours{1})), Minutes{60});
  EXPECT_EQ(to_years(to_span(Years{3})), Years{3});
}

TEST(SpanTest, QuantitiesAddAndCompareWithTheirOwnKind) {
  EXPECT_EQ(Hours{1} + Hours{2}, Hours{3});
  EXPECT_LT(Days{1}, Days{2});
  EXPECT_EQ(Hours{3} * 2, Hours{6});
  EXPECT_EQ(Hours{3} / Hours{2}, 1.5);
}

// A working day has no fixed length: this must not compile, or a due date can be wrong by a weekend.
template <class Length>
concept HasFixedLength = requires(Length length) {
  to_span(length);
};

TEST(SpanTest, WorkingDaysHaveNoFixedLength) {
  EXPECT_TRUE(HasFixedLength<Days>);
  EXPECT_FALSE(HasFixedLength<WorkingDays>);
}

TEST(InstantTest, TheDifferenceOfInstantsIsASpan) {
  const Instant a{100};
  EXPECT_EQ(a + Span{20} - a, Span{20});
  EXPECT_EQ(a - Span{30}, Instant{70});
  EXPECT_LT(a, Instant::never());
}

}  // namespace
}  // namespace sim
