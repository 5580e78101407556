// Everything that can be set about a service: its place, its families, its pathway, its people, its placements, its
// prices and how it practises. Plain structs of Figures; what each means, its unit and its source stand in the files.
//
// One tree serves authorities, practice models, `--set`, dated changes and the window's sliders: a file names a key
// such as `caseload.hard_cap` and gives it a value. An authority fills the tree; a practice model patches it. The
// names, units and ranges of the keys are listed once, in fields.hpp.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "models/evidence/figure.hpp"
#include "models/evidence/units.hpp"

namespace models {

/// `[demand]`: who comes to the front door, how often, and when.
struct Demand {
  Figure<ChildrenPerYear> contacts;       ///< children newly in contact in a year, re-referrals not counted here
  Figure<ChildrenPerYear> unaccompanied;  ///< unaccompanied asylum-seeking children arriving in a year
  Figure<PerYear> growth;                 ///< of both from day 0 on: the rate is multiplied by e^(growth × years)
  Figure<Numbers> month_index;            ///< 12 numbers, January first, mean 1: contacts per calendar day
  Figure<PerYear> re_referral_at_need;    ///< new contacts a year by a closed family whose level of need is 3
  Figure<Number> re_referral_steepness;   ///< how much one level of need multiplies that rate, as a power of e
  Figure<sim::Years> re_referral_window;  ///< how long after closing a family may come back as itself
  Figure<Number> crisis_rise;             ///< rise of the level of need with which it comes back
};

/// `[source.NAME]`: who makes contact. The pattern of a source is kept within each month, and the month as a whole has
/// the published number of contacts: where schools are silent, the others have the more of them.
struct ContactSource {
  std::string name;
  Figure<Share> share;            ///< of families who come into contact; the shares of all sources add to 1
  Figure<Numbers> weekday_index;  ///< 7 numbers, Monday first, mean 1
  Figure<Number> in_holidays;     ///< multiplies its contacts on days out of school term
  Place place;
};

/// `[involvement.NAME]`: what a family comes with, and so how long it stays. One kind alone cannot give both the many
/// short involvements and the large stock that are published.
struct Involvement {
  std::string name;
  Figure<Share> share;              ///< of families who come through a contact; those that are not `alone` add to 1
  Figure<Numbers> age_shares;       ///< shares of children aged 0, 1–4, 5–9, 10–15, 16–17
  Figure<Number> level_mean;        ///< mean level of need at first contact, before it is held between 1 and 5
  Figure<Number> level_sd;          ///< its standard deviation
  Figure<Number> lasting;           ///< the level below which help does not bring it: 1, or that of a lasting need
  Figure<Number> recovery;          ///< multiplies dynamics.natural_recovery
  std::vector<std::string> always;  ///< keys of needs that every such family has
  bool alone = false;  ///< children without a family here, who arrive by demand.unaccompanied, one at a time
  Place place;
};

/// `[front_door]`: the desk that takes contacts and screens referrals, in working hours.
struct FrontDoor {
  Figure<Number> desks;          ///< people at it at once
  Figure<sim::Hours> contact;    ///< effort to decide one contact
  Figure<sim::Hours> screening;  ///< effort to screen one referral
  Figure<Number> variation;      ///< coefficient of variation of both
};

/// `[family]`: what families are like when they first come.
struct FamilyMix {
  Figure<Numbers> children_shares;  ///< shares of families with 1, 2, … children in contact
  Figure<Number> engagement_mean;   ///< mean engagement with a worker, 0 to 1
  Figure<Number> engagement_sd;     ///< its standard deviation
};

/// `[needs.NAME]`: one kind of need a family can have.
struct Need {
  std::string name;
  Figure<Share> prevalence;  ///< share of families that have it, over all kinds of involvement that are not `alone`
  Figure<Share> common;      ///< how far it comes with the others: share of its variance that a cause common to all has
  Figure<Number> weight;     ///< how hard it pulls the level of need up while unmet, against the others
  bool of_adults = false;    ///< met by specialists for adults (domestic abuse, mental health, substance misuse)
};

/// `[change]` in a family: how the level of need moves. Units are levels (1 to 5) a year.
struct Dynamics {
  Figure<Number> natural_recovery;          ///< fall a year, for each level above 1, of a family left alone
  Figure<Number> recovery_with_practice;    ///< further fall a year, for each level above 1, under full practice
  Figure<sim::Hours> half_dose;             ///< direct hours a week per family that give half of that
  Figure<Number> deterioration;             ///< rise a year at full unmet need, for each level below 5
  Figure<Number> waiting;                   ///< rise a year while nobody is allocated
  Figure<Number> variation;                 ///< standard deviation of the random movement over a year
  Figure<Share> engagement_lost_at_change;  ///< share of engagement lost when the worker changes
  Figure<sim::Weeks> engagement_regained;   ///< mean time in which it comes back with the same worker
};

/// One way out of a stage. With a band, it is open to a reading of the level of need from `above` up to `below`.
struct Exit {
  std::string to;                        ///< key of a stage
  double share = 1;                      ///< weight among the exits open to the same reading
  double above = 1;                      ///< lowest reading, 1 to 5
  double below = 5;                      ///< first reading that is too high; 5 admits the highest
  std::string above_named, below_named;  ///< thresholds that stand for these two; empty: numbers of the exit's own
  std::vector<std::string>
      of;  ///< kinds of involvement it is for; those take no other way out of the stage. Empty: all
  std::string source = "assumed";
  Strength strength = Strength::assumed;
  Place place;
  std::string note;  ///< what it is derived from, or why it was assumed
};

/// `[stage.NAME]`: one stage of the pathway.
struct Stage {
  std::string name;    ///< full words, for people
  std::string kind;    ///< contact, screening, assessment, enquiry, conference, plan, service, court, placement,
                       ///< after_care, closed
  std::string colour;  ///< front_door, help, protection, care, no_wrong_door, permanence
  int column = 0;      ///< where it stands in the pictures, from the left
  int row = 0;         ///< and from the top
  std::string team;    ///< key of the kind of team that holds the case here; empty when nobody does
  Figure<sim::WorkingDays> limit;    ///< statutory or local limit; 0 when there is none
  Figure<sim::Days> typical;         ///< mean stay, where the stage ends by itself and not by work or review
  Figure<Number> typical_variation;  ///< coefficient of variation of that stay
  Figure<Share> held_to_limit;       ///< share of stays longer than the limit that are ended a little before it
  Figure<sim::Days> held_lead;       ///< those are ended up to this long before it
  Figure<Share> overrun_cut;         ///< by how much less the others run beyond it than they would unwatched
  std::string law;                   ///< of that stay: lognormal (also when left out), exponential, fixed
  bool with_worker = false;          ///< the stay begins when somebody holds the case, and not on entry
  Figure<sim::Weeks> first_review;   ///< after entry; 0 when the stage has no reviews
  Figure<sim::Weeks> later_reviews;  ///< limit between reviews
  Figure<sim::Days> review_lead;     ///< reviews are held up to this long before their limit
  Figure<Share> early_reviews;       ///< share of later reviews that are called at any time since the last
  Figure<Number> points;       ///< of one child here, for the weighted allocation and caps in points
  bool experienced = false;    ///< asks for a worker past the first year, where the allocation heeds skill
  Figure<Places> places;       ///< how many children can be in it at once; 0 for no bound
  Figure<sim::Hours> support;  ///< direct hours a week given here by others than the case holder
  std::vector<Exit> exits;     ///< where it leads
  Place place;
};

/// `[task.NAME]`: one kind of work that a case in a stage makes.
struct Task {
  std::string name;
  std::vector<std::string> stages;  ///< stages that make it
  std::string urgency;              ///< crisis, statutory, planned, direct_work, development
  std::vector<std::string>
      done_by;                  ///< roles that do it where a team has them; else, and when empty, who holds the case
  bool at_random = false;       ///< it arises at random, `every` being the mean pause, and not by a plan
  bool written_later = false;   ///< its recording may be written after it, within time.write_up
  std::string law;              ///< of its effort: lognormal (also when left out), exponential, fixed
  bool per_child = false;       ///< once for each child, or once for the family
  bool visit = false;           ///< a statutory visit: counted in visits_on_time
  bool re_assessment = false;   ///< done, it counts as an assessment of an open case
  Figure<sim::Days> first_due;  ///< due this long after entering the stage
  Figure<sim::Days> every;      ///< then due at this interval; 0 for once
  Figure<sim::Days> may_begin;  ///< how long before it is due it may be done
  Figure<sim::Days> lapses;     ///< cancelled when not done this long after its due date; 0 never
  Figure<sim::Hours> direct;    ///< face to face
  Figure<sim::Hours> travel;
  Figure<sim::Hours> recording;      ///< writing up, reports, statements
  Figure<sim::Hours> meeting;        ///< with other professionals
  Figure<sim::Hours> further_child;  ///< added for each child after the first, in the same proportions
  Figure<Number> variation;          ///< coefficient of variation of the effort
  Place place;
};

/// `[role.NAME]`: a kind of post.
struct Role {
  std::string name;
  bool social_worker = false;  ///< counted in the DfE workforce measures
  bool holds_cases = false;
  bool manages = false;               ///< allocates cases and supervises the case holders of its team
  bool chairs = false;                ///< chairs conferences and reviews of looked-after children, which wait for one
  bool around_the_clock = false;      ///< a place that is filled day and night, every day of the year
  Figure<Share> caseload;             ///< of a full caseload that a holder has; 0 or left out: all of it
  std::vector<std::string> meets;     ///< adult needs that this role meets (keys of needs)
  Figure<sim::Hours> hours;           ///< contracted hours a week, full time
  Figure<PoundsPerWeek> weekly_cost;  ///< of an employee, with on-costs
  Figure<PoundsPerWeek> agency_cost;  ///< of an agency worker; 0 when agencies do not supply the role
  Place place;
};

/// `[team.NAME]`: a kind of team, of which there are `teams`.
struct Team {
  std::string name;
  Figure<Number> teams;                        ///< how many of them
  Figure<Number> duty;                         ///< case holders of each team who are on duty on a working day
  std::map<std::string, Figure<Posts>> posts;  ///< posts by role, in all of them together
  Place place;
};

/// `[workforce]`: how people come, learn, fall ill and go.
struct Workforce {
  Figure<PerYear> turnover;            ///< leavers a year per employee in post
  Figure<sim::Years> time_to_fill;     ///< mean effective time from vacancy to a permanent worker
  Figure<sim::Weeks> recruitment_lag;  ///< part of it that no recruitment is shorter than: advertising, notice, checks
  Figure<Number> recruiters;           ///< vacancies that can be recruited to at one time; 0: as many as there are
  Figure<Share> agency_cover;          ///< share of vacancies that an agency worker covers
  Figure<sim::Weeks> agency_delay;     ///< mean time until an agency worker comes
  Figure<sim::Weeks> agency_stay;      ///< mean stay of one agency worker
  Figure<Share> agency_extra;          ///< agency workers above establishment, as a share of case-holding posts
  Figure<Share> newly_qualified;       ///< share of starters in their first year of practice
  Figure<Share> first_caseload;        ///< a newly qualified worker's share of a full caseload on the first day
  Figure<Share> first_pace;            ///< a newly qualified worker's pace of work on the first day, of a full one
  Figure<sim::Weeks> learning;         ///< until both are full
  Figure<Share> part_time;             ///< share of posts that are part-time
  Figure<Share> part_time_hours;       ///< a part-time post's share of full hours and of a full caseload
  Figure<Share> sickness;              ///< share of days lost
  Figure<sim::Days> sickness_spell;    ///< mean length of a spell, working days
  Figure<sim::Days> leave;             ///< annual leave beside bank holidays, working days a year
  Figure<sim::Days> leave_spell;       ///< mean length of one leave, working days
  Figure<sim::Days> training;          ///< working days a year
  Figure<Number>
      caseload_on_turnover;  ///< turnover multiplied by 1 + this for each caseload above the reference, as a share
  Figure<Number> caseload_on_sickness;  ///< likewise for sickness
  Figure<Children> reference_caseload;  ///< the caseload at which those links are neutral
  Figure<Number> stress_on_turnover;  ///< turnover multiplied by 1 + this for each reference stress above the reference
  Figure<Number> stress_on_sickness;  ///< likewise for sickness
  Figure<Number> reference_stress;    ///< the stress index at which those links are neutral, 0 to 100
};

/// `[stress]`: how load wears on a case holder. The index, 0 to 100, is a quantity of the model and no published scale.
struct Stress {
  Figure<Number> caseload;           ///< part of the index that a caseload of `caseload_full` own soft caps gives
  Figure<Number> caseload_full;      ///< in own soft caps
  Figure<Number> overtime;           ///< part that `overtime_full` gives
  Figure<sim::Hours> overtime_full;  ///< a week
  Figure<Number> undone;             ///< part that `undone_full` gives
  Figure<Number> undone_full;        ///< pieces of work overdue at the end of a day, mean over the week
  Figure<sim::Weeks> recovers;       ///< mean time in which the index follows the load
};

/// `[time]`: where a worker's week goes before and beside the cases.
struct TimeUse {
  Figure<Share> telephone;         ///< share of a case holder's hours on the telephone that no task counts
  Figure<Share> administration;    ///< share for mail, systems, team meetings
  Figure<Share> duty;              ///< share of a day on duty that duty takes
  Figure<sim::Hours> supervision;  ///< one-to-one supervision a month, each case holder; her manager's time too
  Figure<sim::Hours> supervision_newly_qualified;  ///< likewise, in the first year
  Figure<sim::Hours>
      group_supervision;            ///< group case discussion a month for each family on a plan, of each who holds one
  Figure<sim::Hours> allocation;    ///< a manager's time to allocate one case
  Figure<sim::Hours> chairing;      ///< a chair's time for one conference or review
  Figure<sim::Hours> overtime;      ///< most overtime a week, for what is due and cannot wait
  Figure<sim::Hours> handover;      ///< hours of the new worker for each child handed over
  Figure<sim::Days> write_up;       ///< time in which what may be written later is to be written
  Figure<Number> recording;         ///< multiplies recording time of every task; 1 as it is today
  Figure<Number> travel_elsewhere;  ///< multiplies travel to families of another locality than the team's
};

/// `[caseload]`: how much one worker may hold. Caps are those of a full-time worker past the first year.
struct Caseload {
  Figure<Children> soft_cap;         ///< above it, warned and counted
  Figure<Children> hard_cap;         ///< at it, no more are allocated; 0 for none
  Figure<Number> hard_cap_families;  ///< the same in families; 0 or left out for none
  Figure<Number> hard_cap_points;    ///< the same in points of the stages; 0 or left out for none
  std::string allocation;            ///< a policy of models/policies/allocation
  std::string above_cap;             ///< what happens when nobody has room: wait, duty, manager, agency
  Figure<Children> manager_cap;      ///< children that one manager may hold where above_cap is manager
};

/// `[decision]`: how a reading differs from the level of need.
struct Decision {
  Figure<Number> noise;             ///< standard deviation of a single reading, in levels
  Figure<Number> group_discussion;  ///< multiplies it where the case is discussed in a group
  Figure<Number> poor_assessment;   ///< multiplies it where none of the direct work of the assessment was done
  Figure<Number> hurried;           ///< added to it when a stage has run past its limit
  std::map<std::string, Figure<Number>> thresholds;  ///< readings at which decisions change, 1 to 5, by name
  Figure<Number> threshold_drift;  ///< levels by which thresholds rise for each soft cap of mean caseload above one
};

/// `[placement.NAME]`: a kind of placement; its key is the key of its stage.
struct Placement {
  Figure<PoundsPerWeek> price;
  Figure<Numbers> preference;    ///< shares by age band 0, 1–4, 5–9, 10–15, 16–17 at entry to care
  Figure<PerYear> breakdown;     ///< unplanned endings a year
  Figure<PerYear> planned_move;  ///< planned moves a year
  Figure<PerYear> missing;       ///< missing episodes a year, mean over children aged 10 or over
  Figure<Places> places;         ///< how many there are; 0 or left out: as many as are paid for
  bool carers = false;           ///< its places are those of in-house foster homes
  std::string counted_as;        ///< the kind under which it is published; empty: other
  Place place;
};

/// `[carers]`: in-house foster homes.
struct Carers {
  Figure<Number> households;  ///< on day 0
  Figure<Places> places_each;
  Figure<PerYear> leaving;    ///< homes leaving a year, each
  Figure<PerYear> recruited;  ///< homes approved a year, in all
};

/// `[care]`: how children come into care and leave it.
struct Care {
  Figure<Numbers> breakdown_by_age;   ///< multiplies breakdowns, by age band
  Figure<Number> breakdown_by_move;   ///< multiplies breakdowns for each placement that broke down before, up to five
  Figure<Number> breakdown_mismatch;  ///< multiplies breakdowns of placements that were not what was wanted
  Figure<Share> missing_prone;        ///< share of children aged 10 or over who go missing at all
  Figure<Share> child_removed;        ///< chance that a further child of the family comes into care too
  Figure<Share> interim_order;        ///< share of children in new proceedings who come into care when they are issued
  Figure<Share>
      proceedings_after_entry;        ///< share of children under 16 accommodated at once for whom proceedings follow
  Figure<Number> return_below;        ///< reading of the level of need below which a review plans a return home
  Figure<Share> return_at_review;     ///< chance that such a review ends in a return, at entry to care
  Figure<sim::Years> return_fades;    ///< time in care after which that chance has fallen to 37 %
  Figure<Numbers> guardianship;       ///< special guardianship orders a year, by age band
  Figure<Numbers> adoption;           ///< adoption decisions a year, by age band
  Figure<Numbers> other_end;          ///< other ends a year (another authority, other reasons), by age band
  Figure<sim::Weeks> adoption_match;  ///< from a placement order to placement for adoption
  Figure<Share> stays_put;            ///< share of those who turn 18 who go on to a leaving-care service
};

/// `[court]`: care proceedings.
struct Court {
  Figure<Number> capacity;  ///< proceedings that can be heard side by side
  Figure<sim::Weeks> work;  ///< mean weeks of hearings and reports once a court takes the case
  Figure<Number> work_variation;
  Figure<Share> order_to_care;           ///< share of final orders for a child at home that bring it into care
  Figure<Numbers> care_order;            ///< weights of the final orders for a child in care, by age band: it stays
  Figure<Numbers> special_guardianship;  ///< it leaves care for guardians
  Figure<Numbers> placement_order;       ///< it is to be adopted
  Figure<Numbers> home;                  ///< no order or a supervision order: it goes home
  Figure<Pounds> cost;                   ///< to the authority, each case
};

/// `[specialists]`: how adult needs are met.
struct Specialists {
  Figure<sim::Weeks> referral_wait;  ///< wait for another service when the team has no specialist
  Figure<Share> referral_met;        ///< chance that the need is met by it
  Figure<sim::Weeks> team_wait;      ///< wait for a specialist in the team with room
  Figure<Share> team_met;            ///< chance that the need is met in the team
  Figure<sim::Weeks> work;           ///< mean length of the work
  Figure<Number> families_each;      ///< families one specialist works with at once
  Figure<sim::Hours> hours;          ///< direct hours a week with one family
};

/// `[effect]`: how far what workers do differs from today, as multipliers; 1 everywhere in the baseline.
struct Effect {
  Figure<Number> skill;       ///< multiplies the effect of an hour of direct work
  Figure<Number> engagement;  ///< multiplies families' engagement (held at or below 1)
  Figure<Number> turnover;    ///< multiplies turnover
};

/// `[hub]`: No Wrong Door hubs.
struct Hubs {
  Figure<Number> hubs;            ///< how many; 0 in the baseline
  Figure<Places> planned_beds;    ///< each
  Figure<Places> emergency_beds;  ///< each
  Figure<Places> young_people;    ///< supported by one hub at once, in beds and by outreach
  Figure<Number> breakdown;       ///< multiplies breakdowns of young people with a hub key worker
  Figure<Number> missing;         ///< multiplies their missing episodes
  Figure<Number> skill;           ///< multiplies the effect of direct work with them
  Figure<sim::Hours> outreach;    ///< direct hours a week with one young person
  Figure<PoundsPerWeek> running;  ///< each hub, staff not counted elsewhere and premises
};

/// `[constellation]`: Mockingbird.
struct Constellations {
  Figure<Number> constellations;  ///< how many; 0 in the baseline
  Figure<Number> homes_each;      ///< satellite homes
  Figure<Number> leaving;         ///< multiplies the leaving rate of their carers
  Figure<Number> breakdown;       ///< multiplies breakdowns in their homes; 1: no effect was found
  Figure<PoundsPerWeek> running;  ///< each, hub home carer and liaison worker
};

/// `[costs]` that are not prices of a role or a placement.
struct Costs {
  std::string price_year;
  Figure<Pounds> recruitment;   ///< each permanent starter
  Figure<PerYear> inflation;    ///< of all prices from day 0 on, by whole years; 0: at the prices of price_year
  Figure<PerYear> discounting;  ///< by whole years from day 0 on; 0: undiscounted
};

/// `[stock]`: who is there on the first day. With a lead-in of 0 that is day 0, and the run begins from the stated
/// stock; with one, the service runs so long before day 0 and finds its balance.
struct Stock {
  Figure<sim::Weeks> lead_in;  ///< how long the service runs before day 0, under the base practice
  std::map<std::string, Figure<Children>> children;  ///< by stage
  Figure<Numbers> care_age_shares;                   ///< of looked-after children, by age band
  Figure<sim::Years> care_so_far;                    ///< mean time looked after so far
  Figure<Share> second_plan;                         ///< share of families who had a protection plan before
};

/// The whole tree.
struct Settings {
  std::string key;  ///< of the authority
  std::string name;
  Figure<Children> population;  ///< aged 0 to 17
  Figure<Number> localities;    ///< parts of the place: each team has one, and families live in one
  Demand demand;
  std::map<std::string, ContactSource> sources;
  std::map<std::string, Involvement> involvements;
  FrontDoor front_door;
  FamilyMix family;
  std::map<std::string, Need> needs;
  Dynamics dynamics;
  std::map<std::string, Stage> stages;
  std::map<std::string, Task> tasks;
  std::map<std::string, Role> roles;
  std::map<std::string, Team> teams;
  Workforce workforce;
  Stress stress;
  TimeUse time;
  Caseload caseload;
  Decision decision;
  std::map<std::string, Placement> placements;
  Carers carers;
  Care care;
  Court court;
  Specialists specialists;
  Effect effect;
  Hubs hub;
  Constellations constellation;
  Costs costs;
  Stock stock;
};

}  // namespace models
