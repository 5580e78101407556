#include "models/scenario/files.hpp"

#include <algorithm>
#include <cctype>
#include <fstream>
#include <sstream>
#include <system_error>

#include "models/scenario/load_document.hpp"

namespace models {

namespace {

namespace fs = std::filesystem;

/// `file` relative to `folder`, or nothing when it is not inside.
std::optional<fs::path> inside(const fs::path& file, const fs::path& folder) {
  std::error_code error;
  const fs::path whole = fs::weakly_canonical(file, error);
  const fs::path relative = whole.lexically_relative(fs::weakly_canonical(folder, error));
  return error || relative.empty() || *relative.begin() == ".." ? std::nullopt : std::optional(relative);
}

}  // namespace

Files::Files(const fs::path& config) : config_(config.empty() ? find_config() : config) {
  std::error_code error;
  if (!fs::is_directory(config_ / "practices", error)) {
    faults.push_back(
        {{config_.generic_string(), 0, 0},
         "expected the folder config/ with authorities, practices and evidence; CASEWORK_CONFIG names it"});
  }
}

std::string Files::name(const fs::path& file) const {
  if (const auto in_config = inside(file, config_)) {
    return (fs::path("config") / *in_config).generic_string();
  }
  std::error_code error;
  const auto in_working_folder = inside(file, fs::current_path(error));
  return (in_working_folder ? *in_working_folder : file).generic_string();
}

const Document* Files::read(const fs::path& file) {
  std::error_code error;
  const fs::path whole = fs::weakly_canonical(file, error);
  const auto [entry, is_new] = documents_.try_emplace(error ? file : whole);
  if (is_new) {
    entry->second = load_document(file, name(file), faults);
    if (entry->second) {
      inputs.push_back({entry->second->name, entry->second->text});
    } else {
      complete_ = false;
    }
  }
  return entry->second ? &*entry->second : nullptr;
}

const std::string* Files::read_text(const fs::path& file) {
  const auto [entry, is_new] = texts_.try_emplace(file);
  if (is_new) {
    std::ifstream in(file, std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    if (in) {
      entry->second = text.str();
      inputs.push_back({name(file), *entry->second});
    } else {
      faults.push_back({{name(file), 0, 0}, "expected a file that can be read"});
      complete_ = false;
    }
  }
  return entry->second ? &*entry->second : nullptr;
}

std::vector<std::string> Files::keys_in(const std::string& folder) const {
  std::vector<std::string> keys;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(config_ / folder, error)) {
    if (entry.path().extension() == ".toml") {
      keys.push_back(entry.path().stem().string());
    }
  }
  std::sort(keys.begin(), keys.end());
  return keys;
}

std::optional<fs::path> Files::find(const std::string& folder, const std::string& key_or_path, const fs::path& beside,
                                    const Place& place) {
  std::error_code error;
  if (is_path(key_or_path)) {
    const fs::path next_to_it = beside.parent_path() / key_or_path;
    return fs::exists(next_to_it, error) ? next_to_it : fs::path(key_or_path);
  }
  const auto known = keys_in(folder);
  if (std::find(known.begin(), known.end(), key_or_path) != known.end()) {
    return config_ / folder / (key_or_path + ".toml");
  }
  complete_ = false;
  if (key_or_path.find('+') != std::string::npos) {
    faults.push_back({place, "expected one practice model, found " + in_quotes(key_or_path) +
                                 "; models cannot be joined by name: write a file with the keys of both"});
    return std::nullopt;
  }
  const bool practice = folder == "practices";
  const std::string kind = practice ? "practice model" : folder == "authorities" ? "authority" : "scenario";
  faults.push_back({place, "there is no " + kind + " " + in_quotes(key_or_path) +
                               did_you_mean(nearest(key_or_path, known)) +
                               (practice ? " `casework models` lists them" : "")});
  return std::nullopt;
}

bool is_path(const std::string& text) {
  return text.find('/') != std::string::npos || fs::path(text).extension() == ".toml";
}

std::string from_working_folder(const std::string& key_or_path) {
  std::error_code error;
  return is_path(key_or_path) ? fs::absolute(key_or_path, error).string() : key_or_path;
}

std::string key_of(const fs::path& file) {
  std::string key = file.stem().string();
  for (char& c : key) {
    const auto letter = static_cast<unsigned char>(c);
    c = std::isalnum(letter) != 0 && letter < 0x80 ? static_cast<char>(std::tolower(letter)) : '_';
  }
  return key.substr(0, 64);
}

}  // namespace models
