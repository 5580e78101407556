// The average authority made into another one.
#include <fmt/format.h>

#include <algorithm>
#include <boost/math/distributions/normal.hpp>
#include <cmath>

#include "models/evidence/quantity.hpp"
#include "models/scenario/authorities.hpp"
#include "models/scenario/patch.hpp"
#include "models/scenario/question.hpp"
#include "models/scenario/scale.hpp"

namespace models {
namespace {

double share(const Authority& one, const std::string& column) { return one[column] / 100; }

// People in post and vacant posts, of social workers, for each child.
double establishment(const Authority& one) {
  const double vacancy = std::min(0.8, share(one, "vacancy_pct"));
  return one["social_workers_fte"] / (1 - vacancy) / one["population_0_17"];
}

class Becoming {
 public:
  Becoming(Filled& place, const Authority& own, const Authority& england)
      : settings_(place.settings), own_(own), england_(england) {}

  void size() {
    scale(settings_, own_["population_0_17"] / (*settings_.population).value);
    settings_.population.source = "A1";
    settings_.population.note = "mid-2024";
  }

  // Who comes: referrals and re-referrals as they are there.
  void demand() {
    Demand& demand = settings_.demand;
    multiply(demand.contacts, ratio("referrals_per_10000"), "referrals_per_10000");
    const auto odds = [](double p) { return std::clamp(p, 0.01, 0.9) / (1 - std::clamp(p, 0.01, 0.9)); };
    const double more = odds(share(own_, "re_referrals_pct")) / odds(share(england_, "re_referrals_pct"));
    multiply(demand.re_referral_at_need, more, "re_referrals_pct");
    // Families who come back are contacts too: where more do, fewer come anew.
    const double anew = (1 - share(own_, "re_referrals_pct")) / (1 - share(england_, "re_referrals_pct"));
    multiply(demand.contacts, anew, "re_referrals_pct");
  }

  // Who works there: posts by social workers in post and vacancies, and how they come and go.
  void staffing() {
    const double posts = establishment(own_) / establishment(england_);
    for (auto& [key, team] : settings_.teams)
      for (auto& [role, figure] : team.posts) multiply(figure, posts, "social_workers_fte");
    Workforce& w = settings_.workforce;
    const double turnover = std::clamp(share(own_, "turnover_pct"), 0.01, 1.0);
    const double vacancy = std::clamp(share(own_, "vacancy_pct"), 0.0, 0.6);
    put(w.turnover, turnover, "turnover_pct");
    put(w.time_to_fill, std::max(0.05, vacancy / (1 - vacancy) / turnover), "vacancy_pct");
    put(w.sickness, std::min(0.3, share(own_, "absence_pct")), "absence_pct");
    agency(vacancy);
  }

  // In the smallest places the same few people do everything; here each team keeps one of those it has most of.
  void keep_somebody() {
    for (auto& [key, team] : settings_.teams) {
      Figure<Posts>* most = nullptr;
      for (auto& [role, posts] : team.posts)
        if (most == nullptr || (*posts).value > (**most).value) most = &posts;
      if (most == nullptr || (**most).value >= 1) continue;
      most->value.value = 1;
      most->note += (most->note.empty() ? "" : "; ") + std::string("at least one");
    }
  }

  // So much of the work is done, in time, as is there.
  void timeliness() {
    const auto late = [](const Authority& one) {
      return std::clamp(1 - share(one, "assessments_within_45_days_pct"), 0.002, 0.9);
    };
    if (const auto stage = settings_.stages.find("assessment"); stage != settings_.stages.end()) {
      Figure<Share>& held = stage->second.held_to_limit;
      put(held, std::clamp(1 - (1 - (*held).value) * late(own_) / late(england_), 0.0, 1.0),
          "assessments_within_45_days_pct");
    }
    if (const auto stage = settings_.stages.find("initial_conference"); stage != settings_.stages.end()) {
      const boost::math::normal_distribution<double> normal;
      const auto z = [&](const Authority& one) {
        return quantile(normal, std::clamp(share(one, "conferences_within_15_days_pct"), 0.02, 0.99));
      };
      const double variation = (*stage->second.typical_variation).value;  // of a lognormal stay
      const double spread = std::sqrt(std::log1p(variation * variation));
      multiply(stage->second.typical, std::exp(spread * (z(england_) - z(own_))), "conferences_within_15_days_pct");
    }
  }

 private:
  [[nodiscard]] double ratio(const std::string& column) const { return own_[column] / england_[column]; }

  // Agency workers are published for each in post; about four fifths of them cover vacancies.
  void agency(double vacancy) {
    Workforce& w = settings_.workforce;
    const double rate = std::clamp(share(own_, "agency_pct"), 0.0, 0.6);
    const double for_each_in_post = rate / (1 - rate), vacant = vacancy / (1 - vacancy);
    const double national = share(england_, "agency_pct"), national_vacant = share(england_, "vacancy_pct");
    const double covered = (*w.agency_cover).value, extra = (*w.agency_extra).value;
    const double national_cover = covered * national_vacant / (1 - national_vacant);
    const double to_cover = for_each_in_post * national_cover / (national / (1 - national));
    const double cover = vacant > 0 ? std::min(1.0, to_cover / vacant) : 0;
    put(w.agency_cover, cover, "agency_pct");
    // The rest is above establishment, in the proportion that England's is.
    const double uncovered = std::max(0.0, for_each_in_post - cover * vacant);
    const double national_uncovered = std::max(1e-9, national / (1 - national) - national_cover);
    put(w.agency_extra, std::min(1.0, extra * uncovered / national_uncovered), "agency_pct");
  }

  template <class T>
  void multiply(Figure<T>& figure, double factor, const std::string& column) {
    put(figure, (*figure).value * factor, column);
  }
  template <class T>
  void put(Figure<T>& figure, double value, const std::string& column) {
    if (figure.place.file.empty()) return;  // nobody has set it
    figure.value.value = value;
    const auto& columns = authority_columns();
    const auto known =
        std::find_if(columns.begin(), columns.end(), [&](const AuthorityColumn& c) { return c.key == column; });
    figure.source = std::string(known->source);
    figure.strength = own_.is_published(column) ? Strength::derived : Strength::assumed;
    figure.low = figure.high = std::nullopt;
    figure.note = own_.is_published(column)
                      ? "from " + column + " of " + own_.name
                      : column + " is not published for " + own_.name + "; " + own_.filled.at(column) + " is taken";
  }

  Settings& settings_;
  const Authority& own_;
  const Authority& england_;
};

// config/evidence/responses.toml: by how much a rate answers to a setting.
struct Response {
  std::string column, per, key;
  double slope = 0;         // change of the logarithm of column ÷ per, for 1 more of the setting
  double from = 0, to = 0;  // within which the setting stays
};

std::vector<Response> read_responses(const std::filesystem::path& file, Files& files, const Sources& sources) {
  std::vector<Response> responses;
  const Document* document = files.read(file);
  const Member* list = document == nullptr ? nullptr : document->root.find("response");
  if (list == nullptr) return responses;
  for (const Node& node : list->value.items) {
    Response r;
    std::string source, note;
    Patch patch(node, {}, sources, files.faults, "response.");
    patch.text(r.column, "column", "");
    patch.text(r.per, "per", "");
    patch.text(r.key, "key", "");
    patch.number(r.slope, "slope", -1e6, 1e6, "");
    patch.number(r.from, "from", -1e6, 1e6, "");
    patch.number(r.to, "to", -1e6, 1e6, "");
    patch.text(source, "source", "");
    patch.text(note, "note", "");
    patch.finish();
    const auto& columns = authority_columns();
    const auto is_column = [&](const std::string& name) {
      return std::any_of(columns.begin(), columns.end(), [&](const AuthorityColumn& c) { return c.key == name; });
    };
    for (const std::string& name : {r.column, r.per})
      if (!is_column(name)) files.faults.push_back({node.place, "response: there is no column " + in_quotes(name)});
    if (r.slope == 0) files.faults.push_back({node.place, "response.slope: expected a number other than 0"});
    responses.push_back(std::move(r));
  }
  return responses;
}

}  // namespace

void check_responses(const std::filesystem::path& file, Files& files, const Sources& sources) {
  static_cast<void>(read_responses(file, files, sources));
}

void become(Filled& average, const Authority& own, const Authority& england, Given given, Files& files,
            const Sources& sources) {
  Becoming becoming(average, own, england);
  becoming.size();
  becoming.keep_somebody();
  average.settings.key = own.key;
  average.settings.name = own.name;
  if (given == Given::population) return;
  becoming.demand();
  becoming.staffing();
  becoming.keep_somebody();
  if (given == Given::demand_and_staffing) return;
  becoming.timeliness();
  for (const Response& r : read_responses(files.config() / "evidence" / "responses.toml", files, sources)) {
    if (!files.faults.empty()) return;
    auto& thresholds = average.settings.decision.thresholds;
    const std::string prefix = "decision.threshold.";
    const auto threshold = r.key.starts_with(prefix) ? thresholds.find(r.key.substr(prefix.size())) : thresholds.end();
    if (threshold == thresholds.end()) {
      files.faults.push_back(
          {{"config/evidence/responses.toml", 0, 0}, "response.key: there is no threshold " + in_quotes(r.key)});
      return;
    }
    const double here = own[r.column] / std::max(1e-9, own[r.per]), there = england[r.column] / england[r.per];
    Figure<Number>& figure = threshold->second;
    const double moved = (*figure).value + (here > 0 ? std::log(here / there) / r.slope : 0);
    figure.value.value = std::clamp(moved, r.from, r.to);
    figure.source = "derived";
    figure.strength = own.is_published(r.column) ? Strength::derived : Strength::assumed;
    figure.low = figure.high = std::nullopt;
    figure.note = fmt::format("so that {} for each of {} is that of {}", r.column, r.per, own.name);
  }
}

}  // namespace models
