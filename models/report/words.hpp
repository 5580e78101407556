// How numbers and differences are said: units, rounding, "fewer" and "lower". One place for the terminal and the page.
#pragma once

#include <string>
#include <vector>

#include "models/measures/estimate.hpp"

namespace models {

/// The finest step that the 95 % interval supports, a power of ten: about a third of its half width, and never finer
/// than the measure is counted in. Without an interval, three digits of the mean.
[[nodiscard]] double step(const Estimate& estimate, const Definition& definition);
/// The same; for a difference that is said to be lower or higher, fine enough that its interval is seen to leave out 0.
[[nodiscard]] double step(const Difference& difference, const Definition& definition);

/// "534", "£52.3 million", "85.7 %", "15.2": rounded to the step, with thousands separators, without the unit of a
/// count.
[[nodiscard]] std::string number_in_words(double value, const Definition& definition, double step);

/// The same with a sign, for tables of differences: "−31", "+£1.2 million", "0". Percentages say "points".
[[nodiscard]] std::string signed_number(double value, const Definition& definition, double step);

/// A bound of a level, held to what there can be: a count is not below 0, a percentage not above 100. Student's
/// interval knows nothing of that when there are few runs.
[[nodiscard]] double possible(double bound, const Definition& definition);

/// "534 (95 % interval 526 to 542)"; with one run "534 (one run, no interval)".
[[nodiscard]] std::string level_in_words(const Estimate& estimate, const Definition& definition);

/// "12 fewer (95 % interval 5 to 19 fewer)", "cannot tell apart (95 % interval from 3 fewer to 9 more)",
/// "no difference that matters (…)", or the reason why there is no difference.
[[nodiscard]] std::string difference_in_words(const OrReason<Difference>& difference, const Definition& definition);

/// The amount alone: "31 fewer", "1.2 percentage points lower", "£1.2 million less", "3 days shorter".
[[nodiscard]] std::string amount_in_words(double value, const Definition& definition, double step);

/// The 95 % interval alone: "18 to 44 fewer", "from 3 fewer to 9 more"; empty when there is none.
[[nodiscard]] std::string range_in_words(const Difference& difference, const Definition& definition);

/// Of a difference that cannot be told: "about 60 more runs would tell", "more than 100,000 more runs would be needed
/// to tell"; empty where none is foreseen.
[[nodiscard]] std::string more_runs_in_words(const Difference& difference);

/// One word for a table: "fewer", "higher", "no difference", "cannot tell".
[[nodiscard]] std::string verdict_in_words(Verdict verdict, const Definition& definition);

/// "31 fewer children are looked after on average", "the average caseload is 1.3 children lower".
[[nodiscard]] std::string difference_clause(const Difference& difference, const Definition& definition);

/// "534 children are looked after on average", "the average caseload is 15.2 children".
[[nodiscard]] std::string level_clause(const Estimate& estimate, const Definition& definition);

/// Of a list that grows without settling: "the list of children without a worker grows by about 21 a week (95 %
/// interval 18 to 24) and does not settle: averages of waiting depend on how long one looks and are no forecast".
/// Empty where it settles.
[[nodiscard]] std::string growth_in_words(const ListGrowth& growth);

/// "five" up to ten, then digits.
[[nodiscard]] std::string whole_number(int number);

/// "A", "A and B", "A, B and C".
[[nodiscard]] std::string listed(const std::vector<std::string>& names);

}  // namespace models
