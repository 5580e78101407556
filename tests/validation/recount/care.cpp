// Children coming into care, in care and leaving it, and the court.
#include "tests/validation/recount/every_measure.hpp"

namespace recount {
namespace {

double a_year(const Recorded& run, std::int64_t times) { return static_cast<double>(times) / years(run.model); }

void count_entries_and_exits(const Recorded& run, Values& values) {
  std::int64_t entries = 0, exits = 0;
  std::map<models::CareExit, std::int64_t> by_reason;
  // The opening stock did not come into care in the window, whenever it is told.
  each<models::EnteredCare>(run, [&](sim::Instant, const models::EnteredCare& e) {
    if (e.route != models::CareRoute::stock) ++entries;
  });
  each<models::LeftCare>(run, [&](sim::Instant, const models::LeftCare& e) {
    ++exits;
    ++by_reason[e.exit];
  });
  values["entries_to_care"] = a_year(run, entries);
  values["exits_from_care"] = a_year(run, exits);
  values["reunifications"] = a_year(run, by_reason[models::CareExit::reunified]);
  values["special_guardianships"] = a_year(run, by_reason[models::CareExit::special_guardianship]);
  values["adoptions"] = a_year(run, by_reason[models::CareExit::adopted]);
}

// By spells of care, and not by stages as the stock is: the two agree only if the log does.
void count_days(const Recorded& run, Values& values) {
  std::int64_t ticks = 0;
  for (const CareSpell& spell : run.lives.care) ticks += ticks_in(run.model, spell.during);
  values["days_in_care"] = static_cast<double>(ticks) / (24 * 60) / years(run.model);
}

// At the end of each year of the window: of the children looked after then, those who had three or more placements in
// the year, the one in which they began it included, as DfE counts. All years together. Placements are those told as
// such: the stay with adopters before the order is none.
void count_moves(const Recorded& run, Values& values) {
  const std::vector<sim::Instant> ends = year_ends(run.model);
  std::int64_t looked_after = 0, moved_often = 0;
  for (std::size_t year = 1; year < ends.size(); ++year) {
    const Stretch during{ends[year - 1], ends[year]};
    std::map<models::CaseId, int> placements;
    for (const Placement& placement : run.lives.placements) {
      const Stretch& d = placement.during;
      const bool begun_in_it = d.from >= during.from && d.from < during.to;
      const bool goes_on_into_it = d.from < during.from && d.to > during.from;
      if (begun_in_it || goes_on_into_it) ++placements[placement.child];
    }
    for (const CareSpell& spell : run.lives.care) {
      if (!(spell.during.from < during.to && spell.during.to >= during.to)) continue;
      ++looked_after;
      if (placements[spell.child] >= 3) ++moved_often;
    }
  }
  put_percent(values, "placement_moves_3_or_more", static_cast<double>(moved_often), static_cast<double>(looked_after));
}

// Of the time of all looked-after children, that in placements counted as children's homes.
void count_residential(const Recorded& run, Values& values) {
  std::int64_t residential = 0, all = 0;
  for (const Stay& stay : run.lives.stays) {
    const models::CompiledStage& stage = run.model.pathway[stay.stage];
    if (!stage.looked_after) continue;
    const auto* placement = found_in(run.model, &models::Settings::placements, stage.key);
    const std::int64_t ticks = stay.children * ticks_in(run.model, stay.during);
    all += ticks;
    if (placement != nullptr && placement->counted_as == "childrens_home") residential += ticks;
  }
  put_percent(values, "residential_share", static_cast<double>(residential), static_cast<double>(all));
}

void count_incidents(const Recorded& run, Values& values) {
  std::int64_t breakdowns = 0, missing = 0, homes = 0;
  each<models::PlacementEnded>(run, [&](sim::Instant, const models::PlacementEnded& e) { breakdowns += e.breakdown; });
  each<models::WentMissing>(run, [&](sim::Instant, const models::WentMissing&) { ++missing; });
  each<models::HomeClosed>(run, [&](sim::Instant, const models::HomeClosed&) { ++homes; });
  values["placement_breakdowns"] = a_year(run, breakdowns);
  values["missing_episodes"] = a_year(run, missing);
  values["carer_households_lost"] = a_year(run, homes);
}

// Cases, and not children; the length is the mean over cases that ended in the window, whenever they were issued.
void count_court(const Recorded& run, Values& values) {
  std::int64_t issued = 0, ended = 0;
  double weeks = 0;
  each_that_begins<models::ProceedingsIssued>(run, [&](sim::Instant, const models::ProceedingsIssued&) { ++issued; });
  each<models::ProceedingsEnded>(run, [&](sim::Instant, const models::ProceedingsEnded& e) {
    ++ended;
    weeks += static_cast<double>(e.weeks);
  });
  values["care_proceedings_started"] = a_year(run, issued);
  put_ratio(values, "care_proceedings_weeks", weeks, static_cast<double>(ended));
}

}  // namespace

void count_care(const Recorded& run, Values& values) {
  count_entries_and_exits(run, values);
  count_days(run, values);
  count_moves(run, values);
  count_residential(run, values);
  count_incidents(run, values);
  count_court(run, values);
}

}  // namespace recount
