#include "viz/cli/into_marks.hpp"

#include <fmt/format.h>

#include <fstream>
#include <sstream>

#include "viz/cli/refusal.hpp"

namespace viz {

std::string mark_before(const std::string& name) { return "<!-- casework " + name + " -->"; }
std::string mark_after(const std::string& name) { return "<!-- /casework " + name + " -->"; }

void write_between_marks(const std::filesystem::path& file, const std::string& name, const std::string& table) {
  std::ifstream in(file, std::ios::binary);
  if (!in) throw Refusal(file.string() + ": cannot be read");
  std::ostringstream all;
  all << in.rdbuf();
  std::string text = all.str();
  const std::string begins = mark_before(name), ends = mark_after(name);
  const auto from = text.find(begins), to = text.find(ends);
  if (from == std::string::npos || to == std::string::npos || to < from)
    throw Refusal(
        fmt::format("{}: expected the lines {} and {}, between which the table goes", file.string(), begins, ends));
  text.replace(from + begins.size(), to - from - begins.size(), "\n\n" + table + "\n");
  std::ofstream out(file, std::ios::binary);
  out << text;
  if (!out.flush()) throw Refusal(file.string() + ": cannot be written");
}

}  // namespace viz
