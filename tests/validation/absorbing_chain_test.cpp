// The pathway as an absorbing chain: with staff without limit and ways out by chance alone, visits to each stage are
// the rows of (I − Q)⁻¹, and days in it are visits times the mean stay, for any law of stay.
//
// The pathway is that of the oracles' group Absorbing; the exact values named beside it are theirs. The matrix is made
// here, from the compiled exits, by an elimination that shares nothing with the simulator.
#include <gtest/gtest.h>

#include <cmath>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "tests/support/service.hpp"
#include "tests/validation/recount.hpp"

namespace models {
namespace {

struct StageOfChain {
  std::string key, kind;
  double mean_days;
  std::vector<std::pair<std::string, double>> exits;
};

const std::vector<StageOfChain>& chain() {
  static const std::vector<StageOfChain> stages = {
      {"contact", "contact", 0, {{"referral", 0.4}, {"nfa", 0.6}}},
      {"referral", "screening", 0, {{"assessment", 0.85}, {"nfa", 0.15}}},
      {"assessment", "assessment", 35, {{"s47", 0.25}, {"cin", 0.35}, {"nfa", 0.4}}},
      {"s47", "enquiry", 12, {{"cpp", 0.35}, {"cin", 0.4}, {"lac", 0.05}, {"nfa", 0.2}}},
      {"cin", "plan", 182, {{"s47", 0.1}, {"referral", 0.1}, {"closed_after_plan", 0.8}}},
      {"cpp", "protection_plan", 259, {{"cin", 0.55}, {"lac", 0.15}, {"closed_after_plan", 0.2}, {"referral", 0.1}}},
      {"lac", "service", 700, {{"cin", 0.35}, {"permanence", 0.6}, {"cpp", 0.05}}},
      {"nfa", "service", 1, {{"closed", 1}}},
      {"closed_after_plan", "service", 1, {{"closed", 1}}},
      {"permanence", "service", 1, {{"closed", 1}}},
      {"closed", "closed", 0, {}}};
  return stages;
}

// Visits for each contact, from the oracles (ABSORB-from-contact).
const std::map<std::string, double> exact_visits = {{"contact", 1},
                                                    {"referral", 0.423398116235265},
                                                    {"assessment", 0.359888398799975},
                                                    {"s47", 0.109481818842855},
                                                    {"cin", 0.195097191428616},
                                                    {"cpp", 0.0388839709240368},
                                                    {"lac", 0.0113066865807483},
                                                    {"nfa", 0.829361440723851},
                                                    {"closed_after_plan", 0.1638545473277},
                                                    {"permanence", 0.00678401194844898},
                                                    {"closed", 1}};

Stage stage_of(const StageOfChain& described) {
  Stage stage;
  stage.name = described.key;
  stage.kind = described.kind;
  stage.typical.value = {described.mean_days};
  stage.typical_variation.value = {0.5};
  // A plan ends at its first review: every way out leads away.
  if (described.kind == "plan" || described.kind == "protection_plan")
    stage.first_review.value = stage.later_reviews.value = {described.mean_days / 7};
  for (const auto& [to, share] : described.exits) {
    Exit exit;
    exit.to = to;
    exit.share = share;
    stage.exits.push_back(exit);
  }
  return stage;
}

// A service that only lets families pass: no tasks, nobody waits, nobody comes back, one child each.
Settings unlimited(Settings s, double families_a_year) {
  s.stages.clear();
  for (const StageOfChain& described : chain()) s.stages[described.key] = stage_of(described);
  s.tasks.clear();
  s.placements.clear();
  s.stock.children.clear();
  s.stock.lead_in.value = sim::Weeks{0};
  s.demand.contacts.value = {families_a_year};
  s.demand.unaccompanied.value = {0};
  s.demand.re_referral_at_need.value = {0};
  s.demand.re_referral_window.value = {0};
  s.family.children_shares.value = {1};
  s.front_door.desks.value = {1e6};
  s.carers.households.value = {0};
  s.carers.recruited.value = {0};
  for (auto& [key, team] : s.teams)
    for (auto& [role, posts] : team.posts) posts.value = {1};
  return s;
}

// Contacts come in the first year; then the last families go their way to the end.
Model pass_through(double families) {
  Scenario scenario = load_scenario(test_support::england(), test_support::short_request({"baseline"}));
  PracticeArm& arm = scenario.arms.front();
  arm.settings = unlimited(arm.settings, families);
  Phase quiet{{2026, 4, 1}, "nobody comes any more", {"demand.contacts"}, arm.settings};
  quiet.settings.demand.contacts.value = {0};
  arm.phases.push_back(quiet);
  scenario.years = 25;
  return compile(std::move(scenario)).front();
}

// v (I − Q) = e: visits for each case that starts at `start`, by Gauss's elimination.
std::vector<double> visits_by_arithmetic(const Pathway& pathway) {
  const std::size_t n = pathway.stages().size();
  std::vector<std::vector<double>> rows(n, std::vector<double>(n + 1));  // (I − Q) transposed, and e
  for (std::size_t from = 0; from < n; ++from) {
    rows[from][from] += 1;
    double all = 0;
    for (const CompiledExit& exit : pathway.stages()[from].exits) all += exit.share;
    for (const CompiledExit& exit : pathway.stages()[from].exits) rows[exit.to.index][from] -= exit.share / all;
  }
  rows[pathway.start().index][n] = 1;
  for (std::size_t column = 0; column < n; ++column) {
    std::size_t pivot = column;
    for (std::size_t row = column; row < n; ++row)
      if (std::abs(rows[row][column]) > std::abs(rows[pivot][column])) pivot = row;
    std::swap(rows[column], rows[pivot]);
    for (std::size_t row = 0; row < n; ++row) {
      if (row == column) continue;
      const double factor = rows[row][column] / rows[column][column];
      for (std::size_t k = column; k <= n; ++k) rows[row][k] -= factor * rows[column][k];
    }
  }
  std::vector<double> visits(n);
  for (std::size_t i = 0; i < n; ++i) visits[i] = rows[i][n] / rows[i][i];
  return visits;
}

// One quantity over families: its mean and standard error, where most families have none.
struct OverFamilies {
  double sum = 0, squares = 0;
  void add(double value) {
    sum += value;
    squares += value * value;
  }
  [[nodiscard]] double mean(double n) const { return sum / n; }
  [[nodiscard]] double standard_error(double n) const { return std::sqrt((squares / n - mean(n) * mean(n)) / n); }
};

struct Passed {
  double families = 0;
  std::int64_t still_open = 0;
  std::vector<OverFamilies> visits, days;  // by stage
};

Passed pass(const Model& model) {
  struct Way {
    std::vector<int> visits;
    std::vector<double> days;
    StageId at;
    sim::Instant since;
  };
  const std::size_t n = model.pathway.stages().size();
  std::map<CaseId, Way> ways;
  sim::FunctionSink<CaseEvent, std::function<void(sim::Instant, const CaseEvent&)>> sink([&](sim::Instant when,
                                                                                             const CaseEvent& event) {
    const auto* moved = std::get_if<Moved>(&event);
    if (moved == nullptr) return;
    Way& way = ways.try_emplace(moved->subject, Way{std::vector<int>(n), std::vector<double>(n), {}, {}}).first->second;
    if (moved->from != model.pathway.nowhere())
      way.days[moved->from.index] += static_cast<double>((when - way.since).ticks) / 1440;
    ++way.visits[moved->to.index];
    way.at = moved->to;
    way.since = when;
  });
  simulate(model, {1, 1}, sink);
  Passed passed{static_cast<double>(ways.size()), 0, std::vector<OverFamilies>(n), std::vector<OverFamilies>(n)};
  for (const auto& [subject, way] : ways) {
    passed.still_open += way.at != model.pathway.closed();
    for (std::size_t i = 0; i < n; ++i) {
      passed.visits[i].add(way.visits[i]);
      passed.days[i].add(way.days[i]);
    }
  }
  return passed;
}

void judge(const OverFamilies& found, double families, double exact, double precision, const std::string& what) {
  const double error = found.standard_error(families);
  EXPECT_LE(error, precision * exact) << what << ": too few families to say anything";
  EXPECT_LE(std::abs(found.mean(families) - exact), 4 * error + 1e-12)
      << what << " should be " << exact << ", is " << found.mean(families) << " +- " << error;
}

TEST(AbsorbingChainTest, TheEliminationGivesTheExactVisitsOfTheOracle) {
  const Model model = pass_through(100);
  const std::vector<double> visits = visits_by_arithmetic(model.pathway);
  for (const auto& [key, exact] : exact_visits) EXPECT_NEAR(visits[model.pathway.id(key).index], exact, 1e-12) << key;
}

TEST(AbsorbingChainTest, VisitsAreTheRowsOfTheInverseAndDaysAreVisitsTimesTheMeanStay) {
  const double precision = test_support::sanitized ? 0.05 : 0.02;
  const Model model = pass_through(test_support::sanitized ? 120'000 : 500'000);
  const Passed passed = pass(model);
  EXPECT_EQ(passed.still_open, 0);
  const std::vector<double> visits = visits_by_arithmetic(model.pathway);
  for (const StageOfChain& described : chain()) {
    const std::size_t i = model.pathway.id(described.key).index;
    judge(passed.visits[i], passed.families, visits[i], precision, "visits to " + described.key);
    const bool by_stay = described.mean_days > 0;
    if (by_stay)
      judge(passed.days[i], passed.families, visits[i] * described.mean_days, precision, "days in " + described.key);
  }
}

// In the service as it is, nobody is lost between two stages: what came in went out, or is there.
class TrafficTest : public ::testing::TestWithParam<std::string> {};

TEST_P(TrafficTest, VisitsOutAreVisitsInLessTheChangeOfStock) {
  const Model model = test_support::beside_baseline(GetParam());
  const auto log = test_support::log_of(model, {2, 1});
  CaseEventLog before;
  for (const auto& [when, event] : *log)
    if (when.ticks < 0) before.tell(when, event);
  const recount::Stages first = recount::stages(model, before), last = recount::stages(model, *log);
  std::int64_t in = 0, out = 0;
  for (std::size_t i = 0; i < last.stock.size(); ++i) {
    const std::int64_t came = last.in[i] - first.in[i], went = last.out[i] - first.out[i];
    EXPECT_EQ(went, came - (last.stock[i] - first.stock[i])) << model.pathway.stages()[i].key;
    in += came;
    out += went;
  }
  EXPECT_EQ(in - out, last.appeared - first.appeared);  // between stages nobody appears or is lost
  EXPECT_GT(out, 10'000);
  const Observations seen = observe(model, *log);
  const double years = to_years(model.end - sim::Instant{}).value;
  std::int64_t contacts = 0;
  for (std::size_t i = 0; i < last.in.size(); ++i)
    if (model.pathway.stages()[i].kind == StageKind::contact) contacts += last.in[i] - first.in[i];
  EXPECT_NEAR(seen[Measure::contacts].value() * years, static_cast<double>(contacts), 1e-6);
}

INSTANTIATE_TEST_SUITE_P(EveryPracticeFile, TrafficTest, ::testing::ValuesIn(test_support::practice_files()),
                         [](const auto& tested) { return test_support::name_of(tested.param); });

}  // namespace
}  // namespace models
