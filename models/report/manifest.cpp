#include "models/report/manifest.hpp"

#include <nlohmann/json.hpp>

#include "sim/experiment/hash.hpp"

namespace models {
namespace {

using Json = nlohmann::ordered_json;

Json typed_settings(const Request& request) {
  Json settings = Json::array();
  for (const Override& each : request.overrides) settings.push_back({{"key", each.key}, {"value", each.value}});
  return settings;
}

Json arms(const Estimates& estimates) {
  Json list = Json::array();
  for (std::size_t i = 0; i < estimates.arms.size(); ++i) {
    Json hashes = Json::array();
    if (i < estimates.replication_hashes.size()) hashes = estimates.replication_hashes[i];
    list.push_back({{"practice", estimates.arms[i].practice},
                    {"nearest_median", estimates.arms[i].nearest_median},
                    {"replication_hashes", std::move(hashes)}});
  }
  return list;
}

Json inputs(const Scenario& scenario) {
  Json list = Json::array();
  for (const InputFile& file : scenario.inputs) {
    list.push_back({{"file", without_machine(file.name)}, {"hash", sim::Hash().add_bytes(file.text).hex()}});
  }
  return list;
}

}  // namespace

std::string manifest(const Asked& asked, const Scenario& scenario, const Estimates& estimates) {
  Json document;
  document["casework"] = CASEWORK_VERSION;
  document["compiler"] = CASEWORK_COMPILER;
  document["command"] = asked.command;
  document["scenario"] = {{"key", scenario.key}, {"file", without_machine(asked.scenario)}};
  document["practices"] = Json::array();
  for (const PracticeArm& arm : scenario.arms) document["practices"].push_back(arm.key);
  document["authority"] = scenario.arms.front().settings.key;
  document["scale"] = scenario.scale;
  document["years"] = estimates.years;
  document["seed"] = estimates.seed;
  document["replications"] = estimates.replications;
  document["overrides"] = typed_settings(asked.request);
  document["rerun"] = rerun_command(asked, scenario, estimates);
  document["hash"] = estimates.hash;
  document["arms"] = arms(estimates);
  document["failures"] = estimates.failures;
  document["inputs"] = inputs(scenario);
  return document.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string manifest_hash(const std::string& manifest) { return sim::Hash().add_bytes(manifest).hex(); }

std::string question_hash(const Asked& asked, const Scenario& scenario, std::uint64_t seed, int replications) {
  sim::Hash hash;
  hash.add(CASEWORK_VERSION)
      .add(asked.command)
      .add(scenario.key)
      .add(seed)
      .add(replications)
      .add(scenario.years)
      .add(scenario.scale);
  for (const PracticeArm& arm : scenario.arms) hash.add(arm.key);
  for (const Override& each : asked.request.overrides) hash.add(each.key).add(each.value);
  for (const std::string& word : asked.further) hash.add(word);
  for (const InputFile& file : scenario.inputs) hash.add(without_machine(file.name)).add(file.text);
  return hash.hex();
}

}  // namespace models
