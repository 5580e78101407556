#include "sim/examples/station_report.hpp"

#include <fmt/format.h>

#include <cmath>
#include <functional>
#include <limits>

#include "sim/examples/station_exact.hpp"
#include "sim/statistics/interval.hpp"
#include "sim/statistics/tally.hpp"

namespace sim::examples {
namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();

Estimates estimates(std::span<const Measured> replications, const std::function<const Measures&(const Measured&)>& of) {
  Estimates all{};
  for (std::size_t measure = 0; measure < measure_count; ++measure) {
    std::vector<double> values;
    Tally tally;
    for (const Measured& each : replications) {
      const double value = of(each)[measure];
      if (std::isnan(value)) continue;
      values.push_back(value);
      tally.add(value);
    }
    const std::optional<Interval> interval = student_interval(values);
    all[measure] = {tally.count() > 0 ? tally.mean() : none, interval ? interval->half_width() : none};
  }
  return all;
}

std::string number(double value) { return std::isnan(value) ? "null" : fmt::format("{}", value); }

std::string members(const Estimates& estimates) {
  std::string text;
  for (std::size_t i = 0; i < measure_count; ++i) {
    text += fmt::format(R"({}"{}": {{"mean": {}, "half_width95": {}}})", i > 0 ? ", " : "", measure_names[i],
                        number(estimates[i].mean), number(estimates[i].half_width95));
  }
  return text;
}

std::string cell(double value) { return std::isnan(value) ? "" : fmt::format("{:.6f}", value); }

std::string rows(const Estimates& estimates, const Measures& exact) {
  std::string text;
  for (std::size_t i = 0; i < measure_count; ++i) {
    text += fmt::format("{:<20}{:>14}{:>14}{:>14}\n", measure_names[i], cell(estimates[i].mean),
                        cell(estimates[i].half_width95), cell(exact[i]));
  }
  return text;
}

}  // namespace

Answer answer_of(const Setup& setup, std::span<const Measured> replications) {
  Answer answer;
  answer.of_all = estimates(replications, [](const Measured& each) -> const Measures& { return each.of_all; });
  for (std::size_t i = 0; setup.classes_asked_for && i < setup.classes.size(); ++i) {
    answer.of_class.push_back(
        estimates(replications, [i](const Measured& each) -> const Measures& { return each.of_class[i]; }));
  }
  for (const Measured& each : replications) answer.events += each.events;
  return answer;
}

std::string to_json(const Setup& setup, const Answer& answer, double cpu_seconds) {
  std::string text = "{" + members(answer.of_all) + R"(, "classes": [)";
  for (std::size_t i = 0; i < answer.of_class.size(); ++i) {
    text += fmt::format(R"({}{{"share": {}, "priority": {}, {}}})", i > 0 ? ", " : "", setup.classes[i].share,
                        setup.classes[i].priority, members(answer.of_class[i]));
  }
  return text + fmt::format(R"(], "events": {}, "cpu_seconds": {:.3f}}})", answer.events, cpu_seconds) + "\n";
}

std::string to_table(const Setup& setup, const Answer& answer) {
  std::string text = fmt::format("{:<20}{:>14}{:>14}{:>14}\n", "", "mean", "+- (95 %)", "exact");
  text += rows(answer.of_all, exact_of_all(setup));
  for (std::size_t i = 0; i < answer.of_class.size(); ++i) {
    text += fmt::format("\nclass {}: {} of the arrivals, priority {}\n", i + 1, setup.classes[i].share,
                        setup.classes[i].priority);
    text += rows(answer.of_class[i], exact_of_class(setup, i));
  }
  return text + fmt::format("\n{} events\n", answer.events);
}

}  // namespace sim::examples
