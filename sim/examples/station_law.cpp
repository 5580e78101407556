#include "sim/examples/station_law.hpp"

#include <fmt/format.h>

#include <charconv>
#include <cmath>

#include "sim/random/distributions.hpp"
#include "sim/random/gamma.hpp"
#include "sim/random/hyperexponential.hpp"

namespace sim::examples {
namespace {

/// One parameter of a law: its name in the help, and the range in which the clock and the sampler are at ease.
struct Parameter {
  std::string_view name;
  double least;
  double most;
  bool whole = false;
};

struct Form {
  Law::Kind kind;
  std::string_view name;
  std::vector<Parameter> parameters;
};

constexpr double shortest = 1e-9, longest = 1e9;

const std::vector<Form>& forms() {
  using enum Law::Kind;
  static const std::vector<Form> all = {{exponential, "exponential", {{"MEAN", shortest, longest}}},
                                        {lognormal, "lognormal", {{"MEAN", shortest, longest}, {"CV", 0, 100}}},
                                        {deterministic, "deterministic", {{"X", shortest, longest}}},
                                        {gamma, "gamma", {{"MEAN", shortest, longest}, {"CV", 0.01, 100}}},
                                        {erlang, "erlang", {{"MEAN", shortest, longest}, {"K", 1, 1000, true}}},
                                        {weibull, "weibull", {{"MEAN", shortest, longest}, {"SHAPE", 0.1, 100}}},
                                        {hyperexponential,
                                         "hyperexponential",
                                         {{"P", 0, 1}, {"MEAN1", shortest, longest}, {"MEAN2", shortest, longest}}}};
  return all;
}

std::string shape_of(const Form& form) {
  std::string text(form.name);
  for (const Parameter& parameter : form.parameters) text += fmt::format(":{}", parameter.name);
  return text;
}

const Form* form_called(std::string_view name) {
  for (const Form& form : forms())
    if (form.name == name) return &form;
  return nullptr;
}

std::optional<double> read_parameter(std::string_view text, const Parameter& parameter, std::string& fault) {
  const std::optional<double> value = read_number(text);
  if (!value || !(parameter.least <= *value && *value <= parameter.most) ||
      (parameter.whole && *value != std::floor(*value))) {
    fault = fmt::format("{} must be a {}number from {} to {}, not '{}'", parameter.name,
                        parameter.whole ? "whole " : "", parameter.least, parameter.most, text);
    return std::nullopt;
  }
  return value;
}

}  // namespace

double Law::at(double u) const {
  const auto [a, b, c] = parameters;
  switch (kind) {
    case Kind::exponential:
      return sim::exponential(u, a);
    case Kind::lognormal:
      return sim::lognormal(u, a, b);
    case Kind::deterministic:
      return a;
    case Kind::gamma:
      return sim::gamma_by_mean(u, a, b);
    case Kind::erlang:
      return sim::erlang(u, static_cast<std::int64_t>(b), a);
    case Kind::weibull:
      return sim::weibull_by_mean(u, b, a);
    case Kind::hyperexponential:
      return sim::hyperexponential(u, a, b, c);
  }
  return 0;
}

double Law::mean() const {
  const auto [a, b, c] = parameters;
  return kind == Kind::hyperexponential ? a * b + (1 - a) * c : a;
}

double Law::second_moment() const {
  const auto [a, b, c] = parameters;
  switch (kind) {
    case Kind::exponential:
      return 2 * a * a;
    case Kind::lognormal:
    case Kind::gamma:
      return a * a * (1 + b * b);
    case Kind::deterministic:
      return a * a;
    case Kind::erlang:
      return a * a * (1 + 1 / b);
    case Kind::weibull: {
      const double half = std::tgamma(1 + 1 / b);
      return a * a * std::tgamma(1 + 2 / b) / (half * half);
    }
    case Kind::hyperexponential:
      return 2 * (a * b * b + (1 - a) * c * c);
  }
  return 0;
}

std::optional<Law> read_law(std::string_view text, std::string& fault) {
  const std::vector<std::string_view> pieces = pieces_of(text, ':');
  const Form* const form = form_called(pieces.front());
  if (form == nullptr) {
    fault = fmt::format("there is no law called '{}'; there are {}", pieces.front(), laws_there_are(", "));
    return std::nullopt;
  }
  if (pieces.size() != form->parameters.size() + 1) {
    fault = fmt::format("'{}' is not of the form {}", text, shape_of(*form));
    return std::nullopt;
  }
  Law law{form->kind, {}};
  for (std::size_t i = 0; i < form->parameters.size(); ++i) {
    const std::optional<double> value = read_parameter(pieces[i + 1], form->parameters[i], fault);
    if (!value) return std::nullopt;
    law.parameters[i] = *value;
  }
  return law;
}

std::string laws_there_are(std::string_view between) {
  std::string text;
  for (const Form& form : forms()) text += fmt::format("{}{}", text.empty() ? "" : between, shape_of(form));
  return text;
}

std::optional<double> read_number(std::string_view text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || !std::isfinite(value)) return std::nullopt;
  return value;
}

std::vector<std::string_view> pieces_of(std::string_view text, char separator) {
  std::vector<std::string_view> pieces;
  for (;;) {
    const std::size_t at = text.find(separator);
    pieces.push_back(text.substr(0, at));
    if (at == std::string_view::npos) return pieces;
    text.remove_prefix(at + 1);
  }
}

}  // namespace sim::examples
