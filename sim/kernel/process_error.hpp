// An exception that left a process, and where: which process, when, in which run.
#pragma once

#include <cstdint>
#include <exception>
#include <optional>
#include <stdexcept>
#include <string>

#include "sim/kernel/activity.hpp"
#include "sim/time/instant.hpp"

namespace sim {

/// Which run a simulation is, for messages.
struct RunName {
  int replication = 0;
  std::uint64_t seed = 0;
};

/// Comes out of Simulation::run. Its text is the text of the original and then, in brackets, process, instant,
/// replication and seed. The original is nested: std::rethrow_if_nested(error) throws it.
class ProcessError : public std::runtime_error, public std::nested_exception {
 public:
  struct Where {
    const char* process = nullptr;  ///< its name, if it has one
    std::uint64_t subject = 0;
    ProcessId id;
    Instant instant;
    std::optional<RunName> run;
  };

  /// To be made while the original is being handled.
  ProcessError(const std::string& text, const Where& where);

  [[nodiscard]] const Where& where() const { return where_; }

 private:
  Where where_;
};

/// Throws the ProcessError that tells of `original`.
[[noreturn]] void throw_process_error(const std::exception_ptr& original, const ProcessError::Where& where);

/// "replication 3, seed 7".
std::string to_string(const RunName& run);

}  // namespace sim
