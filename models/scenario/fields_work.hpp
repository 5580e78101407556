// The keys of `[time]`, `[caseload]`, `[decision]`, `[specialists]` and `[effect]`. How to read a list: fields.hpp.
#pragma once

#include "models/scenario/field_list.hpp"
#include "models/scenario/settings.hpp"

namespace models {

template <class List>
void describe(List& list, Settled<TimeUse> auto& time) {
  list(time.telephone, "telephone", Share{0}, Share{0.45},
       "Share of a case holder's hours on the telephone that no task counts.");
  list(time.administration, "administration", Share{0}, Share{0.45},
       "Share of a case holder's hours for mail, systems and team meetings.");
  list(time.duty, "duty", Share{0}, Share{1}, "Share of a day on duty that duty takes.");
  list(time.supervision, "supervision", sim::Hours{0}, sim::Hours{40},
       "One-to-one supervision a month of each case holder; it takes the manager's time too.");
  list(time.supervision_newly_qualified, "supervision_newly_qualified", sim::Hours{0}, sim::Hours{40},
       "The same for a case holder in the first year.");
  list(time.group_supervision, "group_supervision", sim::Hours{0}, sim::Hours{40},
       "Group case discussion a month for each family on a plan, of each worker who holds one.");
  list(time.allocation, "allocation", sim::Hours{0}, sim::Hours{40}, "A manager's time to allocate one case.");
  list(time.chairing, "chairing", sim::Hours{0}, sim::Hours{40}, "A chair's time for one conference or review.");
  list(time.overtime, "overtime", sim::Hours{0}, sim::Hours{60},
       "Most overtime a week, for what is due and cannot wait.");
  list(time.handover, "handover", sim::Hours{0}, sim::Hours{100},
       "Effort of the new worker for each child handed over.");
  list(time.write_up, "write_up", sim::Days{0}, sim::Days{365},
       "Time within which what may be written later is to be written.");
  list(time.recording, "recording", Number{0}, Number{10},
       "Multiplies the recording time of every task; 1 is today's.");
  list(time.travel_elsewhere, "travel_elsewhere", Number{0}, Number{10},
       "Multiplies travel to families of another locality than the team's.");
}

template <class List>
void describe(List& list, Settled<Caseload> auto& caseload) {
  list(caseload.soft_cap, "soft_cap", Children{0}, Children{200},
       "Children one full-time worker may hold before it is counted as too many.");
  list(caseload.hard_cap, "hard_cap", Children{0}, Children{200},
       "Children at which no more are allocated to a full-time worker; 0 for no cap.");
  list(caseload.hard_cap_families, "hard_cap_families", Number{0}, Number{200},
       "The same cap in families; 0 or left out for none.", Presence::optional);
  list(caseload.hard_cap_points, "hard_cap_points", Number{0}, Number{10000},
       "The same cap in points of the stages; 0 or left out for none.", Presence::optional);
  list.choice(caseload.allocation, "allocation", {"least_loaded", "weighted", "continuity", "skill", "locality"},
              "How a worker is chosen for a family.");
  list.choice(caseload.above_cap, "above_cap", {"wait", "duty", "manager", "agency"},
              "What happens when nobody has room.");
  list(caseload.manager_cap, "manager_cap", Children{0}, Children{200},
       "Children that one manager may hold where above_cap is manager.");
}

template <class List>
void describe(List& list, Settled<Decision> auto& decision) {
  list(decision.noise, "noise", Number{0}, Number{4},
       "Standard deviation of one reading of the level of need, in levels.");
  list(decision.group_discussion, "group_discussion", Number{0}, Number{4},
       "Multiplies that deviation where the case is discussed in a group.");
  list(decision.poor_assessment, "poor_assessment", Number{1}, Number{10},
       "Multiplies that deviation where none of the direct work of the assessment was done.");
  list(decision.hurried, "hurried", Number{0}, Number{4},
       "Added to that deviation where a stage has run past its limit.");
  list.figures(decision.thresholds, "threshold", Number{1}, Number{5},
               "A reading at which decisions change; ways out of stages name it in above and below.");
  list(decision.threshold_drift, "threshold_drift", Number{0}, Number{4},
       "Levels by which thresholds rise for each soft cap of mean caseload above one.");
}

template <class List>
void describe(List& list, Settled<Specialists> auto& specialists) {
  list(specialists.referral_wait, "referral_wait", sim::Weeks{0}, sim::Weeks{520},
       "Wait for another service when the team has no specialist.");
  list(specialists.referral_met, "referral_met", Share{0}, Share{1},
       "Chance that an adult's need is met by that service.");
  list(specialists.team_wait, "team_wait", sim::Weeks{0}, sim::Weeks{520},
       "Wait for a specialist in the team with room.");
  list(specialists.team_met, "team_met", Share{0}, Share{1},
       "Chance that the need is met by a specialist in the team.");
  list(specialists.work, "work", sim::Weeks{0.1}, sim::Weeks{520}, "Mean length of a specialist's work with a family.");
  list(specialists.families_each, "families_each", Number{1}, Number{200},
       "Families that one specialist works with at once.");
  list(specialists.hours, "hours", sim::Hours{0}, sim::Hours{40},
       "A specialist's direct hours a week with one family.");
}

template <class List>
void describe(List& list, Settled<Effect> auto& effect) {
  list(effect.skill, "skill", Number{0}, Number{5}, "Multiplies the effect of an hour of direct work; 1 is today's.");
  list(effect.engagement, "engagement", Number{0}, Number{5}, "Multiplies families' engagement; 1 is today's.");
  list(effect.turnover, "turnover", Number{0}, Number{5}, "Multiplies turnover; 1 is today's.");
}

}  // namespace models
