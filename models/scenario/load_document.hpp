// Files → trees of values. The only door to the TOML parser.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "models/scenario/diagnostics.hpp"
#include "models/scenario/document.hpp"

namespace models {

/// Reads a file; `name` is how faults show it. A file that cannot be read, is no plain file, is refused by the guard or
/// is not TOML adds one fault to `faults` and gives nothing.
[[nodiscard]] std::optional<Document> load_document(const std::filesystem::path& file, const std::string& name,
                                                    std::vector<Fault>& faults);

/// The same for a text that is at hand.
[[nodiscard]] std::optional<Document> parse_document(std::string text, const std::string& name,
                                                     std::vector<Fault>& faults);

}  // namespace models
