#include "sim/experiment/replicate.hpp"

#include <algorithm>
#include <boost/asio/post.hpp>
#include <boost/asio/thread_pool.hpp>
#include <exception>
#include <mutex>
#include <stdexcept>
#include <thread>

namespace sim {
namespace {

/// What the threads have in common; everything in it under its mutex.
class Account {
 public:
  Account(int total, const Progress& progress) : total_(total), progress_(progress) {}

  void finished() {
    const std::lock_guard lock(mutex_);
    ++outcome_.finished;
    report();
  }
  void failed(int replication, std::string message) {
    const std::lock_guard lock(mutex_);
    outcome_.failures.push_back({replication, std::move(message)});
    report();
  }
  void not_begun() {
    const std::lock_guard lock(mutex_);
    outcome_.stopped = true;
  }
  [[nodiscard]] bool broken() {
    const std::lock_guard lock(mutex_);
    return fault_ != nullptr;
  }

  /// After the threads have ended.
  ReplicationOutcome close() {
    if (fault_) std::rethrow_exception(fault_);
    std::sort(outcome_.failures.begin(), outcome_.failures.end(),
              [](const Failure& a, const Failure& b) { return a.replication < b.replication; });
    return std::move(outcome_);
  }

 private:
  void report() {
    if (!progress_ || fault_) return;
    try {
      progress_(outcome_.finished + static_cast<int>(outcome_.failures.size()), total_);
    } catch (...) {
      fault_ = std::current_exception();
    }
  }

  std::mutex mutex_;
  int total_;
  const Progress& progress_;
  ReplicationOutcome outcome_;
  std::exception_ptr fault_;  // of the progress callback
};

void run_one(int replication, const std::function<void(int)>& body, Account& account) {
  try {
    body(replication);
  } catch (const std::exception& exception) {
    account.failed(replication, exception.what());
    return;
  } catch (...) {
    account.failed(replication, "an exception that is no std::exception");
    return;
  }
  account.finished();
}

}  // namespace

ReplicationOutcome run_replications(int first, int count, int threads, const std::function<void(int)>& body,
                                    const Progress& progress, const std::atomic<bool>* stop) {
  if (first < 0 || count < 0 || threads < 0) throw std::invalid_argument("sim: a negative number of replications");
  Account account(count, progress);
  const int cores = static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
  const int workers = std::min(threads == 0 ? cores : threads, std::max(count, 1));
  {
    boost::asio::thread_pool pool(static_cast<std::size_t>(workers));
    for (int i = 0; i < count; ++i) {
      boost::asio::post(pool, [&, replication = first + i] {
        if ((stop != nullptr && stop->load()) || account.broken()) {
          account.not_begun();
        } else {
          run_one(replication, body, account);
        }
      });
    }
    pool.join();
  }
  return account.close();
}

}  // namespace sim
