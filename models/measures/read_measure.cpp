#include "models/measures/read_measure.hpp"

#include <fmt/format.h>

#include "models/evidence/quantity.hpp"
#include "models/scenario/diagnostics.hpp"

namespace models {
std::optional<Measure> read_measure(const std::string& option, const std::string& key,
                                    std::vector<std::string>& faults) {
  const std::string asked = trimmed(key);
  if (const Definition* found = definition_of(asked)) return found->measure;
  std::vector<std::string> known;
  for (const Definition& d : definitions()) known.emplace_back(d.key);
  const std::string near = did_you_mean(nearest(asked, known));
  faults.push_back(fmt::format("{}: there is no measure \"{}\"{} `casework measures` lists them", option, asked,
                               near.empty() ? ";" : near));
  return std::nullopt;
}

std::optional<AmountAsTyped> read_amount(const std::string& text) {
  std::string rest = trimmed(text);
  constexpr std::string_view pound = "£";
  const bool pounds = rest.starts_with(pound);
  if (pounds) rest = trimmed(rest.substr(pound.size()));
  const std::size_t end = rest.find_first_not_of("0123456789.+-eE");
  const auto number = read_number(trimmed(rest.substr(0, end)));
  if (!number) return std::nullopt;
  std::string words = end == std::string::npos ? "" : trimmed(rest.substr(end));
  if (pounds && words.empty()) words = pound;
  return AmountAsTyped{*number, words};
}

}  // namespace models
