// Care proceedings: the court hears all children of a case together, and orders what becomes of each.
#include <algorithm>
#include <array>
#include <bit>

#include "models/world/pathway/episode.hpp"
#include "sim/random/distributions.hpp"

namespace models {
namespace {

constexpr sim::Span minute{1};

std::uint8_t count(int children) { return static_cast<std::uint8_t>(children); }

// Waits for a sitting and is heard. A minute at the least: who comes into care as proceedings are issued is there.
sim::Process is_heard(World& world, Family& family) {
  const double u = family.next(world.luck, Purpose::court_work).uniform();
  sim::Lease sitting = co_await world.court.acquire();
  const Court& court = world.settings().court;
  const double weeks = (*court.work).value;
  const double work = weeks > 0 ? sim::lognormal(u, weeks, (*court.work_variation).value) : 0;
  co_await world.simulation.delay(std::max(minute, to_span(sim::Weeks{work})));
}

// What is ordered for a child in care, by its age. Takes one number, its own.
Order draw_order(World& world, const Family& family, int child, std::uint32_t hearing) {
  const Court& court = world.settings().court;
  const auto band = static_cast<std::size_t>(age_band(family.age(child, world.now())));
  const std::array<double, 4> weights = {(*court.care_order).at(band), (*court.special_guardianship).at(band),
                                         (*court.placement_order).at(band), (*court.home).at(band)};
  static constexpr std::array<Order, 4> orders = {Order::care, Order::special_guardianship, Order::placement,
                                                  Order::home};
  const auto subject = family.subject() + static_cast<std::uint64_t>(child) + 1;
  const double u = world.luck.of(subject, Purpose::final_order, hearing).uniform();
  const bool any = std::any_of(weights.begin(), weights.end(), [](double weight) { return weight > 0; });
  return any ? orders[sim::discrete(u, weights)] : Order::care;
}

// Those who have left care in the meantime are past ordering.
void order(World& world, Family& family, std::uint8_t in_care) {
  const std::uint32_t hearing = family.drawn[static_cast<std::size_t>(Purpose::final_order)]++;
  for (int child = 0; child < most_children; ++child) {
    const auto i = static_cast<std::size_t>(child);
    sim::Signal* const waiting = family.in_care[i];
    if ((in_care >> child & 1) == 0 || waiting == nullptr) continue;
    family.ordered[i] = draw_order(world, family, child, hearing);
    world.tell(Ordered{{family.id, static_cast<std::uint8_t>(child + 1)}, family.ordered[i]});
    family.in_care[i] = nullptr;
    waiting->notify_all();
  }
}

void end_proceedings(World& world, const Family& family, int children, sim::Instant issued) {
  const auto weeks = static_cast<float>(to_weeks(world.now() - issued).value);
  world.tell(ProceedingsEnded{family.id, count(children), weeks});
}

}  // namespace

sim::Process before_the_court(World& world, Case& self, Episode& episode) {
  Family& family = *self.family;
  const Pathway& pathway = world.model.pathway;
  const StageId care = pathway.first(StageKind::placement);
  const bool is_new = episode.elapsed.ticks == 0;
  const sim::Instant issued = world.now() - episode.elapsed;
  const int children = self.children;
  const std::uint8_t away = family.away;
  world.tell(ProceedingsIssued{family.id, count(children)});
  const double interim = family.next(world.luck, Purpose::order).uniform();
  const bool at_once = is_new && interim < (*world.settings().care.interim_order).value;
  if (at_once) take_into_care(world, self, CareRoute::interim_order, care);
  const auto in_care = static_cast<std::uint8_t>(family.away & ~away);

  co_await is_heard(world, family);
  end_proceedings(world, family, children, issued);
  order(world, family, in_care);
  const double at_home = family.next(world.luck, Purpose::order).uniform();
  const bool to_care = at_home < (*world.settings().court.order_to_care).value;
  if (!at_once && to_care) take_into_care(world, self, CareRoute::care_order, care);
  episode.next = self.children > 0 ? world.rules(self.stage).exits.front().to : pathway.closed();
}

sim::Process proceedings_beside(World& world, std::shared_ptr<Family> family, std::uint8_t children) {
  const sim::Instant issued = world.now();
  world.tell(ProceedingsIssued{family->id, count(std::popcount(children))});
  co_await is_heard(world, *family);
  end_proceedings(world, *family, std::popcount(children), issued);
  order(world, *family, children);
}

}  // namespace models
