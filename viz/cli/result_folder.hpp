// A folder of results that is there whole or not at all.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace viz {

/// Files are written into a hidden folder beside the place where the result is to be, which then takes that place in
/// one step. Until then, and whatever goes wrong before it, an older result there stays as it was.
class ResultFolder {
 public:
  /// Tries whether a folder can be made there, and leaves no trace. Throws Refusal when it cannot, or when what stands
  /// there is not a result of this program.
  explicit ResultFolder(std::filesystem::path place);
  /// Takes away what was written and did not take its place.
  ~ResultFolder();
  ResultFolder(const ResultFolder&) = delete;
  ResultFolder& operator=(const ResultFolder&) = delete;

  /// Writes one file; `name` may name a folder within ("events/baseline-1.csv"). Throws Refusal: full disk, no right.
  void write(const std::filesystem::path& name, const std::string& text);
  /// Where to write a file of one's own that is too long to hold; its folder exists.
  [[nodiscard]] std::filesystem::path path_for(const std::filesystem::path& name);
  /// Puts the folder in its place. Throws Refusal.
  void keep();

  [[nodiscard]] const std::filesystem::path& place() const { return place_; }

 private:
  void make_folder();
  void take_away() noexcept;

  std::filesystem::path place_;
  std::filesystem::path draft_;
  std::vector<std::filesystem::path> made_;  ///< folders that were not there before, outermost first
};

}  // namespace viz
