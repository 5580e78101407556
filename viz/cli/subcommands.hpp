// The subcommands: what each adds to the command line. One file each.
#pragma once

#include <functional>

namespace CLI {
class App;
}

namespace viz {

/// What is to be done once the whole command line has been read; returns the exit code.
using Action = std::function<int()>;

/// Each adds one subcommand, which sets `chosen` when it is the one that was typed.
void add_run(CLI::App& app, Action& chosen);
void add_compare(CLI::App& app, Action& chosen);
void add_sweep(CLI::App& app, Action& chosen);
void add_plan(CLI::App& app, Action& chosen);
void add_sensitivity(CLI::App& app, Action& chosen);
void add_selftest(CLI::App& app, Action& chosen);
void add_authorities(CLI::App& app, Action& chosen);
void add_calibrate(CLI::App& app, Action& chosen);
void add_validate(CLI::App& app, Action& chosen);
void add_check(CLI::App& app, Action& chosen);
void add_explain(CLI::App& app, Action& chosen);
void add_models(CLI::App& app, Action& chosen);
void add_measures(CLI::App& app, Action& chosen);
void add_view(CLI::App& app, Action& chosen);

}  // namespace viz
