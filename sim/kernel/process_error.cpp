#include "sim/kernel/process_error.hpp"

#include <fmt/format.h>

namespace sim {
namespace {

std::string describe(const ProcessError::Where& where) {
  std::string text = "process ";
  if (where.process != nullptr) text += fmt::format("\"{}\" ", where.process);
  text += fmt::format("{}.{} of subject {}, instant {}", where.id.slot, where.id.generation, where.subject,
                      where.instant.ticks);
  if (where.run) text += ", " + to_string(*where.run);
  return text;
}

}  // namespace

ProcessError::ProcessError(const std::string& text, const Where& where)
    : std::runtime_error(fmt::format("{} ({})", text, describe(where))), where_(where) {}

void throw_process_error(const std::exception_ptr& original, const ProcessError::Where& where) {
  try {
    std::rethrow_exception(original);
  } catch (const std::exception& exception) {
    throw ProcessError(exception.what(), where);
  } catch (...) {
    throw ProcessError("an exception that is no std::exception", where);
  }
}

std::string to_string(const RunName& run) { return fmt::format("replication {}, seed {}", run.replication, run.seed); }

}  // namespace sim
