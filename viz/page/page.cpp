#include "viz/page/page.hpp"

#include <fmt/format.h>

#include "viz/assets/assets.hpp"
#include "viz/canvas/palette.hpp"
#include "viz/canvas/svg_canvas.hpp"
#include "viz/page/html.hpp"
#include "viz/page/practice_badge.hpp"
#include "viz/page/sections.hpp"

namespace viz {
namespace {

/// Nothing may be asked for from anywhere; style and script are in the file.
constexpr std::string_view policy =
    "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:";

/// The colours of the palette, so that the style sheet names roles and not colours.
std::string colours() {
  std::string css = ":root{";
  const auto set = [&](std::string_view name, Role role) { css += fmt::format("--{}:{};", name, hex(colour(role))); };
  set("ground", Role::ground);
  set("card", Role::card);
  set("rule", Role::rule);
  set("note", Role::note);
  set("ink", Role::ink);
  set("soft", Role::ink_soft);
  set("action", Role::front_door);
  for (std::size_t i = 0; i < 4; ++i) {
    set(fmt::format("practice-{}", i), practice_role(i));
    set(fmt::format("on-practice-{}", i), on_practice(i));
  }
  return css + "}\n";
}

std::string head(const PageContent& content) {
  return fmt::format(
      "<!DOCTYPE html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"{}\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{}</title>\n"
      "<style>\n{}{}</style>\n</head>\n",
      policy, escaped(content.report.title), colours(), report_css());
}

struct Link {
  std::string_view id;
  std::string_view words;
  bool shown = true;
};

std::string contents(const std::vector<Link>& links) {
  std::string html = "<nav aria-label=\"Contents\"><ul>\n";
  for (const Link& link : links) {
    if (link.shown) html += fmt::format("<li><a href=\"#{}\">{}</a></li>\n", link.id, link.words);
  }
  return html + "</ul></nav>\n";
}

std::string key(const PageContent& content) {
  std::string html = "<ul class=\"key\" aria-label=\"Practices\">\n";
  for (std::size_t arm = 0; arm < content.estimates.arms.size(); ++arm) {
    html += fmt::format("<li>{} {}{}</li>\n", badge(arm), escaped(content.estimates.arms[arm].name),
                        content.is_comparison() && arm == 0 ? ", the base" : "");
  }
  return html + "</ul>\n";
}

std::string header(const PageContent& content) {
  const models::Estimates& estimates = content.estimates;
  std::string html =
      "<header>\n<p class=\"product\">casework <span>a simulated children's social care service</span></p>\n";
  html += heading(1, content.report.title);
  if (!content.report.question.empty()) {
    html += fmt::format("<p class=\"question\"><span>The question:</span> {}</p>\n", escaped(content.report.question));
  }
  html += key(content);
  html += paragraph(
      fmt::format("{} {} of {} {}, seed {}.", estimates.replications, estimates.replications == 1 ? "run" : "runs",
                  estimates.years, estimates.years == 1 ? "year" : "years", estimates.seed),
      "setup");
  return html + "</header>\n";
}

}  // namespace

std::string page(const models::Report& report, const std::vector<models::Model>& models,
                 const models::StudyResult& result, const std::string& manifest_hash,
                 const std::vector<PathwayAtEnd>& pathways) {
  const PageContent content{report, models, result.estimates, manifest_hash, pathways};
  const std::string pathway = pathway_section(content);
  const std::string time = time_section(content);
  std::string html =
      head(content) + "<body>\n<a class=\"skip\" href=\"#answer\">Skip to the answer</a>\n" + header(content);
  html += contents({{"answer", "The answer"},
                    {"limits", "What this may not be used for"},
                    {"outcomes", content.is_comparison() ? "What differs" : "The seven outcomes"},
                    {"foundations", "What it rests on"},
                    {"pathway", "The way through the service", !pathway.empty()},
                    {"time", "Over time", !time.empty()},
                    {"practices", content.is_comparison() ? "The practices" : "The practice"},
                    {"sources", "Sources"},
                    {"method", "How it was run"}});
  html += "<main>\n" + answer_section(content) + limits_section(content) + outcomes_section(content) +
          foundations_section(content) + pathway + time + practices_section(content) + sources_section(content) +
          method_section(content) + "</main>\n";
  html += fmt::format("<script>\n{}</script>\n</body>\n</html>\n", report_js());
  return html;
}

}  // namespace viz
