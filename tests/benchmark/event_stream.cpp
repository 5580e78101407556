// event_stream: what one authority of the average English kind asks of the event list in a run, recorded by the trace
// and asked again of every list there is. The table says why the default is the default.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <exception>
#include <filesystem>

#include "measure.hpp"
#include "models/pipeline.hpp"
#include "replay.hpp"

namespace {

struct Asking {
  std::filesystem::path config = std::filesystem::path(CASEWORK_SOURCE_DIR) / "config";
  std::string practice = "baseline";
  int years = 5;
  int rounds = 5;
  std::size_t records = std::size_t{1} << 24;
};

/// Hears nothing: the events of the cases are not what is measured.
class Deaf final : public models::CaseEventSink {
 public:
  void tell(sim::Instant /*when*/, const models::CaseEvent& /*event*/) override {}
};

ratios::EventStream record(const Asking& asking) {
  models::Request request;
  request.config = asking.config;
  request.practices = {asking.practice};
  request.years = asking.years;
  const auto scenario = models::load_scenario(asking.config / "scenarios" / "england_average.toml", request);
  const std::vector<models::Model> all = models::compile(scenario);
  sim::Trace trace(asking.records);
  Deaf deaf;
  models::simulate(all.front(), {1, 1}, deaf, &trace);
  return ratios::stream_of(trace);
}

int replay(const Asking& asking) {
  const ratios::EventStream stream = record(asking);
  fmt::print(
      "{} events in {} years; {:.2f} put in and {:.2f} taken out for each; {:.0f} pending on average, {} at most; "
      "{:.0f} % at the instant of the one before\n\n",
      stream.events, asking.years, static_cast<double>(stream.puts) / static_cast<double>(stream.events),
      static_cast<double>(stream.taken_out) / static_cast<double>(stream.events), stream.mean_pending,
      stream.most_pending, 100 * static_cast<double>(stream.tied) / static_cast<double>(stream.events));
  const auto lists = ratios::contestants();
  std::vector<ratios::Replayed> last(lists.size());
  std::vector<ratios::Run> runs;
  for (std::size_t i = 0; i < lists.size(); ++i)
    runs.emplace_back([&, i] { return (last[i] = lists[i].replay(stream)).ns; });
  const auto measured = ratios::take_turns(asking.rounds, runs);
  fmt::print("{:<38}{:>22}{:>12}{:>14}\n", "", "ns an event", "of default", "most entries");
  bool right = true;
  for (std::size_t i = 0; i < lists.size(); ++i) {
    const ratios::Figure ns = ratios::figure_of(measured[i]);
    fmt::print("{:<38}{:>22}{:>12.2f}{:>14}\n", lists[i].name,
               fmt::format("{:.1f} [{:.1f}, {:.1f}]", ns.median, ns.least, ns.most),
               ratios::ratio_of(measured[i], measured[0]).median, last[i].most_entries);
    const bool real = i + 1 < lists.size();
    if (real && last[i].wrong > 0) {
      fmt::print("FAILED: {} events came in another order than in the run\n", last[i].wrong);
      right = false;
    }
  }
  return right ? 0 : 1;
}

}  // namespace

int main(int argc, char** argv) {
  Asking asking;
  CLI::App app("The event list's work in a run of the England scenario, done again by every event list");
  app.add_option("--practice", asking.practice, "a file in config/practices")->capture_default_str();
  app.add_option("--years", asking.years, "simulated")->check(CLI::Range(1, 20))->capture_default_str();
  app.add_option("--rounds", asking.rounds, "how often each is measured, in turns")
      ->check(CLI::Range(1, 101))
      ->capture_default_str();
  app.add_option("--records", asking.records, "the trace keeps, 32 bytes each")->capture_default_str();
  CLI11_PARSE(app, argc, argv);
  try {
    return replay(asking);
  } catch (const std::exception& exception) {
    fmt::print(stderr, "event_stream: {}\n", exception.what());
    return 1;
  }
}
