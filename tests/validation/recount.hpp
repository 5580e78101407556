// What a log says, counted a second time by other means than the Observer's: nothing here is shared with it. Where the
// children are, by stage, stands here; the money in recount/money.hpp, and every measure in recount/every_measure.hpp.
#pragma once

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "models/pipeline.hpp"
#include "tests/validation/recount/money.hpp"

namespace recount {

/// Where the children are and how they came and went, by stage, from Moved and EnteredCare alone.
struct Stages {
  std::vector<std::int64_t> in, out, stock;  ///< children who came, who went, who are there; by stage
  std::int64_t appeared = 0;                 ///< from nowhere
  std::vector<std::string> faults;
};

inline Stages stages(const models::Model& model, const models::CaseEventLog& log) {
  const std::size_t n = model.pathway.stages().size();
  Stages s{std::vector<std::int64_t>(n), std::vector<std::int64_t>(n), std::vector<std::int64_t>(n), 0, {}};
  std::map<models::CaseId, models::StageId> where;
  for (const auto& [when, event] : log) {
    const auto* moved = std::get_if<models::Moved>(&event);
    if (moved == nullptr) continue;
    const bool from_nowhere = moved->from == model.pathway.nowhere();
    const auto before = where.find(moved->subject);
    // A family's case comes from where it was; a child's own begins where its family's was, or nowhere, and may do so
    // again after it was closed.
    const bool begins_again =
        moved->subject.child > 0 && before != where.end() && before->second == model.pathway.closed();
    if (before != where.end() && before->second != moved->from && !begins_again)
      s.faults.push_back("a case leaves a stage in which it is not");
    if (before == where.end() && !from_nowhere && moved->subject.child == 0)
      s.faults.push_back("a family comes from a stage without having been there");
    where[moved->subject] = moved->to;
    if (from_nowhere) {
      s.appeared += moved->children;
    } else {
      s.out[moved->from.index] += moved->children;
      s.stock[moved->from.index] -= moved->children;
      if (s.stock[moved->from.index] < 0)
        s.faults.push_back("fewer than no children in " + model.pathway[moved->from].key);
    }
    s.in[moved->to.index] += moved->children;
    s.stock[moved->to.index] += moved->children;
  }
  return s;
}

/// Child-days looked after from day 0 to the end, child by child.
inline double days_in_care(const models::Model& model, const models::CaseEventLog& log) {
  std::map<models::CaseId, sim::Instant> since;
  std::int64_t ticks = 0;
  const auto add = [&](sim::Instant from, sim::Instant to) {
    if (to.ticks > 0) ticks += to.ticks - std::max<std::int64_t>(0, from.ticks);
  };
  for (const auto& [when, event] : log) {
    if (const auto* e = std::get_if<models::EnteredCare>(&event)) since.emplace(e->child, when);
    if (const auto* e = std::get_if<models::LeftCare>(&event)) {
      add(since.at(e->child), when);
      since.erase(e->child);
    }
  }
  for (const auto& [child, from] : since) add(from, model.end);
  return static_cast<double>(ticks) / (24 * 60);
}

}  // namespace recount
