// Every field of every event, so that two logs can be compared whole. A field left out here would be compared nowhere:
// each line has the fields of its event in the order of models/world/events.hpp, and the compiler counts them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <tuple>
#include <type_traits>
#include <utility>
#include <variant>

#include "models/world/events.hpp"

namespace test_support {

// clang-format off
inline auto fields(const models::FamilyKnown& e) { return std::tie(e.family, e.children, e.needs, e.ages, e.involvement, e.source); }
inline auto fields(const models::Moved& e) { return std::tie(e.subject, e.from, e.to, e.children, e.due, e.limited); }
inline auto fields(const models::Referred& e) { return std::tie(e.family, e.children, e.again); }
inline auto fields(const models::Assessed& e) { return std::tie(e.family, e.children, e.working_days, e.open_case); }
inline auto fields(const models::EnquiryStarted& e) { return std::tie(e.family, e.children); }
inline auto fields(const models::ConferenceHeld& e) { return std::tie(e.family, e.children, e.working_days); }
inline auto fields(const models::PlanStarted& e) { return std::tie(e.family, e.children, e.second); }
inline auto fields(const models::PlanEnded& e) { return std::tie(e.family, e.children, e.days); }
inline auto fields(const models::Eased& e) { return std::tie(e.subject, e.children, e.level_at_referral, e.level_now); }
inline auto fields(const models::LevelNoted& e) { return std::tie(e.children, e.level_sum); }
inline auto fields(const models::EnteredCare& e) { return std::tie(e.child, e.age, e.route, e.post, e.held, e.waiting); }
inline auto fields(const models::LeftCare& e) { return std::tie(e.child, e.exit, e.days); }
inline auto fields(const models::Placed& e) { return std::tie(e.child, e.placement, e.home, e.preferred); }
inline auto fields(const models::PlacementEnded& e) { return std::tie(e.child, e.placement, e.breakdown); }
inline auto fields(const models::WentMissing& e) { return std::tie(e.child); }
inline auto fields(const models::ProceedingsIssued& e) { return std::tie(e.family, e.children); }
inline auto fields(const models::ProceedingsEnded& e) { return std::tie(e.family, e.children, e.weeks); }
inline auto fields(const models::Ordered& e) { return std::tie(e.child, e.order); }
inline auto fields(const models::Waiting& e) { return std::tie(e.subject, e.team, e.children, e.what, e.over); }
inline auto fields(const models::Allocated& e) { return std::tie(e.subject, e.worker, e.post, e.children, e.working_days, e.waited, e.what, e.first); }
inline auto fields(const models::Released& e) { return std::tie(e.subject, e.worker, e.post, e.children); }
inline auto fields(const models::TaskDone& e) { return std::tie(e.subject, e.task, e.worker, e.due, e.on_time, e.days_late); }
inline auto fields(const models::WrittenUp& e) { return std::tie(e.subject, e.task, e.worker, e.on_time, e.days_late); }
inline auto fields(const models::TaskCancelled& e) { return std::tie(e.subject, e.task, e.why, e.was_due); }
inline auto fields(const models::PostOpened& e) { return std::tie(e.post, e.team, e.role, e.established, e.hundredths); }
inline auto fields(const models::PostClosed& e) { return std::tie(e.post); }
inline auto fields(const models::WorkerStarted& e) { return std::tie(e.worker, e.post, e.engagement, e.newly_qualified); }
inline auto fields(const models::WorkerLeft& e) { return std::tie(e.worker, e.post, e.engagement); }
inline auto fields(const models::WeekWorked& e) { return std::tie(e.worker, e.post, e.children, e.families, e.cap, e.days_absent, e.days_leave, e.days, e.days_over_cap, e.stress, e.contracted, e.direct, e.telephone, e.travel, e.recording, e.meeting, e.supervision, e.duty, e.handover, e.allocation, e.other, e.overtime, e.tasks_waiting); }
inline auto fields(const models::SupportGiven& e) { return std::tie(e.subject, e.direct); }
inline auto fields(const models::HomeOpened& e) { return std::tie(e.home, e.places, e.constellation); }
inline auto fields(const models::HomeClosed& e) { return std::tie(e.home); }
inline auto fields(const models::PracticeChanged& e) { return std::tie(e.phase); }
// clang-format on

/// Stands for a value of any type, to count what an event can be made of.
struct Anything {
  template <class T>
  operator T() const;  // never called
};

template <class Event, std::size_t... I>
constexpr bool takes(std::index_sequence<I...> /*numbers*/) {
  return requires { Event{((void)I, Anything{})...}; };
}

/// Whether `fields` has as many fields as the event.
template <class Event>
constexpr bool all_fields() {
  constexpr std::size_t named = std::tuple_size_v<decltype(fields(std::declval<const Event&>()))>;
  return takes<Event>(std::make_index_sequence<named>()) && !takes<Event>(std::make_index_sequence<named + 1>());
}

inline bool same(const models::CaseEvent& a, const models::CaseEvent& b) {
  if (a.index() != b.index()) return false;
  return std::visit(
      [&b](const auto& event) {
        using Event = std::decay_t<decltype(event)>;
        static_assert(std::is_same_v<Event, models::FamilyKnown> || all_fields<Event>());  // an array counts as several
        return fields(event) == fields(std::get<Event>(b));
      },
      a);
}

/// The first place where two logs part before an instant, in words; empty when there is none.
inline std::string parting(const models::CaseEventLog& a, const models::CaseEventLog& b, sim::Instant before,
                           bool (*equal)(const models::CaseEvent&, const models::CaseEvent&) = same) {
  for (std::size_t i = 0;; ++i) {
    const bool more_a = i < a.size() && a[i].when < before, more_b = i < b.size() && b[i].when < before;
    if (!more_a && !more_b) return i == 0 ? "there is nothing to compare" : "";
    const std::string at = "event " + std::to_string(i);
    if (more_a != more_b) return at + ": one log has no more events";
    if (a[i].when != b[i].when)
      return at + ": at minute " + std::to_string(a[i].when.ticks) + " and at minute " +
             std::to_string(b[i].when.ticks);
    if (!equal(a[i].event, b[i].event))
      return at + ": kinds " + std::to_string(a[i].event.index()) + " and " + std::to_string(b[i].event.index()) +
             " at minute " + std::to_string(a[i].when.ticks);
  }
}

}  // namespace test_support
