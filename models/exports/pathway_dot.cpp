#include "models/exports/pathway_dot.hpp"

#include <fmt/format.h>

#include <map>
#include <vector>

namespace models {
namespace {

constexpr double lowest_reading = 1;
constexpr double highest_reading = 5;

std::string quoted(const std::string& text) {
  std::string result = "\"";
  for (const char character : text) {
    if (character == '"' || character == '\\') result += '\\';
    result += character == '\n' ? ' ' : character;
  }
  return result + "\"";
}

std::string readings(const CompiledExit& exit) {
  const bool any_above = exit.above <= lowest_reading;
  const bool any_below = exit.below >= highest_reading;
  if (any_above && any_below) return "";
  if (any_above) return fmt::format("need under {:g}", exit.below);
  if (any_below) return fmt::format("need {:g} and over", exit.above);
  return fmt::format("need {:g} to {:g}", exit.above, exit.below);
}

std::string label(const CompiledExit& exit) {
  const std::string share = exit.share == 1 ? "" : fmt::format("share {:g}", exit.share);
  const std::string bound = readings(exit);
  return share.empty() || bound.empty() ? share + bound : share + "\\n" + bound;
}

}  // namespace

std::string pathway_dot(const Pathway& pathway, const std::string& title) {
  std::string dot = fmt::format("digraph pathway {{\n  label={};\n  rankdir=LR;\n", quoted(title));
  dot += "  node [shape=box, style=rounded, fontname=\"Inter\"];\n  edge [fontname=\"Inter\", fontsize=9];\n";
  std::map<int, std::vector<const CompiledStage*>> by_column;
  for (const CompiledStage& stage : pathway.stages()) {
    dot += fmt::format("  {} [label={}];\n", quoted(stage.key), quoted(stage.name));
    by_column[stage.column].push_back(&stage);
  }
  for (const auto& [column, stages] : by_column) {
    dot += "  { rank=same;";
    for (const CompiledStage* stage : stages) dot += fmt::format(" {};", quoted(stage->key));
    dot += " }\n";
  }
  for (const CompiledStage& stage : pathway.stages()) {
    for (const CompiledExit& exit : stage.exits) {
      dot += fmt::format("  {} -> {} [label=\"{}\"];\n", quoted(stage.key), quoted(pathway[exit.to].key), label(exit));
    }
  }
  return dot + "}\n";
}

}  // namespace models
