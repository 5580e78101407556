#include "models/measures/shadow.hpp"

#include <fmt/format.h>

#include <Eigen/Dense>
#include <algorithm>
#include <boost/math/tools/roots.hpp>
#include <cmath>
#include <functional>

#include "sim/theory/queues.hpp"

namespace models {
namespace {

/// Of one run: a number, or the reason why theory has none.
using OfRun = std::function<OrReason<double>(const Traffic&)>;

OrReason<double> none(std::string why) { return {std::nullopt, std::move(why)}; }

OrReason<std::vector<double>> over_runs(std::span<const Observations> runs, const OfRun& of) {
  std::vector<double> values;
  for (const Observations& run : runs) {
    const OrReason<double> value = of(run.traffic);
    if (!value.value) return {std::nullopt, value.reason};
    values.push_back(*value.value);
  }
  if (values.empty()) return {std::nullopt, "no replication was completed"};
  return {std::move(values), {}};
}

Shadow line(std::string what, std::string unit, std::string theory, std::span<const Observations> runs,
            const OfRun& by_theory, const OfRun& simulated, std::string why) {
  Shadow made{std::move(what), std::move(unit), std::move(theory), {}, {}, {}, std::move(why)};
  const auto expected = over_runs(runs, by_theory), seen = over_runs(runs, simulated);
  if (expected.value)
    made.by_theory.value = estimate_of(*expected.value);
  else
    made.by_theory.reason = expected.reason;
  if (seen.value)
    made.simulated.value = estimate_of(*seen.value);
  else
    made.simulated.reason = seen.reason;
  if (expected.value && seen.value)
    made.difference.value = difference_of(*seen.value, *expected.value, 0);
  else
    made.difference.reason = expected.value ? seen.reason : expected.reason;
  return made;
}

/// The number in each stage if what comes, where it goes and how long it stays went on as in this run for ever.
std::vector<double> in_balance(const Traffic& traffic) {
  const auto many = static_cast<Eigen::Index>(traffic.present.size());
  Eigen::MatrixXd moves = Eigen::MatrixXd::Zero(many, many);
  Eigen::VectorXd came = Eigen::VectorXd::Zero(many);
  for (Eigen::Index i = 0; i < many; ++i) {
    const auto from = static_cast<std::size_t>(i);
    came(i) = traffic.came[from];
    if (!(traffic.left[from] > 0)) continue;
    for (Eigen::Index j = 0; j < many; ++j)
      moves(i, j) = traffic.ways[from * traffic.present.size() + static_cast<std::size_t>(j)] / traffic.left[from];
  }
  // Visits: came (I − Q)^-1.
  const Eigen::VectorXd visits = (Eigen::MatrixXd::Identity(many, many) - moves).transpose().partialPivLu().solve(came);
  std::vector<double> stocks;
  for (Eigen::Index i = 0; i < many; ++i) {
    const auto s = static_cast<std::size_t>(i);
    // Nobody left it in the window: how long one stays there cannot be seen, so it is taken as it stands.
    stocks.push_back(traffic.left[s] > 0 ? visits(i) * traffic.present[s] / traffic.left[s] : traffic.present[s]);
  }
  return stocks;
}

using Counts = bool (*)(const CompiledStage&);

Shadow stock(const Model& model, std::span<const Observations> runs, Measure measure, Counts counts) {
  const auto sum = [&model, counts](const std::vector<double>& stages) {
    double all = 0;
    for (std::size_t s = 0; s < stages.size(); ++s)
      if (counts(model.pathway.stages()[s])) all += stages[s];
    return all;
  };
  const Definition& of = definition(measure);
  return line(
      std::string(of.name), std::string(of.unit), "visits to each stage in the absorbing chain × mean stay", runs,
      [&](const Traffic& t) -> OrReason<double> {
        if (t.present.empty()) return none("no stage was counted");
        const double all = sum(in_balance(t));
        if (!std::isfinite(all)) return none("the moves of this run lead back for ever");
        return {all, {}};
      },
      [&](const Traffic& t) -> OrReason<double> {
        return {sum(t.present), {}};
      },
      "Theory says where the stock is going if demand, moves and stays went on as in these years; the simulation is on "
      "its way there from its opening stock, and long stays take long to show. A theory above the simulation: the "
      "stock is rising.");
}

std::vector<Shadow> waiting(const Model& model, std::span<const Observations> runs) {
  const double cap = (*model.settings().caseload.hard_cap).value;
  const auto line_of = [cap](const Traffic& t) -> OrReason<double> {
    if (!(cap > 0)) return none("the scenario sets no hard cap");
    const int places = static_cast<int>(std::floor(t.full_time * cap));
    if (places < 1 || !(t.allocations > 0)) return none("nobody is allocated to anybody");
    // Who waits will be held too: all that comes has to find a place.
    if (t.children_held >= places * 0.999)
      return none(fmt::format("{:.0f} places are as good as full with {:.0f} children: the list has no steady state",
                              static_cast<double>(places), t.children_held));
    return {static_cast<double>(places), {}};
  };
  const auto erlang = [line_of](const Traffic& t) {
    const int places = static_cast<int>(*line_of(t).value);
    return sim::common_line(t.allocations, t.children_held / t.allocations, places);
  };
  const std::string theory = "Erlang C, as many servers as places under the workers' hard caps";
  const std::string why =
      "Theory has one list, children who come one by one at random, and places that never close. Here siblings come "
      "together, each team has its own list, people leave and are on leave, and managers allocate in working hours; so "
      "more wait than theory says.";
  return {line(
              std::string(definition(Measure::unallocated_children).name), "children", theory, runs,
              [=](const Traffic& t) -> OrReason<double> {
                OrReason<double> places = line_of(t);
                if (!places.value) return places;
                return {erlang(t).waiting, {}};
              },
              [](const Traffic& t) -> OrReason<double> {
                return {t.unallocated, {}};
              },
              why),
          line(
              std::string(definition(Measure::days_to_allocation).name), "working days", theory, runs,
              [=](const Traffic& t) -> OrReason<double> {
                OrReason<double> places = line_of(t);
                if (!places.value) return places;
                constexpr double working_days_a_year = 253;  // of England's calendar, in the mean
                return {erlang(t).wait * working_days_a_year, {}};
              },
              [](const Traffic& t) -> OrReason<double> {
                return {t.days_waited, {}};
              },
              why)};
}

Shadow vacancies(const Model& model, std::span<const Observations> runs) {
  const double fill = (*model.settings().workforce.time_to_fill).value;
  return line(
      std::string(definition(Measure::vacancy_rate).name), "%", "v = tF / (1 + tF), turnover t and time to fill F",
      runs,
      [fill](const Traffic& t) -> OrReason<double> {
        if (!(t.turnover > 0)) return none("nobody left");
        return {100 * t.turnover * fill / (1 + t.turnover * fill), {}};
      },
      [](const Traffic& t) -> OrReason<double> {
        return {100 * t.vacancy, {}};
      },
      "The identity holds in balance. Posts that are vacant on day 0 are given and not yet in balance with the time to "
      "fill, few recruiters make vacancies wait for one another, and a post that closes leaves no vacancy.");
}

Shadow overdue(const Model& model, std::span<const Observations> runs) {
  const double administration = (*model.settings().time.administration).value;
  const auto theory = [administration](const Traffic& t) -> OrReason<double> {
    if (!(t.holders > 0 && t.tasks > 0 && t.hours_worked > 0)) return none("no worker holds a case");
    const int cases = static_cast<int>(std::lround(t.cases_held / t.holders));
    if (cases < 1) return none("workers hold less than one case");
    // Hours that are free for cases: those spent on them, and those with nothing to do, which are counted under other.
    const double idle = std::max(0.0, t.hours_other - administration * t.hours_worked);
    const double available = (t.hours_at_cases + idle) / t.holders;
    const double service = t.hours_at_cases / t.tasks, rate = t.tasks / t.holders / available;
    if (!(rate * service < 0.9999))
      return none("workers have no hour to spare: the theory's list has no bound but the cases");
    // The pause after which a case asks again is the one that gives as many tasks as were done.
    const auto off = [&](double pause) { return sim::machine_repair(cases, pause, service, 1).rate - rate; };
    const double longest = 2 * cases / rate;
    if (off(1e-9) < 0 || off(longest) > 0) return none("no pause between tasks gives as many as were done");
    std::uintmax_t steps = 200;
    const auto [low, high] = boost::math::tools::toms748_solve(
        off, 1e-9, longest, [](double a, double b) { return std::abs(a - b) < 1e-9 * (1 + std::abs(b)); }, steps);
    return {sim::machine_repair(cases, (low + high) / 2, service, 1).waiting, {}};
  };
  return line(
      "Overdue pieces of work of a worker", "pieces", "machine repair: her cases ask, she serves one at a time", runs,
      theory,
      [](const Traffic& t) -> OrReason<double> {
        return {t.overdue, {}};
      },
      "Theory lets a task wait from the moment it is asked for, in order of asking. Here tasks are known before they "
      "are "
      "due and are done ahead in quiet weeks, crises go first, and leave and sickness let work pile up.");
}

}  // namespace

std::vector<Shadow> shadows(const Model& model, std::span<const Observations> runs) {
  std::vector<Shadow> all{
      stock(model, runs, Measure::children_in_need, [](const CompiledStage& s) { return s.in_need; })};
  const auto add_if_defined = [&](Measure measure, Counts counts) {
    if (why_undefined(model, measure).empty()) all.push_back(stock(model, runs, measure, counts));
  };
  add_if_defined(Measure::child_protection_plans, [](const CompiledStage& s) { return s.on_plan; });
  add_if_defined(Measure::children_looked_after, [](const CompiledStage& s) { return s.looked_after; });
  for (Shadow& each : waiting(model, runs)) all.push_back(std::move(each));
  all.push_back(vacancies(model, runs));
  all.push_back(overdue(model, runs));
  return all;
}

}  // namespace models
