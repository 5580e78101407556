// Posts that people leave and that are filled again, by as many recruiters as there are or as it takes.
#include "models/selftest/kernel/kernel.hpp"
#include "sim/kernel/simulation.hpp"
#include "sim/resources/pool.hpp"
#include "models/selftest/kernel/measures.hpp"

namespace models::theory {
namespace {

constexpr double days_per_year = 365;

struct Staffing {
  int posts = 1;
  double days_in_post = 1, days_to_fill = 1;  // means, both exponential
  int recruiters = 1;
};

Staffing staffing_of(const Parameters& p) {
  const int posts = p.whole("posts");
  return {posts, days_per_year / p.number("leavers_per_filled_post_year"), p.number("mean_days_to_fill"),
          p.has("recruiters") ? p.whole("recruiters") : posts};
}

class StaffRun {
 public:
  StaffRun(const Staffing& staffing, const sim::Luck& luck)
      : staffing_(staffing), luck_(luck), recruiters_(simulation_, staffing.recruiters) {
    for (int i = 0; i < staffing.posts; ++i) {
      const auto n = static_cast<std::uint64_t>(i);
      simulation_.start(post(n), n);
    }
  }

  void run_until(double day) { simulation_.run_until(at(day)); }
  [[nodiscard]] int vacancies() const { return vacant_.level(); }

  Results run(double length, const std::vector<Row>& rows) {
    run_until(warm_up_share * length);
    vacant_.restart(simulation_.now());
    leavers_ = 0;
    run_until((1 + warm_up_share) * length);
    Results results;
    vacant_.report(simulation_.now(), rows, "mean_vacancies", results);
    results["vacancy_rate"] = results["mean_vacancies"] / staffing_.posts;
    results["sd_vacancies"] = std::sqrt(results["VarN"]);
    results["P(no vacancy)"] = results["P0"];
    results["leavers_per_year"] = leavers_ / length * days_per_year;
    return results;
  }

 private:
  enum Purpose : std::uint32_t { stays, fills };

  sim::Process post(std::uint64_t n) {  // filled at first
    sim::Stream stay = luck_.of(n, stays), fill = luck_.of(n, fills);
    for (;;) {
      co_await simulation_.delay(span_of(exponential(stay, staffing_.days_in_post)));
      ++leavers_;
      vacant_.change(simulation_.now(), 1);
      const sim::Lease recruiter = co_await recruiters_.acquire();
      co_await simulation_.delay(span_of(exponential(fill, staffing_.days_to_fill)));
      vacant_.change(simulation_.now(), -1);
    }
  }

  Staffing staffing_;
  sim::Luck luck_;
  sim::Simulation simulation_;
  sim::Pool recruiters_;
  Levels vacant_;
  double leavers_ = 0;
};

/// Runs from full, each of 90 days.
double vacancies_after_90_days(const Staffing& staffing, const sim::Luck& luck) {
  constexpr std::uint64_t runs = 400;
  sim::Tally vacancies;
  for (std::uint64_t i = 0; i < runs; ++i) {
    StaffRun run(staffing, {luck.seed, 1'000'000 * (luck.replication + 1) + i});
    run.run_until(90);
    vacancies.add(run.vacancies());
  }
  return vacancies.mean();
}

/// People who come at random and stay for a while, without limit.
class OpenStaffRun {
 public:
  OpenStaffRun(const Parameters& p, const sim::Luck& luck)
      : gap_(1 / p.number("hires_per_year")), stay_(p.number("mean_stay_years")), luck_(luck) {}

  Results run(double years) {
    simulation_.start(hires(), 0);
    simulation_.run_until(at(20 * stay_));  // they came with nobody in post
    in_post_.restart(simulation_.now());
    simulation_.run_until(at(20 * stay_ + years));
    Results results;
    in_post_.report(simulation_.now(), {}, "mean_in_post", results);
    return results;
  }

 private:
  enum Purpose : std::uint32_t { gaps, stays };

  sim::Process hires() {
    sim::Stream gap = luck_.of(0, gaps), stay = luck_.of(0, stays);
    for (std::uint64_t n = 0;; ++n) {
      co_await simulation_.delay(span_of(exponential(gap, gap_)));
      simulation_.start(person(span_of(lognormal(stay, stay_, 1))), n);
    }
  }
  sim::Process person(sim::Span stay) {
    in_post_.change(simulation_.now(), 1);
    co_await simulation_.delay(stay);
    in_post_.change(simulation_.now(), -1);
  }

  double gap_, stay_;
  sim::Luck luck_;
  sim::Simulation simulation_;
  Levels in_post_;
};

}  // namespace

Replication staff(const Case& of) {
  return [of](const sim::Luck& luck, double length) {
    if (of.parameters.has("hires_per_year")) return OpenStaffRun(of.parameters, luck).run(length);
    const Staffing staffing = staffing_of(of.parameters);
    Results results = StaffRun(staffing, luck).run(length, of.rows);
    results["mean_vacancies_after_90d_from_full"] = vacancies_after_90_days(staffing, luck);
    return results;
  };
}

}  // namespace models::theory
