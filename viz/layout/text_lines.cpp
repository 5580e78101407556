#include "viz/layout/text_lines.hpp"

#include <algorithm>
#include <cstddef>

namespace viz {
namespace {

// Fills each line up to `width` before it begins the next.
std::vector<std::string> filled(std::string_view words, const TextStyle& style, double width,
                                const FontMetrics& metrics) {
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < words.size();) {
    const std::size_t end = std::min(words.find(' ', at), words.size());
    const std::string word(words.substr(at, end - at));
    at = end + 1;
    if (!lines.empty() && metrics.width(lines.back() + " " + word, style) <= width) {
      lines.back() += " " + word;
    } else {
      lines.push_back(word);
    }
  }
  return lines;
}

}  // namespace

std::vector<std::string> broken(std::string_view words, const TextStyle& style, double width, std::size_t most,
                                const FontMetrics& metrics) {
  std::vector<std::string> best = filled(words, style, width, metrics);
  const std::size_t lines = best.size();
  for (double narrower = width * 0.98; lines > 1 && narrower > width * 0.5; narrower *= 0.97) {
    std::vector<std::string> next = filled(words, style, narrower, metrics);
    if (next.size() > lines) break;
    best = std::move(next);
  }
  if (best.size() > most && most > 0) {
    for (std::size_t i = most; i < best.size(); ++i) best[most - 1] += " " + best[i];
    best.resize(most);
  }
  for (std::string& line : best) line = metrics.fitted(line, style, width);
  return best;
}

}  // namespace viz
