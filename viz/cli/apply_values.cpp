#include "viz/cli/apply_values.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <regex>
#include <sstream>

#include "models/scenario/figure_lines.hpp"
#include "viz/cli/refusal.hpp"

namespace viz {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> lines_of(const fs::path& file) {
  std::ifstream in(file);
  std::vector<std::string> lines;
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

// The number after `value =`, or the list there: of what stands at the column, the first.
bool replace_value(std::string& line, int column, const models::Fitted& fitted) {
  const auto at = static_cast<std::size_t>(std::max(0, column - 1));
  if (at > line.size()) return false;
  const std::string before = line.substr(0, at), rest = line.substr(at);
  static const std::regex list(R"(value = \[[^\]]*\])"), number(R"re((value = "?£?)-?[0-9][0-9,]*(\.[0-9]+)?)re");
  std::smatch found;
  const bool is_list = fitted.text.starts_with('[');
  if (!std::regex_search(rest, found, is_list ? list : number)) return false;
  const std::string value = is_list ? "value = " + fitted.text : found[1].str() + fitted.text;
  line = before + found.prefix().str() + value + found.suffix().str();
  return true;
}

}  // namespace

std::vector<std::string> apply_values(const fs::path& scenario, const models::Request& request,
                                      const std::vector<models::Fitted>& fitted) {
  const models::Scenario loaded = models::load_scenario(scenario, request);
  const std::vector<models::FigureLine> figures = models::figure_lines(loaded.arms.front().settings);
  const fs::path root = (request.config.empty() ? models::find_config() : request.config).parent_path();
  std::map<fs::path, std::vector<std::string>> files;
  std::vector<std::string> changed;
  for (const models::Fitted& each : fitted) {
    const auto figure = std::find_if(figures.begin(), figures.end(),
                                     [&](const models::FigureLine& line) { return line.key == each.parameter.key; });
    if (figure == figures.end()) throw Refusal(each.parameter.key + ": stands in no file");
    const models::Place& place = figure->place;
    const fs::path named(place.file);
    const fs::path file = named.is_absolute() || fs::exists(named) ? named : root / named;
    auto& lines = files.try_emplace(file, lines_of(file)).first->second;
    const auto line = static_cast<std::size_t>(place.line - 1);
    if (line >= lines.size() || !replace_value(lines[line], place.column, each))
      throw Refusal(fmt::format("{}:{}: the value of {} is not written as a table with `value =`, so it was left",
                                file.string(), place.line, each.parameter.key));
  }
  for (const auto& [file, lines] : files) {
    std::ofstream out(file, std::ios::binary);
    for (const std::string& line : lines) out << line << '\n';
    if (!out.flush()) throw Refusal(file.string() + ": cannot be written");
    changed.push_back(file.string());
  }
  return changed;
}

}  // namespace viz
