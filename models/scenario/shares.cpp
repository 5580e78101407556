#include "models/scenario/shares.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "models/evidence/quantity.hpp"

namespace models {

namespace {

constexpr double rounding = 0.001;  // of shares that add up to 1
constexpr double exactness = 1e-9;  // of sums of binary fractions

bool always_has(const Involvement& involvement, const std::string& need) {
  return std::find(involvement.always.begin(), involvement.always.end(), need) != involvement.always.end();
}

/// Share of the families who come through a contact that always have the need.
double share_always(const Settings& settings, const std::string& need) {
  double share = 0;
  for (const auto& [key, involvement] : settings.involvements) {
    if (!involvement.alone && always_has(involvement, need)) {
      share += involvement.share.value.value;
    }
  }
  return share;
}

std::string as_share(double share) { return write_quantity(share, unit_of<Share>); }

class Shares {
 public:
  Shares(const Filled& filled, std::vector<Fault>& faults)
      : filled_(filled), settings_(filled.settings), faults_(faults) {}

  void check() {
    must_be_whole(settings_.sources, "source", "", [](const ContactSource&) { return true; });
    must_be_whole(settings_.involvements, "involvement", " of all that are not alone",
                  [](const Involvement& involvement) { return !involvement.alone; });
    check_alone();
    check_needs();
    check_orders();
  }

 private:
  [[nodiscard]] Place place_of(const std::string& key, const std::string& table) const {
    if (const auto set = filled_.keys.find(key); set != filled_.keys.end()) {
      return set->second;
    }
    const auto known = filled_.tables.find(table);
    return known == filled_.tables.end() ? filled_.otherwise : known->second;
  }

  /// The shares of the entries that count add up to 1; else a fault that lists them.
  template <class Entry, class Counts>
  void must_be_whole(const std::map<std::string, Entry>& entries, const std::string& table, const std::string& which,
                     Counts counts) {
    double total = 0;
    std::string first;
    std::string found;
    for (const auto& [key, entry] : entries) {
      if (counts(entry)) {
        total += entry.share.value.value;
        first = first.empty() ? key : first;
        found += (found.empty() ? "" : " + ") + key + " " + write_number(entry.share.value.value);
      }
    }
    if (std::abs(total - 1) > rounding) {
      faults_.push_back({place_of(table + "." + first + ".share", table),
                         table + ": expected shares" + which + " that add up to 1, found " +
                             (found.empty() ? "none" : write_number(total) + " = " + found)});
    }
  }

  /// Children alone come by demand.unaccompanied, and in no other way.
  void check_alone() {
    bool is_there = false;
    for (const auto& [key, involvement] : settings_.involvements) {
      if (!involvement.alone) {
        continue;
      }
      const std::string path = "involvement." + key;
      if (is_there) {
        faults_.push_back({place_of(path + ".alone", path),
                           path + ".alone: expected one kind of involvement that is alone, found a second"});
      }
      if (involvement.share.value.value > 0) {
        faults_.push_back({place_of(path + ".share", path),
                           path + ".share: expected 0, because these children come by demand.unaccompanied, found " +
                               as_share(involvement.share.value.value)});
      }
      is_there = true;
    }
    if (!is_there && settings_.demand.unaccompanied.value.value > 0) {
      faults_.push_back({place_of("demand.unaccompanied", "demand"),
                         "demand.unaccompanied: expected a kind of involvement that is alone, found none"});
    }
  }

  void check_needs() {
    for (const auto& [key, need] : settings_.needs) {
      const double always = share_always(settings_, key);
      if (need.prevalence.value.value < std::min(1.0, always) - exactness) {
        const std::string path = "needs." + key;
        faults_.push_back({place_of(path + ".prevalence", path),
                           path + ".prevalence: expected at least " + as_share(always) +
                               ", the share of families whose kind of involvement always has it, found " +
                               as_share(need.prevalence.value.value)});
      }
    }
  }

  /// A court decides about a child of any age.
  void check_orders() {
    const Court& court = settings_.court;
    for (std::size_t band = 0; band < court.care_order.value.size(); ++band) {
      const auto weight = [band](const Figure<Numbers>& orders) {
        return band < orders.value.size() ? orders.value[band] : 0;
      };
      const double total = weight(court.care_order) + weight(court.special_guardianship) +
                           weight(court.placement_order) + weight(court.home);
      if (total <= 0) {
        faults_.push_back(
            {place_of("court.care_order", "court"),
             fmt::format("court: expected an order with a weight above 0 for children of every age, found "
                         "none in age band {}",
                         band + 1)});
        return;
      }
    }
  }

  const Filled& filled_;
  const Settings& settings_;
  std::vector<Fault>& faults_;
};

}  // namespace

void check_shares(const Filled& filled, std::vector<Fault>& faults) { Shares(filled, faults).check(); }

double share_among_others(const Settings& settings, const std::string& need) {
  const double always = share_always(settings, need);
  if (always >= 1 - rounding) {
    return 0;
  }
  const double prevalence = settings.needs.at(need).prevalence.value.value;
  return std::clamp((prevalence - always) / (1 - always), 0.0, 1.0);
}

}  // namespace models
