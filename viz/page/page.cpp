#include "viz/page/page.hpp"

#include <fmt/format.h>

#include "viz/assets/assets.hpp"
#include "viz/canvas/svg_canvas.hpp"
#include "viz/page/frame.hpp"
#include "viz/page/html.hpp"
#include "viz/page/sections.hpp"

namespace viz {
namespace {

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
  std::string html = "<header>\n" + product_line();
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
  const std::string time = time_section(content), years = years_section(content), weeks = weeks_section(content),
                    theory = theory_section(content);
  std::string html = page_head(content.report.title) +
                     "<body>\n<a class=\"skip\" href=\"#answer\">Skip to the answer</a>\n" + header(content);
  html += contents({{"answer", "The answer"},
                    {"limits", "What this may not be used for"},
                    {"outcomes", content.is_comparison() ? "What differs" : "The seven outcomes"},
                    {"foundations", "What it rests on"},
                    {"pathway", "The way through the service", !pathway.empty()},
                    {"time", "Over time", !time.empty()},
                    {"weeks", "Bad weeks", !weeks.empty()},
                    {"years", "By financial year", !years.empty()},
                    {"theory", "Beside theory", !theory.empty()},
                    {"practices", content.is_comparison() ? "The practices" : "The practice"},
                    {"sources", "Sources"},
                    {"method", "How it was run"}});
  html += "<main>\n" + answer_section(content) + limits_section(content) + outcomes_section(content) +
          foundations_section(content) + pathway + time + weeks + years + theory + practices_section(content) +
          sources_section(content) + method_section(content) + "</main>\n";
  html += fmt::format("<script>\n{}</script>\n</body>\n</html>\n", report_js());
  return html;
}

}  // namespace viz
