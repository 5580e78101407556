#include "viz/scene/screen.hpp"

#include <array>
#include <cmath>

#include "viz/scene/words.hpp"

namespace viz {

bool starts_folded(double width) { return width < 1500; }

Screen screen_for(double width, double height, bool folded) {
  const bool small = height < 900;
  const double top = small ? 42 : 52;
  const double foot = small ? 56 : 66;
  const double left = folded ? 0 : small ? 227 : 284;
  const double lower = std::round(small ? height * 0.27 : height * 0.283);
  Screen screen;
  screen.top = {0, 0, width, top};
  screen.left = {0, top, left, height - top - foot};
  screen.map = {left, top, width - left, height - top - foot - lower};
  screen.outcome_columns = width - left > 1400 ? 3 : 2;
  const double outcomes = std::round((width - left) * (screen.outcome_columns == 3 ? 0.47 : 0.44));
  screen.caseload = {left, screen.map.bottom(), width - left - outcomes, lower};
  screen.outcomes = {screen.caseload.right(), screen.map.bottom(), outcomes, lower};
  const double transport = small ? 420 : 446;
  screen.transport = {0, height - foot, transport, foot};
  screen.timeline = {transport, height - foot, width - transport, foot};
  return screen;
}

std::string run_words(unsigned replication, int replications) {
  if (replications <= 1) return "run " + std::to_string(replication) + ", the only one";
  return "run " + std::to_string(replication) + " of " + std::to_string(replications) + ", nearest the median";
}

void draw_top_bar(Canvas& canvas, const FontMetrics& metrics, Rect area, const RunLabel& label) {
  canvas.begin({"top", "Casework simulator", label.run});
  canvas.rectangle(area, Fill{Role::bar});
  const double y = std::round(area.y + area.height / 2 + 5);
  const TextStyle name{area.height > 45 ? 17.0 : 15.0, Weight::semibold, Align::start, Role::on_bar};
  canvas.text({16, y}, "Casework simulator", name);
  const TextStyle run{13, Weight::semibold, Align::end, Role::on_bar};
  canvas.text({area.right() - 16, y}, label.run, run);
  const TextStyle soft{13, Weight::medium, Align::start, Role::on_bar_soft};
  const double left = 16 + metrics.width("Casework simulator", name) + 28;
  const double right = area.right() - 16 - metrics.width(label.run, run) - 28;
  const TextStyle practice{13, Weight::semibold, Align::start, Role::on_bar};
  const std::string first = metrics.fitted(label.practice, practice, right - left);
  canvas.text({left, y}, first, practice);
  const double next = left + metrics.width(first, practice) + 18;
  canvas.text({next, y}, metrics.fitted(label.scenario + " · simulated families, no real ones", soft, right - next),
              soft);
  canvas.end();
}

double draw_service(Canvas& canvas, Rect area, const ServiceNow& now) {
  const std::array<std::pair<std::string, std::string>, 5> rows = {{
      {"Children in need", grouped(now.in_need)},
      {"Looked after", grouped(now.looked_after)},
      {"On protection plans", grouped(now.on_plans)},
      {"Without a worker", grouped(now.unallocated)},
      {"Mean caseload", one_decimal(now.mean_caseload)},
  }};
  canvas.begin({"service", "The service now", ""});
  double y = area.y + 26;
  canvas.text({area.x + 16, y}, "The service now", {15, Weight::semibold});
  y += 8;
  for (const auto& [words, value] : rows) {
    y += area.width > 250 ? 38 : 33;
    canvas.text({area.x + 16, y}, words,
                {area.width > 250 ? 14.0 : 13.0, Weight::medium, Align::start, Role::ink_soft});
    canvas.text({area.right() - 16, y + 1}, value,
                {area.width > 250 ? 24.0 : 20.0, Weight::semibold, Align::end, Role::ink});
    canvas.line({area.x + 16, y + 12}, {area.right() - 16, y + 12}, {Role::rule, 1});
  }
  canvas.end();
  return y + 24 - area.y;
}

void draw_panel_rules(Canvas& canvas, const Screen& screen) {
  const Rect& map = screen.map;
  if (screen.left.width > 0) canvas.rectangle({map.x - 1, map.y, 1, screen.left.height}, Fill{Role::rule});
  canvas.rectangle({map.x, map.bottom() - 1, map.width, 1}, Fill{Role::rule});
  canvas.rectangle({screen.outcomes.x - 1, screen.outcomes.y, 1, screen.outcomes.height}, Fill{Role::rule});
  canvas.rectangle({0, screen.timeline.y - 1, screen.top.width, 1}, Fill{Role::rule});
}

}  // namespace viz
