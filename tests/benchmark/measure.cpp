#include "measure.hpp"

#include <malloc.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <algorithm>
#include <exception>
#include <fstream>

namespace ratios {
namespace {

double seconds_of(clockid_t clock) {
  timespec now{};
  clock_gettime(clock, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

bool write_all(int to, const std::vector<double>& numbers) {
  const auto* bytes = reinterpret_cast<const char*>(numbers.data());
  std::size_t left = numbers.size() * sizeof(double);
  while (left > 0) {
    const ssize_t written = write(to, bytes, left);
    if (written <= 0) return false;
    bytes += written;
    left -= static_cast<std::size_t>(written);
  }
  return true;
}

}  // namespace

double cpu_seconds() { return seconds_of(CLOCK_PROCESS_CPUTIME_ID); }
double wall_seconds() { return seconds_of(CLOCK_MONOTONIC); }

double resident_bytes() {
  std::ifstream pages("/proc/self/statm");
  double all = 0;
  double resident = 0;
  double of_files = 0;  // the program itself, page by page as it is used
  if (!(pages >> all >> resident >> of_files)) return 0;
  return (resident - of_files) * static_cast<double>(sysconf(_SC_PAGESIZE));
}

void return_freed_memory() { malloc_trim(0); }

Figure figure_of(std::vector<double> measured) {
  std::sort(measured.begin(), measured.end());
  const std::size_t n = measured.size();
  return {(measured[(n - 1) / 2] + measured[n / 2]) / 2, measured.front(), measured.back()};
}

Figure ratio_of(const std::vector<double>& a, const std::vector<double>& b) {
  std::vector<double> ratios;
  for (std::size_t i = 0; i < a.size(); ++i) ratios.push_back(a[i] / b[i]);
  return figure_of(ratios);
}

std::vector<std::vector<double>> take_turns(int rounds, const std::vector<Run>& contestants) {
  std::vector<std::vector<double>> measured(contestants.size());
  for (int round = 0; round < rounds; ++round) {
    for (std::size_t i = 0; i < contestants.size(); ++i) measured[i].push_back(contestants[i]());
  }
  return measured;
}

std::vector<double> in_own_process(const std::function<std::vector<double>()>& work) {
  int ends[2];
  if (pipe(ends) != 0) return {};
  const pid_t child = fork();
  if (child < 0) return {};
  if (child == 0) {
    close(ends[0]);
    try {
      _exit(write_all(ends[1], work()) ? 0 : 1);
    } catch (const std::exception&) {
      _exit(1);
    }
  }
  close(ends[1]);
  std::vector<double> numbers;
  double number = 0;
  while (read(ends[0], &number, sizeof number) == sizeof number) numbers.push_back(number);
  close(ends[0]);
  int status = 0;
  waitpid(child, &status, 0);
  return status == 0 ? numbers : std::vector<double>{};
}

}  // namespace ratios
