// A post's life: who fills it, how long she stays, who covers it while it is empty, and her working days.
#include <algorithm>
#include <cmath>

#include "models/world/world.hpp"
#include "sim/random/distributions.hpp"

namespace models {
namespace {

constexpr double week_in_years = 7 / 365.25;

sim::Span drawn(sim::Stream stream, sim::Span mean) {
  return {static_cast<std::int64_t>(sim::exponential(stream, static_cast<double>(mean.ticks)))};
}

class Staffing {
 public:
  Staffing(World& world, Post& post) : world_(world), post_(post), w_(world.settings().workforce) {}

  // The day the run begins: filled, covered or empty in the shares that turnover and time to fill imply.
  void open() {
    sim::Stream stream = world_.luck.of(post_.subject, Purpose::post);
    const double away = (*w_.turnover).value * (*w_.time_to_fill).value;
    const bool vacant = !post_.established || sim::bernoulli(stream, away / (1 + away));
    if (!vacant) {
      start(Engagement::employee, sim::bernoulli(stream, (*w_.turnover).value * (*w_.newly_qualified).value));
      return;
    }
    become_vacant();
    if (post_.covered && sim::bernoulli(stream, stays_share())) begin_cover();
  }

  // Once a week.
  void review() {
    Worker* worker = post_.worker.get();
    if (!post_.open) {
      if (worker != nullptr) end();
      return;
    }
    if (!post_.vacant) {
      if (leaves()) {
        end();
        become_vacant();
      }
      return;
    }
    const bool filled = post_.established && world_.now() >= post_.filled_at;
    if (filled) {
      if (worker != nullptr) end();
      post_.vacant = false;
      start(Engagement::employee,
            sim::bernoulli(world_.luck.of(post_.subject, Purpose::newly_qualified, post_.incumbents).uniform(),
                           (*w_.newly_qualified).value));
    } else if (worker != nullptr && world_.now() >= post_.agency_until) {
      end();
      seek_cover();
    } else if (worker == nullptr && post_.covered && world_.now() >= post_.cover_at) {
      begin_cover();
    }
  }

 private:
  // Of the time that a covered vacancy lasts, the share in which somebody is there.
  [[nodiscard]] double stays_share() const {
    const double stay = (*w_.agency_stay).value, gap = (*w_.agency_delay).value;
    return stay + gap > 0 ? stay / (stay + gap) : 1;
  }

  [[nodiscard]] bool leaves() const {
    const double load =
        (*w_.reference_caseload).value > 0 ? post_.worker->children / (*w_.reference_caseload).value - 1 : 0;
    const double link = post_.worker->holds_cases ? (*w_.caseload_on_turnover).value * load : 0;
    const double rate = (*w_.turnover).value * (*world_.settings().effect.turnover).value * std::max(0.0, 1 + link);
    const auto week = static_cast<std::uint32_t>(world_.now().ticks / (7 * 1440) + 10000);
    return sim::bernoulli(world_.luck.of(post_.subject, Purpose::tenure, week).uniform(),
                          1 - std::exp(-rate * week_in_years));
  }

  void become_vacant() {
    post_.vacant = true;
    post_.filled_at =
        world_.now() + drawn(world_.luck.of(post_.subject, Purpose::fill, post_.incumbents), to_span(*w_.time_to_fill));
    const Role* role = world_.phase().roles[post_.role.index];
    const bool supplied = role != nullptr && (*role->agency_cost).value > 0;
    // Cover is published as a share of vacancies at one time; who is sought is more, because one leaves and another
    // comes.
    const double sought = std::min(1.0, (*w_.agency_cover).value / stays_share());
    sim::Stream stream = world_.luck.of(post_.subject, Purpose::cover, post_.incumbents);
    post_.covered = supplied && (!post_.established || sim::bernoulli(stream, sought));
    seek_cover();
  }

  void seek_cover() {
    post_.cover_at = world_.now() + drawn(world_.luck.of(post_.subject, Purpose::cover, post_.incumbents | 0x8000U),
                                          to_span(*w_.agency_delay));
  }

  void begin_cover() {
    start(Engagement::agency, false);
    post_.agency_until =
        world_.now() +
        drawn(world_.luck.of(post_.subject, Purpose::tenure, post_.incumbents | 0x80000000U), to_span(*w_.agency_stay));
  }

  void start(Engagement engagement, bool newly_qualified) {
    if (engagement == Engagement::employee) post_.vacant = false;
    auto worker = std::make_unique<Worker>();
    worker->id = WorkerId{post_.id.index * 512U + post_.incumbents++};
    worker->post = post_.id;
    worker->kind = post_.kind;
    worker->engagement = engagement;
    worker->newly_qualified = newly_qualified;
    const Role* role = world_.phase().roles[post_.role.index];
    worker->holds_cases = role != nullptr && role->holds_cases;
    worker->started = worker->sick_until = world_.now();
    worker->week = WeekWorked{};
    world_.set_caps(*worker);
    post_.worker = std::move(worker);
    world_.tell(WorkerStarted{post_.worker->id, post_.id, engagement, newly_qualified});
    world_.count_specialists();
    if (post_.worker->holds_cases) world_.serve_waiting(post_.kind);
  }

  // Every case is handed over before she is gone.
  void end() {
    Worker& worker = *post_.worker;
    worker.holds_cases = false;  // nothing is given to her any more
    const std::vector<Case*> cases = worker.cases;
    for (Case* subject : cases) world_.release(*subject);
    world_.tell(WorkerLeft{worker.id, post_.id, worker.engagement});
    post_.worker.reset();
    world_.count_specialists();
    for (Case* subject : cases) world_.allocate(*subject);
  }

  World& world_;
  Post& post_;
  const Workforce& w_;
};

void end_week(World& world, Worker& worker) {
  worker.week.worker = worker.id;
  worker.week.post = worker.post;
  worker.week.children = static_cast<std::uint8_t>(std::min(worker.children, 255));
  worker.week.families = static_cast<std::uint8_t>(std::min<std::size_t>(worker.cases.size(), 255));
  worker.week.cap = static_cast<std::uint8_t>(std::clamp(worker.soft_cap + 0.5, 0.0, 255.0));
  world.tell(worker.week);
  worker.week = WeekWorked{};
  world.set_caps(worker);
}

}  // namespace

sim::Process post_life(World& world, Post& post) {
  Staffing(world, post).open();
  for (bool first = true; post.open || post.worker; first = false) {
    const bool monday = world.calendar().weekday(world.now()) == 0;
    if (!first && (monday || !post.open)) Staffing(world, post).review();
    if (post.worker && world.calendar().is_working_day(world.now())) work_day(world, *post.worker);
    if (post.worker && world.calendar().weekday(world.now()) == 4) end_week(world, *post.worker);
    // Mondays and Fridays are kept whether they are working days or not, so that weeks begin and end.
    const sim::Instant midnight{world.now().ticks - sim::Calendar::minute_of_day(world.now())};
    sim::Instant next = midnight + sim::Span{1440};
    while (world.calendar().weekday(next) > 4) next = next + sim::Span{1440};
    co_await world.simulation.until(next + sim::Span{world.calendar().hours().opens});
  }
  world.tell(PostClosed{post.id});
}

}  // namespace models
