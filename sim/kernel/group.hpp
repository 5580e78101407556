// Waits that are waited for together: what first_of and all_of have in common.
#pragma once

#include <cstddef>
#include <cstdint>
#include <exception>
#include <optional>
#include <utility>

#include "sim/kernel/awaitable.hpp"
#include "sim/kernel/process.hpp"
#include "sim/kernel/simulation.hpp"
#include "sim/kernel/waiting.hpp"

namespace sim {

/// A wait whose branches are waits. The branches begin in their order; the process has one entry in the event list for
/// all of them, at the earliest of their deadlines.
class Group : public Waiting {
 public:
  bool begin() override;
  void withdraw() noexcept override;
  bool look() noexcept override;
  [[nodiscard]] Instant deadline() const noexcept override;

 protected:
  enum class Goal : std::uint8_t { first, all };
  static constexpr std::size_t none = static_cast<std::size_t>(-1);

  explicit Group(Goal goal) : goal_(goal) {}
  ~Group() override = default;

  void set_branches(Waiting* const* branches, std::size_t count) {
    branches_ = branches;
    count_ = count;
  }
  /// Which branch ended first.
  [[nodiscard]] std::size_t first() const { return first_; }

 private:
  friend class Subprocess;
  friend class Waiting;
  enum class Phase : std::uint8_t {
    busy,    // it begins or looks: what ends meanwhile is only noted
    open,    // it waits
    closed,  // it is over: what ends meanwhile is withdrawn
  };

  void begin_branches();
  void ended(Waiting& branch, Wait outcome);
  void failed();
  void note(Waiting& branch, Wait outcome) noexcept;
  [[nodiscard]] bool reached() const { return goal_ == Goal::first ? first_ != none : ended_ == count_; }
  void close() noexcept;
  void withdraw_all_but(std::size_t kept) noexcept;

  Waiting* const* branches_ = nullptr;
  std::size_t count_ = 0;
  std::size_t ended_ = 0;
  std::size_t first_ = none;
  Goal goal_;
  Phase phase_ = Phase::busy;
};

/// A delay as a branch.
class Pause final : public Waiting {
 public:
  explicit Pause(const Simulation::Delay& delay) : Waiting(delay.simulation_, delay.when_) {}

  bool begin() override;
  void withdraw() noexcept override;
  bool look() noexcept override;
  [[nodiscard]] Delayed result() const;

 private:
  std::optional<Span> left_;  // since it ended
};

/// A process as a branch: it runs beside the one that waits for it, with the same subject and rank and an event of its
/// own to begin. Withdrawn, it is cancelled, and the process that waits goes on only when it has ended; so what it
/// refers to may be the waiting process's own.
class Subprocess final : public Waiting {
 public:
  explicit Subprocess(Process process) : process_(std::move(process)) {}
  ~Subprocess() override;

  bool begin() override;
  void withdraw() noexcept override;
  /// Throws the exception the process ended by.
  [[nodiscard]] Wait result() const;

 private:
  friend class Simulation;
  void returned(const std::exception_ptr& failure);
  void gone() noexcept;  // destroyed before its end

  Process process_;  // until it begins
  Activity* running_ = nullptr;
  bool over_with_ = false;  // withdrawn
  std::exception_ptr failure_;
};

}  // namespace sim
