#include "models/report/report.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "models/report/answer.hpp"
#include "models/report/foundations.hpp"
#include "models/report/words.hpp"
#include "sim/time/calendar.hpp"

namespace models {
namespace {

std::vector<OutcomeTable> outcome_tables(const Estimates& estimates) {
  std::vector<OutcomeTable> tables;
  for (const Outcome outcome :
       {Outcome::lower_risk, Outcome::stability, Outcome::wellbeing, Outcome::fewer_days_in_care,
        Outcome::staff_wellbeing, Outcome::lower_turnover, Outcome::value_for_money}) {
    OutcomeTable table{outcome, {}};
    for (const Definition& each : definitions()) {
      if (each.outcome != outcome || estimates.arms.empty()) continue;
      const auto index = static_cast<std::size_t>(each.measure);
      OutcomeRow row{each.measure, estimates.arms.front().measures[index], {}, {}, {}};
      for (std::size_t arm = 1; arm < estimates.arms.size(); ++arm) {
        row.arms.push_back(estimates.arms[arm].measures[index]);
      }
      for (const ArmDifferences& arm : estimates.differences) {
        row.differences.push_back(arm.measures[index]);
        row.words.push_back(difference_in_words(arm.measures[index], each));
      }
      table.rows.push_back(std::move(row));
    }
    std::stable_sort(table.rows.begin(), table.rows.end(), [](const OutcomeRow& a, const OutcomeRow& b) {
      return definition(a.measure).headline && !definition(b.measure).headline;
    });
    tables.push_back(std::move(table));
  }
  return tables;
}

std::vector<std::string> not_for() {
  return {
      "A decision about a named child or family: it knows none, and what it says of averages says nothing of one.",
      "Ranking or judging workers, teams or authorities: its workers are invented.",
      "A question outside the range that the figures were declared for, such as another country or a far larger "
      "change.",
      "Proof that a practice works: it says what would follow if the stated figures held.",
  };
}

/// Variance ratios of the headline measures: how much the pairing was worth.
std::string pairing(const Estimates& estimates) {
  std::vector<double> ratios;
  for (const ArmDifferences& arm : estimates.differences) {
    for (const Definition& each : definitions()) {
      const OrReason<Difference>& difference = arm.measures[static_cast<std::size_t>(each.measure)];
      if (each.headline && difference.value && difference.value->variance_ratio) {
        ratios.push_back(*difference.value->variance_ratio);
      }
    }
  }
  if (ratios.empty()) return {};
  std::sort(ratios.begin(), ratios.end());
  return fmt::format(
      "For the headline measures, pairing was worth as much as {:.1f} times the runs without it (median; from {:.1f} "
      "to {:.1f}).",
      ratios[ratios.size() / 2], ratios.front(), ratios.back());
}

std::string how_many(const Scenario& scenario, const Estimates& estimates) {
  const double lead_in = scenario.arms.front().settings.stock.lead_in.value.value;
  std::string text =
      fmt::format("{} {} of {} {} from {}, seed {}.", estimates.replications,
                  estimates.replications == 1 ? "replication" : "replications", estimates.years,
                  estimates.years == 1 ? "year" : "years", sim::format_date(scenario.start), estimates.seed);
  const auto& stock = scenario.arms.front().settings.stock.children;
  const bool empty =
      std::all_of(stock.begin(), stock.end(), [](const auto& each) { return (*each.second).value <= 0; });
  text += empty ? " Each starts with no children at all" : " Each starts from the authority's open cases and workers";
  if (lead_in > 0) {
    text += fmt::format(", and runs {:.0f} weeks under {} before day 0; nothing of those weeks is counted", lead_in,
                        scenario.arms.front().name);
  }
  text += empty ? "; by MSER-5 it has forgotten that on day 0." : ".";
  return text;
}

std::string prices(const Scenario& scenario, const std::string& year) {
  const Costs& costs = scenario.arms.front().settings.costs;
  const double inflation = 100 * (*costs.inflation).value, discounting = 100 * (*costs.discounting).value;
  if (inflation == 0 && discounting == 0)
    return fmt::format("Costs are at {} prices, without inflation or discounting.", year);
  return fmt::format(
      "Costs are at {} prices in the first year; for each whole year since day 0, inflation of {:g} % is added and "
      "{:g} % is discounted.",
      year, inflation, discounting);
}

std::vector<std::string> method(const Scenario& scenario, const Estimates& estimates) {
  std::vector<std::string> sentences{how_many(scenario, estimates)};
  if (!estimates.differences.empty()) {
    sentences.push_back(
        "Every practice meets the same families with the same luck: random numbers are named by seed, replication, "
        "family or worker, and purpose. A difference is taken replication by replication, and then averaged.");
    if (std::string worth = pairing(estimates); !worth.empty()) sentences.push_back(std::move(worth));
  }
  sentences.push_back(
      "Intervals are Student's, for the mean over replications: 80 % and 95 %. They cover the luck of the simulation "
      "alone, not the doubt about the figures it rests on.");
  sentences.push_back(
      fmt::format("Each is right in 95 of 100 studies by itself. They are not adjusted for looking at {} measures: of "
                  "measures that "
                  "do not differ at all, about one in twenty will seem to.",
                  measure_count));
  if (!estimates.differences.empty()) {
    const std::size_t together = headline_count() * estimates.differences.size();
    sentences.push_back(
        fmt::format("For the {} headline differences there are wider joint intervals too (differences.csv), each at "
                    "{:.2f} %: all of "
                    "them hold at once in at least 95 of 100 studies (Bonferroni).",
                    together, 100 - 5.0 / static_cast<double>(together)));
    sentences.push_back(
        "Fewer, lower, more or higher is said where the 95 % interval leaves out 0. Where all of it lies within the "
        "smallest difference worth acting on, a setting of this tool for each measure, we say that no difference "
        "matters. Else the two cannot be told apart, and it is said how many runs more would tell, about, if mean and "
        "spread are as they seem.");
  }
  if (const std::string& year = scenario.arms.front().settings.costs.price_year; !year.empty()) {
    sentences.push_back(prices(scenario, year));
  }
  if (std::any_of(estimates.arms.begin(), estimates.arms.end(),
                  [](const ArmEstimates& arm) { return arm.unallocated_growth.without_settling; })) {
    sentences.push_back(
        "A list is said to grow without settling where its trend over the second half of the window is above 2 % of "
        "what is referred in a week, by the whole 95 % interval, and it goes on rising in the last quarter in nine of "
        "ten runs, by at least half as much as before. A list that would settle long after the window is not told "
        "apart from it.");
  }
  if (!estimates.failures.empty()) {
    sentences.push_back(fmt::format("{} simulations stopped: {}", estimates.failures.size(), estimates.failures[0]));
  }
  sentences.push_back(fmt::format("Hash of the result: {}. The same command gives the same hash.", estimates.hash));
  return sentences;
}

std::string title(const Scenario& scenario) {
  if (scenario.arms.size() < 2) return fmt::format("{}: {}", scenario.name, scenario.arms.front().name);
  std::vector<std::string> names;
  for (const PracticeArm& arm : scenario.arms) names.push_back(arm.name);
  return fmt::format("{}: {} compared", scenario.name, listed(names));
}

}  // namespace

Report report(const std::vector<Model>& models, const Estimates& estimates, const Asked& asked) {
  const Scenario& scenario = *models.front().scenario;
  const std::vector<FigureLine> in_force = figures_in_force(scenario);
  Report made;
  made.title = title(scenario);
  made.question = scenario.question;
  made.not_for = not_for();
  made.outcomes = outcome_tables(estimates);
  made.foundations = foundations_of(in_force);
  made.answer = answer(estimates);
  made.answer.push_back(fmt::format(
      "This is what the model says, not what was seen: it holds as far as its {} figures hold, and {} of them are "
      "assumed.",
      made.foundations.total(), made.foundations.assumed));
  for (std::size_t arm = 0; arm < scenario.arms.size(); ++arm) {
    made.practices.push_back(practice_figures(scenario.arms[arm], arm == 0));
  }
  made.sources = cited(scenario, in_force);
  made.method = method(scenario, estimates);
  made.rerun = rerun_command(asked, scenario, estimates);
  return made;
}

Report report(const std::vector<Model>& models, const Estimates& estimates) {
  const Scenario& scenario = *models.front().scenario;
  return report(models, estimates, Asked{scenario.arms.size() > 1 ? "compare" : "run", scenario.key, {}, {}});
}

}  // namespace models
