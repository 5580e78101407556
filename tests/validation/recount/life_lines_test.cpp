// The lives that a log tells of, from logs made by hand: the code that counts a second time must itself be right.
#include "tests/validation/recount/life_lines.hpp"

#include <gtest/gtest.h>

namespace recount {
namespace {

using namespace models;

constexpr StageId assessment{3}, plan{4}, home{5};  // 0 is closed, 255 is nowhere
constexpr CaseId family{FamilyId{7}, 0}, child{FamilyId{7}, 1};
constexpr WorkerId worker{11}, other{12};
constexpr PostId post{1}, other_post{2};
constexpr StageId nowhere{255};

Model without_stages() {
  return {nullptr, 0, sim::Calendar({2025, 4, 1}), sim::Instant{1000}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}};
}

LifeLines lives_of(const std::vector<std::pair<std::int64_t, CaseEvent>>& told) {
  CaseEventLog log;
  for (const auto& [ticks, event] : told) log.tell(sim::Instant{ticks}, event);
  return life_lines(without_stages(), log);
}

template <class Line>
std::int64_t child_ticks(const std::vector<Line>& lines) {
  std::int64_t sum = 0;
  for (const Line& line : lines) sum += line.children * (line.during.to - line.during.from).ticks;
  return sum;
}

std::int64_t ticks_in(const std::vector<Stay>& stays, StageId stage) {
  std::vector<Stay> there;
  for (const Stay& stay : stays)
    if (stay.stage == stage) there.push_back(stay);
  return child_ticks(there);
}

// Three children are assessed and held from tick 0; one comes into care at tick 100.
std::vector<std::pair<std::int64_t, CaseEvent>> three_held() {
  return {{0, Moved{family, nowhere, assessment, 3, {}, false}}, {0, Allocated{family, worker, post, 3}}};
}

TEST(LifeLinesTest, AChildWhoComesIntoCareLeavesTheFamilysStayAndWorkerWithOneFewer) {
  auto told = three_held();
  told.push_back({100, EnteredCare{child, 9, CareRoute::interim_order, post, true, false}});
  told.push_back({100, Moved{child, assessment, home, 1, {}, false}});
  const LifeLines lives = lives_of(told);
  EXPECT_TRUE(lives.faults.empty());
  EXPECT_EQ(ticks_in(lives.stays, assessment), 3 * 100 + 2 * 900);
  EXPECT_EQ(ticks_in(lives.stays, home), 900);
  EXPECT_EQ(child_ticks(lives.holdings), 3 * 100 + 2 * 900);
  ASSERT_EQ(lives.holdings.size(), 2U);
  EXPECT_FALSE(lives.holdings[1].allocated);
}

TEST(LifeLinesTest, AChildWhoseOwnCaseIsToldAfterTheFamilyHasMovedOnIsTakenOffOnce) {
  auto told = three_held();
  told.push_back({100, Moved{family, assessment, plan, 2, {}, false}});
  told.push_back({100, Released{family, worker, post, 2}});
  told.push_back({100, Allocated{family, other, other_post, 2}});
  told.push_back({100, EnteredCare{child, 9, CareRoute::voluntary, post, true, false}});
  told.push_back({100, Moved{child, assessment, home, 1, {}, false}});
  const LifeLines lives = lives_of(told);
  EXPECT_TRUE(lives.faults.empty());
  EXPECT_EQ(ticks_in(lives.stays, assessment), 300);
  EXPECT_EQ(ticks_in(lives.stays, plan), 2 * 900);
  EXPECT_EQ(child_ticks(lives.holdings), 300 + 2 * 900);
}

TEST(LifeLinesTest, AWaitGoesOnWithoutTheChildAndEndsWithTheAllocation) {
  const LifeLines lives = lives_of({{0, Moved{family, nowhere, plan, 3, {}, false}},
                                    {0, Waiting{family, TeamId{0}, 3}},
                                    {100, EnteredCare{child, 9, CareRoute::voluntary, {}, false, true}},
                                    {100, Moved{child, plan, home, 1, {}, false}},
                                    {400, Allocated{family, worker, post, 2, 0, true}}});
  EXPECT_TRUE(lives.faults.empty());
  EXPECT_EQ(child_ticks(lives.waits), 3 * 100 + 2 * 300);
  EXPECT_EQ(child_ticks(lives.holdings), 2 * 600);
}

TEST(LifeLinesTest, AChildWhoCameHomeComesIntoCareAgainFromItsFamilysCase) {
  const LifeLines lives = lives_of({{0, Moved{family, nowhere, StageId{0}, 2, {}, false}},
                                    {0, Moved{child, nowhere, home, 1, {}, false}},
                                    {100, Moved{child, home, StageId{0}, 1, {}, false}},
                                    {200, Moved{family, StageId{0}, plan, 3, {}, false}},
                                    {300, Moved{child, plan, home, 1, {}, false}}});
  EXPECT_TRUE(lives.faults.empty());
  EXPECT_EQ(ticks_in(lives.stays, plan), 3 * 100 + 2 * 700);
  EXPECT_EQ(ticks_in(lives.stays, home), 100 + 700);
}

TEST(LifeLinesTest, AChildWhoLeavesItsFamilyAndIsToldOfNowhereIsAFault) {
  auto told = three_held();
  told.push_back({100, Moved{family, assessment, plan, 2, {}, false}});
  EXPECT_EQ(lives_of(told).faults, std::vector<std::string>{"a child left its family's case and is nowhere"});
}

TEST(LifeLinesTest, ACaseReleasedByAnotherThanItsWorkerIsAFault) {
  auto told = three_held();
  told.push_back({100, Released{family, other, other_post, 3}});
  EXPECT_EQ(lives_of(told).faults, std::vector<std::string>{"a case is released by somebody who does not hold it"});
}

}  // namespace
}  // namespace recount
