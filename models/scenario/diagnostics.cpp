#include "models/scenario/diagnostics.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <tuple>

namespace models {

namespace {

auto by_place(const Fault& fault) {
  return std::tie(fault.place.file, fault.place.line, fault.place.column, fault.message);
}

std::vector<Fault> in_order(std::vector<Fault> faults) {
  std::sort(faults.begin(), faults.end(), [](const Fault& a, const Fault& b) { return by_place(a) < by_place(b); });
  const auto same = [](const Fault& a, const Fault& b) { return by_place(a) == by_place(b); };
  faults.erase(std::unique(faults.begin(), faults.end(), same), faults.end());
  return faults;
}

std::string all_of(const std::vector<Fault>& faults) {
  std::string text;
  for (const Fault& fault : faults) {
    text += to_string(fault) + '\n';
  }
  return text + fmt::format("{} fault{}. Nothing was run.", faults.size(), faults.size() == 1 ? "" : "s");
}

/// Insertions, deletions, replacements and swaps of neighbours that turn `a` into `b`.
std::size_t edit_distance(const std::string& a, const std::string& b) {
  std::vector<std::size_t> before(b.size() + 1);
  std::vector<std::size_t> above(b.size() + 1);
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(above.begin(), above.end(), 0U);
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replaced = above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      row[j] = std::min({replaced, above[j] + 1, row[j - 1] + 1});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        row[j] = std::min(row[j], before[j - 2] + 1);
      }
    }
    before.swap(above);
    above.swap(row);
  }
  return above[b.size()];
}

}  // namespace

std::string to_string(const Fault& fault) {
  std::string text = fault.place.file;
  if (fault.place.line > 0) {
    text += fmt::format(":{}:{}", fault.place.line, fault.place.column);
  }
  return text.empty() ? fault.message : text + ": " + fault.message;
}

ScenarioError::ScenarioError(std::vector<Fault> faults)
    : std::runtime_error(all_of(in_order(faults))), faults_(in_order(std::move(faults))) {}

std::string nearest(const std::string& word, const std::vector<std::string>& known) {
  constexpr std::size_t longest = 64;  // a longer word is no slip of the pen, and the work grows with its length
  if (word.size() > longest) {
    return {};
  }
  const std::size_t allowed = word.size() < 4 ? 1 : std::max<std::size_t>(2, word.size() / 3);
  std::string best;
  std::pair<std::size_t, bool> least{allowed + 1, false};  // of two equally near, the one with the same first letter
  for (const std::string& candidate : known) {
    if (!word.empty() && !candidate.empty() && candidate.size() <= longest) {
      const std::pair distance{edit_distance(word, candidate), word.front() != candidate.front()};
      if (distance < least) {
        least = distance;
        best = candidate;
      }
    }
  }
  return best;
}

std::string did_you_mean(const std::string& near) { return near.empty() ? "" : "; did you mean " + near + "?"; }

}  // namespace models
