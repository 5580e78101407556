#include "sim/examples/station_setup.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>

namespace sim::examples {
namespace {

using Faults = std::vector<std::string>;

/// A whole number in its range; `least`, and a fault, if the text is none.
template <class Whole>
Whole whole_number(std::string_view option, std::string_view text, Whole least, Whole most, Faults& faults) {
  Whole value = least;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || value < least || value > most) {
    faults.push_back(fmt::format("--{} must be a whole number from {} to {}, not '{}'", option, least, most, text));
    return least;
  }
  return value;
}

double number(std::string_view option, std::string_view text, double least, double most, Faults& faults) {
  const std::optional<double> value = read_number(text);
  if (!value || !(least <= *value && *value <= most)) {
    faults.push_back(fmt::format("--{} must be a number from {} to {}, not '{}'", option, least, most, text));
    return least;
  }
  return *value;
}

Law law(std::string_view option, std::string_view text, Faults& faults) {
  std::string fault;
  const std::optional<Law> read = read_law(text, fault);
  if (!read) faults.push_back(fmt::format("--{}: {}", option, fault));
  return read.value_or(Law{});
}

std::optional<ClassOfArrivals> one_class(std::string_view text, Faults& faults) {
  const std::vector<std::string_view> pieces = pieces_of(text, ':');
  const std::optional<double> share = read_number(pieces.front());
  if (pieces.size() != 2 || !share || !(*share > 0 && *share <= 1)) {
    faults.push_back(fmt::format("--classes: '{}' is not SHARE:PRIORITY with a share above 0 and at most 1", text));
    return std::nullopt;
  }
  Faults of_priority;
  const int priority = whole_number<int>("classes", pieces[1], 1, 1'000'000, of_priority);
  if (of_priority.empty()) return ClassOfArrivals{*share, priority};
  faults.push_back(fmt::format("--classes: the priority in '{}' is not a whole number from 1 to 1000000", text));
  return std::nullopt;
}

std::vector<ClassOfArrivals> read_classes(const std::string& text, Faults& faults) {
  const std::size_t before = faults.size();
  std::vector<ClassOfArrivals> classes;
  double sum = 0;
  for (const std::string_view piece : pieces_of(text, ',')) {
    const std::optional<ClassOfArrivals> read = one_class(piece, faults);
    if (!read) continue;
    classes.push_back(*read);
    sum += read->share;
  }
  if (faults.size() == before && std::abs(sum - 1) > 1e-9)
    faults.push_back(fmt::format("--classes: the shares sum to {}, not to 1", sum));
  return classes;
}

/// So that rounding to whole ticks is nothing beside the shortest of the means.
double fine_enough(const Setup& setup) {
  double shortest = std::min(1 / setup.arrival_rate, setup.service.mean());
  if (setup.patience) shortest = std::min(shortest, setup.patience->mean());
  double ticks = 1e6;
  while (ticks * shortest < 1e4) ticks *= 10;
  return ticks;
}

// What can only be said of the whole, once each option is in order.
void check_the_whole(const Setup& setup, Faults& faults) {
  if (setup.load() >= 1 && !setup.capacity && !setup.patience) {
    faults.push_back(fmt::format(
        "{} servers are not enough: work for {:.6g} arrives, and without --patience or --capacity the queue would grow "
        "without end",
        setup.servers, setup.load() * setup.servers));
  }
  // Levels times ticks are summed in 64 bits. 1 − 2^-53 is the largest number of a stream: the longest there can be.
  constexpr double last = 1 - 0x1p-53, clock = 4e18;
  double at_most = setup.service.at(last);
  if (setup.patience) at_most = std::max(at_most, setup.patience->at(last));
  const double length = static_cast<double>(setup.warm_up + setup.counted) / setup.arrival_rate;
  const double level = std::max(1e3, 10 * setup.load() * setup.servers);
  if (at_most * setup.ticks_per_unit > clock / 100 || length * level * setup.ticks_per_unit > clock) {
    faults.push_back(fmt::format(
        "so long a run does not fit into the clock: {:.3g} units of time, one service or patience of up to {:.3g}, and "
        "{:.0e} ticks to the unit. Ask for fewer --customers, or choose a longer unit of time",
        length, at_most, setup.ticks_per_unit));
  }
}

}  // namespace

Span Setup::span_of(double units) const { return {std::llround(units * ticks_per_unit)}; }

double Setup::load() const { return arrival_rate * service.mean() / (1 - feedback) / servers; }

Setup read_setup(const Asked& asked, std::vector<std::string>& faults) {
  constexpr std::int64_t many = 1'000'000'000'000;
  Setup setup;
  setup.servers = whole_number<int>("servers", asked.servers, 1, 1'000'000, faults);
  setup.arrival_rate = number("arrivals", asked.arrivals, 1e-6, 1e6, faults);
  setup.service = law("service", asked.service, faults);
  if (asked.patience) setup.patience = law("patience", *asked.patience, faults);
  if (asked.capacity) setup.capacity = whole_number<std::int64_t>("capacity", *asked.capacity, 1, many, faults);
  setup.classes_asked_for = asked.classes.has_value();
  setup.classes = asked.classes ? read_classes(*asked.classes, faults) : std::vector{ClassOfArrivals{}};
  setup.feedback = number("feedback", asked.feedback, 0, 0.999, faults);
  setup.counted = whole_number<std::int64_t>("customers", asked.customers, 1, many, faults);
  setup.warm_up = whole_number<std::int64_t>("warm-up", asked.warm_up, 0, many, faults);
  setup.replications = whole_number<int>("replications", asked.replications, 2, 1'000'000, faults);
  setup.seed = whole_number<std::uint64_t>("seed", asked.seed, 0, std::numeric_limits<std::uint64_t>::max(), faults);
  setup.threads = whole_number<int>("threads", asked.threads, 0, 1024, faults);
  if (!faults.empty()) return setup;
  setup.ticks_per_unit = fine_enough(setup);
  check_the_whole(setup, faults);
  return setup;
}

}  // namespace sim::examples
