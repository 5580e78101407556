// A post's life: who fills it, how long she stays, who covers it while it is empty.
//
// Leaving is a hazard: it follows the week's caseload and stress, and what is left of a life drawn at the start is used
// up by it, so that people leave at any instant and a vacancy lasts as long as it was drawn.
#include <algorithm>
#include <cmath>

#include "models/world/workforce/allocation.hpp"
#include "models/world/workforce/staffing.hpp"
#include "models/world/working/at_work.hpp"
#include "sim/random/distributions.hpp"

namespace models {
namespace {

constexpr sim::Span week{7 * 1440};

sim::Span drawn(sim::Stream stream, sim::Span mean) {
  return {static_cast<std::int64_t>(std::llround(sim::exponential(stream, static_cast<double>(mean.ticks))))};
}

// From vacancy to a permanent worker: never shorter than the lag, and of the effective mean.
sim::Span time_to_fill(World& world, const Post& post) {
  const Workforce& w = world.settings().workforce;
  const sim::Span mean = to_span(*w.time_to_fill), lag = std::min(mean, to_span(*w.recruitment_lag));
  return lag + drawn(world.luck.of(post.subject, Purpose::fill, post.incumbents), mean - lag);
}

// What happens to one post, and when.
class Life {
 public:
  Life(World& world, Post& post) : world_(world), post_(post) {}

  // The day the run begins: filled, covered or empty in the shares that turnover and time to fill imply.
  void open() {
    const Workforce& w = workforce();
    sim::Stream stream = world_.luck.of(post_.subject, Purpose::post);
    const double leavers = (*w.turnover).value * (*world_.settings().effect.turnover).value;
    const double away = leavers * (*w.time_to_fill).value;
    const double vacant = stream.uniform(), beginner = stream.uniform(), covered = stream.uniform();
    if (post_.called) {
      --world_.department(post_.kind).agency_called;
      become_vacant();
      begin_cover();
    } else if (post_.established && !sim::bernoulli(vacant, away / (1 + away))) {
      hire(sim::bernoulli(beginner, std::min(1.0, leavers * (*w.newly_qualified).value)));
    } else {
      become_vacant();
      if (covered_ && sim::bernoulli(covered, share_of_stay())) begin_cover();
    }
  }

  [[nodiscard]] sim::Instant next() const { return std::min({review_at_, leaves_at_, cover_at_, cover_ends_}); }

  // What is due now. False when the post is closed and empty.
  bool go_on() {
    if (!post_.open) {
      if (post_.worker) leave();
      return false;
    }
    const sim::Instant now = world_.now();
    if (post_.vacant && filled_) return take_up_post();
    if (now >= leaves_at_) {
      leave();
      become_vacant();
    } else if (now >= cover_ends_) {
      end_cover();
    } else if (now >= cover_at_) {
      begin_cover();
    } else if (now >= review_at_) {
      review();
    }
    return true;
  }

  // A recruitment has ended with somebody.
  void fill() { filled_ = true; }

 private:
  [[nodiscard]] const Workforce& workforce() const { return world_.settings().workforce; }

  bool take_up_post() {
    if (post_.worker) leave();
    cover_at_ = cover_ends_ = sim::Instant::never();
    const double u = world_.luck.of(post_.subject, Purpose::newly_qualified, post_.incumbents).uniform();
    hire(sim::bernoulli(u, (*workforce().newly_qualified).value));
    return true;
  }

  void hire(bool newly_qualified) {
    filled_ = false;
    post_.vacant = false;
    start_work(world_, post_, Engagement::employee, newly_qualified);
    life_left_ = sim::exponential(world_.luck.of(post_.subject, Purpose::tenure, post_.incumbents).uniform(), 1.0);
    review();
  }

  // Once a week the hazard follows what the week was like.
  void review() {
    review_at_ = world_.now() + week;
    if (post_.vacant) {
      review_at_ = sim::Instant::never();
      return;
    }
    const double used = hazard() * to_years(week).value;
    if (life_left_ < used) {
      const sim::Span left{std::llround(static_cast<double>(week.ticks) * life_left_ / used)};
      leaves_at_ = world_.now() + left;
      review_at_ = sim::Instant::never();
    }
    life_left_ -= used;
  }

  // Leavers a year: see workforce.turnover and its links in config/README.md.
  [[nodiscard]] double hazard() const {
    const Workforce& w = workforce();
    const Worker& worker = *post_.worker;
    const double usual = (*w.reference_caseload).value, calm = (*w.reference_stress).value;
    double link = 1;
    if (worker.holds_cases && usual > 0) link += (*w.caseload_on_turnover).value * (worker.children / usual - 1);
    if (worker.holds_cases && calm > 0) link += (*w.stress_on_turnover).value * (worker.stress / calm - 1);
    return (*w.turnover).value * (*world_.settings().effect.turnover).value * std::max(0.0, link);
  }

  // Of the time that a covered vacancy lasts, the share in which somebody is there.
  [[nodiscard]] double share_of_stay() const {
    const double stay = (*workforce().agency_stay).value, gap = (*workforce().agency_delay).value;
    return stay + gap > 0 ? stay / (stay + gap) : 1;
  }

  void become_vacant() {
    post_.vacant = true;
    filled_ = false;
    review_at_ = leaves_at_ = sim::Instant::never();
    if (post_.established) world_.start(recruitment(world_, post_), post_.subject, rank_people);
    const Role* role = world_.role(post_.role);
    const bool supplied = role != nullptr && (*role->agency_cost).value > 0;
    // Cover is published as a share of vacancies at one time; who is sought is more, because one leaves and another
    // comes.
    const double sought = std::min(1.0, (*workforce().agency_cover).value / share_of_stay());
    const double u = world_.luck.of(post_.subject, Purpose::cover, post_.incumbents).uniform();
    covered_ = supplied && (!post_.established || sim::bernoulli(u, sought));
    seek_cover();
  }

  void seek_cover() {
    const sim::Stream stream = world_.luck.of(post_.subject, Purpose::cover, post_.incumbents | 0x8000U);
    cover_ends_ = sim::Instant::never();
    cover_at_ = covered_ ? world_.now() + drawn(stream, to_span(*workforce().agency_delay)) : sim::Instant::never();
  }

  void begin_cover() {
    cover_at_ = sim::Instant::never();
    start_work(world_, post_, Engagement::agency, false);
    stay_covered();
  }

  void stay_covered() {
    const sim::Stream stream = world_.luck.of(post_.subject, Purpose::tenure, post_.incumbents | 0x80000000U);
    cover_ends_ = world_.now() + drawn(stream, to_span(*workforce().agency_stay)) + sim::Span{1};
  }

  void end_cover() {
    if (post_.called && !world_.department(post_.kind).line.empty()) {
      cover_ends_ = world_.now() + week;  // is needed as long as families wait
      return;
    }
    leave();
    if (post_.called)
      post_.open = false;
    else
      seek_cover();
  }

  void leave() {
    leave_work(world_, post_);
    leaves_at_ = cover_ends_ = sim::Instant::never();
  }

  World& world_;
  Post& post_;
  bool filled_ = false;   // somebody has been found and begins
  bool covered_ = false;  // an agency worker is sought while it is vacant
  double life_left_ = 0;  // of the employee's stay, in hazard
  sim::Instant review_at_ = sim::Instant::never(), leaves_at_ = sim::Instant::never(),
               cover_at_ = sim::Instant::never(), cover_ends_ = sim::Instant::never();
};

}  // namespace

sim::Process recruitment(World& world, Post& post) {
  const bool limited = (*world.settings().workforce.recruiters).value > 0;
  sim::Lease recruiter;
  const sim::Span length = time_to_fill(world, post);
  if (limited) recruiter = co_await world.recruiters.acquire();
  if (!post.open) co_return;
  co_await world.simulation.delay(length);
  if (recruiter) recruiter.release();
  if (!post.open || !post.vacant) co_return;
  post.found = true;
  world.simulation.interrupt(post.process);
}

sim::Process post_life(World& world, Post& post) {
  post.process = world.simulation.current();
  Life life(world, post);
  if (post.open) life.open();
  bool goes_on = true;
  while (goes_on) {
    const sim::Instant next = post.open ? std::max(life.next(), world.now()) : world.now();
    const sim::Delayed wait = co_await world.simulation.until(next);
    static_cast<void>(wait);
    if (post.found) life.fill();
    post.found = false;
    goes_on = life.go_on();
  }
  world.tell(PostClosed{post.id});
}

}  // namespace models
