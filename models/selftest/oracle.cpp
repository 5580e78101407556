#include "models/selftest/oracle.hpp"

#include <algorithm>
#include <fstream>
#include <sstream>
#include <stdexcept>

namespace models::theory {
namespace {

enum Column : std::size_t { name, group, parameters, quantity, exact, avar, method, length, columns };

}  // namespace

std::vector<Case> read_cases(const std::filesystem::path& path) {
  std::ifstream file(path);
  std::string line;
  if (!std::getline(file, line)) throw std::runtime_error("no oracles in " + path.string());
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

std::vector<Case> kernel_cases(const std::filesystem::path& config) {
  return read_cases(config / "theory" / "exact" / "kernel.csv");
}

std::vector<Case> service_cases(const std::filesystem::path& config) {
  return read_cases(config / "theory" / "exact" / "service.csv");
}

std::vector<std::string> split(const std::string& text, char separator) {
  std::vector<std::string> pieces;
  std::istringstream stream(text);
  for (std::string piece; std::getline(stream, piece, separator);) pieces.push_back(piece);
  return pieces;
}

}  // namespace models::theory
