// The rows of the table, G1 to G12: how each is measured, what it is compared with, what was asked of it.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "table.hpp"

namespace ratios {

enum class Size { tiny, quick, full };

struct Settings {
  Size size = Size::full;
  int rounds = 5;
  std::uint64_t seed = 1;
  std::vector<std::string> only;    ///< ids of the rows wanted; empty: all
  std::vector<std::string> beside;  ///< programs that run the workloads of G1 to G5 on another engine

  [[nodiscard]] bool wants(const std::string& id) const;
  /// Of the three the one for the size.
  template <class T>
  [[nodiscard]] T by_size(T tiny, T quick, T full) const {
    return size == Size::tiny ? tiny : size == Size::quick ? quick : full;
  }
};

/// The cost of the keyed streams, apart: ns a draw.
double measure_draws(Table& table, const Settings& settings);
void measure_stations(Table& table, const Settings& settings, double ns_a_draw);  ///< G1 to G5
void measure_waiting(Table& table, const Settings& settings);                     ///< G6
void measure_lists(Table& table, const Settings& settings);                       ///< G7, G8
void measure_deadlines(Table& table, const Settings& settings);                   ///< G9
void measure_replications(Table& table, const Settings& settings);                ///< G10
void measure_monitoring(Table& table, const Settings& settings);                  ///< G11
void measure_years(Table& table, const Settings& settings);                       ///< G12

}  // namespace ratios
