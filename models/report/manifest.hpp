// What a result was made from: enough to make it again and to see that it is the same.
#pragma once

#include <cstdint>
#include <string>

#include "models/measures/estimate.hpp"
#include "models/report/asked.hpp"

namespace models {

/// manifest.json: version, compiler, question, seed, replications, the hash of the result, of every replication of
/// every practice, and of every file that was read. No date and no folder of the machine.
[[nodiscard]] std::string manifest(const Asked& asked, const Scenario& scenario, const Estimates& estimates);

/// The hash of that document, 16 digits: what a report prints.
[[nodiscard]] std::string manifest_hash(const std::string& manifest);

/// The hash of the question: every file read, what was typed, seed and replications. Names a folder of results before
/// anything has been run.
[[nodiscard]] std::string question_hash(const Asked& asked, const Scenario& scenario, std::uint64_t seed,
                                        int replications);

}  // namespace models
