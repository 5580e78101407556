#include "models/report/asked.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

namespace models {
namespace {

/// One word of a command line, quoted where a shell would read it otherwise.
std::string shell_word(const std::string& word) {
  constexpr std::string_view plain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_./:=+-%,@";
  if (!word.empty() && word.find_first_not_of(plain) == std::string::npos) return word;
  std::string quoted = "'";
  for (const char letter : word) quoted += letter == '\'' ? std::string("'\\''") : std::string(1, letter);
  return quoted + "'";
}

}  // namespace

std::string without_machine(const std::string& path) {
  const std::filesystem::path given(path);
  return given.is_absolute() ? given.filename().string() : path;
}

std::string rerun_command(const Asked& asked, const Scenario& scenario, const Estimates& estimates) {
  std::string line = fmt::format("casework {} {}", asked.command, shell_word(without_machine(asked.scenario)));
  if (asked.request.practices.empty()) {
    for (const PracticeArm& arm : scenario.arms) line += " --practice " + shell_word(arm.key);
  } else {
    for (const std::string& practice : asked.request.practices) {
      line += " --practice " + shell_word(without_machine(practice));
    }
  }
  if (!asked.request.authority.empty()) line += " --authority " + shell_word(without_machine(asked.request.authority));
  if (scenario.scale != 1) line += fmt::format(" --scale {}", scenario.scale);
  for (const Override& each : asked.request.overrides) line += " --set " + shell_word(each.key + "=" + each.value);
  for (const std::string& word : asked.further) line += " " + shell_word(word);
  line += fmt::format(" --years {}", estimates.years);
  // "auto" asks again for as many as it took.
  if (std::find(asked.further.begin(), asked.further.end(), "--replications") == asked.further.end())
    line += fmt::format(" --replications {}", estimates.replications);
  return line + fmt::format(" --seed {}", estimates.seed);
}

}  // namespace models
