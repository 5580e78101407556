// The pathway as an absorbing chain (absorbing_chain.toml): visits to each stage are the rows of (I − Q)⁻¹, days are
// visits times the mean stay, for any law of stay, and the number open in a stage is what comes in a day times days.

#include "models/selftest/service/service.hpp"
#include "models/selftest/service/standing.hpp"
#include "models/selftest/service/theory_file.hpp"

namespace models::theory {
namespace {

const std::vector<std::string> stages = {"contact", "referral", "assessment", "s47", "cin", "cpp", "lac"};
const std::vector<std::string> ends = {"nfa", "closed_after_plan", "permanence"};

// Where one family has been since it came, and for how long.
struct Way {
  std::vector<int> visits = std::vector<int>(stages.size());
  int now = -1;  // index into stages
  sim::Instant since;
  double days = 0, days_before_referral = 0;
  std::string end;
};

// All families who came while families came, and how many were open in each stage meanwhile.
class Passage {
 public:
  Passage(const Model& model, RunId run)
      : model_(model), until_(model.phases.back().from), open_(stages.size(), Standing({}, until_)) {
    for (const CompiledStage& stage : model.pathway.stages()) names_.push_back(stage.key);
    listen(model, run, [&](sim::Instant when, const CaseEvent& event) {
      if (const auto* moved = std::get_if<Moved>(&event)) go(when, *moved);
      return true;
    });
    for (Standing& standing : open_) standing.end();
  }

  [[nodiscard]] const std::map<CaseId, Way>& ways() const { return ways_; }
  [[nodiscard]] double mean_open(std::size_t stage) const { return open_[stage].mean(); }

 private:
  [[nodiscard]] int index_of(StageId id) const {
    if (id == model_.pathway.nowhere()) return -1;
    const auto found = std::find(stages.begin(), stages.end(), names_[id.index]);
    return found == stages.end() ? -1 : static_cast<int>(found - stages.begin());
  }

  void go(sim::Instant when, const Moved& moved) {
    const int from = index_of(moved.from), to = index_of(moved.to);
    if (from >= 0) open_[static_cast<std::size_t>(from)].change(when, -1);
    if (to >= 0) open_[static_cast<std::size_t>(to)].change(when, 1);
    if (moved.to == model_.pathway.start() && when < until_) ways_.try_emplace(moved.subject);
    const auto found = ways_.find(moved.subject);  // not those of the stock, nor those who come later
    if (found == ways_.end()) return;
    Way& way = found->second;
    if (way.now >= 0) way.days += to_days(when - way.since).value;
    way.now = to;
    way.since = when;
    if (to >= 0 && ++way.visits[static_cast<std::size_t>(to)] == 1 && to == 1) way.days_before_referral = way.days;
    if (std::find(ends.begin(), ends.end(), names_[moved.to.index]) != ends.end()) way.end = names_[moved.to.index];
  }

  const Model& model_;
  sim::Instant until_;
  std::vector<Standing> open_;
  std::vector<std::string> names_;
  std::map<CaseId, Way> ways_;
};

// From contact on.
Results from_contact(const Passage& passage, double scale) {
  Results results;
  sim::Tally days;
  double families = 0, ever_looked_after = 0;
  for (const auto& [subject, way] : passage.ways()) {
    ++families;
    days.add(way.days);
    for (std::size_t i = 0; i < stages.size(); ++i) results["visits_" + stages[i]] += way.visits[i];
    ever_looked_after += way.visits.back() > 0;
    results["P(" + way.end + ")"] += 1;
  }
  for (auto& [quantity, sum] : results) sum /= families;
  results["P(ever lac)"] = ever_looked_after / families;
  results["mean_days_in_system"] = days.mean();
  results["sd_days_exponential_dwell"] = days.standard_deviation();
  for (std::size_t i = 0; i < stages.size(); ++i)
    results["stage_occupancy_" + stages[i]] = passage.mean_open(i) / scale;
  return results;
}

// From the first referral on, of those who have one.
Results from_referral(const Passage& passage) {
  Results results;
  double families = 0, days = 0;
  for (const auto& [subject, way] : passage.ways()) {
    if (way.visits[1] == 0) continue;
    ++families;
    days += way.days - way.days_before_referral;
    results["P(" + way.end + ")"] += 1;
  }
  for (auto& [quantity, sum] : results) sum /= families;
  results["mean_days_in_system"] = days / families;
  return results;
}

constexpr int years = 35;  // of which families come in the first fifteen: the file says so
constexpr double grown_up = 17 * 365.25;  // days: nowhere.toml has babies, below one when they come

SetUp set_up_of(const Bench& bench, const std::string& law) {
  SetUp set_up{"absorbing_chain", {}, bench.in_short ? 0.1 : 1.0};
  for (const std::string& stage : stages) set_up.overrides.push_back({"stage." + stage + ".law", law});
  return set_up;
}

}  // namespace

Model chain_model(const Bench& bench) { return model_of(bench, set_up_of(bench, "exponential"), years); }

std::vector<double> visits_by_arithmetic(const Pathway& pathway) {
  const std::size_t n = pathway.stages().size();
  std::vector<std::vector<double>> rows(n, std::vector<double>(n + 1));  // (I − Q) transposed, and e
  for (std::size_t from = 0; from < n; ++from) {
    rows[from][from] += 1;
    double all = 0;
    for (const CompiledExit& exit : pathway.stages()[from].exits) all += exit.share;
    for (const CompiledExit& exit : pathway.stages()[from].exits) rows[exit.to.index][from] -= exit.share / all;
  }
  rows[pathway.start().index][n] = 1;
  for (std::size_t column = 0; column < n; ++column) {
    std::size_t pivot = column;
    for (std::size_t row = column; row < n; ++row)
      if (std::abs(rows[row][column]) > std::abs(rows[pivot][column])) pivot = row;
    std::swap(rows[column], rows[pivot]);
    for (std::size_t row = 0; row < n; ++row) {
      if (row == column) continue;
      const double factor = rows[row][column] / rows[column][column];
      for (std::size_t k = column; k <= n; ++k) rows[row][k] -= factor * rows[column][k];
    }
  }
  std::vector<double> visits(n);
  for (std::size_t i = 0; i < n; ++i) visits[i] = rows[i][n] / rows[i][i];
  return visits;
}

std::vector<Answer> chain(const Bench& bench, const Case& contact, const Case& referral) {
  const SetUp set_up = set_up_of(bench, "exponential");
  Found later;
  int lost = 0;
  const auto pass = [&](const Model& model, RunId run) {
    const Passage passage(model, run);
    for (const auto& [quantity, value] : from_referral(passage)) later[quantity].add(value);
    for (const auto& [subject, way] : passage.ways()) lost += way.end.empty() && way.days < grown_up;
    return from_contact(passage, set_up.scale);
  };
  Found found = replicate(bench, contact.name, set_up, years, replications, pass);
  // All have come to an end, or left as their babies grew up.
  if (lost > 0) throw std::runtime_error(std::to_string(lost) + " families came and never ended");
  // With a fixed stay in each stage days spread less; a tenth of the families is enough for that.
  SetUp fixed = set_up_of(bench, "fixed");
  fixed.scale = 0.1;
  const auto spread = [&](const Model& model, RunId run) {
    const Passage passage(model, run);
    return Results{{"sd_days_deterministic_dwell", from_contact(passage, 1).at("sd_days_exponential_dwell")}};
  };
  found.merge(replicate(bench, contact.name, fixed, years, replications, spread));
  std::vector<Answer> answers = answers_of(contact, found, bench.in_short);
  for (Answer& each : answers_of(referral, later, bench.in_short)) answers.push_back(std::move(each));
  return answers;
}

}  // namespace models::theory
