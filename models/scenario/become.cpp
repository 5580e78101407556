// The average authority made into another one.
#include <fmt/format.h>

#include <algorithm>
#include <boost/math/distributions/normal.hpp>
#include <cmath>

#include "models/evidence/quantity.hpp"
#include "models/scenario/authorities.hpp"
#include "models/scenario/question.hpp"
#include "models/scenario/responses.hpp"
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
  Becoming(Filled& place, const Authority& own, const Authority& england, const Responses& responses,
           std::vector<Fault>& faults)
      : settings_(place.settings),
        own_(own),
        england_(england),
        responses_(responses),
        faults_(faults),
        need_(responses.need_by_posts * std::log(establishment(own) / establishment(england))),
        accepted_(std::log(own["referrals_per_10000"] / england["referrals_per_10000"]) - need_) {}

  void size() {
    scale(settings_, own_["population_0_17"] / (*settings_.population).value);
    settings_.population.source = "A1";
    settings_.population.note = "mid-2024";
  }

  // Who comes. Where there are more referrals there is more need, or the threshold of a referral is lower. Places staff
  // themselves by their need, so posts tell the two apart: need moves contacts, and the threshold does the rest. Where
  // more families come back there are more referrals and more open cases by that alone: fewer come anew, so that open
  // cases are as need says.
  void demand() {
    Demand& demand = settings_.demand;
    const auto odds = [](double p) { return std::clamp(p, 0.01, 0.9) / (1 - std::clamp(p, 0.01, 0.9)); };
    const double more = odds(share(own_, "re_referrals_pct")) / odds(share(england_, "re_referrals_pct"));
    multiply(demand.re_referral_at_need, more, "re_referrals_pct");
    multiply(demand.contacts, std::exp(need_ - responses_.returning_open * std::log(more)), "social_workers_fte");
    const double by_returning = (responses_.returning_referrals - responses_.returning_open) * std::log(more);
    move(responses_.referrals, accepted_ - by_returning,
         "so that referrals are those of " + own_.name + ", with need as its posts say", "referrals_per_10000");
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

  // Who is there on the first day: by need, or as published.
  void stock_by_need() {
    const double open = std::exp(need_ + responses_.open_follows * accepted_);
    const double care = std::exp(need_ + responses_.care_follows * accepted_);
    for (auto& [stage, children] : settings_.stock.children)
      multiply(children, is_one(responses_.looked_after, stage) ? care : open, "social_workers_fte");
  }
  void stock_as_published() {
    for (auto& [stage, children] : settings_.stock.children) {
      const std::string column = is_one(responses_.looked_after, stage) ? "looked_after_per_10000"
                                 : is_one(responses_.on_plans, stage)   ? "child_protection_plans_per_10000"
                                                                        : "children_in_need_per_10000";
      multiply(children, ratio(column), column);
    }
  }

  // Thresholds further along, so that what is published of each step comes out.
  void thresholds() {
    for (const Response& r : responses_.all) {
      const double here = own_[r.column] / std::max(1e-9, own_[r.per]), there = england_[r.column] / england_[r.per];
      // With the threshold of referrals moved, this step would answer by itself.
      const double already = r.per == "referrals_per_10000" ? -(1 - r.follows) * accepted_ : 0;
      if (here > 0) move(r, std::log(here / there) - already, so_that(r), r.column);
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

  static bool is_one(const std::vector<std::string>& names, const std::string& name) {
    return std::find(names.begin(), names.end(), name) != names.end();
  }
  [[nodiscard]] std::string so_that(const Response& r) const {
    return fmt::format("so that {} for each of {} is that of {}", r.column, r.per, own_.name);
  }

  // Moves a threshold until the logarithm of its rate has changed by so much, or it is at the end of its range.
  void move(const Lever& lever, double by, const std::string& note, const std::string& column) {
    const std::string prefix = "decision.threshold.";
    auto& all = settings_.decision.thresholds;
    const auto threshold = lever.key.starts_with(prefix) ? all.find(lever.key.substr(prefix.size())) : all.end();
    if (threshold == all.end()) {
      faults_.push_back(
          {{"config/evidence/responses.toml", 0, 0}, "key: there is no threshold " + in_quotes(lever.key)});
      return;
    }
    Figure<Number>& figure = threshold->second;
    figure.value.value = std::clamp((*figure).value + by / lever.slope, lever.from, lever.to);
    figure.source = "derived";
    figure.strength = own_.is_published(column) ? Strength::derived : Strength::assumed;
    figure.low = figure.high = std::nullopt;
    figure.note = note;
  }

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
  const Responses& responses_;
  std::vector<Fault>& faults_;
  const double need_;      // logarithm of need here as against England
  const double accepted_;  // of referrals as against need
};

}  // namespace

void become(Filled& average, const Authority& own, const Authority& england, Given given, Files& files,
            const Sources& sources) {
  const Responses responses = read_responses(files.config() / "evidence" / "responses.toml", files, sources);
  if (!files.faults.empty()) return;
  Becoming becoming(average, own, england, responses, files.faults);
  becoming.size();
  becoming.keep_somebody();
  average.settings.key = own.key;
  average.settings.name = own.name;
  if (given == Given::population) return;
  becoming.demand();
  becoming.staffing();
  becoming.keep_somebody();
  if (given == Given::demand_and_staffing) {
    becoming.stock_by_need();
    return;
  }
  becoming.stock_as_published();
  becoming.timeliness();
  becoming.thresholds();
}

}  // namespace models
