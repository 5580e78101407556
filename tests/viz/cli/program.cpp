#include "tests/viz/cli/program.hpp"

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <thread>

namespace viz {
namespace {

namespace fs = std::filesystem;

std::string content(const fs::path& path) {
  std::ostringstream text;
  text << std::ifstream(path, std::ios::binary).rdbuf();
  return text.str();
}

void redirect(int descriptor, const fs::path& file) {
  const int opened = open(file.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
  if (opened < 0 || dup2(opened, descriptor) < 0) _exit(127);
}

/// Whether the process has said that it wants to hear of SIGINT: a bit of a mask that Linux shows.
bool listens(pid_t child) {
  std::istringstream lines(content("/proc/" + std::to_string(child) + "/status"));
  for (std::string line; std::getline(lines, line);) {
    if (line.rfind("SigCgt:", 0) == 0) return (std::stoull(line.substr(7), nullptr, 16) & (1ULL << (SIGINT - 1))) != 0;
  }
  return false;
}

}  // namespace

Workplace::Workplace() {
  std::string pattern = (fs::temp_directory_path() / "casework-cli-XXXXXX").string();
  if (mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no temporary folder");
  top_ = pattern;
  folder_ = top_ / "here";
  fs::create_directory(folder_);
}

Workplace::~Workplace() {
  std::error_code ignored;
  fs::remove_all(top_, ignored);
}

pid_t Workplace::start(const std::vector<std::string>& arguments, unsigned long largest_file) const {
  std::vector<std::string> words{CASEWORK_PROGRAM};
  words.insert(words.end(), arguments.begin(), arguments.end());
  std::vector<char*> argv;
  for (std::string& word : words) argv.push_back(word.data());
  argv.push_back(nullptr);
  const pid_t child = fork();
  if (child != 0) return child;
  redirect(STDOUT_FILENO, top_ / "out");
  redirect(STDERR_FILENO, top_ / "err");
  if (chdir(folder_.c_str()) != 0) _exit(127);
  setenv("CASEWORK_CONFIG", CASEWORK_SOURCE_DIR "/config", 1);
  if (largest_file > 0) {
    std::signal(SIGXFSZ, SIG_IGN);
    const rlimit limit{largest_file, largest_file};
    setrlimit(RLIMIT_FSIZE, &limit);
  }
  execv(argv.front(), argv.data());
  _exit(127);
}

Ended Workplace::wait_for(pid_t child) const {
  int status = 0;
  if (child < 0 || waitpid(child, &status, 0) != child) throw std::runtime_error("the program could not be run");
  const int code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  return {code, content(top_ / "out"), content(top_ / "err")};
}

Ended Workplace::run(const std::vector<std::string>& arguments, unsigned long largest_file) const {
  return wait_for(start(arguments, largest_file));
}

Ended Workplace::run_and_interrupt(const std::vector<std::string>& arguments) const {
  const pid_t child = start(arguments, 0);
  for (int i = 0; i < 3000 && !listens(child); ++i) std::this_thread::sleep_for(std::chrono::milliseconds(10));
  kill(child, SIGINT);
  return wait_for(child);
}

void Workplace::put(const std::string& name, const std::string& text) const {
  std::ofstream(folder_ / name, std::ios::binary) << text;
}

std::string Workplace::read(const fs::path& name) const { return content(folder_ / name); }

std::vector<std::string> Workplace::listing() const {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(folder_)) names.push_back(entry.path().filename().string());
  std::sort(names.begin(), names.end());
  return names;
}

}  // namespace viz
