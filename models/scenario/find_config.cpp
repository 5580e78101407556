// Where the folder config/ is.
#include <cstdlib>
#include <system_error>

#include "models/scenario/scenario.hpp"

namespace models {

namespace {

namespace fs = std::filesystem;

bool is_config(const fs::path& folder) {
  std::error_code error;
  return fs::is_directory(folder / "practices", error) && fs::is_directory(folder / "evidence", error);
}

/// `config` in `folder` or in one of the folders above it; empty when there is none.
fs::path at_or_above(fs::path folder) {
  while (true) {
    if (is_config(folder / "config")) {
      return folder / "config";
    }
    if (folder == folder.parent_path()) {
      return {};
    }
    folder = folder.parent_path();
  }
}

}  // namespace

fs::path find_config() {
  std::error_code error;
  if (const char* set = std::getenv("CASEWORK_CONFIG"); set != nullptr && *set != '\0') {
    return set;
  }
  const fs::path program = fs::read_symlink("/proc/self/exe", error);
  if (const fs::path found = program.empty() ? fs::path() : at_or_above(program.parent_path()); !found.empty()) {
    return found;
  }
  const fs::path working = fs::current_path(error);
  if (const fs::path found = working.empty() ? fs::path() : at_or_above(working); !found.empty()) {
    return found;
  }
  return CASEWORK_CONFIG_DIR;
}

}  // namespace models
