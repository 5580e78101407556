// `casework selftest`: every exact answer there is, beside what the simulator gives.
#include "models/selftest/selftest.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cmath>
#include <map>
#include <memory>

#include "models/report/write_csv.hpp"
#include "models/scenario/scenario.hpp"
#include "viz/cli/interrupt.hpp"
#include "viz/cli/progress.hpp"
#include "viz/cli/refusal.hpp"
#include "viz/cli/result_folder.hpp"
#include "viz/cli/subcommands.hpp"
#include "viz/cli/table.hpp"
#include "viz/page/selftest_page.hpp"

namespace viz {
namespace {

using models::theory::Answer;
using models::theory::SelfTest;

struct Typed {
  bool quick = false, quiet = false;
  int threads = 0;
  std::string out;
};

/// A case a line: each quantity with its z.
std::string by_case(const std::vector<Answer>& answers) {
  std::string text;
  for (std::size_t i = 0; i < answers.size();) {
    std::string line = fmt::format("{}:", answers[i].of);
    const std::string& name = answers[i].of;
    for (bool first = true; i < answers.size() && answers[i].of == name; ++i, first = false)
      line += fmt::format("{} {} {:.6g} z={:+.1f}{}", first ? "" : ",", answers[i].quantity, answers[i].found,
                          answers[i].z, answers[i].holds() ? "" : " DOES NOT HOLD");
    text += paragraph(line, 2);
  }
  return text;
}

std::string as_text(const SelfTest& test, bool quick) {
  std::string text = fmt::format(
      "Exact answers beside what the simulator gives{}. z is how many standard errors they are apart: an answer holds\n"
      "within 4, where the standard error is at most {} of the value (the page names those that may be wider).\n\n",
      quick ? ", in short" : "", quick ? "2 % (the service 5 %)" : "1 %");
  text += fmt::format("The kernel, {} answers\n{}\n", test.kernel.size(), by_case(test.kernel));
  text += fmt::format("The whole service, through scenario files of config/theory, {} answers\n{}\n",
                      test.service.size(), by_case(test.service));
  for (const std::string& failure : test.failures) text += "Could not be run: " + failure + "\n";
  return text + fmt::format(
                    "{} of {} exact answers hold. Of all z the mean is {:+.2f} and the variance {:.2f} (0 and 1 in "
                    "theory); the "
                    "largest is {:.1f}.\n",
                    test.held(), test.asked(), test.mean_z(), test.variance_of_z(), test.largest_z());
}

std::string as_csv(const SelfTest& test) {
  std::string text = "where,group,case,quantity,exact,found,standard_error,z,holds\r\n";
  for (const auto& [where, answers] : {std::pair{"kernel", &test.kernel}, std::pair{"service", &test.service}})
    for (const Answer& a : *answers)
      text +=
          fmt::format("{},{},{},{},{:.15g},{:.9g},{:.4g},{:.3f},{}\r\n", where, a.group, models::csv_field(a.of),
                      models::csv_field(a.quantity), a.exact, a.found, a.standard_error, a.z, a.holds() ? "yes" : "no");
  return text;
}

int run(const Typed& typed) {
  if (typed.threads < 0) throw Refusal(fmt::format("--threads: expected 1 or more, found {}", typed.threads));
  std::optional<ResultFolder> folder;
  const std::filesystem::path place = typed.out.empty()
                                          ? std::filesystem::path("out") / (typed.quick ? "selftest-quick" : "selftest")
                                          : std::filesystem::path(typed.out);
  folder.emplace(place);
  Progress progress(!typed.quiet && somebody_watches());
  models::theory::SelfTestRules rules;
  rules.config = models::find_config();
  rules.in_short = typed.quick;
  rules.threads = typed.threads;
  rules.stop = &watch_for_interrupt();
  int done = 0, total = 0;
  rules.told = [&](int now, int all) { progress.show(done = now, total = all); };
  const SelfTest test = models::theory::self_test(rules);
  progress.clear();
  if (test.stopped) {
    fmt::print(stderr, "casework: broken off after {} of {} cases; nothing was written, and nothing may be concluded\n",
               done, total);
    return 1;
  }
  folder->write("selftest.csv", as_csv(test));
  folder->write("selftest.html", selftest_page(test, typed.quick));
  folder->keep();
  fmt::print("{}The page: {}\n", as_text(test, typed.quick), (place / "selftest.html").string());
  if (!typed.quiet) fmt::print(stderr, "{}\n", duration_in_words(test.seconds));
  return test.failures.empty() && test.held() == test.asked() ? 0 : 1;
}

}  // namespace

void add_selftest(CLI::App& app, Action& chosen) {
  const auto typed = std::make_shared<Typed>();
  CLI::App* command =
      app.add_subcommand("selftest", "Asks for every exact answer there is, and shows how near it comes");
  command->footer(
      "Examples:\n"
      "  casework selftest --quick      (shorter runs, judged the more loosely: within a minute)\n"
      "  casework selftest --out my_selftest\n"
      "The models are the same that anyone may run: the kernel's in sim, the service's as scenarios in config/theory.");
  command->allow_extras();
  command->add_flag("--quick", typed->quick, "In short");
  command->add_option("--threads", typed->threads, "Threads; all cores if not given. The answer does not depend on it")
      ->type_name("N");
  command->add_option("--out", typed->out, "The folder for the page and the table; out/selftest if not given")
      ->type_name("DIR");
  command->add_flag("--quiet", typed->quiet, "No progress and no timing");
  command->callback([typed, &chosen] { chosen = [typed] { return run(*typed); }; });
}

}  // namespace viz
