// The options that run and compare share: as typed, and as checked.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "models/report/asked.hpp"

namespace CLI {
class App;
}

namespace viz {

/// How the answer goes to standard output.
enum class Format { text, json, csv };

/// What was typed, word for word; an empty member was not typed.
struct TypedOptions {
  std::string scenario;
  std::vector<std::string> practices;
  std::string authority;
  std::string years;
  std::string scale;
  std::string replications;
  std::string seed;
  std::string threads;
  std::vector<std::string> settings;
  std::string out;
  std::string format;
  std::string events;
  bool quiet = false;
};

/// What it means.
struct Options {
  models::Asked asked;  ///< the question in the user's own words
  int replications = 20;
  std::uint64_t seed = 1;
  int threads = 0;            ///< 0: all cores
  std::filesystem::path out;  ///< empty: out/<scenario>-<hash>, or nowhere when the format is for programs
  Format format = Format::text;
  bool events = false;  ///< write every event of every replication
  bool quiet = false;   ///< no progress and no timing
};

/// Each tells CLI11 about a part of them; what is typed arrives in `typed`, which must outlive the parsing.
void add_place(CLI::App& command, TypedOptions& typed);    ///< scenario, authority, scale, settings
void add_luck(CLI::App& command, TypedOptions& typed);     ///< replications, seed, threads, quiet
void add_options(CLI::App& command, TypedOptions& typed);  ///< all of them

/// Reads what was typed after `command`. Throws Refusal with every fault.
[[nodiscard]] Options checked(const TypedOptions& typed, const std::string& command);

}  // namespace viz
