#include "tests/validation/oracles.hpp"

#include <algorithm>
#include <cctype>
#include <fstream>
#include <set>
#include <sstream>
#include <stdexcept>

namespace theory {
namespace {

enum Column : std::size_t { name, group, parameters, quantity, exact, avar, method, length, columns };

std::set<std::string>& groups_asked_for() {
  static std::set<std::string> groups;
  return groups;
}

}  // namespace

std::vector<Case> read_cases(const std::string& path) {
  std::ifstream file(path);
  std::string line;
  if (!std::getline(file, line)) throw std::runtime_error("no oracles in " + path);
  std::vector<Case> cases;
  while (std::getline(file, line)) {
    const std::vector<std::string> cells = split(line, ',');
    if (cells.size() != columns) throw std::runtime_error("no row of oracles: " + line);
    auto same = std::find_if(cases.begin(), cases.end(), [&](const Case& each) { return each.name == cells[name]; });
    if (same == cases.end()) {
      cases.push_back({cells[name], cells[group], Parameters(cells[parameters]), {}, std::stod(cells[length])});
      same = cases.end() - 1;
    }
    if (same->group != cells[group] || same->length != std::stod(cells[length]))
      throw std::runtime_error("rows of one case that differ: " + line);
    same->rows.push_back({cells[quantity], std::stod(cells[exact])});
  }
  return cases;
}

Parameters::Parameters(const std::string& text) {
  for (const std::string& piece : split(text, ';')) {
    const std::size_t at = piece.find('=');
    if (at == std::string::npos) throw std::runtime_error("no parameter: " + piece);
    values_[piece.substr(0, at)] = piece.substr(at + 1);
  }
}

std::vector<double> Parameters::numbers(const std::string& key) const {
  std::vector<double> values;
  for (const std::string& piece : split(text(key), '|')) values.push_back(std::stod(piece));
  return values;
}

const std::vector<Case>& all_cases() {
  static const std::vector<Case> cases = read_cases(CASEWORK_SOURCE_DIR "/tests/validation/oracles.csv");
  return cases;
}

std::vector<Case> cases_of(const std::vector<std::string>& groups) {
  groups_asked_for().insert(groups.begin(), groups.end());
  std::vector<Case> found;
  for (const Case& each : all_cases())
    if (std::find(groups.begin(), groups.end(), each.group) != groups.end()) found.push_back(each);
  return found;
}

std::vector<std::string> groups_left_out() {
  std::vector<std::string> groups;
  for (const Case& each : all_cases())
    if (groups_asked_for().count(each.group) == 0) groups.push_back(each.group);
  return groups;
}

std::vector<std::string> split(const std::string& text, char separator) {
  std::vector<std::string> pieces;
  std::istringstream stream(text);
  for (std::string piece; std::getline(stream, piece, separator);) pieces.push_back(piece);
  return pieces;
}

std::string test_name(const Case& of) {
  std::string text;
  for (const char letter : of.name)
    if (std::isalnum(static_cast<unsigned char>(letter)) != 0) text += letter;
  return text;
}

}  // namespace theory
