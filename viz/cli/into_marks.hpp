// A table that a command keeps up to date in a Markdown file of somebody's.
#pragma once

#include <filesystem>
#include <string>

namespace viz {

/// The two lines between which the table of that name goes: "<!-- casework NAME -->" and "<!-- /casework NAME -->".
[[nodiscard]] std::string mark_before(const std::string& name);
[[nodiscard]] std::string mark_after(const std::string& name);

/// Puts the table between them in place of what is there. Throws Refusal, and writes nothing, when they are not there.
void write_between_marks(const std::filesystem::path& file, const std::string& name, const std::string& table);

}  // namespace viz
