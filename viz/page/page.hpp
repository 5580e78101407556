// report.html: one file that opens anywhere, asks for nothing, and is whole without script.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "models/practice/model.hpp"
#include "models/report/report.hpp"
#include "models/studies/compare.hpp"
#include "viz/playback/pathway_state.hpp"

namespace viz {

/// The service at the end of one run of one practice: what the pathway picture shows.
struct PathwayAtEnd {
  std::uint32_t replication = 1;
  PathwayState state;
  std::vector<Flow> peaks;  ///< the most that each way ever carried in that run
};

/// Plays the run to its end. `log` is of the replication nearest the median, or of another that the page will name.
[[nodiscard]] PathwayAtEnd pathway_at_end(const models::Model& model, std::uint32_t replication,
                                          const models::CaseEventLog& log);

/// The page of a run or a comparison. `models` in the order of the arms. `manifest_hash` is printed at the foot.
/// `pathways` by arm: without them, the pathway is left out.
[[nodiscard]] std::string page(const models::Report& report, const std::vector<models::Model>& models,
                               const models::StudyResult& result, const std::string& manifest_hash,
                               const std::vector<PathwayAtEnd>& pathways = {});

}  // namespace viz
