// The keys of `[role.NAME]`, `[team.NAME]`, `[workforce]`, `[time]`, `[caseload]`, `[decision]`, `[specialists]` and
// `[effect]`. How to read a list: fields.hpp.
#pragma once

#include "models/scenario/field_list.hpp"
#include "models/scenario/settings.hpp"

namespace models {

template <class List>
void describe(List& list, Settled<Role> auto& role) {
  using enum Presence;
  list.text(role.name, "name", "Full words for people.");
  list.flag(role.social_worker, "social_worker", "Whether the post is counted in the national workforce measures.");
  list.flag(role.holds_cases, "holds_cases", "Whether families are allocated to it.");
  list.names(role.meets, "meets", "Keys of the adults' needs that this role meets.", optional);
  list(role.hours, "hours", sim::Hours{1}, sim::Hours{60}, "Contracted hours a week, full time.");
  list(role.weekly_cost, "weekly_cost", PoundsPerWeek{0}, PoundsPerWeek{20000},
       "Cost of an employee, with on-costs, full time.");
  list(role.agency_cost, "agency_cost", PoundsPerWeek{0}, PoundsPerWeek{20000},
       "Cost of an agency worker; 0 when agencies do not supply the role.", optional);
}

template <class List>
void describe(List& list, Settled<Team> auto& team) {
  list.text(team.name, "name", "Full words for people.");
  list(team.teams, "teams", Number{1}, Number{2000}, "How many teams of this kind there are.");
  list.figures(team.posts, "posts", Posts{0}, Posts{20000}, "Posts by role, in all teams of this kind together.");
}

template <class List>
void describe(List& list, Settled<Workforce> auto& workforce) {
  list(workforce.turnover, "turnover", PerYear{0}, PerYear{5}, "Leavers a year for each employee in post.");
  list(workforce.time_to_fill, "time_to_fill", sim::Years{0}, sim::Years{20},
       "Mean time from a vacancy to a permanent worker.");
  list(workforce.agency_cover, "agency_cover", Share{0}, Share{1}, "Share of vacancies that an agency worker covers.");
  list(workforce.agency_delay, "agency_delay", sim::Weeks{0}, sim::Weeks{260},
       "Mean time until an agency worker comes.");
  list(workforce.agency_stay, "agency_stay", sim::Weeks{1}, sim::Weeks{1040}, "Mean stay of one agency worker.");
  list(workforce.agency_extra, "agency_extra", Share{0}, Share{1},
       "Agency workers above establishment, as a share of case-holding posts.");
  list(workforce.newly_qualified, "newly_qualified", Share{0}, Share{1},
       "Share of starters in their first year of practice.");
  list(workforce.first_caseload, "first_caseload", Share{0}, Share{1},
       "A newly qualified worker's share of a full caseload on the first day.");
  list(workforce.learning, "learning", sim::Weeks{0}, sim::Weeks{520}, "Time until that caseload is full.");
  list(workforce.sickness, "sickness", Share{0}, Share{0.5}, "Share of days lost to sickness.");
  list(workforce.sickness_spell, "sickness_spell", sim::Days{0.5}, sim::Days{260},
       "Mean length of a spell of sickness, counted in working days.");
  list(workforce.leave, "leave", sim::Days{0}, sim::Days{200}, "Annual leave, counted in working days a year.");
  list(workforce.training, "training", sim::Days{0}, sim::Days{200}, "Training, counted in working days a year.");
  list(workforce.caseload_on_turnover, "caseload_on_turnover", Number{0}, Number{10},
       "Rise of turnover, as a share, for each reference caseload held above the reference.");
  list(workforce.caseload_on_sickness, "caseload_on_sickness", Number{0}, Number{10},
       "Rise of sickness, as a share, for each reference caseload held above the reference.");
  list(workforce.reference_caseload, "reference_caseload", Children{1}, Children{100},
       "The caseload at which those two links are neutral.");
}

template <class List>
void describe(List& list, Settled<TimeUse> auto& time) {
  list(time.fixed, "fixed", Share{0}, Share{0.95},
       "Share of hours that no case asks for: duty, telephone, administration.");
  list(time.supervision, "supervision", sim::Hours{0}, sim::Hours{40},
       "One-to-one supervision a month, each case holder.");
  list(time.group_supervision, "group_supervision", sim::Hours{0}, sim::Hours{40},
       "Group case discussion a month for each family on a plan, all who take part together.");
  list(time.overtime, "overtime", sim::Hours{0}, sim::Hours{60}, "Most overtime a week before visits run late.");
  list(time.handover, "handover", sim::Hours{0}, sim::Hours{100},
       "Effort of the new worker for each child handed over.");
  list(time.recording, "recording", Number{0}, Number{10},
       "Multiplies the recording time of every task; 1 is today's.");
}

template <class List>
void describe(List& list, Settled<Caseload> auto& caseload) {
  list(caseload.soft_cap, "soft_cap", Children{0}, Children{200},
       "Children one full-time worker may hold before it is counted as too many.");
  list(caseload.hard_cap, "hard_cap", Children{0}, Children{200},
       "Children at which no more are allocated to a full-time worker, so that families wait; 0 for no cap.");
  list.choice(caseload.allocation, "allocation", {"least_loaded", "continuity"},
              "How a worker is chosen for a family.");
}

template <class List>
void describe(List& list, Settled<Decision> auto& decision) {
  list(decision.noise, "noise", Number{0}, Number{4},
       "Standard deviation of one reading of the level of need, in levels.");
  list(decision.group_discussion, "group_discussion", Number{0}, Number{4},
       "Multiplies that deviation where the case is discussed in a group.");
  list(decision.hurried, "hurried", Number{0}, Number{4},
       "Added to that deviation where assessment work was not done in time.");
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
