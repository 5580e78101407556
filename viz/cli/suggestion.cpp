#include "viz/cli/suggestion.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>

#include "models/scenario/diagnostics.hpp"

namespace viz {
namespace {

std::string perhaps(const std::string& word, const std::vector<std::string>& known) {
  const std::string near = models::nearest(word, known);
  return near.empty() ? "" : fmt::format("; did you mean {}?", near);
}

std::vector<std::string> options_of(const CLI::App& command) {
  std::vector<std::string> names;
  for (const CLI::Option* option : command.get_options()) {
    for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
  }
  return names;
}

}  // namespace

std::string unknown_command(const CLI::App& app, const std::string& word) {
  if (word.empty() || word.front() == '-') return "";
  std::vector<std::string> known;
  for (const CLI::App* command : app.get_subcommands({})) {
    if (command->get_name() == word) return "";
    known.push_back(command->get_name());
  }
  return fmt::format("\"{}\" is not something casework does{}", word, perhaps(word, known));
}

std::vector<std::string> unknown_arguments(const CLI::App& command) {
  std::vector<std::string> options, others;
  for (const std::string& argument : command.remaining(true)) {
    if (argument.size() > 1 && argument.front() == '-') {
      const std::string name = argument.substr(0, argument.find('='));
      options.push_back(
          fmt::format("{} has no option {}{}", command.get_name(), name, perhaps(name, options_of(command))));
    } else {
      others.push_back(fmt::format("{} does not expect \"{}\"", command.get_name(), argument));
    }
  }
  // The word after an unknown option is most likely its value, and no fault of its own.
  return options.empty() ? others : options;
}

}  // namespace viz
