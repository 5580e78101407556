// Runs told by hand: events of an average authority, a word each, so that their numbers can be worked out by hand.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include "models/pipeline.hpp"
#include "tests/support/service.hpp"

namespace told {

using namespace models;

/// A year of it from 1 April 2025, after 13 weeks; its settings are those of the files, and nothing happens by itself.
inline const Model& authority() {
  static const Model* const model = new Model(test_support::short_models({"baseline"}).front());
  return *model;
}

inline StageId stage(const std::string& key) { return authority().pathway.id(key); }
inline StageId nowhere() { return authority().pathway.nowhere(); }
inline CaseId family(std::uint32_t number) { return {FamilyId{number}, 0}; }
inline CaseId child(std::uint32_t number, std::uint8_t of_it = 1) { return {FamilyId{number}, of_it}; }

inline std::uint8_t index(const std::vector<std::string>& keys, const std::string& key) {
  return static_cast<std::uint8_t>(std::find(keys.begin(), keys.end(), key) - keys.begin());
}
inline RoleId role(const std::string& key) { return {index(authority().roles, key)}; }
inline TaskId task(const std::string& key) { return {index(authority().tasks, key)}; }

inline CaseEvent moved(CaseId subject, StageId from, StageId to, std::uint8_t children) {
  return Moved{subject, from, to, children, {}, false};
}
inline CaseEvent waits(std::uint32_t number, std::uint8_t children, WaitFor what = WaitFor::worker) {
  return Waiting{family(number), TeamId{0}, children, what, false};
}
inline CaseEvent waits_no_more(std::uint32_t number, std::uint8_t children, WaitFor what = WaitFor::worker) {
  return Waiting{family(number), TeamId{0}, children, what, true};
}

/// A run: days may be parts of days and go forward.
class Telling {
 public:
  explicit Telling(const Model& model = authority()) : observer_(model) {}

  Telling& on(double day, const CaseEvent& event) {
    observer_.tell(sim::Instant{} + to_span(sim::Days{day}), event);
    return *this;
  }
  /// Somebody begins in a new post of that number.
  Telling& worker(double day, std::uint16_t post, Engagement engagement = Engagement::employee,
                  const std::string& role_key = "social_worker", std::uint8_t hundredths = 100) {
    on(day, PostOpened{PostId{post}, TeamId{0}, role(role_key), true, hundredths});
    return on(day, WorkerStarted{WorkerId{post}, PostId{post}, engagement, false});
  }
  Telling& allocated(double day, std::uint32_t number, std::uint16_t post, std::uint8_t children) {
    return on(day, Allocated{family(number), WorkerId{post}, PostId{post}, children, 0, false, WaitFor::worker, true});
  }
  Telling& after_waiting(double day, std::uint32_t number, std::uint16_t post, std::uint8_t children, std::int16_t days,
                         WaitFor what = WaitFor::worker) {
    return on(day, Allocated{family(number), WorkerId{post}, PostId{post}, children, days, true, what, true});
  }
  Telling& released(double day, std::uint32_t number, std::uint16_t post, std::uint8_t children) {
    return on(day, Released{family(number), WorkerId{post}, PostId{post}, children});
  }
  Observations observed() { return observer_.observations(); }

 private:
  Observer observer_;
};

}  // namespace told
