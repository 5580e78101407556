// Words that the program does not know, and what was probably meant.
#pragma once

#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace viz {

/// A refusal for the first argument when it names no subcommand; empty when it does, or is an option.
[[nodiscard]] std::string unknown_command(const CLI::App& app, const std::string& word);

/// A sentence for each argument of a subcommand that it does not take.
[[nodiscard]] std::vector<std::string> unknown_arguments(const CLI::App& command);

}  // namespace viz
