// Every policy, by hand, in order: a static initialiser in a static library would be dropped by the linker.
#include <array>
#include <utility>

#include "models/policies/above_cap.hpp"
#include "models/policies/allocation.hpp"

namespace models {
namespace {

constexpr std::array<std::pair<std::string_view, const AllocationPolicy*>, 5> allocation = {{
    {"continuity", &continuity},
    {"least_loaded", &least_loaded},
    {"locality", &nearby},
    {"skill", &skill},
    {"weighted", &weighted},
}};

constexpr std::array<std::pair<std::string_view, AboveCapPolicy>, 4> above_cap = {{
    {"agency", agency},
    {"duty", duty},
    {"manager", manager},
    {"wait", wait},
}};

template <class Policies>
auto found_in(const Policies& policies, std::string_view name) {
  for (const auto& [known, policy] : policies)
    if (known == name) return policy;
  return decltype(policies.front().second){};
}

template <class Policies>
std::vector<std::string> names_of(const Policies& policies) {
  std::vector<std::string> names;
  for (const auto& [name, unused] : policies) names.emplace_back(name);
  return names;
}

}  // namespace

const AllocationPolicy* allocation_policy(std::string_view name) { return found_in(allocation, name); }
std::vector<std::string> allocation_policies() { return names_of(allocation); }
AboveCapPolicy above_cap_policy(std::string_view name) { return found_in(above_cap, name); }
std::vector<std::string> above_cap_policies() { return names_of(above_cap); }

}  // namespace models
