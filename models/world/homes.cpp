#include "models/world/homes.hpp"

#include <algorithm>
#include <cmath>

#include "models/world/world.hpp"
#include "sim/random/distributions.hpp"

namespace models {
namespace {

constexpr double quarter = 0.25;  // of a year

int places_of(World& world, int home) {
  const double each = (*world.settings().carers.places_each).value;
  const double whole = std::floor(each);
  sim::Stream stream = world.luck.of(static_cast<std::uint64_t>(home), Purpose::home);
  return std::max(1, static_cast<int>(whole) + (sim::bernoulli(stream, each - whole) ? 1 : 0));
}

// Constellations are kept full: homes join in order of number.
void fill_constellations(World& world) {
  const Constellations& c = world.settings().constellation;
  const int each = static_cast<int>(std::lround((*c.homes_each).value));
  const int wanted = static_cast<int>(std::lround((*c.constellations).value)) * each;
  int have = 0;
  for (const Home& home : world.homes.all) have += home.open && home.constellation >= 0;
  for (Home& home : world.homes.all) {
    if (have >= wanted) return;
    if (!home.open || home.constellation >= 0) continue;
    home.constellation = have++ / std::max(1, each);
  }
}

}  // namespace

int Homes::with_room(std::uint64_t start) const {
  const std::size_t n = all.size();
  for (std::size_t i = 0; i < n; ++i) {
    const Home& home = all[(start + i) % n];
    if (home.open && home.used < home.places) return home.number;
  }
  return -1;
}

sim::Process foster_home(World& world, int number) {
  {
    Home& home = world.homes.all[static_cast<std::size_t>(number)];
    home.number = number;
    home.places = places_of(world, number);
    ++world.homes.open;
    world.tell(HomeOpened{static_cast<std::int16_t>(number), static_cast<std::uint8_t>(home.places), -1});
  }
  for (std::uint32_t n = 0;; ++n) {
    co_await world.simulation.delay(to_span(sim::Years{quarter}));
    fill_constellations(world);
    Home& home = world.homes.all[static_cast<std::size_t>(number)];
    double rate = (*world.settings().carers.leaving).value;
    if (home.constellation >= 0) rate *= (*world.settings().constellation.leaving).value;
    sim::Stream stream = world.luck.of(static_cast<std::uint64_t>(number), Purpose::tenure, n);
    if (sim::bernoulli(stream, 1 - std::exp(-rate * quarter))) break;
  }
  Home& home = world.homes.all[static_cast<std::size_t>(number)];
  home.open = false;
  home.constellation = -1;
  --world.homes.open;
  world.tell(HomeClosed{static_cast<std::int16_t>(number)});
  for (sim::Signal* child : home.children) child->notify_all();
}

sim::Process foster_homes_are_recruited(World& world) {
  for (std::uint32_t n = 0;; ++n) {
    const double rate = (*world.settings().carers.recruited).value;
    if (rate <= 0) co_return;
    sim::Stream stream = world.luck.of(0, Purpose::recruitment, n);
    co_await world.simulation.delay(to_span(sim::Years{sim::exponential(stream, 1 / rate)}));
    const int number = static_cast<int>(world.homes.all.size());
    world.homes.all.emplace_back();
    world.start(foster_home(world, number), static_cast<std::uint64_t>(number), rank_people);
  }
}

}  // namespace models
