#include "models/world/world.hpp"

#include <algorithm>
#include <cmath>

#include "sim/random/distributions.hpp"

namespace models {
namespace {

int rounded(double value) { return static_cast<int>(std::lround(value)); }

std::uint64_t subject_of_post(const std::string& team, const std::string& role, int ordinal, bool established) {
  std::uint64_t hash = 14695981039346656037ULL;  // FNV-1a
  for (const std::string* word : {&team, &role})
    for (const char c : *word + "/") hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
  return (hash << 16 | static_cast<std::uint64_t>(ordinal * 2 + (established ? 0 : 1))) | 1ULL << 63;
}

}  // namespace

int age_band(double years) {
  if (years < 1) return 0;
  if (years < 5) return 1;
  if (years < 10) return 2;
  return years < 16 ? 3 : 4;
}

Case::Case(World& of, std::shared_ptr<Family> whose, int child)
    : world(of),
      family(std::move(whose)),
      id{family->id, static_cast<std::uint8_t>(child)},
      stage(of.model.pathway.nowhere()),
      entered(of.now()),
      worker_since(of.now()),
      progress(of.simulation) {}

Case::~Case() { world.leave(*this); }

bool Case::work_done() const {
  return std::none_of(tasks.begin(), tasks.end(), [&](const PendingTask& pending) {
    return world.phase().tasks[pending.task.index].every.ticks == 0;
  });
}

World::World(const Model& of, RunId run, CaseEventSink& sink)
    : model(of),
      luck{run.seed, run.replication},
      simulation(of.base.from),
      desk(simulation, 1),
      court(simulation, 1),
      sink_(sink),
      phase_(&of.base),
      waiting_(32),
      allocation_(least_loaded) {
  int kinds = 0;
  for (const CompiledTeam& team : model.teams) kinds = std::max(kinds, team.kind + 1);
  waiting_.resize(static_cast<std::size_t>(kinds));
  for (std::size_t need = 0; need < model.needs.size(); ++need)
    specialists.push_back(std::make_unique<sim::Pool>(simulation, 0));
}

// --- Cases
// -------------------------------------------------------------------------------------------------------------

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

void World::leave(Case& subject) {
  unlist(subject);
  if (subject.waiting) std::erase(waiting_[static_cast<std::size_t>(subject.team)], &subject);
  subject.waiting = false;
  if (subject.worker != nullptr) {
    std::erase(subject.worker->cases, &subject);
    subject.worker->children -= subject.children;
    subject.worker = nullptr;
  }
}

void World::enter(Case& subject, StageId to, sim::Instant reference) {
  refresh(subject);
  const StageId from = subject.stage;
  const StageRules& next = rules(to);
  subject.stage = to;
  subject.entered = now();
  const double limit = next.stage != nullptr ? (*next.stage->limit).value : 0;
  subject.limited = limit > 0;
  subject.due = subject.limited ? calendar().add_working_days(reference, sim::WorkingDays{limit}) : sim::Instant{};
  tell(Moved{subject.id, from, to, static_cast<std::uint8_t>(subject.children), subject.due, subject.limited});
  if (stage(to).in_need)
    list(subject);
  else
    unlist(subject);
  set_tasks(subject);
  if (next.team != subject.team || (next.team >= 0 && subject.worker == nullptr && !subject.waiting)) {
    release(subject);
    stop_waiting(subject);
    subject.team = next.team;
    if (subject.team >= 0 && subject.children > 0) allocate(subject);
  }
}

PendingTask World::make_task(Case& subject, TaskId task, sim::Instant due) const {
  const TaskRules& rules = phase_->tasks[task.index];
  if (subject.task_times.empty()) subject.task_times.resize(model.tasks.size());
  const std::uint32_t visit = std::uint32_t{rules.name} << 16 | subject.task_times[task.index]++;
  const double mean = rules.minutes + rules.further_child * std::max(0, subject.children - 1);
  sim::Stream stream = luck.of(subject.subject(), Purpose::effort, visit);
  const double effort = mean > 0 ? sim::lognormal(stream, mean, (*rules.task->variation).value) : 0;
  // Only the time for writing up depends on how practice records.
  const double recorded = effort * (1 + rules.recording * ((*settings().time.recording).value - 1));
  return {task, due, recorded, recorded};
}

// Work that goes on in the new stage as it did in the old keeps its rhythm, except visits: a new stage is visited anew.
void World::set_tasks(Case& subject) {
  std::vector<PendingTask> next;
  for (const TaskId task : rules(subject.stage).tasks) {
    const TaskRules& rules = phase_->tasks[task.index];
    const auto same = std::find_if(subject.tasks.begin(), subject.tasks.end(),
                                   [&](const PendingTask& pending) { return pending.task == task; });
    if (same != subject.tasks.end() && rules.every.ticks > 0 && !rules.task->visit) {
      next.push_back(*same);
      subject.tasks.erase(same);
    } else {
      next.push_back(make_task(subject, task, now() + rules.first_due));
    }
  }
  for (const PendingTask& pending : subject.tasks)
    tell(TaskCancelled{subject.id, pending.task, Lapse::case_moved_on, pending.due < now()});
  subject.tasks = std::move(next);
}

void World::refresh(Case& subject) {
  LevelOfNeed& level = subject.level();
  const double weeks = to_weeks(now() - level.at()).value;
  if (weeks <= 0) return;
  const Settings& s = settings();
  Family& family = *subject.family;
  double unmet = 0;
  for (std::size_t need = 0; need < phase_->needs.size(); ++need)
    if (phase_->needs[need] != nullptr && (family.needs >> need & 1) != 0 && (family.met >> need & 1) == 0)
      unmet += (*phase_->needs[need]->weight).value;

  Circumstances c;
  c.unmet = unmet_need(unmet);
  const bool known = subject.stage != model.pathway.nowhere();
  const StageRules* at = known ? &rules(subject.stage) : nullptr;
  const double support = at != nullptr && at->stage != nullptr ? (*at->stage->support).value : 0;
  const bool on_edge = known && stage(subject.stage).kind == StageKind::edge_of_care && hub.capacity > 0;
  const double hours = on_edge ? std::max(support, (*s.hub.outreach).value) : support;
  c.dose = (subject.direct_minutes + family.specialist_minutes) / 60 / weeks + hours;
  const double regained =
      std::exp(-to_weeks(now() - subject.worker_since).value / std::max(0.1, (*s.dynamics.engagement_regained).value));
  c.engagement =
      std::clamp(family.engagement * (*s.effect.engagement).value * (1 - subject.engagement_lost * regained), 0.0, 1.0);
  c.skill = (*s.effect.skill).value * (on_edge ? (*s.hub.skill).value : 1.0);
  c.waiting = subject.waiting;
  level.advance(now(), c, s.dynamics, luck, subject.subject());

  if (hours > 0 && known && stage(subject.stage).in_need)
    tell(SupportGiven{subject.id, static_cast<std::int32_t>(std::lround(hours * 60 * weeks))});
  subject.direct_minutes = 0;
  family.specialist_minutes = 0;
}

double World::reading(Case& subject, bool in_a_group) {
  refresh(subject);
  const Decision& d = settings().decision;
  double noise = (*d.noise).value;
  if (in_a_group || (*settings().time.group_supervision).value > 0) noise *= (*d.group_discussion).value;
  if (subject.limited && now() > subject.due) noise += (*d.hurried).value;
  return read_level(subject.level().value(), noise, subject.family->next(luck, Purpose::reading));
}

StageId World::way_out(Case& subject, double reading) {
  std::vector<double> weights;
  const auto& exits = rules(subject.stage).exits;
  weights.reserve(exits.size());
  for (const ExitRule& exit : exits)
    weights.push_back(exit.above <= reading && (reading < exit.below || exit.below >= 5) ? exit.share : 0);
  sim::Stream stream = subject.family->next(luck, Purpose::way_out);
  return exits[sim::discrete(stream, weights)].to;
}

sim::Span World::stay(Case& subject) {
  const Stage& at = *rules(subject.stage).stage;
  const auto kind = static_cast<std::uint32_t>(stage(subject.stage).kind);
  const std::uint32_t visit = kind << 16 | subject.family->stays[kind]++;
  sim::Stream stream = luck.of(subject.subject(), Purpose::stay, visit);
  const double days = (*at.typical).value;
  return days <= 0 ? sim::Span{} : to_span(sim::Days{sim::lognormal(stream, days, (*at.typical_variation).value)});
}

void World::note_eased(Case& subject) {
  refresh(subject);
  tell(Eased{subject.id, static_cast<std::uint8_t>(subject.children),
             static_cast<float>(subject.family->level_at_referral), static_cast<float>(subject.level().value())});
}

// --- People
// ------------------------------------------------------------------------------------------------------------

void World::set_caps(Worker& worker) const {
  const Settings& s = settings();
  double share = 1;
  if (worker.newly_qualified) {
    const double learned = to_weeks(now() - worker.started).value / std::max(1.0, (*s.workforce.learning).value);
    const double first = (*s.workforce.first_caseload).value;
    share = std::min(1.0, first + (1 - first) * std::max(0.0, learned));
  }
  worker.soft_cap = (*s.caseload.soft_cap).value * share;
  worker.hard_cap = (*s.caseload.hard_cap).value * share;
}

Worker* World::choose_worker(const Case& subject) {
  std::vector<Candidate> candidates;
  std::vector<Worker*> workers;
  for (Post& post : posts_) {
    Worker* worker = post.worker.get();
    if (worker == nullptr || post.kind != subject.team || !worker->holds_cases) continue;
    if (worker->hard_cap > 0 && worker->children + subject.children > worker->hard_cap && worker->children > 0)
      continue;
    candidates.push_back(
        {static_cast<double>(worker->children), std::max(1.0, worker->soft_cap), worker->id == subject.last_worker});
    workers.push_back(worker);
  }
  return candidates.empty() ? nullptr : workers[allocation_(candidates)];
}

void World::assign(Case& subject, Worker& worker) {
  const bool changed = subject.last_worker != WorkerId{0xffffffff} && subject.last_worker != worker.id;
  if (changed) {
    const double weeks = to_weeks(now() - subject.worker_since).value;
    const double still =
        subject.engagement_lost * std::exp(-weeks / std::max(0.1, (*settings().dynamics.engagement_regained).value));
    subject.engagement_lost = 1 - (1 - still) * (1 - (*settings().dynamics.engagement_lost_at_change).value);
    worker.handover_minutes += (*settings().time.handover).value * 60 * subject.children;
  }
  subject.worker = &worker;
  subject.worker_since = now();
  subject.last_worker = worker.id;
  worker.cases.push_back(&subject);
  worker.children += subject.children;
  const bool waiting = subject.waiting;
  const int waited = waiting ? calendar().working_days_between(subject.waiting_since, now()) : 0;
  subject.waiting = false;
  tell(Allocated{subject.id, worker.id, worker.post, static_cast<std::uint8_t>(subject.children),
                 static_cast<std::int16_t>(waited), waiting, !changed});
}

void World::allocate(Case& subject) {
  if (subject.worker != nullptr || subject.waiting) return;
  refresh(subject);
  if (Worker* worker = choose_worker(subject)) return assign(subject, *worker);
  subject.waiting = true;
  subject.waiting_since = now();
  waiting_[static_cast<std::size_t>(subject.team)].push_back(&subject);
  tell(Waiting{subject.id, first_team(subject.team), static_cast<std::uint8_t>(subject.children), false});
}

void World::stop_waiting(Case& subject) {
  if (!subject.waiting) return;
  std::erase(waiting_[static_cast<std::size_t>(subject.team)], &subject);
  subject.waiting = false;
  tell(Waiting{subject.id, first_team(subject.team), static_cast<std::uint8_t>(subject.children), true});
}

TeamId World::first_team(int kind) const {
  const auto of_kind = [&](const CompiledTeam& team) { return team.kind == kind; };
  const auto team = std::find_if(model.teams.begin(), model.teams.end(), of_kind) - model.teams.begin();
  return TeamId{static_cast<std::uint16_t>(team)};
}

void World::release(Case& subject) {
  if (subject.worker == nullptr) return;
  refresh(subject);
  Worker& worker = *subject.worker;
  std::erase(worker.cases, &subject);
  worker.children -= subject.children;
  subject.worker = nullptr;
  tell(Released{subject.id, worker.id, worker.post, static_cast<std::uint8_t>(subject.children)});
  serve_waiting(worker.kind);
}

void World::serve_waiting(int kind) {
  std::vector<Case*>& line = waiting_[static_cast<std::size_t>(kind)];
  while (!line.empty()) {
    // An enquiry or a plan to protect goes before a plan of help; then who has waited longest.
    const auto urgent = [&](const Case* c) { return stage(c->stage).colour != StageColour::protection; };
    const auto first =
        std::min_element(line.begin(), line.end(), [&](const Case* a, const Case* b) { return urgent(a) < urgent(b); });
    Case& subject = **first;
    Worker* worker = choose_worker(subject);
    if (worker == nullptr) return;
    line.erase(first);
    refresh(subject);
    assign(subject, *worker);
  }
}

void World::count_specialists() {
  const int each = rounded((*settings().specialists.families_each).value);
  for (std::size_t need = 0; need < specialists.size(); ++need) {
    int filled = 0;
    for (const RoleId role : phase_->specialists[need])
      for (const Post& post : posts_) filled += post.worker != nullptr && post.role == role;
    specialists[need]->resize(filled * each);
  }
}

// --- The run
// -----------------------------------------------------------------------------------------------------------

void World::put_in_force(const CompiledPhase& phase) {
  for (Case* subject : open_) refresh(*subject);
  phase_ = &phase;
  const Settings& s = settings();
  allocation_ = allocation_policy(s.caseload.allocation);
  desk.resize(std::max(1, rounded((*s.front_door.desks).value)));
  court.resize(std::max(1, rounded((*s.court.capacity).value)));
  edge_of_care.capacity = 0;
  for (std::size_t i = 0; i < phase.stages.size(); ++i)
    if (model.pathway.stages()[i].kind == StageKind::edge_of_care && phase.stages[i].stage != nullptr)
      edge_of_care.capacity += rounded((*phase.stages[i].stage->places).value);
  const int hubs = rounded((*s.hub.hubs).value);
  hub.capacity = hubs * rounded((*s.hub.young_people).value);
  hub_beds.capacity = hubs * rounded((*s.hub.planned_beds).value + (*s.hub.emergency_beds).value);
  adjust_posts();
  count_specialists();
  for (Post& post : posts_)
    if (post.worker) set_caps(*post.worker);
  for (std::size_t kind = 0; kind < waiting_.size(); ++kind) serve_waiting(static_cast<int>(kind));
}

void World::open_post(int kind, RoleId role, int ordinal, bool established) {
  int teams = 0, first = 0;
  for (std::size_t t = 0; t < model.teams.size(); ++t) {
    if (model.teams[t].kind != kind) continue;
    if (teams++ == 0) first = static_cast<int>(t);
  }
  Post& post = posts_.emplace_back();
  post.id = PostId{static_cast<std::uint16_t>(posts_.size() - 1)};
  post.team = TeamId{static_cast<std::uint16_t>(first + ordinal % std::max(1, teams))};
  post.kind = kind;
  post.role = role;
  post.established = established;
  post.subject =
      subject_of_post(model.teams[static_cast<std::size_t>(first)].key, model.roles[role.index], ordinal, established);
  tell(PostOpened{post.id, post.team, role, established});
  start(post_life(*this, post), post.subject, rank_people);
}

void World::adjust_posts() {
  const double extra = (*settings().workforce.agency_extra).value;
  for (std::size_t kind = 0; kind < waiting_.size(); ++kind) {
    for (std::size_t r = 0; r < model.roles.size(); ++r) {
      const RoleId role{static_cast<std::uint8_t>(r)};
      const Role* of = phase_->roles[r];
      int wanted = 0;
      for (const PostRules& rules : phase_->posts)
        if (rules.team == static_cast<int>(kind) && rules.role == role) wanted = rules.posts;
      const bool agencies = of != nullptr && of->holds_cases && (*of->agency_cost).value > 0;
      for (const bool established : {true, false}) {
        const int target = established ? wanted : agencies ? rounded(wanted * extra) : 0;
        int have = 0;
        for (Post& post : posts_) {
          if (!post.open || post.kind != static_cast<int>(kind) || post.role != role || post.established != established)
            continue;
          if (++have > target) post.open = false;  // its process closes it in its turn
        }
        int ordinal = 0;
        for (const Post& post : posts_)
          ordinal += post.kind == static_cast<int>(kind) && post.role == role && post.established == established;
        for (; have < target; ++have) open_post(static_cast<int>(kind), role, ordinal++, established);
      }
    }
  }
}

}  // namespace models
