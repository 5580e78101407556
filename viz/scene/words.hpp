// Numbers and dates as people read them; the same in every place and every locale.
#pragma once

#include <string>

#include "sim/time/calendar.hpp"

namespace viz {

/// "12,345".
[[nodiscard]] std::string grouped(long long value);
/// "16.9".
[[nodiscard]] std::string one_decimal(double value);
/// A number of children a week: whole from 10 on, one decimal below, "under 0.1" for the rest above 0.
[[nodiscard]] std::string a_week(double value);
/// "Wed 4 Aug 2027".
[[nodiscard]] std::string day_words(const sim::Calendar& calendar, sim::Instant at);
/// "1 child", "2 children", "1,200 children".
[[nodiscard]] std::string children(long long count);

}  // namespace viz
