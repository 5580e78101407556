// The table of ratios: one row a workload, with what was asked for and whether it was reached.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "measure.hpp"

namespace ratios {

/// What a ratio should be: at most, or at least, so much.
struct Bound {
  double value = 0;
  bool at_least = false;

  [[nodiscard]] bool holds(double ratio) const { return at_least ? ratio >= value : ratio <= value; }
};

struct Row {
  std::string id;
  std::string what;
  Figure ours{};
  std::string against{};  ///< what ours is compared with; empty if nothing
  Figure theirs{};
  Figure ratio{};           ///< what the bounds are about
  std::string unit = "ns";  ///< of ours and theirs
  std::optional<Bound> goal{};
  std::optional<Bound> floor{};  ///< what a release must not miss
};

class Table {
 public:
  void add(Row row);
  /// Something to read below the table.
  void note(std::string text) { notes_.push_back(std::move(text)); }
  /// Something that must be so, or nobody knows what was measured: a mean near theory, two orders that are one.
  void check(bool holds, std::string what);

  [[nodiscard]] bool sound() const { return faults_.empty(); }
  void print() const;
  void write_json(const std::string& path) const;

 private:
  std::vector<Row> rows_;
  std::vector<std::string> notes_;
  std::vector<std::string> faults_;
  int checks_ = 0;
};

}  // namespace ratios
