#include "models/report/read_manifest.hpp"

#include <fstream>
#include <nlohmann/json.hpp>
#include <stdexcept>

namespace models {

Manifest read_manifest(const std::filesystem::path& file) {
  std::ifstream in(file);
  if (!in)
    throw std::invalid_argument(file.string() + ": expected the manifest of a folder of results, found no such file");
  try {
    const nlohmann::json document = nlohmann::json::parse(in);
    Manifest manifest;
    manifest.scenario_key = document.at("scenario").at("key");
    manifest.scenario_file = document.at("scenario").at("file");
    manifest.practices = document.at("practices").get<std::vector<std::string>>();
    manifest.authority = document.at("authority");
    manifest.scale = document.at("scale");
    manifest.years = document.at("years");
    manifest.seed = document.at("seed");
    manifest.replications = document.at("replications");
    for (const nlohmann::json& each : document.at("overrides"))
      manifest.overrides.push_back({each.at("key"), each.at("value")});
    manifest.hash = document.at("hash");
    return manifest;
  } catch (const nlohmann::json::exception&) {
    throw std::invalid_argument(file.string() + ": expected the manifest of a folder of results, found something else");
  }
}

}  // namespace models
