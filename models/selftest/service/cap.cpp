// Erlang C: a hard cap is so many places, and who finds none waits in order of coming (a_cap.toml).
#include <fmt/format.h>

#include "models/selftest/service/service.hpp"
#include "models/selftest/service/standing.hpp"
#include "models/selftest/service/theory_file.hpp"

namespace models::theory {
namespace {

// The list needs 930 days until 1/e is left of how it began; the lead-in is four times that.
SetUp asked_of(const Parameters& p) {
  return {"a_cap",
          {{"demand.contacts", fmt::format("{}", p.number("referrals_per_day") * days_a_year)},
           {"stage.open.typical", p.text("mean_days_open")},
           {"team.office.posts.worker", p.text("workers")},
           {"caseload.hard_cap", p.text("cap")},
           {"stock.lead_in", "520 weeks"}}};
}

Results replication(const Model& model, RunId run) {
  const StageId open = model.pathway.id("open");
  Standing unallocated(sim::Instant{}, model.end);
  std::map<CaseId, sim::Instant> since;
  double cases = 0, waited = 0, days = 0;
  listen(model, run, [&](sim::Instant when, const CaseEvent& event) {
    if (const auto* moved = std::get_if<Moved>(&event); moved != nullptr && moved->to == open) {
      since[moved->subject] = when;
      unallocated.change(when, 1);  // at the same instant no more, when there is room
    }
    if (const auto* allocated = std::get_if<Allocated>(&event)) {
      unallocated.change(when, -1);
      const double wait = to_days(when - since.at(allocated->subject)).value;
      since.erase(allocated->subject);
      if (when < sim::Instant{}) return true;
      ++cases;
      waited += wait > 0;
      days += wait;
    }
    return true;
  });
  unallocated.end();
  return {{"P(case waits for a worker)", waited / cases},
          {"mean_unallocated", unallocated.mean()},
          {"mean_days_unallocated", days / cases}};
}

}  // namespace

std::vector<Answer> cap(const Bench& bench, const Case& of) {
  const Found found = replicate(bench, of, asked_of(of.parameters), Years{35, 25}, replication);
  // With nearly all places taken the list goes up and down over years: a hundredth would take 18,000 years for the
  // share who wait and 90,000 years for how many and how long.
  return answers_of(
      of, found, bench.in_short,
      {{"P(case waits for a worker)", 0.02}, {"mean_unallocated", 0.05}, {"mean_days_unallocated", 0.05}});
}

}  // namespace models::theory
