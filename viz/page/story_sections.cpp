// The sections that are words: the answer, its limits, the practices, the sources and the method.
#include <fmt/format.h>

#include <algorithm>

#include "models/report/foundations.hpp"
#include "viz/canvas/svg_canvas.hpp"
#include "viz/page/foundation_chart.hpp"
#include "viz/page/html.hpp"
#include "viz/page/sections.hpp"

namespace viz {
namespace {

/// "Also: this; that." as a list; any other sentence as a paragraph.
std::string sentence_part(const std::string& sentence, bool first) {
  const std::size_t colon = sentence.find(": ");
  if (!sentence.starts_with("Also") || colon == std::string::npos) {
    return paragraph(sentence, first || sentence.starts_with("With ") ? "lead" : "");
  }
  std::vector<std::string> items;
  for (std::size_t from = colon + 2; from < sentence.size();) {
    const std::size_t to = std::min(sentence.find("; ", from), sentence.size() - 1);
    items.push_back(sentence.substr(from, to - from));
    from = to + 2;
  }
  return paragraph(sentence.substr(0, colon + 1)) + list(items, "also");
}

std::string percent_assumed(const models::Foundations& foundations) {
  if (foundations.total() == 0) return "There are no figures to count.";
  const double percent = 100.0 * foundations.assumed / foundations.total();
  return fmt::format(
      "{} of {} figures ({:.0f} %) are assumed: nobody has published them, or they were fitted so that the model gives "
      "published totals. The emptier the bar, the weaker the ground.",
      foundations.assumed, foundations.total(), percent);
}

/// Where a source stands in the list of sources.
std::string source_id(std::string_view key) { return "source-" + escaped(key); }

std::string source_link(const std::vector<models::Source>& sources, const std::string& key) {
  const bool listed =
      std::any_of(sources.begin(), sources.end(), [&](const auto& source) { return source.key == key; });
  return listed ? fmt::format("<a href=\"#{}\">{}</a>", source_id(key), escaped(key)) : escaped(key);
}

/// Nobody's figure but ours: its strength says as much.
bool is_own(std::string_view source) { return source == "assumed" || source == "derived" || source == "fitted"; }

std::string figure_rows(const std::vector<models::FigureLine>& figures, const std::vector<models::Source>& sources) {
  std::string rows;
  for (const models::FigureLine& line : figures) {
    std::string value = escaped(line.value);
    if (!line.range.empty()) value += fmt::format("<small>{}</small>", escaped(line.range));
    std::string key = escaped(line.key);
    if (!line.note.empty()) key += fmt::format("<small>{}</small>", escaped(line.note));
    rows += fmt::format("<tr><th scope=\"row\">{}</th><td>{}</td><td>{}</td><td>{}</td></tr>\n", key, value,
                        is_own(line.source) ? "–" : source_link(sources, line.source),
                        escaped(models::in_words(line.strength)));
  }
  return rows;
}

std::string figure_table(const models::PracticeFigures& practice, const std::vector<models::Source>& sources) {
  return table(fmt::format("{}: its figures", practice.name),
               column_head("Figure") + column_head("Value, range") + column_head("Source") + column_head("Strength"),
               figure_rows(practice.figures, sources), "figures");
}

std::string practice_part(const models::PracticeFigures& practice, std::size_t arm,
                          const std::vector<models::Source>& sources) {
  const bool base = arm == 0;
  std::string html = fmt::format("<h3>{} {}</h3>\n", badge(arm), escaped(practice.name));
  if (!practice.summary.empty()) html += paragraph(practice.summary);
  if (!practice.not_known.empty()) {
    html +=
        fmt::format("<p class=\"unknown\"><strong>What is not known:</strong> {}</p>\n", escaped(practice.not_known));
  }
  if (practice.figures.empty()) return html + paragraph("It sets no figure of its own.");
  const models::Foundations& f = practice.foundations;
  html += paragraph(fmt::format("{} {} figures: {} assumed, {} weak, {} official, {} moderate, {} strong.",
                                base ? "It rests on" : "It sets", f.total(), f.assumed, f.weak, f.official, f.moderate,
                                f.strong));
  const std::string figures = figure_table(practice, sources);
  return html +
         (base ? details(fmt::format("All {} figures of {}", f.total(), practice.name), figures, "long") : figures);
}

}  // namespace

std::string answer_section(const PageContent& content) {
  std::string html = "<section aria-labelledby=\"answer\" class=\"answer\">\n";
  html += heading(2, "The answer", "answer");
  for (std::size_t i = 0; i < content.report.answer.size(); ++i) {
    html += sentence_part(content.report.answer[i], i == 0);
  }
  return html + "</section>\n";
}

std::string limits_section(const PageContent& content) {
  return "<section aria-labelledby=\"limits\">\n" + heading(2, "What this may not be used for", "limits") +
         list(content.report.not_for, "limits") + "</section>\n";
}

std::string foundations_section(const PageContent& content) {
  return "<section aria-labelledby=\"foundations\">\n" + heading(2, "What it rests on", "foundations") +
         paragraph(percent_assumed(content.report.foundations)) +
         figure(foundation_chart(content.report.foundations, "foundation-bar"), "", "bar") + "</section>\n";
}

std::string practices_section(const PageContent& content) {
  std::string html = "<section aria-labelledby=\"practices\">\n";
  html += heading(2, content.is_comparison() ? "The practices" : "The practice", "practices");
  for (std::size_t arm = 0; arm < content.report.practices.size(); ++arm) {
    html += practice_part(content.report.practices[arm], arm, content.report.sources);
  }
  return html + "</section>\n";
}

std::string sources_section(const PageContent& content) {
  std::string html = "<section aria-labelledby=\"sources\">\n" + heading(2, "Sources", "sources");
  html += "<dl class=\"sources\">\n";
  for (const models::Source& source : content.report.sources) {
    html += fmt::format("<dt id=\"{}\">{}</dt><dd>{}</dd>\n", source_id(source.key), escaped(source.key),
                        link(source.address, source.title));
  }
  return html + "</dl>\n</section>\n";
}

std::string method_section(const PageContent& content) {
  std::string rows;
  for (const models::Definition& each : models::definitions()) {
    rows += fmt::format("<tr><th scope=\"row\">{}<small><code>{}</code></small></th>{}{}{}</tr>\n", escaped(each.name),
                        each.key, cell(each.formula), cell(each.source),
                        cell(fmt::format("{:g} %", each.matters), "number"));
  }
  const std::string measures =
      table("Every measure, defined",
            column_head("Measure") + column_head("Definition") + column_head("Source") + column_head("Matters from"),
            rows, "figures");
  return "<section aria-labelledby=\"method\">\n" + heading(2, "How it was run", "method") +
         list(content.report.method) + details("Every measure, defined", measures) + heading(3, "How to run it again") +
         fmt::format("<pre><code>{}</code></pre>\n", escaped(content.report.rerun)) +
         fmt::format("<p class=\"hash\">Result <code>{}</code>, manifest <code>{}</code>.</p>\n",
                     escaped(content.estimates.hash), escaped(content.manifest_hash)) +
         "</section>\n";
}

}  // namespace viz
