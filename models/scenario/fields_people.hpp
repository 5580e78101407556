// The keys of `[role.NAME]`, `[team.NAME]`, `[workforce]` and `[stress]`. How to read a list: fields.hpp.
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
  list.flag(role.manages, "manages", "Whether it allocates cases and supervises the case holders of its team.");
  list.flag(role.chairs, "chairs",
            "Whether it chairs conferences and reviews of looked-after children, which then wait for one.");
  list.flag(role.around_the_clock, "around_the_clock",
            "Whether the place is filled day and night, every day of the year.");
  list(role.caseload, "caseload", Share{0}, Share{1},
       "Share of a full caseload that a holder has; 0 or left out: all of it.", optional);
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
  list(team.duty, "duty", Number{0}, Number{50}, "Case holders of each team who are on duty on a working day.",
       Presence::optional);
  list.figures(team.posts, "posts", Posts{0}, Posts{20000}, "Posts by role, in all teams of this kind together.");
}

template <class List>
void describe(List& list, Settled<Workforce> auto& workforce) {
  list(workforce.turnover, "turnover", PerYear{0}, PerYear{5}, "Leavers a year for each employee in post.");
  list(workforce.time_to_fill, "time_to_fill", sim::Years{0}, sim::Years{20},
       "Mean effective time from a vacancy to a permanent worker.");
  list(workforce.recruitment_lag, "recruitment_lag", sim::Weeks{0}, sim::Weeks{520},
       "Part of that time that no recruitment is shorter than: advertising, notice, checks.");
  list(workforce.recruiters, "recruiters", Number{0}, Number{100000},
       "Vacancies that can be recruited to at one time; 0 or left out: as many as there are.", Presence::optional);
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
  list(workforce.first_pace, "first_pace", Share{0.05}, Share{1},
       "A newly qualified worker's pace of work on the first day, as a share of a full one.");
  list(workforce.learning, "learning", sim::Weeks{0}, sim::Weeks{520}, "Time until both are full.");
  list(workforce.part_time, "part_time", Share{0}, Share{1}, "Share of posts that are part-time.");
  list(workforce.part_time_hours, "part_time_hours", Share{0.1}, Share{1},
       "A part-time post's share of full hours and of a full caseload.");
  list(workforce.sickness, "sickness", Share{0}, Share{0.5}, "Share of days lost to sickness.");
  list(workforce.sickness_spell, "sickness_spell", sim::Days{0.5}, sim::Days{260},
       "Mean length of a spell of sickness, counted in working days.");
  list(workforce.leave, "leave", sim::Days{0}, sim::Days{200},
       "Annual leave beside bank holidays, counted in working days a year.");
  list(workforce.leave_spell, "leave_spell", sim::Days{0.5}, sim::Days{260},
       "Mean length of one leave, counted in working days.");
  list(workforce.training, "training", sim::Days{0}, sim::Days{200}, "Training, counted in working days a year.");
  list(workforce.caseload_on_turnover, "caseload_on_turnover", Number{0}, Number{10},
       "Rise of turnover, as a share, for each reference caseload held above the reference.");
  list(workforce.caseload_on_sickness, "caseload_on_sickness", Number{0}, Number{10},
       "Rise of sickness, as a share, for each reference caseload held above the reference.");
  list(workforce.reference_caseload, "reference_caseload", Children{1}, Children{100},
       "The caseload at which those two links are neutral.");
  list(workforce.stress_on_turnover, "stress_on_turnover", Number{0}, Number{10},
       "Rise of turnover, as a share, for each reference stress felt above the reference.");
  list(workforce.stress_on_sickness, "stress_on_sickness", Number{0}, Number{10},
       "Rise of sickness, as a share, for each reference stress felt above the reference.");
  list(workforce.reference_stress, "reference_stress", Number{1}, Number{100},
       "The stress index, from 0 to 100, at which those two links are neutral.");
}

template <class List>
void describe(List& list, Settled<Stress> auto& stress) {
  list(stress.caseload, "caseload", Number{0}, Number{100},
       "Part of the index that a caseload of `caseload_full` gives.");
  list(stress.caseload_full, "caseload_full", Number{0.1}, Number{20}, "A caseload that wears, in own soft caps.");
  list(stress.overtime, "overtime", Number{0}, Number{100}, "Part of the index that `overtime_full` gives.");
  list(stress.overtime_full, "overtime_full", sim::Hours{0.1}, sim::Hours{60}, "Overtime that wears, in a week.");
  list(stress.undone, "undone", Number{0}, Number{100}, "Part of the index that `undone_full` gives.");
  list(stress.undone_full, "undone_full", Number{0.1}, Number{1000},
       "Pieces of work overdue at the end of a day that wear, mean over the week.");
  list(stress.recovers, "recovers", sim::Weeks{0.1}, sim::Weeks{520}, "Mean time in which the index follows the load.");
}

}  // namespace models
