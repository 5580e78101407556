// `casework view`: opens the window, which is another program beside this one, with the same arguments.
#include <fmt/format.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <string>
#include <vector>

#include "viz/cli/refusal.hpp"
#include "viz/cli/subcommands.hpp"

namespace viz {
namespace {

int open_window(const std::vector<std::string>& arguments) {
  const std::filesystem::path program = std::filesystem::read_symlink("/proc/self/exe").parent_path() / "casework-viz";
  if (!std::filesystem::exists(program)) {
    throw Refusal(
        "the window casework-viz was not built here, because SFML or Dear ImGui is not installed. report.html of any "
        "result shows the same pictures in a browser");
  }
  std::vector<std::string> words{program.string()};
  words.insert(words.end(), arguments.begin(), arguments.end());
  std::vector<char*> argv;
  for (std::string& word : words) argv.push_back(word.data());
  argv.push_back(nullptr);
  execv(program.c_str(), argv.data());
  throw Refusal(fmt::format("casework-viz could not be started: {}", std::strerror(errno)));
}

}  // namespace

void add_view(CLI::App& app, Action& chosen) {
  CLI::App* command = app.add_subcommand("view", "Opens the window casework-viz with the same arguments");
  command->footer(
      "Example:\n  casework view england_average --practice no_wrong_door\n`casework-viz --help` says what it takes.");
  command->prefix_command();
  command->callback(
      [command, &chosen] { chosen = [arguments = command->remaining()] { return open_window(arguments); }; });
}

}  // namespace viz
