// Posts that people leave and that are filled again: independent of one another, or with few recruiters
// (posts_and_leavers.toml), and from a day on which all are filled (posts_full_at_first.toml).
#include <fmt/format.h>

#include "models/selftest/service/service.hpp"
#include "models/selftest/service/standing.hpp"
#include "models/selftest/service/theory_file.hpp"

namespace models::theory {
namespace {

// A run lasts 35 years at most, and posts are slow. So here everything happens thirty times as fast, which changes
// neither shares nor numbers; leavers are counted by a year thirty times as long.
constexpr double faster = 30;

double years_to_fill(const Parameters& p) { return p.number("mean_days_to_fill") / oracle_days_a_year; }
int posts_of(const Parameters& p) { return p.whole("posts"); }

SetUp asked_of(const Parameters& p) {
  SetUp asked{"posts_and_leavers",
              {{"workforce.turnover", fmt::format("{}", faster * p.number("leavers_per_filled_post_year"))},
               {"workforce.time_to_fill", fmt::format("{:.12f}", years_to_fill(p) / faster)}}};
  if (p.has("recruiters")) asked.overrides.push_back({"workforce.recruiters", p.text("recruiters")});
  return asked;
}

int change_of(const CaseEvent& event) {
  return (std::get_if<WorkerLeft>(&event) != nullptr) - (std::get_if<WorkerStarted>(&event) != nullptr);
}

// Without a bound on recruiters posts open as they go on. With one they open as without, and begin to be short: it
// takes 6.7 years of the oracle's to forget a part of 1/e of that.
sim::Instant settled(const Parameters& p) { return day(p.has("recruiters") ? days_a_year * 3 : 0); }

Results replication(const Case& of, const Model& model, RunId run) {
  const Parameters& p = of.parameters;
  const sim::Instant from = settled(p);
  Standing vacant(from, model.end);
  vacant.change({}, posts_of(p));  // until somebody starts
  double leavers = 0;
  listen(model, run, [&](sim::Instant when, const CaseEvent& event) {
    if (const int by = change_of(event)) {
      vacant.change(when, by);
      leavers += by > 0 && when >= from;
    }
    return true;
  });
  vacant.end();
  const double vacant_if_unlimited = 1 / (1 + 1 / (p.number("leavers_per_filled_post_year") * years_to_fill(p)));
  return {{"mean_vacancies", vacant.mean()},
          {"vacancy_rate", vacant.mean() / posts_of(p)},
          {"sd_vacancies", std::sqrt(vacant.variance_about(vacant_if_unlimited * posts_of(p)))},
          {"P(no vacancy)", vacant.share_at_most(0)},
          {"leavers_per_year", leavers / to_years(model.end - from).value / faster}};
}

// The first ninety days of the oracle's, a week after which people begin to leave.
SetUp full_at_first(const Parameters& p) {
  return {"posts_full_at_first", {{"workforce.time_to_fill", fmt::format("{:.12f}", years_to_fill(p))}}};
}

Results ninety_days(const Case& of, const Model& model, RunId run) {
  const sim::Instant look = day(7 + 90 * days_a_year / oracle_days_a_year);
  int vacant = posts_of(of.parameters);
  listen(model, run, [&](sim::Instant when, const CaseEvent& event) {
    if (when >= look) return false;
    vacant += change_of(event);
    return true;
  });
  return {{"mean_vacancies_after_90d_from_full", vacant}};
}

}  // namespace

std::vector<Answer> posts(const Bench& bench, const Case& of) {
  const bool limited = of.parameters.has("recruiters");
  Found found = replicate(bench, of, asked_of(of.parameters), Years{35, limited ? 5 : 1},
                          [&](const Model& model, RunId run) { return replication(of, model, run); });
  if (!limited) {
    const auto look = [&](const Model& model, RunId run) { return ninety_days(of, model, run); };
    found.merge(replicate(bench, of.name, full_at_first(of.parameters), 1, bench.in_short ? 400 : 5500, look));
  }
  // With 4.7 of a hundred posts empty in the mean, all are filled on 3 days a year: for a hundredth it would take half
  // a million years of the oracle's.
  return answers_of(of, found, bench.in_short, {{"P(no vacancy)", of.name == "STAFF-N100-t0.15-f120" ? 0.05 : 0.01}});
}

}  // namespace models::theory
