// report.html: one file that opens anywhere, asks for nothing, and is whole without script.
#pragma once

#include <string>
#include <vector>

#include "models/practice/model.hpp"
#include "models/report/report.hpp"
#include "models/studies/compare.hpp"

namespace viz {

/// The page of a run or a comparison. `models` in the order of the arms. `manifest_hash` is printed at the foot.
[[nodiscard]] std::string page(const models::Report& report, const std::vector<models::Model>& models,
                               const models::StudyResult& result, const std::string& manifest_hash);

}  // namespace viz
