#include "viz/cli/practice_files.hpp"

#include <algorithm>
#include <filesystem>

namespace viz {

std::vector<std::string> practice_keys() {
  std::vector<std::string> keys;
  for (const auto& entry : std::filesystem::directory_iterator(models::find_config() / "practices")) {
    if (entry.path().extension() != ".toml" || entry.path().stem() == "template") continue;
    keys.push_back(entry.path().stem().string());
  }
  std::sort(keys.begin(), keys.end());
  const auto base = std::find(keys.begin(), keys.end(), "baseline");
  if (base != keys.end()) std::rotate(keys.begin(), base, base + 1);
  return keys;
}

models::Scenario on_the_average_authority(const std::vector<std::string>& practices,
                                          const std::vector<models::Override>& overrides) {
  models::Request request;
  request.practices = practices;
  request.overrides = overrides;
  return models::load_scenario("england_average", request);
}

}  // namespace viz
