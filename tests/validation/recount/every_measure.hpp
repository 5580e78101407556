// Every measure of a run, counted a second time from its log: by the definitions and the meaning of the events alone,
// with nothing of the Observer's. One file a group; where a definition leaves room, a comment there says what was
// chosen.
#pragma once

#include "tests/validation/recount/window.hpp"

namespace recount {

[[nodiscard]] Values every_measure(const Recorded& run);
/// Reads the lives first.
[[nodiscard]] Recorded recorded(const models::Model& model, const models::CaseEventLog& log);

void count_flows(const Recorded& run, Values& values);
void count_stocks(const Recorded& run, Values& values);
void count_people(const Recorded& run, Values& values);
void count_work(const Recorded& run, Values& values);
void count_care(const Recorded& run, Values& values);
void count_money(const Recorded& run, Values& values);

}  // namespace recount
