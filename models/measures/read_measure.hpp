// Measures, stocks and amounts as the command line names them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "models/measures/definitions.hpp"

namespace models {

/// The measure of a key; one that is not there is a fault of `option`, with a suggestion.
[[nodiscard]] std::optional<Measure> read_measure(const std::string& option, const std::string& key,
                                                  std::vector<std::string>& faults);

/// "16 children", "£100000", "2 %".
struct AmountAsTyped {
  double number = 0;
  std::string words;  ///< after the number
};
[[nodiscard]] std::optional<AmountAsTyped> read_amount(const std::string& text);

}  // namespace models
