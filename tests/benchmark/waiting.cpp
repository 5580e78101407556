#include "waiting.hpp"

#include <vector>

#include "bare_heap.hpp"
#include "measure.hpp"
#include "samplers.hpp"
#include "sim/kernel/simulation.hpp"

namespace ratios {
namespace {

sim::Process sleeper(sim::Simulation& simulation, const sim::Luck& luck, std::uint64_t number) {
  for (std::uint32_t n = 0;; ++n) co_await simulation.delay(draw(luck, number, Purpose::step, 1, n));
}

std::vector<double> measure_processes(const WaitingLoad& load) {
  return_freed_memory();
  const double before = resident_bytes();
  const sim::Luck luck{load.seed, 0};
  sim::Simulation simulation;
  for (std::size_t i = 0; i < load.processes; ++i) simulation.start(sleeper(simulation, luck, i), i);
  for (std::size_t i = 0; i < load.processes; ++i) simulation.step();
  const double bytes = (resident_bytes() - before) / static_cast<double>(load.processes);
  const double ns = ns_an_item(static_cast<double>(load.events), [&] {
    for (std::uint64_t i = 0; i < load.events; ++i) simulation.step();
  });
  return {bytes, ns};
}

std::vector<double> measure_heap(const WaitingLoad& load) {
  return_freed_memory();
  const double before = resident_bytes();
  const sim::Luck luck{load.seed, 0};
  BareHeap heap;
  std::vector<std::uint32_t> visits(load.processes, 1);
  for (std::size_t i = 0; i < load.processes; ++i) heap.push(key_of(draw(luck, i, Purpose::step, 1).ticks, i));
  const double bytes = (resident_bytes() - before) / static_cast<double>(load.processes);
  const double ns = ns_an_item(static_cast<double>(load.events), [&] {
    for (std::uint64_t i = 0; i < load.events; ++i) {
      const Key first = heap.pop();
      const std::uint64_t slot = number_of(first);
      heap.push(key_of(ticks_of(first) + draw(luck, slot, Purpose::step, 1, visits[slot]++).ticks, slot));
    }
  });
  return {bytes, ns};
}

WaitingOutcome outcome_of(const std::vector<double>& numbers) {
  return numbers.size() == 2 ? WaitingOutcome{numbers[0], numbers[1]} : WaitingOutcome{};
}

}  // namespace

WaitingOutcome waiting_processes(const WaitingLoad& load) {
  return outcome_of(in_own_process([&] { return measure_processes(load); }));
}

WaitingOutcome waiting_in_bare_heap(const WaitingLoad& load) {
  return outcome_of(in_own_process([&] { return measure_heap(load); }));
}

}  // namespace ratios
