// Money, exactly: whole pence a week, whole hundredths of a full-time equivalent or of a place, whole minutes.
//
// What runs is charged by the minute: an amount is a sum of pence × hundredths × minutes in whole numbers, so it is the
// same in whatever order it is added, and a total can be held against its parts to the last unit. Only pounds()
// divides.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "sim/time/instant.hpp"

namespace models {

/// Units of which 100 × 10,080 (minutes of a week) make a penny. 128 bits hold more money than there is.
__extension__ using Amount = __int128;
inline constexpr std::int64_t units_a_penny = 100 * 7 * 24 * 60;

/// The nearest number in pounds.
[[nodiscard]] double pounds(Amount amount);
/// Whole pence nearest to a price in pounds.
[[nodiscard]] std::int64_t pence(double in_pounds);
/// In full: "6,140,001,233 pence and 17 units of 1/1,008,000".
[[nodiscard]] std::string in_full(Amount amount);

/// What heads of cost are for.
enum class CostKind { staff, placement, running, proceedings, recruitment };

/// One head of cost: a role with its engagement, a kind of placement, …
struct CostHead {
  CostKind kind = CostKind::staff;
  std::string name;
};

/// What was charged, by year and head, and in all. `totals` were added up by themselves as the money was charged, and
/// not from the heads.
struct Accounts {
  std::vector<CostHead> heads;
  std::vector<std::vector<Amount>> years;  ///< years[y][h]
  std::vector<Amount> totals;              ///< by year

  /// Of a kind of cost in a year.
  [[nodiscard]] Amount of(CostKind kind, std::size_t year) const;
  /// In words, where the heads of some year do not add up to its total; empty where all do.
  [[nodiscard]] std::string fault() const;
};

/// Charges. Instants must not go back. A price that changes holds from its instant on.
class Ledger {
 public:
  Ledger() = default;
  explicit Ledger(sim::Instant from) : now_(from) {}

  /// A further head, at a price of so many pence a week for each whole unit of what runs.
  std::size_t open(CostHead head, std::int64_t pence_a_week);
  void set_price(sim::Instant at, std::size_t head, std::int64_t pence_a_week);
  /// So many hundredths more run from now on; fewer when negative.
  void add(sim::Instant at, std::size_t head, std::int64_t hundredths);
  /// So many hundredths run from now on.
  void set(sim::Instant at, std::size_t head, std::int64_t hundredths);
  void pay(std::size_t head, std::int64_t pence);
  /// What has been charged so far is forgotten; what runs goes on.
  void restart(sim::Instant at);
  /// What is charged from now on belongs to the next year.
  void begin_year(sim::Instant at);
  /// Everything up to an instant.
  [[nodiscard]] Accounts accounts(sim::Instant until);

 private:
  struct Meter {
    std::int64_t price = 0;
    std::int64_t running = 0;  // hundredths
    sim::Instant since;
    Amount charged = 0;  // this year
  };
  void settle(sim::Instant at, Meter& meter);
  void settle_total(sim::Instant at);

  std::vector<Meter> meters_;
  Accounts accounts_;
  Amount rate_ = 0;   // of all meters together: units a minute
  Amount total_ = 0;  // this year
  sim::Instant now_;  // to when `total_` has been brought
};

}  // namespace models
