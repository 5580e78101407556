#include "viz/scene/words.hpp"

#include <array>
#include <cmath>

namespace viz {

std::string grouped(long long value) {
  std::string digits = std::to_string(std::llabs(value));
  for (int at = static_cast<int>(digits.size()) - 3; at > 0; at -= 3) digits.insert(static_cast<std::size_t>(at), ",");
  return value < 0 ? "−" + digits : digits;
}

std::string one_decimal(double value) {
  const long long tenths = std::llround(std::fabs(value) * 10);
  const std::string words = grouped(tenths / 10) + "." + std::to_string(tenths % 10);
  return value < 0 && tenths > 0 ? "−" + words : words;
}

std::string a_week(double value) {
  if (value >= 9.95) return grouped(std::llround(value));
  if (value > 0 && value < 0.05) return "under 0.1";
  return one_decimal(value);
}

std::string day_words(const sim::Calendar& calendar, sim::Instant at) {
  static const std::array<std::string, 7> days = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
  static const std::array<std::string, 12> months = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                     "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const sim::Date date = calendar.date(at);
  return days[static_cast<std::size_t>(calendar.weekday(at))] + " " + std::to_string(date.day) + " " +
         months[static_cast<std::size_t>(date.month - 1)] + " " + std::to_string(date.year);
}

std::string children(long long count) { return grouped(count) + (count == 1 ? " child" : " children"); }

}  // namespace viz
