// A small reader of XML that only says whether it is well-formed: elements nest, attributes are quoted and not
// repeated, ampersands begin a reference.
#pragma once

#include <algorithm>
#include <regex>
#include <set>
#include <string>
#include <vector>

namespace test_support {

/// Empty when all is well; else the first fault.
inline std::string fault_of_xml(const std::string& xml) {
  static const std::regex tag(R"(^<(/?)([A-Za-z][\w:-]*)((?:\s+[\w:-]+="[^"<]*")*)\s*(/?)>)");
  static const std::regex attribute(R"(\s+([\w:-]+)="([^"]*)\")");
  static const std::regex bare(R"(&(?!(?:amp|lt|gt|quot|apos|#\d+);))");
  std::vector<std::string> open;
  bool has_root = false;
  for (std::size_t at = 0; at < xml.size();) {
    if (xml[at] != '<') {
      const std::size_t end = std::min(xml.find('<', at), xml.size());
      const std::string words = xml.substr(at, end - at);
      if (std::regex_search(words, bare)) return "a bare ampersand: " + words;
      if (open.empty() && words.find_first_not_of(" \n\t") != std::string::npos) return "text outside: " + words;
      at = end;
      continue;
    }
    std::smatch found;
    const std::string rest = xml.substr(at, std::min(xml.find('>', at), xml.size() - 1) - at + 1);
    if (!std::regex_search(rest, found, tag)) return "no tag: " + rest;
    if (open.empty() && has_root) return "a second root: " + rest;
    has_root = true;
    std::set<std::string> names;
    const std::string attributes = found[3];
    for (std::sregex_iterator each(attributes.begin(), attributes.end(), attribute), end; each != end; ++each) {
      if (!names.insert((*each)[1]).second) return "an attribute twice: " + rest;
      const std::string value = (*each)[2];
      if (std::regex_search(value, bare)) return "a bare ampersand: " + value;
    }
    if (found[1].length() > 0) {
      if (open.empty() || open.back() != found[2]) return "not open: " + rest;
      open.pop_back();
    } else if (found[4].length() == 0) {
      open.push_back(found[2]);
    }
    at += static_cast<std::size_t>(found.length());
  }
  return open.empty() ? "" : "never closed: " + open.back();
}

}  // namespace test_support
