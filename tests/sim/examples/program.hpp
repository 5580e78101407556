// The real queue_station, run as a person would run it, its words and its exit code caught.
#pragma once

#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <string>

namespace sim::examples {

/// How a call ended.
struct Ended {
  int code = -1;
  std::string out;
  std::string err;
};

/// `arguments` as for a shell.
inline Ended queue_station(const std::string& arguments) {
  const std::filesystem::path errors =
      std::filesystem::temp_directory_path() / ("queue-station-" + std::to_string(getpid()) + ".err");
  const std::string command = std::string(QUEUE_STATION_PROGRAM) + " " + arguments + " 2>" + errors.string();
  FILE* const pipe = popen(command.c_str(), "r");
  if (pipe == nullptr) throw std::runtime_error("the program could not be run");
  Ended ended;
  std::array<char, 4096> piece{};
  while (const std::size_t got = std::fread(piece.data(), 1, piece.size(), pipe)) ended.out.append(piece.data(), got);
  const int status = pclose(pipe);
  ended.code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  std::ostringstream text;
  text << std::ifstream(errors).rdbuf();
  ended.err = text.str();
  std::filesystem::remove(errors);
  return ended;
}

}  // namespace sim::examples
