// A recorded run at any instant.
#include "viz/playback/playback.hpp"

#include <gtest/gtest.h>

#include <cstdint>

#include "tests/support/recorded_service.hpp"

namespace {

using namespace viz;
using test_support::recorded_service;

constexpr std::int64_t day = 24 * 60;

Playback fresh() { return Playback(recorded_service().model, recorded_service().log); }

// The same instants on every machine, in an order that goes back and forth.
std::vector<sim::Instant> scattered(sim::Instant end, int count) {
  std::vector<sim::Instant> out;
  std::uint64_t state = 20240607;
  for (int i = 0; i < count; ++i) {
    state = state * 6364136223846793005ULL + 1442695040888963407ULL;
    out.push_back({static_cast<std::int64_t>((state >> 33U) % static_cast<std::uint64_t>(end.ticks + 1))});
  }
  return out;
}

TEST(PlaybackTest, TheStateAfterASeekIsTheStateAfterPlayingThere) {
  Playback seeker = fresh();
  for (const sim::Instant at : scattered(seeker.end(), 25)) {
    Playback player = fresh();
    for (std::int64_t ticks = 0; ticks < at.ticks; ticks += 9 * day + 77) player.seek({ticks});
    player.seek(at);
    seeker.seek(at);
    EXPECT_EQ(seeker.pathway(), player.pathway()) << at.ticks;
    EXPECT_EQ(seeker.caseload(), player.caseload()) << at.ticks;
    EXPECT_EQ(seeker.moving().size(), player.moving().size()) << at.ticks;
  }
}

TEST(PlaybackTest, WhatIsShownAtTheEndOfAWeekIsWhatWasCounted) {
  const models::Observations counted = models::observe(recorded_service().model, recorded_service().log);
  Playback playback = fresh();
  ASSERT_GE(counted.weekly.looked_after.size(), 50U);
  for (std::size_t week = 0; week < counted.weekly.looked_after.size(); ++week) {
    playback.seek({static_cast<std::int64_t>(week + 1) * 7 * day - 1});
    const ServiceNow now = playback.service();
    EXPECT_EQ(now.looked_after, counted.weekly.looked_after[week]) << week;
    EXPECT_EQ(now.in_need, counted.weekly.in_need[week]) << week;
    EXPECT_EQ(now.on_plans, counted.weekly.on_plans[week]) << week;
    EXPECT_EQ(now.unallocated, counted.weekly.unallocated[week]) << week;
    EXPECT_NEAR(now.mean_caseload, counted.weekly.caseload[week], 1e-9) << week;
    EXPECT_EQ(playback.weekly_referrals()[week], counted.weekly.referrals[week]) << week;
  }
}

TEST(PlaybackTest, TheCardsTogetherHoldEveryChildInNeed) {
  Playback playback = fresh();
  for (const sim::Instant at : scattered(playback.end(), 12)) {
    playback.seek(at);
    const PathwayState state = playback.pathway();
    int on_cards = 0;
    for (std::size_t i = 0; i < state.stages.size(); ++i) {
      if (recorded_service().model.pathway.stages()[i].in_need) on_cards += state.stages[i].children;
    }
    EXPECT_EQ(on_cards, playback.service().in_need);
  }
}

TEST(PlaybackTest, NoStageHoldsMoreWaitingOrLateThanAreThere) {
  Playback playback = fresh();
  for (const sim::Instant at : scattered(playback.end(), 12)) {
    playback.seek(at);
    for (const StageNow& stage : playback.pathway().stages) {
      EXPECT_LE(stage.waiting + stage.overdue - stage.waiting_overdue, stage.children);
      EXPECT_GE(stage.waiting_overdue, 0);
    }
  }
}

TEST(PlaybackTest, ChildrenPresentAtTheStartAreThereInTheFirstFrame) {
  const Playback playback = fresh();
  EXPECT_EQ(playback.at().ticks, 0);
  EXPECT_GT(playback.service().in_need, 1000);
  EXPECT_GT(playback.service().looked_after, 100);
}

TEST(PlaybackTest, ASeekIsHeldWithinTheRun) {
  Playback playback = fresh();
  playback.seek({-5});
  EXPECT_EQ(playback.at().ticks, 0);
  playback.seek({playback.end().ticks + 1000});
  EXPECT_EQ(playback.at(), playback.end());
}

TEST(MovementsTest, AJourneyGoesForwardAndIsOverAfterFiveDays) {
  Playback playback = fresh();
  playback.seek({100 * day});
  const std::vector<Moving> first = playback.moving();
  ASSERT_FALSE(first.empty());
  for (const Moving& each : first) {
    EXPECT_GE(each.progress, 0);
    EXPECT_LT(each.progress, 1);
    EXPECT_NE(each.edge.from, each.edge.to);
  }
  playback.seek({101 * day});
  const std::vector<Moving> later = playback.moving();
  for (const Moving& before : first) {
    for (const Moving& after : later) {
      if (after.nth == before.nth) {
        EXPECT_GT(after.progress, before.progress);
      }
    }
  }
  playback.seek({105 * day});
  for (const Moving& each : playback.moving()) {
    for (const Moving& before : first) EXPECT_NE(each.nth, before.nth);
  }
}

TEST(MovementsTest, NoFlowIsEverAboveItsPeak) {
  Playback playback = fresh();
  const std::vector<Flow> peaks = playback.peak_flows();
  for (const sim::Instant at : scattered(playback.end(), 12)) {
    playback.seek(at);
    const PathwayState state = playback.pathway();
    for (const Flow& flow : state.flows) {
      for (const Flow& peak : peaks) {
        if (peak.edge == flow.edge) {
          EXPECT_LE(flow.a_week, peak.a_week + 1e-9);
        }
      }
    }
  }
}

}  // namespace
