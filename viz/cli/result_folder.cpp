#include "viz/cli/result_folder.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <system_error>

#include "viz/cli/refusal.hpp"

namespace viz {
namespace {

namespace fs = std::filesystem;

/// One of these is in every result: of a question, of a fit, of all authorities, of exact answers.
bool is_result_or_empty(const fs::path& folder) {
  constexpr std::array names = {"manifest.json", "slopes.csv", "england.csv", "selftest.csv"};
  const auto is_there = [&](const char* name) { return fs::exists(folder / name); };
  return std::any_of(names.begin(), names.end(), is_there) || (fs::is_directory(folder) && fs::is_empty(folder));
}

std::string why(const std::error_code& error) { return error.message(); }

}  // namespace

ResultFolder::ResultFolder(fs::path place) : place_(std::move(place)) {
  if (!place_.has_filename()) place_ = place_.parent_path();  // "here/" is "here"
  const fs::path parent = place_.has_parent_path() ? place_.parent_path() : fs::path(".");
  draft_ = parent / fmt::format(".{}.{}", place_.filename().string(), getpid());
  try {
    if (fs::exists(fs::symlink_status(place_)) && !is_result_or_empty(place_)) {
      throw Refusal(fmt::format("{}: something else stands there, and it is left alone; name another folder with --out",
                                place_.string()));
    }
  } catch (const fs::filesystem_error& error) {
    throw Refusal(fmt::format("{}: cannot be written: {}", place_.string(), why(error.code())));
  }
  make_folder();
  take_away();
}

ResultFolder::~ResultFolder() { take_away(); }

void ResultFolder::make_folder() {
  std::error_code error;
  const fs::path parent = draft_.parent_path();
  fs::path so_far;
  for (const fs::path& part : parent) {
    so_far /= part;
    if (fs::create_directory(so_far, error)) made_.push_back(so_far);
    if (error && !fs::is_directory(so_far)) break;
    error.clear();
  }
  if (!error) fs::create_directory(draft_, error);
  if (error) {
    take_away();
    throw Refusal(fmt::format("{}: cannot be written: {}", place_.string(), why(error)));
  }
}

void ResultFolder::take_away() noexcept {
  std::error_code ignored;
  if (!draft_.empty()) fs::remove_all(draft_, ignored);
  for (auto folder = made_.rbegin(); folder != made_.rend(); ++folder) fs::remove(*folder, ignored);
  made_.clear();
}

fs::path ResultFolder::path_for(const fs::path& name) {
  std::error_code error;
  if (!fs::exists(draft_, error)) make_folder();
  fs::create_directories((draft_ / name).parent_path(), error);
  if (error) throw Refusal(fmt::format("{}: cannot be written: {}", (place_ / name).string(), why(error)));
  return draft_ / name;
}

void ResultFolder::write(const fs::path& name, const std::string& text) {
  const fs::path path = path_for(name);
  std::FILE* file = std::fopen(path.c_str(), "wb");
  bool written = file != nullptr && std::fwrite(text.data(), 1, text.size(), file) == text.size();
  int cause = errno;
  // A full disk may show only when the last bytes are let go.
  if (file != nullptr && std::fclose(file) != 0 && written) {
    written = false;
    cause = errno;
  }
  if (!written) {
    throw Refusal(fmt::format("{}: cannot be written: {}", (place_ / name).string(), std::strerror(cause)));
  }
}

void ResultFolder::keep() {
  std::error_code error;
  const fs::path older = draft_.string() + ".older";
  const bool replaces = fs::exists(place_);
  if (replaces) fs::rename(place_, older, error);
  if (!error) fs::rename(draft_, place_, error);
  if (error) {
    std::error_code ignored;
    if (replaces && !fs::exists(place_)) fs::rename(older, place_, ignored);
    throw Refusal(fmt::format("{}: cannot be written: {}", place_.string(), why(error)));
  }
  if (replaces) fs::remove_all(older, error);
  made_.clear();
}

}  // namespace viz
