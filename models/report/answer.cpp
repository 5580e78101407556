#include "models/report/answer.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "models/report/words.hpp"

namespace models {
namespace {

std::string years_in_words(int years) {
  return fmt::format("{} {}", whole_number(years), years == 1 ? "year" : "years");
}

/// Headline measures in the order in which they are said: children in care first, then as they are listed.
std::vector<const Definition*> headlines() {
  std::vector<const Definition*> found{&definition(Measure::children_looked_after)};
  for (const Definition& each : definitions()) {
    if (each.headline && each.measure != Measure::children_looked_after) found.push_back(&each);
  }
  return found;
}

std::string lower_first(std::string_view name) {
  std::string words(name);
  if (!words.empty() && words[0] >= 'A' && words[0] <= 'Z') words[0] = static_cast<char>(words[0] - 'A' + 'a');
  return words;
}

std::string upper_first(std::string words) {
  if (!words.empty() && words[0] >= 'a' && words[0] <= 'z') words[0] = static_cast<char>(words[0] - 'a' + 'A');
  return words;
}

/// "about 6 % of them", where the counts are large enough for a percentage to mean anything.
std::string share_of_base(const Difference& difference, const OrReason<Estimate>& base, const Definition& each) {
  constexpr double fewest = 30;
  const bool counted = each.unit == "children" || each.unit == "children a year" || each.unit.starts_with("£");
  if (!counted || !base.value || base.value->mean < fewest || base.value->mean + difference.mean < fewest) return {};
  const double percent = std::abs(difference.mean) / base.value->mean * 100;
  if (percent < 0.5) return ", less than 1 %";
  return fmt::format(", about {:.0f} %", percent);
}

/// Whether the interval that holds together with all others has 0 in it.
bool covers_nought(const Difference& difference) {
  return difference.low_joint && *difference.low_joint <= 0 && *difference.high_joint >= 0;
}

/// What the headline measures of one practice say against the base.
struct Said {
  std::vector<std::string> told;         ///< clauses with intervals
  std::vector<std::string> only_alone;   ///< names of those told, but no longer when all are to hold at once
  std::vector<std::string> too_small;    ///< names
  std::vector<std::string> cannot_tell;  ///< names
};

Said say(const ArmDifferences& arm, const ArmEstimates& base) {
  Said said;
  for (const Definition* each : headlines()) {
    const auto index = static_cast<std::size_t>(each->measure);
    const OrReason<Difference>& difference = arm.measures[index];
    if (!difference.value) continue;
    switch (difference.value->verdict) {
      case Verdict::lower:
      case Verdict::higher:
        said.told.push_back(fmt::format("{} (95 % interval {}{})", difference_clause(*difference.value, *each),
                                        range_in_words(*difference.value, *each),
                                        share_of_base(*difference.value, base.measures[index], *each)));
        if (covers_nought(*difference.value)) said.only_alone.push_back(lower_first(each->name));
        break;
      case Verdict::no_difference_that_matters:
        said.too_small.push_back(lower_first(each->name));
        break;
      case Verdict::cannot_tell: {
        const std::string more = more_runs_in_words(*difference.value);
        said.cannot_tell.push_back(lower_first(each->name) + (more.empty() ? "" : " (" + more + ")"));
        break;
      }
    }
  }
  return said;
}

std::string joined(const std::vector<std::string>& clauses, std::size_t from) {
  std::string text;
  for (std::size_t i = from; i < clauses.size(); ++i) text += (i > from ? "; " : "") + clauses[i];
  return text;
}

/// "… (95 % interval 18 to 44 fewer)" → "… over five years (95 % interval 18 to 44 fewer; 20 paired runs)".
std::string with_certainty(std::string clause, const Estimates& estimates) {
  const std::size_t bracket = clause.rfind(" (95 %");
  clause.insert(clause.size() - 1, fmt::format("; {} paired runs", estimates.replications));
  clause.insert(bracket, fmt::format(" over {}", years_in_words(estimates.years)));
  return clause;
}

void say_arm(const Estimates& estimates, const ArmDifferences& arm, std::vector<std::string>& sentences) {
  const ArmEstimates& base = estimates.arms.front();
  std::string name = arm.of;
  for (const ArmEstimates& each : estimates.arms) {
    if (each.practice == arm.of) name = each.name;
  }
  const Said said = say(arm, base);
  if (estimates.replications < 2) {
    sentences.push_back(fmt::format("One run of {} cannot be told from chance: there is no interval.", name));
    return;
  }
  if (said.told.empty()) {
    sentences.push_back(fmt::format("With {}, no headline measure was shown to differ from {} in {} paired runs.", name,
                                    base.name, estimates.replications));
  } else {
    sentences.push_back(fmt::format("With {}, {}.", name, with_certainty(said.told.front(), estimates)));
    if (said.told.size() > 1) sentences.push_back(fmt::format("Also with {}: {}.", name, joined(said.told, 1)));
  }
  if (!said.only_alone.empty()) {
    sentences.push_back(fmt::format(
        "Each of these is shown with 95 % confidence by itself; if all headline differences are to be right at once "
        "with that confidence, not any more: {}.",
        joined(said.only_alone, 0)));
  }
  if (!said.cannot_tell.empty()) {
    sentences.push_back(fmt::format("{} and {} could not be told apart on: {}.", upper_first(name), base.name,
                                    joined(said.cannot_tell, 0)));
  }
  if (!said.too_small.empty()) {
    sentences.push_back(fmt::format("Too small a difference with {} to matter: {}.", name, joined(said.too_small, 0)));
  }
}

void say_levels(const Estimates& estimates, std::vector<std::string>& sentences) {
  const ArmEstimates& arm = estimates.arms.front();
  std::vector<std::string> clauses;
  for (const Definition* each : headlines()) {
    const OrReason<Estimate>& level = arm.measures[static_cast<std::size_t>(each->measure)];
    if (!level.value) continue;
    std::string clause = level_clause(*level.value, *each);
    if (level.value->low95) {
      const double by = step(*level.value, *each);
      clause +=
          fmt::format(" (95 % interval {} to {})", number_in_words(possible(*level.value->low95, *each), *each, by),
                      number_in_words(possible(*level.value->high95, *each), *each, by));
    }
    clauses.push_back(std::move(clause));
  }
  if (clauses.empty()) return;
  const std::string runs =
      estimates.replications == 1 ? "one run, no interval" : fmt::format("{} runs", estimates.replications);
  sentences.push_back(
      fmt::format("With {}, over {}, {}; {}.", arm.name, years_in_words(estimates.years), clauses.front(), runs));
  if (clauses.size() > 1) sentences.push_back("Also: " + joined(clauses, 1) + ".");
}

std::string precision_in_words(const PrecisionReached& precision, int replications) {
  if (precision.enough)
    return fmt::format(
        "{} runs were enough to know every headline measure, and every difference in one, to {:g} %, all at once with "
        "95 % confidence; {} were made, to see that it lasts.",
        *precision.enough, 100 * precision.wanted, replications);
  return fmt::format("After {} runs these are not known to {:g} %, and no more were made: {}.", replications,
                     100 * precision.wanted, joined(precision.not_precise, 0));
}

}  // namespace

std::vector<std::string> answer(const Estimates& estimates) {
  std::vector<std::string> sentences;
  if (estimates.arms.empty()) return sentences;
  for (const ArmEstimates& arm : estimates.arms) {
    const std::string growth = growth_in_words(arm.unallocated_growth);
    if (!growth.empty()) sentences.push_back(fmt::format("With {}, {}.", arm.name, growth));
  }
  if (estimates.differences.empty()) {
    say_levels(estimates, sentences);
  } else {
    for (const ArmDifferences& arm : estimates.differences) say_arm(estimates, arm, sentences);
  }
  if (estimates.precision) sentences.push_back(precision_in_words(*estimates.precision, estimates.replications));
  if (!estimates.failures.empty()) {
    sentences.push_back(fmt::format("{} of the simulations stopped and are left out; the answer rests on the others.",
                                    estimates.failures.size()));
  }
  return sentences;
}

}  // namespace models
