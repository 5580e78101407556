#include "models/selftest/service/service.hpp"

#include <map>
#include <stdexcept>

namespace models::theory {

std::vector<Together> run_together(const std::vector<Case>& cases) {
  std::vector<Together> all;
  for (const Case& each : cases) {
    const bool same = !all.empty() && each.group == "Absorbing" && all.back().front().group == "Absorbing";
    if (same)
      all.back().push_back(each);
    else
      all.push_back({each});
  }
  return all;
}

std::vector<Answer> answers_of(const Bench& bench, const Together& cases) {
  const Case& first = cases.front();
  if (first.group == "Absorbing") return chain(bench, cases.at(0), cases.at(1));
  using Program = std::vector<Answer> (*)(const Bench&, const Case&);
  static const std::map<std::string, Program> by_group{
      {"MGinf", always_room}, {"CaseloadCap", cap}, {"Staff", posts}, {"MachineRepair", tasks}};
  const auto found = by_group.find(first.group);
  if (found == by_group.end()) throw std::out_of_range(first.name + ": no program runs the group " + first.group);
  return found->second(bench, first);
}

}  // namespace models::theory
