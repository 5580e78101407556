// A law of lengths of time as it is written on the command line: exponential:1, lognormal:2:0.5 and the rest.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/random/stream.hpp"

namespace sim::examples {

/// Lengths in units of time, each from one uniform number; a larger number is never a shorter length.
struct Law {
  enum class Kind { exponential, lognormal, deterministic, gamma, erlang, weibull, hyperexponential };

  Kind kind = Kind::exponential;
  std::array<double, 3> parameters{1};  ///< as written, in their order

  [[nodiscard]] double at(double u) const;
  [[nodiscard]] double draw(Stream& stream) const { return at(stream.uniform()); }
  [[nodiscard]] double mean() const;
  /// The mean square.
  [[nodiscard]] double second_moment() const;
};

/// Reads KIND:PARAMETER[:PARAMETER...]. None, and why in `fault`, if that is no law.
std::optional<Law> read_law(std::string_view text, std::string& fault);

/// KIND:PARAMETER... of each.
std::string laws_there_are(std::string_view between);

/// A finite number and nothing else; none otherwise.
std::optional<double> read_number(std::string_view text);

/// What stands between the separators; one empty piece for an empty text.
std::vector<std::string_view> pieces_of(std::string_view text, char separator);

}  // namespace sim::examples
