// Contacts, referrals, assessments, enquiries, conferences, plans that start, cases that ease. Children, and not
// families, are counted throughout, in shares and in the median too.
#include <cmath>

#include "tests/validation/recount/every_measure.hpp"

namespace recount {
namespace {

// Children of events of a kind, and of those of them that have a property.
struct Part {
  std::int64_t some = 0, all = 0;
};

template <class Event, class Property>
Part part(const Recorded& run, Property property) {
  Part found;
  each_that_begins<Event>(run, [&](sim::Instant, const Event& e) {
    found.all += e.children;
    if (property(e)) found.some += e.children;
  });
  return found;
}

void put(const Recorded& run, Values& values, const std::string& flow, const std::string& share, const Part& found) {
  values[flow] = static_cast<double>(found.all) / years(run.model);
  put_percent(values, share, static_cast<double>(found.some), static_cast<double>(found.all));
}

// A child is in contact when its case comes into a stage of that kind, for the first time or again.
void count_contacts(const Recorded& run, Values& values) {
  std::int64_t children = 0;
  each_that_begins<models::Moved>(run, [&](sim::Instant, const models::Moved& e) {
    if (run.model.pathway[e.to].kind == models::StageKind::contact) children += e.children;
  });
  values["contacts"] = static_cast<double>(children) / years(run.model);
}

// Of an even number, the mean of the two in the middle.
void count_assessment_days(const Recorded& run, Values& values) {
  std::vector<int> days;
  each_that_begins<models::Assessed>(
      run, [&](sim::Instant, const models::Assessed& e) { days.insert(days.end(), e.children, e.working_days); });
  if (days.empty()) return;
  std::sort(days.begin(), days.end());
  const std::size_t half = days.size() / 2;
  values["assessment_days_median"] = days.size() % 2 == 1 ? days[half] : (days[half - 1] + days[half]) / 2.0;
}

// Closed or stepped down: what the run tells as eased, a return home from care included.
void count_improved(const Recorded& run, Values& values) {
  // The level of need has five steps: lower is a lower one of them.
  const Part eased = part<models::Eased>(run, [](const models::Eased& e) {
    return std::floor(static_cast<double>(e.level_now) + 0.5) < std::floor(static_cast<double>(e.level_at_referral) + 0.5);
  });
  put_percent(values, "children_improved_rate", static_cast<double>(eased.some), static_cast<double>(eased.all));
}

}  // namespace

void count_flows(const Recorded& run, Values& values) {
  count_contacts(run, values);
  put(run, values, "referrals", "re_referral_rate",
      part<models::Referred>(run, [](const models::Referred& e) { return e.again; }));
  put(run, values, "assessments", "assessments_within_45_days",
      part<models::Assessed>(run, [](const models::Assessed& e) { return e.working_days <= 45; }));
  count_assessment_days(run, values);
  const Part enquiries = part<models::EnquiryStarted>(run, [](const models::EnquiryStarted&) { return true; });
  values["section_47_enquiries"] = static_cast<double>(enquiries.all) / years(run.model);
  put(run, values, "initial_conferences", "conferences_within_15_days",
      part<models::ConferenceHeld>(run, [](const models::ConferenceHeld& e) { return e.working_days <= 15; }));
  put(run, values, "child_protection_plan_starts", "second_plan_rate",
      part<models::PlanStarted>(run, [](const models::PlanStarted& e) { return e.second; }));
  count_improved(run, values);
}

}  // namespace recount
