// THE LIST OF KEYS. Each field of settings.hpp once, with its key, lowest and highest value, and what it means.
//
// Whoever needs all fields goes through this list and nothing else: the loader and its checks, `--set`, dated changes,
// the table of figures, `casework explain --fields`. A field that is missing here cannot be set; a test counts them.
// What a list must offer is in field_list.hpp.
#pragma once

#include "models/scenario/fields_care.hpp"
#include "models/scenario/fields_families.hpp"
#include "models/scenario/fields_pathway.hpp"
#include "models/scenario/fields_people.hpp"
#include "models/scenario/fields_work.hpp"

namespace models {

template <class List>
void describe(List& list, Settled<Settings> auto& settings) {
  const auto members_of = [&list](auto& part) { return [&list, &part] { describe(list, part); }; };
  const auto each = [&list](auto& entry) { describe(list, entry); };
  list.group("authority", "The place.", [&] {
    list.text(settings.name, "name", "Full words for people.");
    list(settings.population, "population", Children{1}, Children{2e7}, "Children aged 0 to 17 who live there.");
    list(settings.localities, "localities", Number{1}, Number{200},
         "Parts of the place: each team works in one, and each family lives in one.");
  });
  list.group("demand", "Who comes to the front door, how often, and when.", members_of(settings.demand));
  list.table(settings.sources, "source", "Who makes contact, and on which days.", each);
  list.table(settings.involvements, "involvement", "What a family comes with, and so how long it stays.", each);
  list.group("front_door", "The desk that takes contacts and screens referrals.", members_of(settings.front_door));
  list.group("family", "What families are like when they first come.", members_of(settings.family));
  list.table(settings.needs, "needs", "One kind of need a family can have.", each);
  list.group("dynamics", "How the level of need moves.", members_of(settings.dynamics));
  list.table(settings.stages, "stage", "One stage of the pathway.", each);
  list.table(settings.tasks, "task", "One kind of work that a case in a stage makes.", each);
  list.table(settings.roles, "role", "A kind of post.", each);
  list.table(settings.teams, "team", "A kind of team.", each);
  list.group("workforce", "How people come, learn, fall ill and go.", members_of(settings.workforce));
  list.group("stress", "How load wears on a case holder; the index is a quantity of the model, from 0 to 100.",
             members_of(settings.stress));
  list.group("time", "Where a worker's week goes before and beside the cases.", members_of(settings.time));
  list.group("caseload", "How much one worker may hold; caps are those of a full-time worker past the first year.",
             members_of(settings.caseload));
  list.group("decision", "How a reading differs from the level of need.", members_of(settings.decision));
  list.table(settings.placements, "placement", "A kind of placement; its key is that of its stage.", each);
  list.group("carers", "In-house foster homes.", members_of(settings.carers));
  list.group("care", "How children come into care and leave it.", members_of(settings.care));
  list.group("court", "Care proceedings.", members_of(settings.court));
  list.group("specialists", "How adults' needs are met.", members_of(settings.specialists));
  list.group("effect", "How far practice differs from today's.", members_of(settings.effect));
  list.group("hub", "No Wrong Door hubs.", members_of(settings.hub));
  list.group("constellation", "Mockingbird constellations.", members_of(settings.constellation));
  list.group("costs", "Prices that are not those of a role or a placement.", members_of(settings.costs));
  list.group("stock", "Who is there on the first day: that of the lead-in, or day 0 without one.",
             members_of(settings.stock));
}

}  // namespace models
