#include "viz/page/axis.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace viz {
namespace {

double round_step(double rough) {
  const double power = std::pow(10.0, std::floor(std::log10(rough)));
  for (const double factor : {1.0, 2.0, 5.0}) {
    if (rough <= factor * power * 1.0001) return factor * power;
  }
  return 10 * power;
}

std::vector<double> ticks(double from, double to, double step) {
  std::vector<double> found;
  const auto first = static_cast<long>(std::ceil(from / step - 1e-9));
  const auto last = static_cast<long>(std::floor(to / step + 1e-9));
  for (long i = first; i <= last; ++i) found.push_back(static_cast<double>(i) * step);
  return found;
}

std::string with_separators(std::string digits) {
  std::size_t point = std::min(digits.find('.'), digits.size());
  while (point > 3) {
    point -= 3;
    digits.insert(point, ",");
  }
  return digits;
}

}  // namespace

std::vector<double> round_ticks(double from, double to, int wanted) {
  if (!(to > from)) return {from};
  double step = round_step((to - from) / wanted);
  std::vector<double> found = ticks(from, to, step);
  for (int finer = 0; finer < 3 && found.size() < 2; ++finer) {
    step = round_step(step / 2.6);
    found = ticks(from, to, step);
  }
  return found;
}

std::string tick_label(double value, double apart, bool money, bool with_sign) {
  const double size = std::abs(value);
  const std::string sign = value < 0 ? "−" : with_sign && value > 0 ? "+" : "";
  if (size < apart / 1000) return "0";
  double unit = 1;
  std::string_view letter;
  if (money && std::max(size, apart) >= 1e6) {
    unit = 1e6;
    letter = "m";
  } else if (money && std::max(size, apart) >= 1e4) {
    unit = 1e3;
    letter = "k";
  }
  const int decimals = std::max(0, static_cast<int>(std::ceil(-std::log10(apart / unit) - 1e-9)));
  return fmt::format("{}{}{}{}", sign, money ? "£" : "", with_separators(fmt::format("{:.{}f}", size / unit, decimals)),
                     letter);
}

}  // namespace viz
