#include "beside.hpp"

#include <fmt/format.h>

#include <array>
#include <cstdio>
#include <memory>
#include <sstream>
#include <stdexcept>

namespace ratios {

PeerOutcome run_beside(const std::string& program, bool queue_form, const StationLoad& load) {
  const std::string command = fmt::format("{} {} {} {} {} {} {}", program, queue_form ? "queue" : "process",
                                          load.visits, load.servers, load.arrivals_a_unit, load.patience, load.seed);
  std::FILE* pipe = popen(command.c_str(), "r");
  if (pipe == nullptr) throw std::runtime_error(fmt::format("cannot run {}", command));
  std::array<char, 256> line{};
  const bool answered = std::fgets(line.data(), static_cast<int>(line.size()), pipe) != nullptr;
  const bool ended_well = pclose(pipe) == 0;
  std::istringstream answer(line.data());
  PeerOutcome outcome;
  if (!answered || !ended_well ||
      !(answer >> outcome.name >> outcome.ns >> outcome.time_in_system >> outcome.abandoned)) {
    throw std::runtime_error(fmt::format("no answer from: {}", command));
  }
  return outcome;
}

}  // namespace ratios
