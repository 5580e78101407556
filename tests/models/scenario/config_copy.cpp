#include "tests/models/scenario/config_copy.hpp"

#include <unistd.h>

#include <atomic>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include "models/scenario/check.hpp"
#include "models/scenario/diagnostics.hpp"

namespace models {

namespace fs = std::filesystem;

const std::string practice_head =
    "[practice]\nname = \"Pods\"\nsummary = \"A sentence.\"\nnot_known = \"A sentence.\"\nsource = \"assumed\"\n";

namespace {

std::vector<std::string> in_words(const std::vector<Fault>& faults) {
  std::vector<std::string> words;
  for (const Fault& fault : faults) {
    words.push_back(to_string(fault));
  }
  return words;
}

}  // namespace

ConfigCopy::ConfigCopy() {
  static std::atomic<int> count = 0;
  folder_ = fs::temp_directory_path() /
            ("casework_config_" + std::to_string(getpid()) + "_" + std::to_string(count.fetch_add(1)));
  fs::create_directories(folder_);
  fs::copy(CASEWORK_SOURCE_DIR "/config", config(), fs::copy_options::recursive);
}

ConfigCopy::~ConfigCopy() {
  std::error_code error;
  fs::remove_all(folder_, error);
}

fs::path ConfigCopy::write(const std::string& name, const std::string& text) const {
  std::ofstream(path(name), std::ios::binary) << text;
  return path(name);
}

std::string ConfigCopy::read(const std::string& name) const {
  std::ostringstream text;
  text << std::ifstream(path(name), std::ios::binary).rdbuf();
  return text.str();
}

void ConfigCopy::set_line(const std::string& name, const std::string& key, const std::string& line) const {
  std::string text = read(name);
  const std::size_t at = text.find("\n" + key + " = ") + 1;
  if (at == 0) {
    throw std::logic_error(name + " does not set " + key);
  }
  write(name, text.replace(at, text.find('\n', at) - at + 1, line.empty() ? "" : line + "\n"));
}

Request ConfigCopy::request() const {
  Request request;
  request.config = config();
  return request;
}

Scenario ConfigCopy::load(const Request& request) const { return load_scenario(path(scenario_name), request); }

std::vector<std::string> ConfigCopy::faults(const Request& request) const {
  try {
    (void)load(request);
  } catch (const ScenarioError& error) {
    return in_words(error.faults());
  }
  return {};
}

std::vector<std::string> ConfigCopy::faults(const std::string& name) const {
  return in_words(check_file(path(name), request()));
}

std::vector<std::string> ConfigCopy::faults_of_practice(const std::string& lines) const {
  write("practices/pods.toml", practice_head + lines);
  return faults("practices/pods.toml");
}

std::vector<std::string> ConfigCopy::faults_of_lines(const std::string& lines) const {
  write("practices/pods.toml", lines + practice_head);
  return faults("practices/pods.toml");
}

}  // namespace models
