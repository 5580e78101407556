// The keys of `[placement.NAME]`, `[carers]`, `[care]`, `[court]`, `[hub]`, `[constellation]`, `[costs]` and `[stock]`.
// How to read a list: fields.hpp.
#pragma once

#include "models/scenario/field_list.hpp"
#include "models/scenario/settings.hpp"

namespace models {

template <class List>
void describe(List& list, Settled<Placement> auto& placement) {
  list(placement.price, "price", PoundsPerWeek{0}, PoundsPerWeek{100000}, "Price of a place for one child.");
  list.numbers(placement.preference, "preference", {.count = age_bands}, 0, 1,
               "Shares of children by age band for whom it is wanted on entry to care, against the other placements.");
  list(placement.breakdown, "breakdown", PerYear{0}, PerYear{50}, "Unplanned endings a year for each child.");
  list(placement.planned_move, "planned_move", PerYear{0}, PerYear{50}, "Planned moves a year for each child.");
  list(placement.missing, "missing", PerYear{0}, PerYear{365},
       "Missing episodes a year, mean over children aged 10 or over.");
  list(placement.places, "places", Places{0}, Places{100000},
       "How many places there are; 0 or left out: as many as are paid for.", Presence::optional);
  list.flag(placement.carers, "carers", "Whether its places are those of in-house foster homes.");
  list.choice(placement.counted_as, "counted_as", {"fostering", "childrens_home", "supported", "with_parents", "other"},
              "The kind under which it is published; children's homes make the residential share.", Presence::optional);
}

template <class List>
void describe(List& list, Settled<Carers> auto& carers) {
  list(carers.households, "households", Number{0}, Number{100000}, "In-house foster homes on day 0.");
  list(carers.places_each, "places_each", Places{0}, Places{10}, "Places that each home offers.");
  list(carers.leaving, "leaving", PerYear{0}, PerYear{5}, "Homes leaving a year, as a rate of each.");
  list(carers.recruited, "recruited", PerYear{0}, PerYear{100000}, "Homes approved a year, in all.");
}

template <class List>
void describe(List& list, Settled<Care> auto& care) {
  list.numbers(care.breakdown_by_age, "breakdown_by_age", {.count = age_bands}, 0, 20,
               "Multiplies breakdowns, by age band.");
  list(care.breakdown_by_move, "breakdown_by_move", Number{0}, Number{5},
       "Multiplies breakdowns for each placement that broke down before, up to five.");
  list(care.breakdown_mismatch, "breakdown_mismatch", Number{0}, Number{20},
       "Multiplies breakdowns of placements that were not what was wanted.");
  list(care.missing_prone, "missing_prone", Share{0}, Share{1},
       "Share of children aged 10 or over who go missing at all.");
  list(care.child_removed, "child_removed", Share{0}, Share{1},
       "Chance that a further child of the family comes into care too.");
  list(care.interim_order, "interim_order", Share{0}, Share{1},
       "Share of children in new proceedings who come into care when they are issued.");
  list(care.proceedings_after_entry, "proceedings_after_entry", Share{0}, Share{1},
       "Share of children under 16 accommodated at once for whom proceedings follow.");
  list(care.return_below, "return_below", Number{1}, Number{5},
       "Reading of the level of need below which a review plans a return home.");
  list(care.return_at_review, "return_at_review", Share{0}, Share{1},
       "Chance that such a review ends in a return, for a child who has just come into care.");
  list(care.return_fades, "return_fades", sim::Years{0.01}, sim::Years{50},
       "Time in care after which that chance has fallen to 37 %.");
  list.numbers(care.guardianship, "guardianship", {.count = age_bands}, 0, 10,
               "Special guardianship orders a year for each child, by age band.");
  list.numbers(care.adoption, "adoption", {.count = age_bands}, 0, 10,
               "Decisions for adoption a year for each child, by age band.");
  list.numbers(care.other_end, "other_end", {.count = age_bands}, 0, 10,
               "Other ends of care a year for each child, by age band.");
  list(care.adoption_match, "adoption_match", sim::Weeks{0}, sim::Weeks{520},
       "Time from a placement order to placement for adoption.");
  list(care.stays_put, "stays_put", Share{0}, Share{1},
       "Share of those who turn 18 in care who go on to a leaving-care service.");
}

template <class List>
void describe(List& list, Settled<Court> auto& court) {
  list(court.capacity, "capacity", Number{1}, Number{100000}, "Care proceedings that can be heard side by side.");
  list(court.work, "work", sim::Weeks{0}, sim::Weeks{520},
       "Mean time of hearings and reports once the court takes the case.");
  list(court.work_variation, "work_variation", Number{0}, Number{3}, "Standard deviation of that time over its mean.");
  list(court.order_to_care, "order_to_care", Share{0}, Share{1},
       "Share of final orders for a child at home that bring it into care.");
  list.numbers(court.care_order, "care_order", {.count = age_bands}, 0, 1000,
               "Weights, by age band, of the final orders for a child in care: a care order, and it stays.");
  list.numbers(court.special_guardianship, "special_guardianship", {.count = age_bands}, 0, 1000,
               "Weights of special guardianship: it leaves care for guardians.");
  list.numbers(court.placement_order, "placement_order", {.count = age_bands}, 0, 1000,
               "Weights of a placement order: it is to be adopted.");
  list.numbers(court.home, "home", {.count = age_bands}, 0, 1000,
               "Weights of no order or a supervision order: it goes home.");
  list(court.cost, "cost", Pounds{0}, Pounds{1e6}, "Cost of one case to the authority.");
}

template <class List>
void describe(List& list, Settled<Hubs> auto& hub) {
  list(hub.hubs, "hubs", Number{0}, Number{100}, "How many hubs there are; 0 without No Wrong Door.");
  list(hub.planned_beds, "planned_beds", Places{0}, Places{100}, "Planned beds in each hub.");
  list(hub.emergency_beds, "emergency_beds", Places{0}, Places{100}, "Emergency beds in each hub.");
  list(hub.young_people, "young_people", Places{0}, Places{1000},
       "Young people that one hub supports at once, in beds and by outreach.");
  list(hub.breakdown, "breakdown", Number{0}, Number{5},
       "Multiplies breakdowns for young people with a hub key worker.");
  list(hub.missing, "missing", Number{0}, Number{5}, "Multiplies their missing episodes.");
  list(hub.skill, "skill", Number{0}, Number{5}, "Multiplies the effect of direct work with them.");
  list(hub.outreach, "outreach", sim::Hours{0}, sim::Hours{60}, "Direct hours a week with one young person.");
  list(hub.running, "running", PoundsPerWeek{0}, PoundsPerWeek{1e6},
       "Cost of each hub, its staff not counted elsewhere and premises.");
}

template <class List>
void describe(List& list, Settled<Constellations> auto& constellation) {
  list(constellation.constellations, "constellations", Number{0}, Number{1000},
       "How many constellations there are; 0 without Mockingbird.");
  list(constellation.homes_each, "homes_each", Number{1}, Number{50}, "Satellite homes in each constellation.");
  list(constellation.leaving, "leaving", Number{0}, Number{5}, "Multiplies the rate at which their carers leave.");
  list(constellation.breakdown, "breakdown", Number{0}, Number{5}, "Multiplies breakdowns in their homes.");
  list(constellation.running, "running", PoundsPerWeek{0}, PoundsPerWeek{1e6},
       "Cost of each constellation: hub home carer and liaison worker.");
}

template <class List>
void describe(List& list, Settled<Costs> auto& costs) {
  list.text(costs.price_year, "price_year", "The year of all prices.");
  list(costs.recruitment, "recruitment", Pounds{0}, Pounds{1e6}, "Cost of recruiting one permanent starter.");
  list(costs.inflation, "inflation", PerYear{-0.2}, PerYear{0.5},
       "Rise of all prices from day 0 on, by whole years; 0: at the prices of price_year.");
  list(costs.discounting, "discounting", PerYear{0}, PerYear{0.3},
       "Discounting by whole years from day 0 on; 0: undiscounted.");
}

template <class List>
void describe(List& list, Settled<Stock> auto& stock) {
  list(stock.lead_in, "lead_in", sim::Weeks{0}, sim::Weeks{520},
       "How long the service runs before day 0, under the base practice; 0: it starts from the stated stock.");
  list.figures(stock.children, "children", Children{0}, Children{1e6}, "Children in each stage on the first day.");
  list.numbers(stock.care_age_shares, "care_age_shares", {.count = age_bands, .total = Total::one}, 0, 1,
               "Shares of looked-after children by age band.");
  list(stock.care_so_far, "care_so_far", sim::Years{0}, sim::Years{18},
       "Mean time they have been looked after so far.");
  list(stock.second_plan, "second_plan", Share{0}, Share{1}, "Share of families who had a protection plan before.");
}

}  // namespace models
