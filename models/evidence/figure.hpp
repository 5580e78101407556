// A figure: a value that stands in a file of config/, with where it comes from and how far it may be trusted.
//
// No number about practice stands in code. Each is read from config/ into a Figure, which keeps the key of its source,
// the strength of the evidence and the range, all the way to the report that prints them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace models {

/// How strong the evidence behind one figure is. It stands on the figure, not on the source: one source can hold both a
/// description and an effect. The labels are those of config/evidence/sources.toml.
enum class Strength {
  rct,      ///< randomised controlled trial
  meta,     ///< systematic review or meta-analysis
  qed,      ///< matched or quasi-experimental comparison
  reg,      ///< regression on administrative records
  cmp,      ///< small or unmatched comparison
  ba,       ///< before and after, no comparison group
  surv,     ///< survey or self-report
  mon,      ///< service monitoring, press or provider claim
  admin,    ///< official or council statistic: strong as description, no causal claim
  desc,     ///< structural description
  plan,     ///< plan, target or statutory rule
  derived,  ///< arithmetic on published figures
  fitted,   ///< fitted so that the model reproduces published figures; assumed until shown otherwise
  assumed   ///< nobody has published it: a stated assumption
};

[[nodiscard]] std::string_view to_string(Strength strength);
[[nodiscard]] std::optional<Strength> strength_from(std::string_view label);

/// Strong: trial, review. Moderate: quasi-experiment, regression. Official: published statistics and rules. Weak:
/// before and after, comparison, survey, monitoring. Assumed: assumed or fitted. How a report counts what an answer
/// rests on.
enum class Standing { strong, moderate, official, weak, assumed };
[[nodiscard]] Standing standing(Strength strength);
[[nodiscard]] std::string_view to_string(Standing standing);

/// Where in a file something stands; line and column count from 1; 0 when it has no place (a default, a command line).
struct Place {
  std::string file;
  int line = 0;
  int column = 0;
};

/// A value with its source. `low` and `high` are a published or assumed range, as numbers in the value's own unit.
template <class T>
struct Figure {
  T value{};
  std::string source = "assumed";  ///< a key of config/evidence/sources.toml, "derived" or "assumed"
  Strength strength = Strength::assumed;
  std::optional<double> low;
  std::optional<double> high;
  std::string note;  ///< one sentence: what it is derived from, or why it was assumed
  Place place;

  [[nodiscard]] const T& operator*() const { return value; }
};

}  // namespace models
