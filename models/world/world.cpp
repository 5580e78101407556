// What is in force, and the structure that follows it: posts, pools, beds and places.
#include "models/world/world.hpp"

#include <algorithm>
#include <cmath>

#include "models/world/workforce/allocation.hpp"
#include "models/world/workforce/room.hpp"

namespace models {
namespace {

int rounded(double value) { return static_cast<int>(std::lround(value)); }

constexpr int no_bound = -1;
constexpr int as_many_as_asked = 1'000'000;

std::uint64_t subject_of_post(const std::string& team, const std::string& role, int ordinal, bool established) {
  std::uint64_t hash = 14695981039346656037ULL;  // FNV-1a
  for (const std::string* word : {&team, &role})
    for (const char c : *word + "/") hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
  return (hash << 16 | static_cast<std::uint64_t>(ordinal * 2 + (established ? 0 : 1))) | 1ULL << 63;
}

// Part-time posts stand among the others at even distances, the same in every run.
double hours_of(int ordinal, const Workforce& workforce) {
  const double share = (*workforce.part_time).value;
  const bool part_time = std::floor((ordinal + 1) * share) > std::floor(ordinal * share);
  return part_time ? std::max(0.05, (*workforce.part_time_hours).value) : 1;
}

// How many posts come nearest to so many full-time equivalents.
int posts_for(double equivalents, const Workforce& workforce) {
  double sum = 0;
  int posts = 0;
  while (equivalents - sum > hours_of(posts, workforce) / 2) sum += hours_of(posts++, workforce);
  return posts;
}

}  // namespace

World::World(const Model& of, RunId run, CaseEventSink& sink)
    : model(of),
      luck{run.seed, run.replication},
      simulation(of.base.from),
      desk(simulation, 1),
      court(simulation, 1),
      chairs(simulation, 0, sim::Discipline::priority),
      recruiters(simulation, 1),
      sink_(sink),
      phase_(&of.base) {
  int kinds = 0;
  for (const CompiledTeam& team : model.teams) kinds = std::max(kinds, team.kind + 1);
  departments.resize(static_cast<std::size_t>(kinds));
  for (std::size_t i = 0; i < model.teams.size(); ++i) {
    Department& of_kind = department(model.teams[i].kind);
    if (of_kind.teams.empty()) of_kind.first_team = TeamId{static_cast<std::uint16_t>(i)};
    of_kind.teams.emplace_back();
    of_kind.at_work.resize(model.roles.size());
  }
  at_work_by_role.resize(model.roles.size());
  placements.resize(model.pathway.stages().size());
  for (std::size_t need = 0; need < model.needs.size(); ++need)
    specialists.push_back(std::make_unique<sim::Pool>(simulation, 0));
}

void World::count_people() {
  const int each = rounded((*settings().specialists.families_each).value);
  int chairing = 0;
  for (std::size_t r = 0; r < at_work_by_role.size(); ++r)
    if (phase_->roles[r] != nullptr && phase_->roles[r]->chairs) chairing += at_work_by_role[r];
  chairs.resize(chairing);
  for (std::size_t need = 0; need < specialists.size(); ++need) {
    int at_work = 0;
    for (const RoleId meets : phase_->specialists[need]) at_work += at_work_by_role[meets.index];
    specialists[need]->resize(at_work * each);
  }
}

void World::put_in_force(const CompiledPhase& phase) {
  for (Case* subject : open_) refresh(*subject);
  phase_ = &phase;
  const Settings& s = settings();
  allocation = allocation_policy(s.caseload.allocation);
  above_cap = above_cap_policy(s.caseload.above_cap);
  localities = std::max(1, rounded((*s.localities).value));
  desk.resize(std::max(1, rounded((*s.front_door.desks).value)));
  court.resize(std::max(1, rounded((*s.court.capacity).value)));
  const int recruited_at_once = rounded((*s.workforce.recruiters).value);
  recruiters.resize(recruited_at_once > 0 ? recruited_at_once : as_many_as_asked);
  edge_of_care.capacity = 0;
  for (std::size_t i = 0; i < phase.stages.size(); ++i) {
    const StageRules& at = phase.stages[i];
    if (model.pathway.stages()[i].kind == StageKind::edge_of_care && at.stage != nullptr)
      edge_of_care.capacity += rounded((*at.stage->places).value);
    const double places = at.placement != nullptr ? (*at.placement->places).value : 0;
    placements[i].capacity = places > 0 ? rounded(places) : no_bound;
  }
  const int hubs = rounded((*s.hub.hubs).value);
  hub.capacity = hubs * rounded((*s.hub.young_people).value);
  hub_beds.capacity = hubs * rounded((*s.hub.planned_beds).value + (*s.hub.emergency_beds).value);
  adjust_posts();
  renew_people();
  count_people();
  for (Post& post : posts_)
    if (post.worker) set_caps(*this, *post.worker);
  for (Case* subject : std::vector<Case*>(open_)) {  // of stages that another kind of team holds from now on
    const int team = rules(subject->stage).team;
    if (team == subject->team) continue;
    stop_seeking(*this, *subject);
    subject->team = team;
    if (team < 0)
      release(*this, *subject);
    else
      seek_worker(*this, *subject);
  }
  for (std::size_t kind = 0; kind < departments.size(); ++kind) serve_line(*this, static_cast<int>(kind));
}

// What a role does, and what cases weigh, may be other than when she was hired.
void World::renew_people() {
  for (Department& department : departments) department.managers.clear();
  for (Post& post : posts_) {
    Worker* worker = post.worker.get();
    const Role* of = worker != nullptr ? role(post.role) : nullptr;
    if (worker == nullptr) continue;
    worker->holds_cases = of != nullptr && of->holds_cases;
    worker->manages = of != nullptr && of->manages;
    worker->looks_again = true;
    worker->points = 0;
    for (const Case* held : worker->cases) worker->points += points_of(*this, *held);
    if (worker->manages) department(worker->kind).managers.push_back(worker);
  }
}

Post& World::open_post(int kind, RoleId role, int ordinal, bool established, double hours, bool called) {
  const TeamId first = department(kind).first_team;
  const int teams = static_cast<int>(department(kind).teams.size());
  Post& post = posts_.emplace_back();
  post.id = PostId{static_cast<std::uint16_t>(posts_.size() - 1)};
  post.team = TeamId{static_cast<std::uint16_t>(first.index + ordinal % std::max(1, teams))};
  post.kind = kind;
  post.role = role;
  post.ordinal = ordinal;
  post.established = established;
  post.called = called;
  post.hours = hours;
  post.subject = subject_of_post(model.teams[first.index].key, model.roles[role.index], ordinal, established);
  tell(PostOpened{post.id, post.team, role, established, static_cast<std::uint8_t>(std::lround(hours * 100))});
  start(post_life(*this, post), post.subject, rank_people);
  return post;
}

// Posts that are too many close from the last: empty ones first, and their process closes them in its turn.
void World::adjust_posts_of(int kind, RoleId role, double wanted, bool established) {
  const int target = posts_for(wanted, settings().workforce);
  std::vector<Post*> open;
  int ordinal = 0;
  for (Post& post : posts_) {
    if (post.kind != kind || post.role != role || post.established != established || post.called) continue;
    ++ordinal;
    if (post.open) open.push_back(&post);
  }
  std::stable_sort(open.begin(), open.end(),
                   [](const Post* a, const Post* b) { return (a->worker == nullptr) < (b->worker == nullptr); });
  for (std::size_t i = static_cast<std::size_t>(std::max(0, target)); i < open.size(); ++i) {
    open[i]->open = false;
    simulation.interrupt(open[i]->process);
  }
  for (auto have = static_cast<int>(open.size()); have < target; ++have, ++ordinal)
    open_post(kind, role, ordinal, established, hours_of(ordinal, settings().workforce));
}

void World::adjust_posts() {
  const double extra = (*settings().workforce.agency_extra).value;
  for (std::size_t kind = 0; kind < departments.size(); ++kind) {
    for (std::size_t r = 0; r < model.roles.size(); ++r) {
      const RoleId id{static_cast<std::uint8_t>(r)};
      const Role* of = phase_->roles[r];
      double wanted = 0;
      for (const PostRules& posts : phase_->posts)
        if (posts.team == static_cast<int>(kind) && posts.role == id) wanted = posts.posts;
      const bool agencies = of != nullptr && of->holds_cases && (*of->agency_cost).value > 0;
      adjust_posts_of(static_cast<int>(kind), id, wanted, true);
      adjust_posts_of(static_cast<int>(kind), id, agencies ? wanted * extra : 0, false);
    }
  }
}

}  // namespace models
