#include "models/selftest/kernel/kernel.hpp"

#include <map>
#include <stdexcept>

namespace models::theory {

Replication kernel_model(const Case& of) {
  using Model = Replication (*)(const Case&);
  static const std::map<std::string, Model> by_group{
      {"MM1", station},          {"MMc", station},          {"MMcK", station},      {"ErlangB", station},
      {"ErlangA", station},      {"MG1", station},          {"MDc", station},       {"GM1", station},
      {"Batch", station},        {"CaseloadCap", station},  {"Priority", priority}, {"Jackson", network},
      {"ClosedMVA", circle},     {"MachineRepair", circle}, {"MGinf", unlimited},   {"MtGinf", unlimited},
      {"Inspection", unlimited}, {"Staff", staff},          {"Absence", absence},   {"ProcessorSharing", sharing}};
  // Counts of a source, or one server from empty.
  if (of.group == "Transient") return of.parameters.has("mu") ? transient(of) : unlimited(of);
  const auto found = by_group.find(of.group);
  if (found == by_group.end()) throw std::out_of_range(of.name + ": no model runs the group " + of.group);
  return found->second(of);
}

}  // namespace models::theory
