#include "tests/validation/recount/life_lines.hpp"

#include <algorithm>
#include <variant>

namespace recount {
namespace {

// Lines that end when another event says so, by what they are of.
template <class Key, class Line>
class Open {
 public:
  Open(std::vector<Line>& all, sim::Instant end) : all_(all), end_(end) {}

  void begin(const Key& key, Line line, sim::Instant when) {
    line.during = {when, end_};
    open_[key] = all_.size();
    all_.push_back(line);
  }
  Line* find(const Key& key) {
    const auto found = open_.find(key);
    return found == open_.end() ? nullptr : &all_[found->second];
  }
  /// The line that ended, or null.
  Line* end(const Key& key, sim::Instant when) {
    Line* line = find(key);
    if (line != nullptr) line->during.to = when;
    open_.erase(key);
    return line;
  }

 private:
  std::vector<Line>& all_;
  sim::Instant end_;
  std::map<Key, std::size_t> open_;
};

// Lines of cases, from which children go into care. At one instant, a line may end with the fewer children before the
// child's own beginning is told: those are `missed`, and are not taken off again from what follows.
template <class Line>
class OpenCases : public Open<models::CaseId, Line> {
 public:
  using Open<models::CaseId, Line>::Open;

  void end_with(const models::CaseId& subject, sim::Instant when, int children) {
    const Line* line = this->end(subject, when);
    if (line == nullptr || line->children <= children) return;
    Missed& missed = missed_of(subject, when);
    missed.children += line->children - children;
  }
  /// Whether a child could be taken off the case.
  bool take_child(const models::CaseId& subject, sim::Instant when) {
    Missed& missed = missed_of(subject, when);
    if (missed.children > 0) {
      --missed.children;
      return true;
    }
    Line* line = this->find(subject);
    if (line == nullptr || line->children == 0) return false;
    Line rest = *line;
    --rest.children;
    if constexpr (requires { rest.allocated; }) rest.allocated = false;
    this->end(subject, when);
    this->begin(subject, rest, when);
    return true;
  }
  /// Children who left a line and were never heard of.
  [[nodiscard]] int lost() const {
    int children = lost_;
    for (const auto& [subject, missed] : missed_) children += missed.children;
    return children;
  }

 private:
  struct Missed {
    sim::Instant when;
    int children = 0;
  };
  Missed& missed_of(const models::CaseId& subject, sim::Instant when) {
    Missed& missed = missed_[subject];
    if (missed.when != when) {
      lost_ += missed.children;
      missed = {when, 0};
    }
    return missed;
  }
  std::map<models::CaseId, Missed> missed_;
  int lost_ = 0;
};

class Reader {
 public:
  Reader(const models::Model& model, LifeLines& lives)
      : model_(model),
        lives_(lives),
        stays_(lives.stays, model.end),
        holdings_(lives.holdings, model.end),
        waits_(lives.waits, model.end),
        care_(lives.care, model.end),
        placements_(lives.placements, model.end),
        employments_(lives.employments, model.end) {}

  void read(const models::CaseEventLog& log) {
    for (const auto& [when, event] : log) {
      now_ = when;
      std::visit(*this, event);
    }
    if (stays_.lost() > 0) fault("a child left its family's case and is nowhere");
    if (holdings_.lost() > 0) fault("a child left its family's worker and is nowhere");
  }

  template <class Event>
  void operator()(const Event& /*event*/) {}

  void operator()(const models::Moved& e) {
    const models::StageId closed = model_.pathway.closed();
    const bool appears = e.from == model_.pathway.nowhere();
    const Stay* own = stays_.find(e.subject);
    const bool known = own != nullptr, was_closed = known && own->stage == closed;
    if (e.subject.child > 0 && !appears && (!known || was_closed))
      take_from_family(e);
    else if (known ? own->stage != e.from : !appears)
      fault("a case leaves a stage in which it is not");
    // Whoever comes back from closure may be more or fewer than were closed: others have grown up or come home.
    if (was_closed)
      stays_.end(e.subject, now_);
    else
      stays_.end_with(e.subject, now_, e.children);
    stays_.begin(e.subject, {e.subject, e.to, e.children, {}}, now_);
  }

  void operator()(const models::EnteredCare& e) {
    const models::CaseId family{e.child.family, 0};
    if (e.held) take_from_worker(family, e.post);
    if (e.waiting && !waits_.take_child(family, now_)) fault("a child is taken off a case that does not wait");
    if (care_.find(e.child) != nullptr) fault("a child comes into care that is in care");
    care_.begin(e.child, {e.child, {}}, now_);
  }
  void operator()(const models::LeftCare& e) {
    if (care_.end(e.child, now_) == nullptr) fault("a child leaves care that is not in care");
  }
  void operator()(const models::Placed& e) {
    if (placements_.find(e.child) != nullptr) fault("a child is placed that is placed");
    placements_.begin(e.child, {e.child, e.placement, {}}, now_);
  }
  void operator()(const models::PlacementEnded& e) {
    const Placement* ended = placements_.end(e.child, now_);
    if (ended == nullptr || ended->stage != e.placement) fault("a placement ends that did not begin");
  }

  void operator()(const models::Waiting& e) {
    if (!e.over) {
      waits_.end_with(e.subject, now_, e.children);
      waits_.begin(e.subject, {e.subject, e.what, e.children, {}}, now_);
      return;
    }
    if (waits_.find(e.subject) == nullptr) fault("a wait is over that did not begin");
    waits_.end_with(e.subject, now_, e.children);
  }
  void operator()(const models::Allocated& e) {
    const Wait* wait = waits_.find(e.subject);
    if ((wait != nullptr) != e.waited) fault("an allocation does not know whether the case waited");
    if (wait != nullptr && wait->what != e.what) fault("an allocation does not know how the case waited");
    waits_.end_with(e.subject, now_, e.children);
    if (holdings_.find(e.subject) != nullptr) fault("a case is allocated that is held");
    holdings_.begin(e.subject, {e.subject, e.worker, e.post, true, e.children, {}}, now_);
    ++held_[e.worker];
  }
  void operator()(const models::Released& e) {
    const Holding* holding = holdings_.find(e.subject);
    if (holding == nullptr || holding->worker != e.worker || holding->post != e.post)
      fault("a case is released by somebody who does not hold it");
    holdings_.end_with(e.subject, now_, e.children);
    --held_[e.worker];
  }

  void operator()(const models::PostOpened& e) {
    lives_.posts[e.post] = {e.role, e.established, e.hundredths, {now_, model_.end}};
  }
  void operator()(const models::PostClosed& e) { lives_.posts.at(e.post).during.to = now_; }
  void operator()(const models::WorkerStarted& e) {
    if (employments_.find(e.post) != nullptr) fault("somebody starts in a post that is filled");
    employments_.begin(e.post, {e.worker, e.post, e.engagement, {}}, now_);
  }
  void operator()(const models::WorkerLeft& e) {
    const Employment* ended = employments_.end(e.post, now_);
    if (ended == nullptr || ended->worker != e.worker || ended->engagement != e.engagement)
      fault("somebody leaves a post who was not in it");
    if (held_[e.worker] != 0) fault("somebody leaves with cases");
  }

 private:
  void take_from_family(const models::Moved& e) {
    const models::CaseId family{e.subject.family, 0};
    const Stay* of_family = stays_.find(family);
    const bool there = of_family != nullptr && (of_family->stage == e.from || of_family->during.from == now_);
    if (!there || !stays_.take_child(family, now_)) fault("a child comes from a stage in which its family is not");
  }
  void take_from_worker(const models::CaseId& family, models::PostId post) {
    const Holding* holding = holdings_.find(family);
    const bool there = holding == nullptr || holding->post == post || holding->during.from == now_;
    if (!there || !holdings_.take_child(family, now_)) fault("a child is taken off a worker who does not hold it");
  }
  void fault(const std::string& what) {
    if (std::find(lives_.faults.begin(), lives_.faults.end(), what) == lives_.faults.end())
      lives_.faults.push_back(what);
  }

  const models::Model& model_;
  LifeLines& lives_;
  sim::Instant now_;
  OpenCases<Stay> stays_;
  OpenCases<Holding> holdings_;
  OpenCases<Wait> waits_;
  Open<models::CaseId, CareSpell> care_;
  Open<models::CaseId, Placement> placements_;
  Open<models::PostId, Employment> employments_;
  std::map<models::WorkerId, int> held_;
};

}  // namespace

LifeLines life_lines(const models::Model& model, const models::CaseEventLog& log) {
  LifeLines lives;
  Reader(model, lives).read(log);
  return lives;
}

}  // namespace recount
