// Every policy, by hand, in order: a static initialiser in a static library would be dropped by the linker.
#include <array>
#include <utility>

#include "models/policies/allocation.hpp"

namespace models {
namespace {

constexpr std::array<std::pair<std::string_view, AllocationPolicy>, 2> allocation = {{
    {"continuity", continuity},
    {"least_loaded", least_loaded},
}};

}  // namespace

AllocationPolicy allocation_policy(std::string_view name) {
  for (const auto& [known, policy] : allocation)
    if (known == name) return policy;
  return nullptr;
}

std::vector<std::string> allocation_policies() {
  std::vector<std::string> names;
  for (const auto& [name, unused] : allocation) names.emplace_back(name);
  return names;
}

}  // namespace models
