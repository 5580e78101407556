// What the user asked cannot be done as asked: every reason at once, each a sentence.
#pragma once

#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace viz {

/// The command line, the machine or a folder stands in the way. Nothing has been run and nothing written when it is
/// thrown; the program prints the reasons and returns 2.
class Refusal : public std::runtime_error {
 public:
  explicit Refusal(std::vector<std::string> reasons)
      : std::runtime_error(reasons.empty() ? "refused" : reasons.front()), reasons_(std::move(reasons)) {}
  explicit Refusal(std::string reason) : Refusal(std::vector<std::string>{std::move(reason)}) {}
  [[nodiscard]] const std::vector<std::string>& reasons() const { return reasons_; }

 private:
  std::vector<std::string> reasons_;
};

}  // namespace viz
