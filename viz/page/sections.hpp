// The parts of the page, in their order. Each is finished HTML, beginning with its second-level heading.
#pragma once

#include <string>
#include <vector>

#include "viz/page/page.hpp"

namespace viz {

/// What the sections are made from; all must outlive the call.
struct PageContent {
  const models::Report& report;
  const std::vector<models::Model>& models;
  const models::Estimates& estimates;
  const std::string& manifest_hash;
  const std::vector<PathwayAtEnd>& pathways;

  [[nodiscard]] bool is_comparison() const { return estimates.arms.size() > 1; }
};

[[nodiscard]] std::string answer_section(const PageContent& content);
[[nodiscard]] std::string limits_section(const PageContent& content);
/// The seven outcomes: a chart each, then a table each.
[[nodiscard]] std::string outcomes_section(const PageContent& content);
[[nodiscard]] std::string foundations_section(const PageContent& content);
/// Empty without pathways.
[[nodiscard]] std::string pathway_section(const PageContent& content);
/// Empty without weekly numbers.
[[nodiscard]] std::string time_section(const PageContent& content);
/// Main measures by financial year. Empty without years.
[[nodiscard]] std::string years_section(const PageContent& content);
/// Stocks in their bad weeks. Empty without weeks.
[[nodiscard]] std::string weeks_section(const PageContent& content);
/// What theory says beside the simulation. Empty where there is none.
[[nodiscard]] std::string theory_section(const PageContent& content);
[[nodiscard]] std::string practices_section(const PageContent& content);
[[nodiscard]] std::string sources_section(const PageContent& content);
[[nodiscard]] std::string method_section(const PageContent& content);

}  // namespace viz
