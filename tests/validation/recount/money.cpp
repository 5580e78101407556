// All sums are whole numbers until the end: pence × hundredths of a post × ticks, a week of a full post at £1 a week
// being 100 × 100 × 10,080 of them.
#include "tests/validation/recount/money.hpp"

#include <cmath>

#include "tests/validation/recount/every_measure.hpp"

namespace recount {
namespace {

constexpr std::int64_t ticks_a_week = 7 * 24 * 60;

// A part of the window in which prices stay as they are: of one phase and one year since day 0.
struct Piece {
  Stretch during;
  const models::Settings* settings = nullptr;
  int year = 0;
};

std::vector<Piece> pieces(const models::Model& model) {
  std::vector<sim::Instant> cuts = year_ends(model);
  const std::vector<sim::Instant> years = cuts;
  for (const models::CompiledPhase& phase : model.phases)
    if (phase.from.ticks > 0 && phase.from < model.end) cuts.push_back(phase.from);
  std::sort(cuts.begin(), cuts.end());
  cuts.erase(std::unique(cuts.begin(), cuts.end()), cuts.end());
  std::vector<Piece> found;
  for (std::size_t i = 0; i + 1 < cuts.size(); ++i) {
    const auto year = std::upper_bound(years.begin(), years.end(), cuts[i]) - years.begin() - 1;
    found.push_back({{cuts[i], cuts[i + 1]}, &settings_at(model, cuts[i]), static_cast<int>(year)});
  }
  return found;
}

template <class Money>
std::int64_t pence(const models::Figure<Money>& figure) {
  return std::llround((*figure).value * 100);
}

// Prices are those of the price year, unless inflation is set: then a year on they are dearer by it, from anniversary
// to anniversary, and not rounded to pence again. Discounting likewise.
double factor(const Piece& piece) {
  const models::Costs& costs = piece.settings->costs;
  return std::pow((1 + (*costs.inflation).value) / (1 + (*costs.discounting).value), piece.year);
}

// An account: whole numbers, piece by piece.
class Account {
 public:
  explicit Account(const std::vector<Piece>& pieces) : pieces_(pieces), sums_(pieces.size()) {}

  /// `weekly(settings)` is the price in pence, for so many hundredths.
  template <class Price>
  void by_the_week(const Stretch& during, std::int64_t hundredths, Price weekly) {
    for (std::size_t i = 0; i < pieces_.size(); ++i) {
      const std::int64_t ticks = common_ticks(during, pieces_[i].during);
      if (ticks > 0) sums_[i] += ticks * hundredths * weekly(*pieces_[i].settings);
    }
  }
  template <class Price>
  void once(sim::Instant when, Price price) {
    for (std::size_t i = 0; i < pieces_.size(); ++i)
      if (pieces_[i].during.from <= when && when < pieces_[i].during.to)
        sums_[i] += ticks_a_week * 100 * price(*pieces_[i].settings);
  }
  [[nodiscard]] double pounds() const {
    double sum = 0;
    for (std::size_t i = 0; i < pieces_.size(); ++i)
      sum += static_cast<double>(sums_[i]) / (100.0 * 100.0 * ticks_a_week) * factor(pieces_[i]);
    return sum;
  }

 private:
  const std::vector<Piece>& pieces_;
  std::vector<std::int64_t> sums_;
};

// Everybody in post, of every role, for every minute from the first to the last, at work or not.
Account pay(const Recorded& run, const std::vector<Piece>& pieces) {
  Account account(pieces);
  for (const Employment& employment : run.lives.employments) {
    const PostLine& post = run.lives.posts.at(employment.post);
    const std::string& key = run.model.roles.at(post.role.index);
    const bool agency = employment.engagement == models::Engagement::agency;
    account.by_the_week(employment.during, post.hundredths, [&](const models::Settings& s) {
      const auto role = s.roles.find(key);
      if (role == s.roles.end()) return std::int64_t{0};
      return agency ? pence(role->second.agency_cost) : pence(role->second.weekly_cost);
    });
  }
  return account;
}

// Each employee who starts in the window, whole or part of a post. Who is there as the run opens was recruited before.
Account recruitment(const Recorded& run, const std::vector<Piece>& pieces) {
  Account account(pieces);
  each_that_begins<models::WorkerStarted>(run, [&](sim::Instant when, const models::WorkerStarted& e) {
    if (e.engagement == models::Engagement::employee)
      account.once(when, [](const models::Settings& s) { return pence(s.costs.recruitment); });
  });
  return account;
}

Account care(const Recorded& run, const std::vector<Piece>& pieces) {
  Account account(pieces);
  for (const Placement& placement : run.lives.placements) {
    const std::string& key = run.model.pathway[placement.stage].key;
    account.by_the_week(placement.during, 100, [&](const models::Settings& s) {
      const auto found = s.placements.find(key);
      return found == s.placements.end() ? std::int64_t{0} : pence(found->second.price);
    });
  }
  return account;
}

// Hubs and constellations are paid for as long as the practice has them, however many use them.
Account running(const Recorded& run, const std::vector<Piece>& pieces) {
  Account account(pieces);
  account.by_the_week(window(run.model), 100, [](const models::Settings& s) {
    const double hubs = (*s.hub.hubs).value * (*s.hub.running).value;
    const double constellations = (*s.constellation.constellations).value * (*s.constellation.running).value;
    return std::llround((hubs + constellations) * 100);
  });
  return account;
}

// A case before the court is paid for when it ends.
Account court(const Recorded& run, const std::vector<Piece>& pieces) {
  Account account(pieces);
  each<models::ProceedingsEnded>(run, [&](sim::Instant when, const models::ProceedingsEnded&) {
    account.once(when, [](const models::Settings& s) { return pence(s.court.cost); });
  });
  return account;
}

}  // namespace

Pounds pounds(const Recorded& run) {
  const std::vector<Piece> all = pieces(run.model);
  Pounds sum;
  sum.recruitment = recruitment(run, all).pounds();
  sum.running = running(run, all).pounds();
  sum.staff = pay(run, all).pounds() + sum.recruitment;
  sum.placements = care(run, all).pounds() + sum.running;
  sum.court = court(run, all).pounds();
  return sum;
}

Pounds pounds(const models::Model& model, const models::CaseEventLog& log) { return pounds(recorded(model, log)); }

// Recruitment is counted with staff, and what hubs and constellations cost with placements: so the parts that have a
// measure and the court's are all there is.
void count_money(const Recorded& run, Values& values) {
  const Pounds sum = pounds(run);
  const double total = sum.staff + sum.placements + sum.court;
  values["cost_staff"] = sum.staff / years(run.model);
  values["cost_placements"] = sum.placements / years(run.model);
  values["cost_total"] = total / years(run.model);
  std::int64_t child_minutes = 0;
  for (const Stay& stay : run.lives.stays)
    if (run.model.pathway[stay.stage].in_need) child_minutes += stay.children * ticks_in(run.model, stay.during);
  put_ratio(values, "cost_per_child_in_need", total, static_cast<double>(child_minutes) / (365.25 * 24 * 60));
}

}  // namespace recount
