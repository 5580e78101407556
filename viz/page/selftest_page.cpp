#include "viz/page/selftest_page.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "viz/canvas/svg_canvas.hpp"
#include "viz/page/frame.hpp"
#include "viz/page/html.hpp"
#include "viz/page/outcome_chart.hpp"

namespace viz {
namespace {

using models::theory::Answer;

/// All z as dots over their line, stacked: what a standard normal law looks like, or does not.
std::string z_chart(const models::theory::SelfTest& test) {
  constexpr double height = 170, bottom = 140, across = 9, most = 4.5, step = 0.2;
  SvgCanvas canvas(2 * chart_width, height,
                   {"z", "All z",
                    fmt::format("Mean {:+.2f}, variance {:.2f}, largest {:.1f}.", test.mean_z(), test.variance_of_z(),
                                test.largest_z())});
  const auto x = [&](double z) { return chart_width + z / most * (chart_width - 20); };
  std::vector<int> stacked(static_cast<std::size_t>(2 * most / step) + 2, 0);
  std::size_t highest = 1;
  std::vector<Point> dots;
  std::vector<std::pair<std::size_t, int>> places;
  for (const auto* answers : {&test.kernel, &test.service}) {
    for (const Answer& answer : *answers) {
      const double z = std::clamp(answer.z, -most, most);
      const auto slot = static_cast<std::size_t>((z + most) / step);
      places.emplace_back(slot, stacked[slot]++);
      highest = std::max(highest, static_cast<std::size_t>(stacked[slot]));
    }
  }
  const double up = std::min(across, (bottom - 12) / static_cast<double>(highest));
  for (const auto& [slot, n] : places)
    dots.push_back({x((static_cast<double>(slot) + 0.5) * step - most), bottom - up * (n + 0.5)});
  canvas.line({x(-most), bottom}, {x(most), bottom}, {Role::ink_faint, 1});
  for (int z = -4; z <= 4; ++z) {
    canvas.line({x(z), bottom}, {x(z), bottom + 5}, {Role::ink_faint, 1});
    canvas.text({x(z), bottom + 20}, fmt::format("{}{}", z < 0 ? "−" : "", std::abs(z)),
                {12, Weight::medium, Align::middle, Role::ink_soft});
  }
  for (const double edge : {-4.0, 4.0}) canvas.line({x(edge), 8}, {x(edge), bottom}, {Role::ink, 1, Dash::dashed});
  canvas.marks(Mark::disc, std::min(7.0, up), dots, Fill{practice_role(0)});
  return canvas.take();
}

std::string rows_of(const std::vector<Answer>& answers) {
  std::string rows;
  for (const Answer& a : answers)
    rows += fmt::format("<tr><th scope=\"row\">{}</th>", escaped(a.of)) + cell(a.group) + cell(a.quantity) +
            cell(fmt::format("{:.6g}", a.exact), "number") + cell(fmt::format("{:.6g}", a.found), "number") +
            cell(fmt::format("{:.2f} %", 100 * a.share()), "number") +
            cell(fmt::format("{}{:.2f}", a.z < 0 ? "−" : "+", std::abs(a.z)), "number") +
            cell(a.holds()         ? "holds"
                 : !a.measured     ? "not measured"
                 : a.long_enough() ? "does not hold"
                                   : "too short to tell",
                 a.holds() ? "" : "told") +
            "</tr>\n";
  return rows;
}

std::string table_of(const std::string& caption, const std::vector<Answer>& answers) {
  return table(caption,
               column_head("Case") + column_head("Model") + column_head("Quantity") + column_head("Exact") +
                   column_head("Simulated") + column_head("Standard error") + column_head("z") + column_head(""),
               rows_of(answers));
}

}  // namespace

std::string selftest_page(const models::theory::SelfTest& test, bool quick) {
  std::string html = page_head("Exact answers");
  html += "<body>\n<a class=\"skip\" href=\"#answer\">Skip to the answer</a>\n<header>\n" + product_line();
  html += heading(1, "Does it give the answers that are known exactly?");
  html += paragraph(
      quick ? "In short: a third of each run of the kernel and a sixteenth of the service's, judged the more loosely."
            : "Whole runs.",
      "setup");
  html += "</header>\n<main>\n" + heading(2, "The answer", "answer");
  html += paragraph(fmt::format("{} of {} exact answers hold.", test.held(), test.asked()), "lead");
  html += paragraph(fmt::format(
      "z is how many standard errors the simulated value is from the exact one. If the simulator is right, z follows "
      "the "
      "standard normal law: here its mean is {}{:.2f} and its variance {:.2f} (0 and 1 in theory), and the largest is "
      "{:.1f}. An answer holds within 4, where its standard error is at most {} of the value, or what the case says.",
      test.mean_z() < 0 ? "−" : "", std::abs(test.mean_z()), test.variance_of_z(), test.largest_z(),
      quick ? "2 % (the service 5 %)" : "1 %"));
  html += figure(z_chart(test), "Each dot is an exact answer, by its z. Right of 4 and left of −4 nothing may lie.");
  if (!test.failures.empty()) html += list(test.failures);
  html += heading(2, "The kernel", "kernel");
  html += paragraph("Queues, networks, staff and clocks made of the kernel alone (models/selftest/kernel).");
  html += table_of("The kernel beside theory", test.kernel);
  html += heading(2, "The whole service", "service");
  html += paragraph(
      "The same theory asked of the whole product: scenarios of config/theory in which nothing happens but what the "
      "theory "
      "is about. Anyone can run and read them.");
  html += table_of("The whole service beside theory", test.service);
  return html + "</main>\n</body>\n</html>\n";
}

}  // namespace viz
