#include "viz/scene/enclosing_ticks.hpp"

#include <cmath>

namespace viz {

std::vector<double> enclosing_ticks(double low, double high, int most) {
  if (!(high > low)) high = low + 1;
  double step = std::pow(10.0, std::floor(std::log10((high - low) / most)) - 1);
  const double growth[] = {2.0, 2.5, 2.0};
  for (int i = 0;; ++i) {
    const double first = std::floor(low / step + 1e-9);
    const double last = std::ceil(high / step - 1e-9);
    if (last - first + 1 <= most) {
      std::vector<double> ticks;
      for (double tick = first; tick <= last; tick += 1) ticks.push_back(tick * step);
      return ticks;
    }
    step *= growth[i % 3];
  }
}

}  // namespace viz
