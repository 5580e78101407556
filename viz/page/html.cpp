#include "viz/page/html.hpp"

#include <fmt/format.h>

#include <array>
#include <utility>

#include "viz/canvas/svg_canvas.hpp"
#include "viz/page/outcome_chart.hpp"

namespace viz {
namespace {

std::string attribute(std::string_view name, std::string_view value) {
  return value.empty() ? std::string() : fmt::format(" {}=\"{}\"", name, escaped(value));
}

}  // namespace

std::string words(std::string_view text) {
  // U+2060 holds a sign and its pound together.
  constexpr std::array<std::pair<std::string_view, std::string_view>, 4> held{
      {{" %", "&nbsp;%"}, {" million", "&nbsp;million"}, {"−£", "−&#8288;£"}, {"+£", "+&#8288;£"}}};
  std::string html = escaped(text);
  for (const auto& [from, to] : held) {
    for (std::size_t at = html.find(from); at != std::string::npos; at = html.find(from, at + to.size())) {
      html.replace(at, from.size(), to);
    }
  }
  return html;
}

std::string paragraph(std::string_view text, std::string_view css_class) {
  return fmt::format("<p{}>{}</p>\n", attribute("class", css_class), words(text));
}

std::string heading(int level, std::string_view text, std::string_view id) {
  return fmt::format("<h{0}{1}>{2}</h{0}>\n", level, attribute("id", id), escaped(text));
}

std::string list(const std::vector<std::string>& items, std::string_view css_class) {
  std::string html = fmt::format("<ul{}>\n", attribute("class", css_class));
  for (const std::string& item : items) html += fmt::format("<li>{}</li>\n", words(item));
  return html + "</ul>\n";
}

std::string badge(std::size_t practice) {
  return fmt::format("<span class=\"badge badge-{}\">{}</span>", practice < 4 ? practice : 3,
                     practice_letter(practice));
}

std::string figure(std::string_view svg, std::string_view caption, std::string_view css_class) {
  return fmt::format("<figure{}>\n{}{}</figure>\n", attribute("class", css_class), svg,
                     caption.empty() ? std::string() : fmt::format("<figcaption>{}</figcaption>\n", escaped(caption)));
}

std::string table(std::string_view caption, std::string_view head, std::string_view rows, std::string_view css_class) {
  return fmt::format(
      "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"{0}\">\n<table{1}>\n<caption>{0}</caption>\n"
      "<thead><tr>{2}</tr></thead>\n<tbody>\n{3}</tbody>\n</table>\n</div>\n",
      escaped(caption), attribute("class", css_class), head, rows);
}

std::string column_head(std::string_view text) { return fmt::format("<th scope=\"col\">{}</th>", escaped(text)); }

std::string cell(std::string_view text, std::string_view css_class) {
  return fmt::format("<td{}>{}</td>", attribute("class", css_class), words(text));
}

std::string details(std::string_view summary, std::string_view inside, std::string_view css_class) {
  return fmt::format("<details{}>\n<summary>{}</summary>\n{}</details>\n", attribute("class", css_class),
                     escaped(summary), inside);
}

std::string link(std::string_view address, std::string_view text) {
  if (!address.starts_with("https://") && !address.starts_with("http://")) return escaped(text);
  return fmt::format("<a href=\"{}\" rel=\"noreferrer\">{}</a>", escaped(address), escaped(text));
}

}  // namespace viz
