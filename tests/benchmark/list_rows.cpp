#include <fmt/format.h>

#include "event_lists.hpp"
#include "measure.hpp"
#include "rows.hpp"
#include "waiting.hpp"

namespace ratios {
namespace {

using List = HoldOutcome (*)(const HoldLoad&);

struct Rival {
  std::string name;
  List list;
  bool faster;  // the ratio says how many times faster ours is; otherwise, how many times slower
  std::optional<Bound> goal;
  std::optional<Bound> floor;
};

/// Every list on the same load, in turns; they must agree on the order.
void hold_row(Table& table, const Settings& settings, const std::string& id, const std::string& what,
              const HoldLoad& load, const std::vector<Rival>& rivals) {
  std::vector<HoldOutcome> outcomes(rivals.size() + 1);
  std::vector<Run> contestants{[&] { return (outcomes[0] = hold_by_event_list(load)).ns; }};
  for (std::size_t i = 0; i < rivals.size(); ++i) {
    contestants.emplace_back([&, i] { return (outcomes[i + 1] = rivals[i].list(load)).ns; });
  }
  const auto measured = take_turns(settings.rounds, contestants);
  for (std::size_t i = 0; i < rivals.size(); ++i) {
    table.check(outcomes[0].order == outcomes[i + 1].order,
                fmt::format("{} {}: another order than {}", id, what, rivals[i].name));
    Row row{id, what, figure_of(measured[0]), rivals[i].name, figure_of(measured[i + 1])};
    row.ratio = rivals[i].faster ? ratio_of(measured[i + 1], measured[0]) : ratio_of(measured[0], measured[i + 1]);
    row.goal = rivals[i].goal;
    row.floor = rivals[i].floor;
    table.add(row);
  }
}

struct Pending {
  std::size_t count;
  double faster;  // than std::priority_queue
};

HoldLoad load_of(const Settings& settings, std::size_t pending) {
  HoldLoad load;
  load.pending = pending;
  load.steps = settings.by_size<std::uint64_t>(10'000, 500'000, 2'000'000);
  return load;
}

void measure_fine(Table& table, const Settings& settings) {
  for (const Pending& pending : {Pending{100, 1.5}, Pending{10'000, 2.2}, Pending{1'000'000, 1.8}}) {
    if (settings.size == Size::tiny && pending.count > 100'000) continue;
    HoldLoad load = load_of(settings, pending.count);
    load.delays = fine_delays(settings.seed);
    hold_row(
        table, settings, "G7", fmt::format("hold, continuous times, {} pending", pending.count), load,
        {{"bare ladder", hold_by_bare_ladder, false, Bound{1.45}, {}},
         {"bare 4-ary heap", hold_by_bare_heap, false, {}, {}},
         {"faster than std::priority_queue", hold_by_short_priority_queue, true, Bound{pending.faster, true}, {}}});
  }
}

void measure_coarse(Table& table, const Settings& settings) {
  for (const double mean : {30.0, 500.0}) {
    for (const std::size_t pending : {100U, 1'000U, 10'000U, 1'000'000U}) {
      if (settings.size == Size::tiny && pending > 100'000) continue;
      HoldLoad load = load_of(settings, pending);
      load.delays = coarse_delays(settings.seed, mean);
      load.ranks = 3;
      const std::optional<Bound> bound = pending == 10'000 ? std::optional(Bound{4, true}) : std::nullopt;
      hold_row(table, settings, "G8", fmt::format("hold, whole ticks, mean {}, {} pending", mean, pending), load,
               {{"faster than std::priority_queue", hold_by_priority_queue, true, bound, bound}});
    }
  }
}

}  // namespace

void measure_lists(Table& table, const Settings& settings) {
  if (settings.wants("G7")) measure_fine(table, settings);
  if (settings.wants("G8")) measure_coarse(table, settings);
}

void measure_deadlines(Table& table, const Settings& settings) {
  if (!settings.wants("G9")) return;
  for (const bool fine : {true, false}) {
    DeadlineLoad load;
    load.cases = settings.by_size<std::size_t>(100, 10'000, 10'000);
    load.steps = settings.by_size<std::uint64_t>(10'000, 500'000, 2'000'000);
    load.ticks_a_unit = fine ? 1e6 : 1440;
    load.seed = settings.seed;
    DeadlineOutcome ours;
    DeadlineOutcome lazy;
    const auto measured = take_turns(settings.rounds, {[&] { return (ours = deadlines_by_event_list(load)).ns; },
                                                       [&] { return (lazy = deadlines_by_lazy_deletion(load)).ns; }});
    const std::string what = fmt::format("a deadline moved at each step, {}", fine ? "fine" : "minutes and days");
    table.check(ours.order == lazy.order, fmt::format("G9 {}: another order than lazy deletion", what));
    Row speed{"G9", what, figure_of(measured[0]), "faster than lazy deletion", figure_of(measured[1])};
    speed.ratio = ratio_of(measured[1], measured[0]);
    speed.goal = Bound{1.4, true};
    table.add(speed);
    const auto exactly = [](double x) { return Figure{x, x, x}; };
    Row entries{"G9",
                "  entries in the list, a case, at most",
                exactly(ours.entries_a_case),
                "lazy deletion",
                exactly(lazy.entries_a_case),
                exactly(ours.entries_a_case),
                "entries",
                Bound{4},
                Bound{4}};
    table.add(entries);
  }
}

void measure_waiting(Table& table, const Settings& settings) {
  if (!settings.wants("G6")) return;
  WaitingLoad load;
  load.processes = settings.by_size<std::size_t>(10'000, 1'000'000, 1'000'000);
  load.events = settings.by_size<std::uint64_t>(10'000, 1'000'000, 3'000'000);
  load.seed = settings.seed;
  std::vector<double> bytes;
  std::vector<double> bare_bytes;
  const auto measured = take_turns(settings.rounds, {[&] {
                                                       const WaitingOutcome ours = waiting_processes(load);
                                                       bytes.push_back(ours.bytes);
                                                       return ours.ns;
                                                     },
                                                     [&] {
                                                       const WaitingOutcome bare = waiting_in_bare_heap(load);
                                                       bare_bytes.push_back(bare.bytes);
                                                       return bare.ns;
                                                     }});
  table.check(figure_of(measured[0]).least > 0, "G6: the waiting processes did not come to an end");
  const std::string what = fmt::format("{} waiting processes", load.processes);
  Row memory{"G6", what + ", memory of each", figure_of(bytes), "bare 4-ary heap", figure_of(bare_bytes)};
  memory.unit = "B";
  memory.ratio = memory.ours;
  memory.goal = memory.floor = Bound{300};
  table.add(memory);
  Row speed{"G6", what + ", an event", figure_of(measured[0]), "bare 4-ary heap", figure_of(measured[1])};
  speed.ratio = ratio_of(measured[0], measured[1]);
  table.add(speed);
}

}  // namespace ratios
