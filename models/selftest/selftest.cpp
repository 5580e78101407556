#include "models/selftest/selftest.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>

#include "models/selftest/kernel/kernel.hpp"
#include "models/selftest/service/service.hpp"
#include "sim/experiment/hash.hpp"
#include "sim/experiment/replicate.hpp"

namespace models::theory {
namespace {

sim::Tally all_z(const SelfTest& test) {
  sim::Tally tally;
  for (const auto* answers : {&test.kernel, &test.service})
    for (const Answer& answer : *answers) tally.add(answer.z);
  return tally;
}

}  // namespace

std::size_t SelfTest::held() const {
  const auto count = [](const std::vector<Answer>& answers) {
    return static_cast<std::size_t>(
        std::count_if(answers.begin(), answers.end(), [](const Answer& answer) { return answer.holds(); }));
  };
  return count(kernel) + count(service);
}

double SelfTest::mean_z() const { return all_z(*this).mean(); }
double SelfTest::variance_of_z() const { return all_z(*this).variance(); }
double SelfTest::largest_z() const {
  const sim::Tally tally = all_z(*this);
  return tally.count() == 0 ? 0 : std::max(std::abs(tally.smallest()), std::abs(tally.largest()));
}

std::vector<Answer> kernel_answers(const Case& of, bool in_short) {
  const Replication replication = kernel_model(of);
  const std::uint64_t seed = sim::Hash().add(of.name).value();
  const double length = of.length * (in_short ? kernel_part_in_short : 1);
  Found found;
  for (int i = 0; i < replications; ++i) {
    const sim::Luck luck{seed, static_cast<std::uint64_t>(i)};
    for (const auto& [quantity, value] : replication(luck, length / replications)) found[quantity].add(value);
  }
  return answers_of(of, found, in_short ? kernel_looser_in_short : 1.0);
}

SelfTest self_test(const SelfTestRules& rules) {
  const auto begin = std::chrono::steady_clock::now();
  const std::vector<Case> kernel = kernel_cases(rules.config);
  const std::vector<Together> service = run_together(service_cases(rules.config));
  // The service first: its cases are the longest.
  const std::size_t many = service.size();
  std::vector<std::vector<Answer>> found(many + kernel.size());
  const auto body = [&](int unit) {
    const auto index = static_cast<std::size_t>(unit);
    found[index] = index < many ? answers_of(Bench{rules.config, rules.in_short}, service[index])
                                : kernel_answers(kernel[index - many], rules.in_short);
  };
  const sim::ReplicationOutcome outcome =
      sim::run_replications(0, static_cast<int>(found.size()), rules.threads, body, rules.told, rules.stop);
  SelfTest test;
  test.stopped = outcome.stopped;
  for (const sim::Failure& failure : outcome.failures) {
    const auto index = static_cast<std::size_t>(failure.replication);
    const std::string& name = index < many ? service[index].front().name : kernel[index - many].name;
    test.failures.push_back(name + ": " + failure.message);
  }
  for (std::size_t i = 0; i < found.size(); ++i)
    for (Answer& answer : found[i]) (i < many ? test.service : test.kernel).push_back(std::move(answer));
  test.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  return test;
}

}  // namespace models::theory
