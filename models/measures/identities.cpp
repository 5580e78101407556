#include "models/measures/identities.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace models {
namespace {

std::string name(CaseId id) {
  return id.child == 0 ? fmt::format("case {}", id.family.number)
                       : fmt::format("case {}/{}", id.family.number, id.child);
}

}  // namespace

Identities::Identities(const Model& model)
    : model_(model), now_(model.base.from), placed_(model.pathway.stages().size(), 0) {}

void Identities::broken(const char* name, std::string words) {
  if (!fault_.empty()) return;
  constexpr std::int64_t day = 24 * 60;
  const std::int64_t ticks = now_.ticks;
  const std::int64_t on = ticks >= 0 ? ticks / day : -((-ticks + day - 1) / day);
  fault_ = fmt::format("{}: {}, on day {}", name, words, on);
}

bool Identities::open(StageId stage) const {
  return stage != model_.pathway.nowhere() && model_.pathway[stage].kind != StageKind::closed;
}

std::string Identities::name(StageId stage) const {
  return stage == model_.pathway.nowhere() ? "nowhere" : model_.pathway[stage].name;
}

Identities::Known& Identities::known(CaseId id) {
  Known* const found = cases_.find(id);
  if (found != nullptr) return *found;
  Known& made = cases_[id];
  made.stage = model_.pathway.nowhere();
  return made;
}

Identities::Post& Identities::post(PostId id) {
  if (posts_.size() <= id.index) posts_.resize(id.index + std::size_t{1});
  return posts_[id.index];
}

void Identities::pass_to(sim::Instant when) {
  if (when == now_) return;
  for (const Parting& p : partings_) {
    if (p.moved > 0)
      broken("children", fmt::format("{} children left the case of family {} in {} and have none of their own", p.moved,
                                     p.family.number, name(p.stage)));
    if (p.held > 0)
      broken("allocation", fmt::format("family {} was released with {} children fewer than post {} held",
                                       p.family.number, p.held, p.post));
    if (p.waiting > 0)
      broken("allocation",
             fmt::format("family {} ceased to wait with {} children fewer than waited", p.family.number, p.waiting));
  }
  partings_.clear();
  now_ = when;
}

// --- Families, children, care

void Identities::on(const Moved& e) {
  Known& c = known(e.subject);
  if (e.from != c.stage) {
    broken("families", fmt::format("{} leaves {}, and is in {}", models::name(e.subject), name(e.from), name(c.stage)));
  } else if (open(c.stage) && e.children > c.children) {
    broken("families", fmt::format("{} leaves {} with {} children, and has {}", models::name(e.subject), name(e.from),
                                   int{e.children}, int{c.children}));
  } else if (open(c.stage) && e.children < c.children) {
    partings_.push_back({e.subject.family, c.stage, c.children - e.children, 0, 0, -1});
  }
  if (open(c.stage)) {
    children_ -= e.children;
    if (model_.pathway[c.stage].in_need) in_need_ -= e.children;
  }
  c.stage = e.to;
  c.children = e.children;
  if (open(e.to)) {
    children_ += e.children;
    if (model_.pathway[e.to].in_need) in_need_ += e.children;
  }
}

void Identities::on(const LevelNoted& e) {
  if (std::int64_t{e.children} != in_need_)
    broken("children", fmt::format("the service counts {} children in need, and {} are in the stages of its cases",
                                   e.children, in_need_));
}

void Identities::on(const EnteredCare& e) {
  ++entered_;
  Known& child = known(e.child);
  if (child.in_care) broken("looked after", fmt::format("{} comes into care, and is in it", models::name(e.child)));
  child.in_care = true;
  if (open(child.stage) || e.route == CareRoute::stock) return;  // it has a case of its own, or never had another
  leaves_family(e);
}

void Identities::leaves_family(const EnteredCare& e) {
  const FamilyId family = e.child.family;
  Known& child = known(e.child);
  Known* const of = cases_.find({family, 0});
  const auto parting = std::find_if(partings_.begin(), partings_.end(),
                                    [&](const Parting& p) { return p.family == family && p.moved > 0; });
  if (parting != partings_.end()) {
    --parting->moved;
    child.stage = parting->stage;
  } else if (of != nullptr && open(of->stage) && of->children > 0) {
    --of->children;
    child.stage = of->stage;
  } else {
    return broken("children", fmt::format("{} comes into care, and the case of its family has no child to give",
                                          models::name(e.child)));
  }
  child.children = 1;
  if (e.held) leaves_worker(e, of);
  if (e.waiting) leaves_line(of, family);
}

void Identities::leaves_worker(const EnteredCare& e, Known* family) {
  --post(e.post).held;
  --held_;
  const auto parting = std::find_if(partings_.begin(), partings_.end(), [&](const Parting& p) {
    return p.family == e.child.family && p.held > 0 && p.post == e.post.index;
  });
  if (parting != partings_.end())
    --parting->held;
  else if (family != nullptr && family->held > 0 && family->post == e.post.index)
    --family->held;
  else
    broken("allocation", fmt::format("{} comes into care from post {}, which does not hold its family",
                                     models::name(e.child), e.post.index));
}

void Identities::leaves_line(Known* family, FamilyId id) {
  --waiting_;
  const auto parting = std::find_if(partings_.begin(), partings_.end(),
                                    [&](const Parting& p) { return p.family == id && p.waiting > 0; });
  if (parting != partings_.end())
    --parting->waiting;
  else if (family != nullptr && family->waiting > 0)
    --family->waiting;
  else
    broken("allocation", fmt::format("a child of family {} comes into care from among those who wait, and its family "
                                     "does not",
                                     id.number));
}

void Identities::on(const LeftCare& e) {
  ++left_;
  Known& child = known(e.child);
  if (!child.in_care) broken("looked after", fmt::format("{} leaves care, and is not in it", models::name(e.child)));
  child.in_care = false;
}

void Identities::on(const Placed& e) {
  Known& child = known(e.child);
  if (child.placement != no_placement)
    broken("placements", fmt::format("{} is placed in {}, and is in {}", models::name(e.child), name(e.placement),
                                     name(StageId{child.placement})));
  else
    ++placed_[e.placement.index];
  child.placement = e.placement.index;
}

void Identities::on(const PlacementEnded& e) {
  Known& child = known(e.child);
  if (child.placement != e.placement.index) {
    const std::string in = child.placement == no_placement ? "no placement" : name(StageId{child.placement});
    return broken("placements", fmt::format("a placement of {} in {} ends, and it is in {}", models::name(e.child),
                                            name(e.placement), in));
  }
  child.placement = no_placement;
  --placed_[e.placement.index];
}

// --- Who holds whom

void Identities::no_longer_waits(CaseId subject, Known& c, WaitFor what, int children) {
  if (c.waits == Waits::no || c.what != what)
    return broken("allocation", fmt::format("{} no longer waits as it did not wait", models::name(subject)));
  if (c.waits == Waits::without) {
    const int fewer = c.waiting - children;
    if (fewer < 0)
      broken("allocation", fmt::format("{} ceases to wait with {} children, and {} waited", models::name(subject),
                                       children, int{c.waiting}));
    if (fewer > 0) partings_.push_back({subject.family, c.stage, 0, 0, fewer, -1});
    waiting_ -= children;
  }
  c.waiting = 0;
  c.waits = Waits::no;
}

void Identities::on(const Waiting& e) {
  Known& c = known(e.subject);
  if (e.over) return no_longer_waits(e.subject, c, e.what, e.children);
  if (c.waits != Waits::no)
    return broken("allocation", fmt::format("{} begins to wait, and waits", models::name(e.subject)));
  const bool transfer = e.what == WaitFor::transfer;
  if (transfer != (c.post >= 0)) {
    const std::string held = c.post >= 0 ? fmt::format("post {} holds it", c.post) : "nobody holds it";
    broken("allocation", fmt::format("{} waits {} a worker, and {}", models::name(e.subject),
                                     transfer ? "for a transfer with" : "without", held));
  }
  c.what = e.what;
  c.waits = transfer ? Waits::for_transfer : Waits::without;
  c.waiting = transfer ? std::uint8_t{0} : e.children;
  waiting_ += c.waiting;
}

void Identities::on(const Allocated& e) {
  Known& c = known(e.subject);
  Post& p = post(e.post);
  if (c.post >= 0)
    broken("allocation",
           fmt::format("{} is given to post {}, and post {} holds it", models::name(e.subject), e.post.index, c.post));
  if (!p.filled || p.worker != e.worker)
    broken("allocation", fmt::format("{} is given to worker {}, who is not in post {}", models::name(e.subject),
                                     e.worker.number, e.post.index));
  if (e.waited)
    no_longer_waits(e.subject, c, e.what, e.children);
  else if (c.waits != Waits::no)
    broken("allocation",
           fmt::format("{} is given to post {} as if it had not waited", models::name(e.subject), e.post.index));
  c.post = e.post.index;
  c.held = e.children;
  p.held += e.children;
  held_ += e.children;
}

void Identities::on(const Released& e) {
  Known& c = known(e.subject);
  const int fewer = c.held - e.children;
  if (c.post != e.post.index || post(e.post).worker != e.worker)
    broken("allocation", fmt::format("{} is taken from worker {} in post {}, who does not hold it",
                                     models::name(e.subject), e.worker.number, e.post.index));
  else if (fewer < 0)
    broken("allocation", fmt::format("{} is taken from post {} with {} children, and it holds {}",
                                     models::name(e.subject), e.post.index, int{e.children}, int{c.held}));
  else if (fewer > 0)
    partings_.push_back({e.subject.family, c.stage, 0, fewer, 0, c.post});
  post(e.post).held -= e.children;
  held_ -= e.children;
  c.post = -1;
  c.held = 0;
}

void Identities::on(const WorkerStarted& e) {
  Post& p = post(e.post);
  if (p.filled)
    broken("posts", fmt::format("worker {} begins in post {}, which worker {} fills", e.worker.number, e.post.index,
                                p.worker.number));
  p.filled = true;
  p.worker = e.worker;
}

void Identities::on(const WorkerLeft& e) {
  Post& p = post(e.post);
  if (!p.filled || p.worker != e.worker)
    broken("posts", fmt::format("worker {} leaves post {}, which she does not fill", e.worker.number, e.post.index));
  std::int64_t parting = 0;
  for (const Parting& each : partings_)
    if (each.post == e.post.index) parting += each.held;
  if (p.held != parting)
    broken("allocation", fmt::format("worker {} leaves post {} and holds {} children", e.worker.number, e.post.index,
                                     p.held - parting));
  p.filled = false;
}

void Identities::on(const WeekWorked& e) {
  const std::int64_t kinds = std::int64_t{e.direct} + e.telephone + e.travel + e.recording + e.meeting + e.supervision +
                             e.duty + e.handover + e.allocation + e.other;
  const std::int64_t given = std::int64_t{e.contracted} + e.overtime;
  if (kinds != given)
    broken("hours", fmt::format("the ten kinds of work of worker {} come to {} minutes, contract and overtime to {}",
                                e.worker.number, kinds, given));
  if (post(e.post).held != e.children)
    broken("allocation", fmt::format("worker {} says that she holds {} children, and {} are allocated to her",
                                     e.worker.number, e.children, post(e.post).held));
}

// --- Against what the measures count

void Identities::compare(const Counted& counted) {
  const auto differ = [&](const char* name, const char* what, std::int64_t measured, std::int64_t kept) {
    if (measured != kept) broken(name, fmt::format("{} {}, and {} are known", measured, what, kept));
  };
  std::int64_t all = 0, need = 0;
  for (std::size_t s = 0; s < counted.stages.size(); ++s) {
    const CompiledStage& stage = model_.pathway.stages()[s];
    const std::int64_t here = counted.stages[s];
    if (here < 0) broken("children", fmt::format("{} children are in {}", here, stage.name));
    all += here;
    if (stage.in_need) need += here;
    if (stage.kind == StageKind::placement && here != placed_[s])
      broken("placements",
             fmt::format("{} children live in {}, and {} placements there are open", here, stage.name, placed_[s]));
  }
  differ("children", "children are in the stages", all, children_);
  differ("children", "children are in need", counted.in_need, need);
  differ("looked after", "children are looked after", counted.looked_after, entered_ - left_);
  differ("allocation", "children are without a worker", counted.unallocated, waiting_);
  differ("allocation", "children are allocated", counted.held, held_);
  std::int64_t held = 0;
  for (const Post& p : posts_) held += p.held;
  differ("allocation", "children are with workers", held, held_);
}

void Identities::compare(const Accounts& accounts) {
  if (std::string words = accounts.fault(); !words.empty()) broken("money", std::move(words));
}

}  // namespace models
