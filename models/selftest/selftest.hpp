// Every exact answer there is, asked of the kernel and of the whole service, on threads.
#pragma once

#include <atomic>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "models/selftest/tried.hpp"

namespace models::theory {

struct SelfTestRules {
  std::filesystem::path config;
  bool in_short = false;  ///< a third of each run of the kernel, a sixteenth of the service's; judged the more loosely
  int threads = 0;        ///< 0: all cores; the answers do not depend on it
  std::function<void(int done, int total)> told;
  const std::atomic<bool>* stop = nullptr;
};

struct SelfTest {
  std::vector<Answer> kernel, service;  ///< in the order of the tables
  std::vector<std::string> failures;    ///< cases that could not be run, with the reason
  bool stopped = false;
  double seconds = 0;  ///< wall time

  [[nodiscard]] std::size_t asked() const { return kernel.size() + service.size(); }
  [[nodiscard]] std::size_t held() const;
  /// Of all z: about 0 and 1 if the simulator is right.
  [[nodiscard]] double mean_z() const;
  [[nodiscard]] double variance_of_z() const;
  [[nodiscard]] double largest_z() const;  ///< either way
};

[[nodiscard]] SelfTest self_test(const SelfTestRules& rules);

/// One case of the kernel: its replications one after another.
[[nodiscard]] std::vector<Answer> kernel_answers(const Case& of, bool in_short);

}  // namespace models::theory
