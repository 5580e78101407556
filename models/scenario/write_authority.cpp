#include "models/scenario/write_authority.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <sstream>

#include "models/evidence/quantity.hpp"
#include "models/scenario/arms.hpp"
#include "models/scenario/figure_lines.hpp"

namespace models {
namespace {

// Where the inline table that begins at `from` ends; texts in it may hold braces.
std::size_t end_of_table(const std::string& line, std::size_t from) {
  int depth = 0;
  bool in_text = false;
  for (std::size_t i = from; i < line.size(); ++i) {
    if (line[i] == '"') in_text = !in_text;
    if (in_text) continue;
    if (line[i] == '{') ++depth;
    if (line[i] == '}' && --depth == 0) return i + 1;
  }
  return std::string::npos;
}

std::string as_toml(const FigureLine& figure) {
  std::string value = figure.value;
  if (value.find(", ") != std::string::npos)
    value = "[" + value + "]";
  else if (!read_number(value))
    value = "\"" + value + "\"";
  std::string text = fmt::format("{{ value = {}, source = \"{}\"", value, figure.source);
  text += fmt::format(", strength = \"{}\"", to_string(figure.strength));
  if (!figure.note.empty()) text += fmt::format(", note = \"{}\"", figure.note);
  return text + " }";
}

bool same(const FigureLine& a, const FigureLine& b) {
  return a.value == b.value && a.source == b.source && a.note == b.note;
}

}  // namespace

std::string written_out(const std::string& authority, Files& files) {
  const Document* bibliography = files.read(files.config() / "evidence" / "sources.toml");
  const Sources sources = bibliography == nullptr ? Sources{} : sources_in(*bibliography, files.faults);
  Question question;
  question.authority = authority;
  question.authority_place = {authority, 0, 0};
  const Filled own = read_authority(files, question, sources);
  question.authority = "england_average";
  const Filled average = read_authority(files, question, sources);
  if (!files.faults.empty()) return {};

  std::vector<std::string> lines;
  std::istringstream text(files.read(files.config() / "authorities" / "england_average.toml")->text);
  for (std::string line; std::getline(text, line);) lines.push_back(line);
  std::vector<FigureLine> theirs = figure_lines(own.settings);
  const std::vector<FigureLine> before = figure_lines(average.settings);
  for (std::size_t i = 0; i < theirs.size(); ++i) theirs[i].place = before[i].place;
  std::vector<std::size_t> changed;
  for (std::size_t i = 0; i < theirs.size(); ++i)
    if (!same(theirs[i], before[i])) changed.push_back(i);
  std::sort(changed.begin(), changed.end(), [&](std::size_t a, std::size_t b) {  // from the end of each line
    const Place &left = theirs[a].place, &right = theirs[b].place;
    return left.line != right.line ? left.line < right.line : left.column > right.column;
  });
  for (const std::size_t i : changed) {
    std::string& line = lines.at(static_cast<std::size_t>(theirs[i].place.line - 1));
    const std::size_t from = line.find('{', static_cast<std::size_t>(theirs[i].place.column - 1));
    const std::size_t to = from == std::string::npos ? from : end_of_table(line, from);
    if (to != std::string::npos) line.replace(from, to - from, as_toml(theirs[i]));
  }
  std::string whole = fmt::format(
      "# {}: the average English authority with what is published of {} in place of England's figures "
      "(config/authorities/\n"
      "# england.csv). Written by `casework authorities {} --write FILE`; what no source names is England's average.\n",
      own.settings.name, own.settings.name, authority);
  bool head = true;
  for (const std::string& line : lines) {
    head = head && line.starts_with('#');
    if (head) continue;
    whole += line.starts_with("name = \"Average English authority\"") ? "name = \"" + own.settings.name + "\"" : line;
    whole += '\n';
  }
  return whole;
}

}  // namespace models
