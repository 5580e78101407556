// queue_station: a station where work arrives at random, waits for one of several servers and is served. The kernel's
// example, and a door for checks from outside. Read station_run.cpp to learn how a model is written.
//
// What is measured. Arrivals are Poisson. In each replication, which starts empty, the first --warm-up arrivals are not
// counted; the next --customers are, each until it has left, while others go on arriving so that the load stays. Levels
// are averaged over the time from the first of those counted to the first after them.
//   wait              queueing time of those served, for each visit to the servers (feedback makes several)
//   queue_length      how many wait
//   time_in_system    from arriving to leaving, served or not, over all visits, of those admitted
//   number_in_system  how many wait or are served
//   p_wait            share of all arrivals that are admitted and find no server free
//   blocked           share of all arrivals that find the system full
//   abandoned         share of those admitted that leave because a wait outlasts their patience
//   utilisation       share of the servers' time that is busy; in a class, with that class
// A class has the same; its levels add up to those of all. Patience begins anew with each wait. One who comes back by
// feedback keeps the place in the system and goes to the end of the line. Half widths are Student's, over replications.
// A share of nothing is left out of a mean; where no replication has it, the mean is null, and with one the half width.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <ctime>
#include <exception>

#include "sim/examples/station_report.hpp"
#include "sim/examples/station_run.hpp"
#include "sim/examples/station_setup.hpp"
#include "sim/experiment/replicate.hpp"

namespace sim::examples {
namespace {

constexpr int wrong_question = 2, no_answer = 1;

void declare(CLI::App& app, Asked& asked, bool& json) {
  app.add_option("--servers", asked.servers, "how many serve")->type_name("N")->capture_default_str();
  app.add_option("--arrivals", asked.arrivals, "mean number of arrivals in a unit of time")
      ->type_name("RATE")
      ->capture_default_str();
  app.add_option("--service", asked.service, "law of a service, see below")->type_name("LAW")->capture_default_str();
  app.add_option("--patience", asked.patience, "law of how long one waits before leaving; without it, for ever")
      ->type_name("LAW");
  app.add_option("--capacity", asked.capacity, "places in the system, served or waiting; without it, no bound")
      ->type_name("N");
  app.add_option("--classes", asked.classes, "SHARE:PRIORITY,...; 1 is served first, nobody is interrupted")
      ->type_name("LIST");
  app.add_option("--feedback", asked.feedback, "probability of asking again after a service")
      ->type_name("P")
      ->capture_default_str();
  app.add_option("--customers", asked.customers, "arrivals counted")->type_name("N")->capture_default_str();
  app.add_option("--warm-up", asked.warm_up, "arrivals before them")->type_name("N")->capture_default_str();
  app.add_option("--replications", asked.replications, "independent runs, at least 2")
      ->type_name("N")
      ->capture_default_str();
  app.add_option("--seed", asked.seed, "names the luck of the runs")->type_name("N")->capture_default_str();
  app.add_option("--threads", asked.threads, "0 for one a core; the answer is the same")
      ->type_name("N")
      ->capture_default_str();
  app.add_flag("--json", json, "one object instead of a table");
  app.footer(fmt::format(
      "Laws, in units of time, CV being standard deviation over mean:\n  {}\n\nWithout --patience or --capacity the "
      "servers must be enough for what arrives.\n\nExample:\n  queue_station --servers 3 --arrivals 2.4 --service "
      "exponential:1 --patience exponential:2\n",
      laws_there_are("\n  ")));
}

int answer(const Setup& setup, bool json) {
  const Replications<Measured> run = replicate<Measured>(
      0, setup.replications, setup.threads, [&](int replication) { return run_station(setup, replication); });
  for (const Failure& failure : run.outcome.failures)
    fmt::print(stderr, "queue_station: replication {}: {}\n", failure.replication, failure.message);
  if (!run.outcome.failures.empty()) return no_answer;
  std::vector<Measured> measured;
  for (const std::optional<Measured>& each : run.results) measured.push_back(each.value());
  const Answer found = answer_of(setup, measured);
  const double cpu_seconds = static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
  const std::string text = json ? to_json(setup, found, cpu_seconds) : to_table(setup, found);
  const bool written = std::fwrite(text.data(), 1, text.size(), stdout) == text.size() && std::fflush(stdout) == 0;
  return written ? 0 : no_answer;
}

int run(int argc, char** argv) {
  Asked asked;
  bool json = false;
  CLI::App app("A station with several servers: simulated, and exact where theory says it", "queue_station");
  app.allow_extras();  // to be said together with all other faults
  declare(app, asked, json);
  try {
    app.parse(argc, argv);
  } catch (const CLI::CallForHelp& help) {
    return app.exit(help);
  } catch (const CLI::ParseError& error) {
    fmt::print(stderr, "queue_station: {}; --help lists the options\n", error.what());
    return wrong_question;
  }
  std::vector<std::string> faults;
  if (const std::vector<std::string> words = app.remaining(); !words.empty())
    faults.push_back(fmt::format("not understood: {}; --help lists the options", fmt::join(words, " ")));
  const Setup setup = read_setup(asked, faults);
  for (const std::string& fault : faults) fmt::print(stderr, "queue_station: {}\n", fault);
  return faults.empty() ? answer(setup, json) : wrong_question;
}

}  // namespace
}  // namespace sim::examples

int main(int argc, char** argv) {
  try {
    return sim::examples::run(argc, argv);
  } catch (const std::exception& exception) {
    fmt::print(stderr, "queue_station: {}\n", exception.what());
    return 1;
  }
}
