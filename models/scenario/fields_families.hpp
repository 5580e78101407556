// The keys of `[demand]`, `[source.NAME]`, `[involvement.NAME]`, `[front_door]`, `[family]`, `[needs.NAME]` and
// `[dynamics]`. How to read a list: fields.hpp.
#pragma once

#include "models/scenario/field_list.hpp"
#include "models/scenario/settings.hpp"

namespace models {

template <class List>
void describe(List& list, Settled<Demand> auto& demand) {
  list(demand.contacts, "contacts", ChildrenPerYear{1}, ChildrenPerYear{5e6},
       "Children newly in contact in a year, leaving out those of families who come back after closure.");
  list(demand.unaccompanied, "unaccompanied", ChildrenPerYear{0}, ChildrenPerYear{1e5},
       "Unaccompanied asylum-seeking children arriving in a year.");
  list(demand.growth, "growth", PerYear{-0.5}, PerYear{0.5},
       "Growth of both from day 0 on: the rate is multiplied by e to the power of this times the years gone by.");
  list.numbers(demand.month_index, "month_index", {.count = 12, .total = Total::mean_of_one}, 0, 12,
               "Contacts per calendar day in each month, January first, against a mean of 1.");
  list(demand.re_referral_at_need, "re_referral_at_need", PerYear{0}, PerYear{50},
       "New contacts a year by a closed family whose level of need is 3.");
  list(demand.re_referral_steepness, "re_referral_steepness", Number{0}, Number{5},
       "How much one level of need multiplies that rate, as a power of e.");
  list(demand.re_referral_window, "re_referral_window", sim::Years{0}, sim::Years{18},
       "How long after closure a family may come back as itself; later it counts as new.");
  list(demand.crisis_rise, "crisis_rise", Number{0}, Number{4},
       "Rise of the level of need with which a family comes back.");
}

template <class List>
void describe(List& list, Settled<ContactSource> auto& source) {
  list.text(source.name, "name", "Full words for people.");
  list(source.share, "share", Share{0}, Share{1},
       "Share of the families who come into contact; the shares of all sources add up to 1.");
  list.numbers(source.weekday_index, "weekday_index", {.count = 7, .total = Total::mean_of_one}, 0, 7,
               "Its contacts on each day of the week, Monday first, against a mean of 1.");
  list(source.in_holidays, "in_holidays", Number{0}, Number{20},
       "Multiplies its contacts on days out of school term; the month as a whole keeps its number.");
}

template <class List>
void describe(List& list, Settled<Involvement> auto& involvement) {
  using enum Presence;
  list.text(involvement.name, "name", "Full words for people.");
  list(involvement.share, "share", Share{0}, Share{1},
       "Share of the families who come through a contact; the shares of all that are not alone add up to 1.");
  list.numbers(involvement.age_shares, "age_shares", {.count = age_bands, .total = Total::one}, 0, 1,
               "Shares of children aged 0, 1 to 4, 5 to 9, 10 to 15 and 16 to 17.");
  list(involvement.level_mean, "level_mean", Number{-5}, Number{5},
       "Mean level of need at first contact, before it is held between 1 and 5.");
  list(involvement.level_sd, "level_sd", Number{0}, Number{4},
       "Standard deviation of the level of need at first contact.");
  list(involvement.lasting, "lasting", Number{1}, Number{5},
       "The level of need below which help does not bring it: 1, or that of a lasting need.");
  list(involvement.recovery, "recovery", Number{0}, Number{20}, "Multiplies natural recovery.");
  list.names(involvement.always, "always", "Keys of the needs that every such family has.", optional);
  list.flag(involvement.alone, "alone",
            "Whether these are children without a family here, who arrive one at a time by demand.unaccompanied.");
}

template <class List>
void describe(List& list, Settled<FrontDoor> auto& door) {
  list(door.desks, "desks", Number{1}, Number{10000}, "People who take contacts and screen referrals at one time.");
  list(door.contact, "contact", sim::Hours{0}, sim::Hours{40},
       "Effort to decide one contact; 0: decided at once, at any hour.");
  list(door.screening, "screening", sim::Hours{0}, sim::Hours{80},
       "Effort to screen one referral; 0: decided at once, at any hour.");
  list(door.variation, "variation", Number{0}, Number{3}, "Standard deviation of both efforts over their mean.");
}

template <class List>
void describe(List& list, Settled<FamilyMix> auto& family) {
  list.numbers(family.children_shares, "children_shares", {.least = 1, .most = 6, .total = Total::one}, 0, 1,
               "Shares of families with 1, 2, 3 and more children in contact.");
  list(family.engagement_mean, "engagement_mean", Number{0}, Number{1}, "Mean engagement with a worker, from 0 to 1.");
  list(family.engagement_sd, "engagement_sd", Number{0}, Number{1}, "Standard deviation of engagement.");
}

template <class List>
void describe(List& list, Settled<Need> auto& need) {
  list.text(need.name, "name", "Full words for people.");
  list(need.prevalence, "prevalence", Share{0}, Share{1},
       "Share of families that have the need, over all kinds of involvement that are not alone.");
  list(need.common, "common", Share{0}, Share{1},
       "How far it comes with the others: share of its variance that a cause common to all has.");
  list(need.weight, "weight", Number{0}, Number{100},
       "How hard the need pulls the level of need up while it is unmet, against the others.");
  list.flag(need.of_adults, "of_adults", "Whether it is met by specialists for adults.");
}

template <class List>
void describe(List& list, Settled<Dynamics> auto& dynamics) {
  list(dynamics.natural_recovery, "natural_recovery", Number{0}, Number{50},
       "Fall of the level of need in a year, for each level above 1, of a family left alone.");
  list(dynamics.recovery_with_practice, "recovery_with_practice", Number{0}, Number{50},
       "Further fall in a year, for each level above 1, under full practice.");
  list(dynamics.half_dose, "half_dose", sim::Hours{0.01}, sim::Hours{40},
       "Direct hours a week with one family that give half of that further fall.");
  list(dynamics.deterioration, "deterioration", Number{0}, Number{50},
       "Rise in a year at full unmet need, for each level below 5.");
  list(dynamics.waiting, "waiting", Number{0}, Number{50}, "Rise in a year while nobody is allocated.");
  list(dynamics.variation, "variation", Number{0}, Number{10},
       "Standard deviation of the random movement of the level of need over a year.");
  list(dynamics.engagement_lost_at_change, "engagement_lost_at_change", Share{0}, Share{1},
       "Share of engagement that is lost when the worker changes.");
  list(dynamics.engagement_regained, "engagement_regained", sim::Weeks{0.1}, sim::Weeks{520},
       "Mean time in which lost engagement comes back with the same worker.");
}

}  // namespace models
