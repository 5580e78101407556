// The files that one question reads: where they are, what they are called, and every fault found in them.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "models/scenario/diagnostics.hpp"
#include "models/scenario/document.hpp"
#include "models/scenario/scenario.hpp"

namespace models {

/// Reads each file once, keeps its text for the manifest, and gathers the faults of all of them.
class Files {
 public:
  /// Takes find_config() when `config` is empty.
  explicit Files(const std::filesystem::path& config);

  /// Null when the file cannot be used; the reason is then among the faults.
  const Document* read(const std::filesystem::path& file);

  /// The text of a file that is no TOML; kept for the manifest too. Null when it cannot be read.
  const std::string* read_text(const std::filesystem::path& file);

  /// The keys of a folder's files, in order.
  [[nodiscard]] std::vector<std::string> keys_in(const std::string& folder) const;

  /// The file that "family_safeguarding" or "mine/pods.toml" means, or nothing and a fault at `place`. A key is looked
  /// for in the folder config/`folder`; a path beside the file that names it, then in the working folder.
  std::optional<std::filesystem::path> find(const std::string& folder, const std::string& key_or_path,
                                            const std::filesystem::path& beside, const Place& place);

  /// As people are shown it: "config/practices/pods.toml".
  [[nodiscard]] std::string name(const std::filesystem::path& file) const;

  [[nodiscard]] const std::filesystem::path& config() const { return config_; }

  /// Whether every file that was asked for was found and is TOML, so that a key no file sets is truly missing.
  [[nodiscard]] bool complete() const { return complete_; }

  /// Something that was asked for is not there.
  void miss(Fault fault) {
    faults.push_back(std::move(fault));
    complete_ = false;
  }

  std::vector<Fault> faults;
  std::vector<InputFile> inputs;

 private:
  std::filesystem::path config_;
  std::map<std::filesystem::path, std::optional<Document>> documents_;
  std::map<std::filesystem::path, std::optional<std::string>> texts_;
  bool complete_ = true;
};

/// Whether a text is a path and not a key.
[[nodiscard]] bool is_path(const std::string& text);

/// A path from the working folder, as the command line gives it, made whole; a key as it is.
[[nodiscard]] std::string from_working_folder(const std::string& key_or_path);

/// The key of a file: its name without ending, in small letters, digits and _, so that it may name folders and columns.
[[nodiscard]] std::string key_of(const std::filesystem::path& file);

}  // namespace models
