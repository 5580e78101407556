// The real program, run as a person would run it: in a folder of its own, its words and exit code caught.
#pragma once

#include <sys/types.h>

#include <filesystem>
#include <string>
#include <vector>

namespace viz {

/// How a call ended.
struct Ended {
  int code = -1;  ///< exit code; 128 + the signal when a signal ended it
  std::string out;
  std::string err;
};

/// An empty folder to run the program in; taken away with everything in it.
class Workplace {
 public:
  Workplace();
  ~Workplace();
  Workplace(const Workplace&) = delete;
  Workplace& operator=(const Workplace&) = delete;

  /// Runs `casework` with these arguments and waits for it. `largest_file`: writing more into one file fails; 0: no
  /// bound.
  [[nodiscard]] Ended run(const std::vector<std::string>& arguments, unsigned long largest_file = 0) const;
  /// Starts it, interrupts it as Ctrl-C does once it listens, and waits for it.
  [[nodiscard]] Ended run_and_interrupt(const std::vector<std::string>& arguments) const;
  /// Writes a file into the folder.
  void put(const std::string& name, const std::string& text) const;
  [[nodiscard]] std::string read(const std::filesystem::path& name) const;
  /// The names of what stands in the folder, hidden or not, in order.
  [[nodiscard]] std::vector<std::string> listing() const;
  [[nodiscard]] const std::filesystem::path& folder() const { return folder_; }

 private:
  [[nodiscard]] pid_t start(const std::vector<std::string>& arguments, unsigned long largest_file) const;
  [[nodiscard]] Ended wait_for(pid_t child) const;

  std::filesystem::path top_;
  std::filesystem::path folder_;
};

}  // namespace viz
