// The sections that are pictures: the pathway at the end of one run, and the service over time.
#include <fmt/format.h>

#include <array>

#include "viz/canvas/font_metrics.hpp"
#include "viz/canvas/svg_canvas.hpp"
#include "viz/layout/pathway_layout.hpp"
#include "viz/page/compact_svg.hpp"
#include "viz/page/html.hpp"
#include "viz/page/outcome_chart.hpp"
#include "viz/page/sections.hpp"
#include "viz/page/time_chart.hpp"
#include "viz/playback/playback.hpp"
#include "viz/scene/pathway_scene.hpp"

namespace viz {
namespace {

/// Wide enough for the full cards of the window; the page scales it down or lets it scroll.
constexpr Rect map_area{0, 0, 1300, 656};

std::string pathway_map(const PageContent& content, std::size_t arm) {
  const models::Model& model = content.models[arm];
  const PathwayAtEnd& end = content.pathways[arm];
  const PathwayLayout layout = lay_out(model.pathway, end.peaks, map_area, report_metrics());
  const PathwayPicture picture{model.pathway, layout, end.state, report_metrics(), {}};
  SvgCanvas canvas(map_area.width, map_area.height,
                   {fmt::format("pathway-{}", arm + 1), fmt::format("The pathway under {}", model.practice().name),
                    describe_pathway(picture)});
  draw_pathway(canvas, picture, {});
  return compact_svg(canvas.take());
}

std::string pathway_figure(const PageContent& content, std::size_t arm) {
  const models::Estimates& estimates = content.estimates;
  const bool nearest = content.pathways[arm].replication == estimates.arms[arm].nearest_median;
  const std::string caption =
      fmt::format("{} {}, at the end of run {} of {}{}.", practice_letter(arm), estimates.arms[arm].name,
                  content.pathways[arm].replication, estimates.replications, nearest ? ", nearest the median" : "");
  return fmt::format(
      "<figure class=\"map\">\n<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"{0}\">{1}</div>\n"
      "<figcaption>{0}</figcaption>\n</figure>\n",
      escaped(caption), pathway_map(content, arm));
}

}  // namespace

PathwayAtEnd pathway_at_end(const models::Model& model, std::uint32_t replication, const models::CaseEventLog& log) {
  Playback playback(model, log);
  playback.seek(playback.end());
  return {replication, playback.pathway(), playback.peak_flows()};
}

std::string pathway_section(const PageContent& content) {
  if (content.pathways.empty() || content.pathways.size() != content.models.size()) return {};
  std::string html = "<section aria-labelledby=\"pathway\" class=\"pathway\">\n" +
                     heading(2, "The way through the service", "pathway");
  html += paragraph(
      "One labelled run, to explain how the service hangs together. Numbers to decide by stand above: they "
      "come from all runs.");
  html += pathway_figure(content, 0);
  for (std::size_t arm = 1; arm < content.pathways.size(); ++arm) {
    html += details(fmt::format("{} {}", practice_letter(arm), content.estimates.arms[arm].name),
                    pathway_figure(content, arm));
  }
  return html + "</section>\n";
}

std::string time_section(const PageContent& content) {
  struct Line {
    const char* id;
    const char* title;
    const char* unit;
    models::Band models::WeeklyBands::*band;
  };
  constexpr std::array lines{
      Line{"time-care", "Children looked after", "children", &models::WeeklyBands::looked_after},
      Line{"time-plans", "On child protection plans", "children", &models::WeeklyBands::on_plans},
      Line{"time-need", "Children in need, all open", "children", &models::WeeklyBands::in_need},
      Line{"time-unallocated", "Without a worker", "children", &models::WeeklyBands::unallocated},
      Line{"time-caseload", "Caseload, mean", "children each", &models::WeeklyBands::caseload}};
  std::string charts;
  const bool bands = content.estimates.replications > 1;
  for (const Line& line : lines) {
    TimeChart chart{line.id, line.title, line.unit, content.models.front().calendar.start(), bands, {}};
    for (const models::ArmEstimates& arm : content.estimates.arms) {
      chart.lines.push_back({arm.name, &(arm.weekly.*line.band)});
    }
    if (const std::string svg = time_chart(chart); !svg.empty())
      charts += "<div class=\"card\">" + figure(svg, "") + "</div>\n";
  }
  if (charts.empty()) return {};
  const std::string words =
      bands ? fmt::format(
                  "Lines are means over {} runs, bands the middle 80 % of them. Years begin where their number "
                  "stands.",
                  content.estimates.replications)
            : "One run: there are no bands. Years begin where their number stands.";
  return "<section aria-labelledby=\"time\">\n" + heading(2, "Over time", "time") + paragraph(words) +
         "<div class=\"grid\">\n" + charts + "</div>\n</section>\n";
}

}  // namespace viz
