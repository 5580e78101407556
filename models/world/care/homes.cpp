#include "models/world/care/homes.hpp"

#include <algorithm>
#include <cmath>

#include "models/world/world.hpp"
#include "sim/random/distributions.hpp"

namespace models {
namespace {

constexpr double quarter = 0.25;  // of a year

int rounded(double value) { return static_cast<int>(std::lround(value)); }

// Takes one number of the home: most homes have the whole number below the mean, the others one more.
int places_of(World& world, int number) {
  const double each = (*world.settings().carers.places_each).value;
  const double whole = std::floor(each);
  sim::Stream stream = world.luck.of(static_cast<std::uint64_t>(number), Purpose::home);
  return std::max(1, static_cast<int>(whole) + (sim::bernoulli(stream, each - whole) ? 1 : 0));
}

}  // namespace

void Homes::begin(int number, int places) {
  Home& begun = home(number);
  begun.number = number;
  begun.places = places;
  begun.open = true;
  with_room_.insert(number);
  outside_.insert(number);
}

void Homes::close(int number) {
  Home& closed = home(number);
  closed.open = false;
  with_room_.erase(number);
  outside_.erase(number);
  if (closed.constellation >= 0) --members_[static_cast<std::size_t>(closed.constellation)];
  closed.constellation = -1;
  for (sim::Signal* child : closed.children) child->notify_all();
}

int Homes::with_room(std::uint64_t start) const {
  if (with_room_.empty()) return -1;
  const auto found = with_room_.lower_bound(static_cast<int>(start % all.size()));
  return found != with_room_.end() ? *found : *with_room_.begin();
}

void Homes::take(int number, sim::Signal& child) {
  Home& taken = home(number);
  taken.children.push_back(&child);
  if (++taken.used >= taken.places) with_room_.erase(number);
}

void Homes::give_back(int number, sim::Signal& child) {
  Home& left = home(number);
  std::erase(left.children, &child);
  if (--left.used < left.places && left.open) with_room_.insert(number);
}

void Homes::dissolve_last() {
  const int last = static_cast<int>(members_.size()) - 1;
  for (Home& member : all) {
    if (member.constellation != last) continue;
    member.constellation = -1;
    outside_.insert(member.number);
  }
  members_.pop_back();
}

void Homes::fill_constellations(int constellations, int each) {
  while (static_cast<int>(members_.size()) > constellations) dissolve_last();
  members_.resize(static_cast<std::size_t>(constellations));
  for (std::size_t i = 0; i < members_.size(); ++i) {
    for (; members_[i] < each && !outside_.empty(); ++members_[i]) {
      home(*outside_.begin()).constellation = static_cast<int>(i);
      outside_.erase(outside_.begin());
    }
  }
}

sim::Process foster_home(World& world, int number) {
  world.homes.begin(number, places_of(world, number));
  world.tell(HomeOpened{static_cast<std::int16_t>(number), static_cast<std::uint8_t>(world.homes.of(number).places),
                        static_cast<std::int8_t>(-1)});
  for (std::uint32_t n = 0;; ++n) {
    co_await world.simulation.delay(to_span(sim::Years{quarter}));
    const Constellations& c = world.settings().constellation;
    world.homes.fill_constellations(rounded((*c.constellations).value), rounded((*c.homes_each).value));
    const bool member = world.homes.of(number).constellation >= 0;
    const double rate = (*world.settings().carers.leaving).value * (member ? (*c.leaving).value : 1);
    sim::Stream stream = world.luck.of(static_cast<std::uint64_t>(number), Purpose::tenure, n);
    if (sim::bernoulli(stream, 1 - std::exp(-rate * quarter))) break;
  }
  world.homes.close(number);
  world.tell(HomeClosed{static_cast<std::int16_t>(number)});
}

// Looks at the rate of the day each day, so that a dated change is heeded from its day on, also one from 0.
sim::Process foster_homes_are_recruited(World& world) {
  constexpr sim::Span day{1440};
  for (std::uint32_t n = 0;; ++n) {
    double left = sim::exponential(world.luck.of(0, Purpose::recruitment, n).uniform(), 1);
    for (bool found = false; !found;) {
      const double today = (*world.settings().carers.recruited).value * to_years(day).value;
      found = left <= today;
      const sim::Span wait = found ? to_span(sim::Days{left / today}) : day;
      left -= today;
      co_await world.simulation.delay(wait);
    }
    const int number = static_cast<int>(world.homes.all.size());
    world.homes.all.emplace_back();
    world.start(foster_home(world, number), static_cast<std::uint64_t>(number), rank_people);
  }
}

}  // namespace models
