// M/G/∞: whoever comes is taken on at once, so the number open is Poisson, whatever the law of stay (always_room.toml).
#include <fmt/format.h>

#include "models/selftest/service/service.hpp"
#include "models/selftest/service/standing.hpp"
#include "models/selftest/service/theory_file.hpp"

namespace models::theory {
namespace {

double rate(const Parameters& p) { return p.number("lam"); }
double mean_stay(const Parameters& p) { return p.number("mean"); }
bool from_empty(const Case& of) { return of.name.find("transient") != std::string::npos; }

// What is asked from empty is asked of days on which the twelve hours of a day in which nobody comes would be felt. So
// there everything takes ten times as long, which changes no number of families.
double slower(const Case& of) { return from_empty(of) ? 10 : 1; }

std::string law(const Parameters& p) {
  const std::string& word = p.text("service");
  return word == "det" ? "fixed" : word == "exp" ? "exponential" : word;
}

// The stock has forgotten how it was chosen when the last who were there at first have gone: of a fixed stay after one
// of it; of a lognormal one, whose tail is long, after ten.
double lead_in_weeks(const Parameters& p) { return p.text("service") == "lognormal" ? 10 * mean_stay(p) / 7 : 104; }

SetUp asked_of(const Case& of) {
  const Parameters& p = of.parameters;
  const double stock = from_empty(of) ? 0 : std::round(rate(p) * mean_stay(p));
  const double lead_in = from_empty(of) ? 0 : std::min(520.0, lead_in_weeks(p));
  return {"always_room",
          {{"demand.contacts", fmt::format("{}", rate(p) / slower(of) * days_a_year)},
           {"stage.open.typical", fmt::format("{}", mean_stay(p) * slower(of))},
           {"stage.open.law", law(p)},
           {"stock.children.open", fmt::format("{}", stock)},
           {"stock.lead_in", fmt::format("{}", lead_in)}}};
}

// By how much an event changes the number open.
int change_of(const CaseEvent& event, StageId open) {
  const auto* moved = std::get_if<Moved>(&event);
  return moved == nullptr ? 0 : (moved->to == open) - (moved->from == open);
}

Results steady(const Case& of, const Model& model, RunId run) {
  const StageId open = model.pathway.id("open");
  Standing standing(sim::Instant{}, model.end);
  listen(model, run, [&](sim::Instant when, const CaseEvent& event) {
    if (const int by = change_of(event, open)) standing.change(when, by);
    return true;
  });
  standing.end();
  Results results{{"L", standing.mean()},
                  {"VarN", standing.variance_about(rate(of.parameters) * mean_stay(of.parameters))}};
  for (const Row& row : of.rows)
    if (row.quantity.rfind("P(N<=", 0) == 0)
      results[row.quantity] = standing.share_at_most(std::stod(row.quantity.substr(5)));
  return results;
}

// Looks at the number open when the rows say, `E[N(15)] from empty`, and then has seen enough.
Results looks(const Case& of, const Model& model, RunId run) {
  const StageId open = model.pathway.id("open");
  Results results;
  int level = 0;
  auto next = of.rows.begin();  // in the order of time
  listen(model, run, [&](sim::Instant when, const CaseEvent& event) {
    while (next != of.rows.end() && when >= day(slower(of) * std::stod(next->quantity.substr(4))))
      results[(next++)->quantity] = level;
    level += change_of(event, open);
    return next != of.rows.end();
  });
  return results;
}

}  // namespace

std::vector<Answer> always_room(const Bench& bench, const Case& of) {
  const Years years = from_empty(of) ? Years{4, 4} : Years{};
  const Found found = replicate(bench, of, asked_of(of), years, [&](const Model& model, RunId run) {
    return from_empty(of) ? looks(of, model, run) : steady(of, model, run);
  });
  return answers_of(of, found, bench.in_short);
}

}  // namespace models::theory
