// The keys of `[stage.NAME]` and `[task.NAME]`. How to read a list: fields.hpp.
#pragma once

#include "models/scenario/field_list.hpp"
#include "models/scenario/settings.hpp"

namespace models {

template <class List>
void describe(List& list, Settled<Stage> auto& stage) {
  using enum Presence;
  list.text(stage.name, "name", "Full words for people.");
  list.choice(stage.kind, "kind",
              {"contact", "screening", "assessment", "enquiry", "conference", "plan", "protection_plan", "service",
               "edge_of_care", "pre_proceedings", "court", "placement", "reunification", "guardianship", "adoption",
               "leaving_care", "closed"},
              "What the stage is, and so how a case is carried through it.");
  list.choice(stage.colour, "colour", {"front_door", "help", "protection", "care", "no_wrong_door", "permanence"},
              "The family of colours in which it is drawn.");
  list.whole(stage.column, "column", 0, 40, "Where it stands in the pictures, from the left.");
  list.whole(stage.row, "row", 0, 40, "Where it stands in the pictures, from the top.");
  list.text(stage.team, "team", "Key of the kind of team that holds the case here; left out when nobody does.",
            optional);
  list(stage.limit, "limit", sim::WorkingDays{0}, sim::WorkingDays{2600},
       "Statutory or local limit of the stay; 0 when there is none.", optional);
  list(stage.typical, "typical", sim::Days{0}, sim::Days{7300},
       "Mean stay where the stage ends by itself and not by work or a review.", optional);
  list(stage.typical_variation, "typical_variation", Number{0}, Number{3},
       "Standard deviation of that stay over its mean.", optional);
  list(stage.held_to_limit, "held_to_limit", Share{0}, Share{1},
       "Share of assessments longer than the limit that are ended a little before it: managers watch the date.",
       optional);
  list(stage.held_lead, "held_lead", sim::Days{0}, sim::Days{60}, "Those are ended up to this long before it.",
       optional);
  list(stage.overrun_cut, "overrun_cut", Share{0}, Share{1},
       "By how much less the others run beyond the limit than they would if nobody watched.", optional);
  list.choice(stage.law, "law", {"lognormal", "exponential", "fixed"},
              "How that stay is spread about its mean; lognormal when it is left out.", optional);
  list.flag(stage.with_worker, "with_worker",
            "Whether the stay begins when somebody holds the case, and not on entry.");
  list(stage.first_review, "first_review", sim::Weeks{0}, sim::Weeks{520},
       "Time from entry to the first review; 0 when the stage has no reviews.", optional);
  list(stage.later_reviews, "later_reviews", sim::Weeks{0}, sim::Weeks{520}, "Limit of the time between later reviews.",
       optional);
  list(stage.review_lead, "review_lead", sim::Days{0}, sim::Days{365},
       "Reviews are held up to this long before their limit.", optional);
  list(stage.early_reviews, "early_reviews", Share{0}, Share{1},
       "Share of later reviews that are called early, at any time since the last.", optional);
  list(stage.points, "points", Number{0}, Number{1000},
       "Points of one child here, for the weighted allocation and for caps in points.", optional);
  list.flag(stage.experienced, "experienced",
            "Whether it asks for a worker past the first year, where the allocation heeds skill.");
  list(stage.places, "places", Places{0}, Places{100000}, "How many children can be in it at once; 0 for no bound.",
       optional);
  list(stage.support, "support", sim::Hours{0}, sim::Hours{168},
       "Direct hours a week given here by others than the case holder.", optional);
  list.exits(stage.exits, "exits", "Where the stage leads; each way out is open to readings of the level of need.");
}

template <class List>
void describe(List& list, Settled<Task> auto& task) {
  using enum Presence;
  list.text(task.name, "name", "Full words for people.");
  list.names(task.stages, "stages", "Keys of the stages that make this work.");
  list.choice(task.urgency, "urgency", {"crisis", "statutory", "planned", "direct_work", "development"},
              "What comes first when there is more work than time.");
  list.names(task.done_by, "done_by",
             "Keys of the roles that do it where a team has them; else, and when left out, who holds the case.",
             optional);
  list.flag(task.at_random, "at_random",
            "Whether it arises at random, `every` being the mean pause, and not by a plan.");
  list.flag(task.written_later, "written_later",
            "Whether its recording may be written after it, within time.write_up.");
  list.choice(task.law, "law", {"lognormal", "exponential", "fixed"},
              "How its effort is spread about its mean; lognormal when it is left out.", optional);
  list.flag(task.per_child, "per_child", "Whether it is done once for each child or once for the family.");
  list.flag(task.visit, "visit", "Whether it is a statutory visit, counted in visits_on_time.");
  list.flag(task.re_assessment, "re_assessment", "Whether it counts, once done, as an assessment of an open case.");
  list(task.first_due, "first_due", sim::Days{0}, sim::Days{3650}, "It is due this long after entering the stage.");
  list(task.every, "every", sim::Days{0}, sim::Days{3650}, "Then it is due at this interval; 0 for once only.",
       optional);
  list(task.may_begin, "may_begin", sim::Days{0}, sim::Days{3650}, "How long before it is due it may be done.",
       optional);
  list(task.lapses, "lapses", sim::Days{0}, sim::Days{3650},
       "It is cancelled when it is not done this long after it was due; 0 for never.", optional);
  list(task.direct, "direct", sim::Hours{0}, sim::Hours{500}, "Effort face to face with the family.", optional);
  list(task.travel, "travel", sim::Hours{0}, sim::Hours{100}, "Travelling time.", optional);
  list(task.recording, "recording", sim::Hours{0}, sim::Hours{500}, "Writing up, reports and statements.", optional);
  list(task.meeting, "meeting", sim::Hours{0}, sim::Hours{500}, "Time with other professionals.", optional);
  list(task.further_child, "further_child", sim::Hours{0}, sim::Hours{500},
       "Effort added for each child after the first, in the same proportions.", optional);
  list(task.variation, "variation", Number{0}, Number{3}, "Standard deviation of the effort over its mean.", optional);
}

}  // namespace models
