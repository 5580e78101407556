#include "models/measures/ledger.hpp"

#include <fmt/format.h>

#include <cmath>
#include <numeric>
#include <utility>

namespace models {

double pounds(Amount amount) { return static_cast<double>(amount) / (100.0 * static_cast<double>(units_a_penny)); }

std::int64_t pence(double in_pounds) { return std::llround(in_pounds * 100); }

std::string in_full(Amount amount) {
  const bool negative = amount < 0;
  const Amount size = negative ? -amount : amount;
  std::string digits = std::to_string(static_cast<std::int64_t>(size / units_a_penny));
  for (std::size_t at = digits.size(); at > 3; digits.insert(at, ",")) at -= 3;
  return fmt::format("{}{} pence and {} units of 1/1,008,000", negative ? "−" : "", digits,
                     static_cast<std::int64_t>(size % units_a_penny));
}

Amount Accounts::of(CostKind kind, std::size_t year) const {
  Amount sum = 0;
  for (std::size_t h = 0; h < heads.size(); ++h)
    if (heads[h].kind == kind) sum += years[year][h];
  return sum;
}

std::string Accounts::fault() const {
  for (std::size_t year = 0; year < years.size(); ++year) {
    const Amount sum = std::accumulate(years[year].begin(), years[year].end(), Amount{0});
    if (sum != totals[year])
      return fmt::format("the heads of cost of year {} come to {}, its total is {}", year + 1, in_full(sum),
                         in_full(totals[year]));
  }
  return {};
}

void Ledger::settle(sim::Instant at, Meter& meter) {
  meter.charged += Amount{meter.price} * meter.running * (at - meter.since).ticks;
  meter.since = at;
}

void Ledger::settle_total(sim::Instant at) {
  total_ += rate_ * (at - now_).ticks;
  now_ = at;
}

std::size_t Ledger::open(CostHead head, std::int64_t pence_a_week) {
  accounts_.heads.push_back(std::move(head));
  meters_.push_back({pence_a_week, 0, now_, 0});
  return meters_.size() - 1;
}

void Ledger::set_price(sim::Instant at, std::size_t head, std::int64_t pence_a_week) {
  Meter& meter = meters_[head];
  settle(at, meter);
  settle_total(at);
  rate_ += Amount{pence_a_week - meter.price} * meter.running;
  meter.price = pence_a_week;
}

void Ledger::add(sim::Instant at, std::size_t head, std::int64_t hundredths) {
  Meter& meter = meters_[head];
  settle(at, meter);
  settle_total(at);
  rate_ += Amount{meter.price} * hundredths;
  meter.running += hundredths;
}

void Ledger::set(sim::Instant at, std::size_t head, std::int64_t hundredths) {
  add(at, head, hundredths - meters_[head].running);
}

void Ledger::pay(std::size_t head, std::int64_t pence) {
  const Amount amount = Amount{pence} * units_a_penny;
  meters_[head].charged += amount;
  total_ += amount;
}

void Ledger::restart(sim::Instant at) {
  settle_total(at);
  total_ = 0;
  for (Meter& meter : meters_) {
    meter.since = at;
    meter.charged = 0;
  }
  accounts_.years.clear();
  accounts_.totals.clear();
}

void Ledger::begin_year(sim::Instant at) {
  settle_total(at);
  std::vector<Amount> year;
  for (Meter& meter : meters_) {
    settle(at, meter);
    year.push_back(std::exchange(meter.charged, 0));
  }
  accounts_.years.push_back(std::move(year));
  accounts_.totals.push_back(std::exchange(total_, 0));
}

Accounts Ledger::accounts(sim::Instant until) {
  begin_year(until);
  for (std::vector<Amount>& year : accounts_.years) year.resize(meters_.size(), 0);  // heads opened since
  return std::move(accounts_);
}

}  // namespace models
