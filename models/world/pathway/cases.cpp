// A case on the pathway: where it is, what that asks for, how the family fares and how it is read.
#include <algorithm>
#include <cmath>

#include "models/world/workforce/allocation.hpp"
#include "models/world/workforce/room.hpp"
#include "models/world/working/length.hpp"
#include "models/world/working/tasks.hpp"
#include "models/world/world.hpp"
#include "sim/random/distributions.hpp"

namespace models {
namespace {

double unmet_weight(const World& world, const Family& family) {
  double unmet = 0;
  const auto& needs = world.phase().needs;
  for (std::size_t need = 0; need < needs.size(); ++need)
    if (needs[need] != nullptr && (family.needs >> need & 1) != 0 && (family.met >> need & 1) == 0)
      unmet += (*needs[need]->weight).value;
  return unmet;
}

bool is_open(const World& world, const Case& subject) { return subject.stage != world.model.pathway.nowhere(); }

// Hours a week that others than the case holder give: the stage's own, and a hub's outreach on the edge of care.
double hours_of_support(const World& world, const Case& subject, bool by_a_hub) {
  const StageRules* at = is_open(world, subject) ? &world.rules(subject.stage) : nullptr;
  const double support = at != nullptr && at->stage != nullptr ? (*at->stage->support).value : 0;
  return by_a_hub ? std::max(support, (*world.settings().hub.outreach).value) : support;
}

// What the assessment is meant to be face to face, by the tasks of its stage.
double planned_direct(const World& world, const Case& subject) {
  double minutes = 0;
  const Stage* stage = world.rules(subject.stage).stage;
  const double days = stage != nullptr ? (*stage->typical).value : 0;
  for (const TaskId task : world.rules(subject.stage).tasks) {
    const TaskRules& rules = world.rules(task);
    if (rules.task->at_random) continue;
    const double each = (rules.minutes + rules.further_child * std::max(0, subject.children - 1)) * rules.direct;
    const double first = to_days(rules.first_due).value, every = to_days(rules.every).value;
    minutes += each * (every > 0 ? std::max(1.0, 1 + std::floor((days - first) / every)) : 1.0);
  }
  return minutes;
}

}  // namespace

Case::Case(World& of, std::shared_ptr<Family> whose, int child)
    : id{whose->id, static_cast<std::uint8_t>(child)},
      stage(of.model.pathway.nowhere()),
      locality(whose->locality),
      family(std::move(whose)),
      world(of),
      entered(of.now()),
      progress(of.simulation),
      worker_since(of.now()) {}

Case::~Case() { world.leave(*this); }

bool Case::work_done() const {
  return std::none_of(tasks.begin(), tasks.end(),
                      [&](const PendingTask& pending) { return world.rules(pending.task).every.ticks == 0; });
}

void World::list(Case& subject) {
  if (subject.listed) return;
  subject.open_index = open_.size();
  subject.listed = true;
  open_.push_back(&subject);
}

void World::unlist(Case& subject) {
  if (!subject.listed) return;
  open_.back()->open_index = subject.open_index;
  open_[subject.open_index] = open_.back();
  open_.pop_back();
  subject.listed = false;
}

// At the end of its process, or of the run: nothing is told any more.
void World::leave(Case& subject) {
  unlist(subject);
  for (const PendingTask& pending : subject.tasks)
    if (pending.in_hand_of != nullptr) pending.in_hand_of->in_hand = {};
  leave_line(*this, subject);
  if (subject.worker == nullptr) return;
  forget(*this, subject);
}

void World::enter(Case& subject, StageId to, sim::Instant reference) {
  refresh(subject);
  const StageId from = subject.stage;
  const StageRules& next = rules(to);
  const double points = points_of(*this, subject);
  subject.stage = to;
  subject.entered = now();
  if (subject.worker != nullptr) change_points(*this, *subject.worker, points_of(*this, subject) - points);
  const double limit = next.stage != nullptr ? (*next.stage->limit).value : 0;
  subject.limited = limit > 0;
  subject.due = subject.limited ? calendar().add_working_days(reference, sim::WorkingDays{limit}) : sim::Instant{};
  tell(Moved{subject.id, from, to, static_cast<std::uint8_t>(subject.children), subject.due, subject.limited});
  if (stage(to).in_need)
    list(subject);
  else
    unlist(subject);
  set_tasks(*this, subject);
  if (stage(to).kind == StageKind::assessment) {
    subject.assessment_direct = 0;
    subject.assessment_planned = planned_direct(*this, subject);
  }
  if (next.team != subject.team || subject.children == 0) stop_seeking(*this, subject);
  subject.team = next.team;
  if (subject.team < 0 || subject.children == 0)
    release(*this, subject);  // nobody holds it here
  else
    seek_worker(*this, subject);
  renew_place(*this, subject);
}

void World::refresh(Case& subject) {
  LevelOfNeed& level = subject.level();
  const double weeks = to_weeks(now() - level.at()).value;
  if (weeks <= 0) return;
  const Settings& s = settings();
  Family& family = *subject.family;
  const bool on_edge =
      is_open(*this, subject) && stage(subject.stage).kind == StageKind::edge_of_care && hub.capacity > 0;
  const double support = hours_of_support(*this, subject, on_edge);
  const Involvement* kind = phase_->involvements.empty() ? nullptr : phase_->involvements[family.involvement];
  Circumstances c;
  c.unmet = unmet_need(unmet_weight(*this, family));
  const double by_specialists = subject.id.child == 0 ? family.specialist_minutes : 0;
  c.dose = (subject.direct_minutes + by_specialists) / 60 / weeks + support;
  c.engagement = engagement_now(family.engagement, (*s.effect.engagement).value, subject.engagement_lost,
                                to_weeks(now() - subject.worker_since).value, s.dynamics);
  c.skill = (*s.effect.skill).value * (on_edge ? (*s.hub.skill).value : 1.0);
  c.waiting = subject.seeks != Seeks::nobody && subject.worker == nullptr;
  if (kind != nullptr) {
    c.lasting = (*kind->lasting).value;
    c.recovery = (*kind->recovery).value;
  }
  level.advance(now(), c, s.dynamics, luck, subject.subject());
  if (support > 0 && is_open(*this, subject) && stage(subject.stage).in_need)
    tell(SupportGiven{subject.id, static_cast<std::int32_t>(std::lround(support * 60 * weeks))});
  subject.direct_minutes = 0;
  if (subject.id.child == 0) family.specialist_minutes = 0;
}

double World::reading(Case& subject, bool in_a_group) {
  refresh(subject);
  const Decision& decision = settings().decision;
  Deciding deciding;
  deciding.in_a_group = in_a_group || (*settings().time.group_supervision).value > 0;
  deciding.past_limit = subject.limited && now() > subject.due;
  if (subject.assessment_planned > 0)
    deciding.quality = std::min(1.0, subject.assessment_direct / subject.assessment_planned);
  if ((*decision.threshold_drift).value > 0 && subject.team >= 0) deciding.load = load_of(*this, subject.team);
  return read_level(subject.level().value(), deciding, decision,
                    luck.of(subject.subject(), Purpose::reading, subject.readings++));
}

StageId World::way_out(Case& subject, double reading) {
  const StageRules& at = rules(subject.stage);
  const auto kind = static_cast<std::uint16_t>(1U << subject.family->involvement);
  const bool named = (at.named & kind) != 0;
  static thread_local std::vector<double> weights;
  weights.clear();
  for (const ExitRule& exit : at.exits) {
    const bool for_it = named ? (exit.of & kind) != 0 : exit.of == 0;
    const bool open = exit.above <= reading && (reading < exit.below || exit.below >= 5);
    weights.push_back(for_it && open ? exit.share : 0);
  }
  sim::Stream stream = luck.of(subject.subject(), Purpose::way_out, subject.ways_out++);
  return at.exits[sim::discrete(stream, weights)].to;
}

sim::Span World::stay(Case& subject) {
  const StageRules& at = rules(subject.stage);
  const auto kind = static_cast<std::uint32_t>(stage(subject.stage).kind);
  const std::uint32_t visit = kind << 16 | subject.family->stays[kind]++;
  const double u = luck.of(subject.subject(), Purpose::stay, visit).uniform();
  const double days = (*at.stage->typical).value;
  return days <= 0 ? sim::Span{} : to_span(sim::Days{length(u, at.law, days, (*at.stage->typical_variation).value)});
}

void World::note_eased(Case& subject) {
  refresh(subject);
  tell(Eased{subject.id, static_cast<std::uint8_t>(subject.children),
             static_cast<float>(subject.family->level_at_referral), static_cast<float>(subject.level().value())});
}

}  // namespace models
