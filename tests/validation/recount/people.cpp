// Who holds how many children, and who comes and goes: social workers by role, agency workers included, in full-time
// equivalents of their posts.
#include <set>

#include "tests/validation/recount/every_measure.hpp"

namespace recount {
namespace {

constexpr double minutes_a_year = 365.25 * 24 * 60;

// One social worker holding so many children over a stretch of the window.
struct Load {
  int children = 0;
  int hundredths = 100;
  std::int64_t ticks = 0;
};

// Only stretches in which she holds at least one. Managers who hold children are holders too.
std::vector<Load> loads(const Recorded& run) {
  std::map<models::WorkerId, std::map<sim::Instant, int>> changes;
  std::map<models::WorkerId, int> hundredths;
  for (const Holding& holding : run.lives.holdings) {
    if (!is_social_worker(run, holding.post)) continue;
    changes[holding.worker][holding.during.from] += holding.children;
    changes[holding.worker][holding.during.to] -= holding.children;
    hundredths[holding.worker] = run.lives.posts.at(holding.post).hundredths;
  }
  std::vector<Load> found;
  for (const auto& [worker, steps] : changes) {
    int children = 0;
    for (auto step = steps.begin(); step != steps.end(); ++step) {
      children += step->second;
      const auto next = std::next(step);
      if (children == 0 || next == steps.end()) continue;
      const std::int64_t ticks = ticks_in(run.model, {step->first, next->first});
      if (ticks > 0) found.push_back({children, hundredths.at(worker), ticks});
    }
  }
  return found;
}

// The mean is that of the children over that of the equivalents. In the percentile every worker counts by her time,
// whole or part of a post: the smallest load that nine tenths of all worker-time do not exceed.
void count_caseload(const Recorded& run, Values& values) {
  std::int64_t children = 0, equivalents = 0, all = 0;
  std::map<double, std::int64_t> time_at;
  for (const Load& load : loads(run)) {
    children += load.children * load.ticks;
    equivalents += load.hundredths * load.ticks;
    all += load.ticks;
    time_at[100.0 * load.children / load.hundredths] += load.ticks;
  }
  put_ratio(values, "caseload_mean", 100.0 * static_cast<double>(children), static_cast<double>(equivalents));
  std::int64_t below = 0;
  for (const auto& [load, ticks] : time_at) {
    below += ticks;
    if (10 * below < 9 * all) continue;
    values["caseload_p90"] = load;
    return;
  }
}

// For each case, each distinct social worker who held it at any time in the window counts the children that the case
// had when she first did: at her first allocation, or on day 0. One who lost it as day 0 began did not hold it in the
// window. A child's own case in care is another case than its family's. The years are those of children with any
// social worker.
void count_workers_of_children(const Recorded& run, Values& values) {
  std::map<std::pair<models::CaseId, models::WorkerId>, const Holding*> first;
  std::int64_t ticks = 0;
  for (const Holding& holding : run.lives.holdings) {
    if (!is_social_worker(run, holding.post)) continue;
    ticks += holding.children * ticks_in(run.model, holding.during);
    if (holding.during.from.ticks < 0 && holding.during.to.ticks <= 0) continue;
    first.try_emplace({holding.subject, holding.worker}, &holding);  // holdings are in order of their beginning
  }
  std::int64_t workers = 0;
  for (const auto& [who, holding] : first) workers += holding->children;
  put_ratio(values, "workers_per_child_year", static_cast<double>(workers),
            static_cast<double>(ticks) / minutes_a_year);
}

struct Establishment {
  std::int64_t posts = 0, filled = 0, employed = 0, agency = 0;  // hundredths × ticks
};

// A post counts while it is open and part of the establishment; it is filled while an employee is in it. An agency
// worker counts wherever she is, above establishment too.
Establishment establishment(const Recorded& run) {
  Establishment sum;
  for (const auto& [id, post] : run.lives.posts)
    if (is_social_worker(run, id) && post.established) sum.posts += post.hundredths * ticks_in(run.model, post.during);
  for (const Employment& employment : run.lives.employments) {
    if (!is_social_worker(run, employment.post)) continue;
    const PostLine& post = run.lives.posts.at(employment.post);
    const std::int64_t time = post.hundredths * ticks_in(run.model, employment.during);
    if (employment.engagement == models::Engagement::agency) {
      sum.agency += time;
      continue;
    }
    sum.employed += time;
    if (post.established) sum.filled += time;
  }
  return sum;
}

// Leavers are employees, for whatever reason they leave. In post: on average over the window, and not at its end.
void count_establishment(const Recorded& run, Values& values) {
  const Establishment sum = establishment(run);
  std::int64_t leavers = 0;
  each<models::WorkerLeft>(run, [&](sim::Instant, const models::WorkerLeft& e) {
    if (e.engagement == models::Engagement::employee && is_social_worker(run, e.post))
      leavers += run.lives.posts.at(e.post).hundredths;
  });
  put_percent(values, "turnover_rate", static_cast<double>(leavers) / years(run.model),
              static_cast<double>(sum.employed) / length(run.model));
  put_percent(values, "vacancy_rate", static_cast<double>(sum.posts - sum.filled), static_cast<double>(sum.posts));
  put_percent(values, "agency_rate", static_cast<double>(sum.agency), static_cast<double>(sum.agency + sum.employed));
}

}  // namespace

void count_people(const Recorded& run, Values& values) {
  count_caseload(run, values);
  count_workers_of_children(run, values);
  count_establishment(run, values);
}

}  // namespace recount
