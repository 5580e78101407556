// What queue_station answers: its keys, and numbers that theory knows.
#include <gtest/gtest.h>

#include <cmath>
#include <nlohmann/json.hpp>
#include <set>
#include <string>

#include "sim/statistics/interval.hpp"
#include "tests/sim/examples/program.hpp"
#include "tests/support/sanitized.hpp"

namespace sim::examples {
namespace {

using nlohmann::json;

constexpr int replications = 10;

const std::string length = "--customers " + std::to_string(test_support::runs(40'000, 4'000)) + " --warm-up " +
                           std::to_string(test_support::runs(4'000, 1'000)) + " --replications " +
                           std::to_string(replications) + " --seed 7 --json ";

json asked(const std::string& arguments) {
  const Ended ended = queue_station(length + arguments);
  EXPECT_EQ(ended.code, 0) << ended.err;
  EXPECT_EQ(ended.err, "");
  return json::parse(ended.out);
}

/// Four standard errors, which are the half width over Student's quantile.
void expect_exact(const json& answer, const std::string& measure, double exact) {
  const double mean = answer.at(measure).at("mean"), half_width = answer.at(measure).at("half_width95");
  const double standard_error = half_width / student_quantile(0.975, replications - 1);
  EXPECT_LE(std::abs(mean - exact), 4 * standard_error) << measure << " is " << mean << ", should be " << exact;
  EXPECT_LE(standard_error, (test_support::sanitized ? 0.3 : 0.05) * exact) << measure;
}

std::set<std::string> keys_of(const json& object) {
  std::set<std::string> keys;
  for (const auto& item : object.items()) keys.insert(item.key());
  return keys;
}

TEST(QueueStationAnswersTest, HaveTheKeysThatArePromised) {
  const std::set<std::string> measures = {"wait",   "queue_length", "time_in_system", "number_in_system",
                                          "p_wait", "blocked",      "abandoned",      "utilisation"};
  const json answer = asked("--servers 2 --arrivals 1 --classes 0.3:1,0.7:2");
  std::set<std::string> keys = measures;
  keys.insert({"classes", "events", "cpu_seconds"});
  EXPECT_EQ(keys_of(answer), keys);
  ASSERT_EQ(answer.at("classes").size(), 2U);
  keys = measures;
  keys.insert({"share", "priority"});
  for (const json& each : answer.at("classes")) EXPECT_EQ(keys_of(each), keys);
  for (const std::string& measure : measures)
    EXPECT_EQ(keys_of(answer.at(measure)), (std::set<std::string>{"mean", "half_width95"}));
  EXPECT_GT(answer.at("events").get<std::int64_t>(), 0);
}

TEST(QueueStationAnswersTest, SeveralServersAgreeWithErlangC) {
  const json answer = asked("--servers 5 --arrivals 4 --service exponential:1");  // MMc-c5-r0.80
  expect_exact(answer, "p_wait", 0.554112554112554);
  expect_exact(answer, "queue_length", 2.21645021645022);
  expect_exact(answer, "wait", 0.554112554112555);
  expect_exact(answer, "time_in_system", 1.554112554112555);
  expect_exact(answer, "number_in_system", 6.21645021645022);
  expect_exact(answer, "utilisation", 0.8);
  EXPECT_EQ(answer.at("blocked").at("mean"), 0);
  EXPECT_EQ(answer.at("abandoned").at("mean"), 0);
  EXPECT_EQ(answer.at("classes"), json::array());
}

TEST(QueueStationAnswersTest, ABoundOnPlacesAgreesWithTheFiniteChain) {
  const json answer = asked("--servers 3 --arrivals 3 --capacity 10");  // MMcK-l3-c3-K10
  expect_exact(answer, "blocked", 0.101123595505618);
  expect_exact(answer, "queue_length", 2.8314606741573);
  expect_exact(answer, "wait", 1.05);
  expect_exact(answer, "number_in_system", 5.52808988764045);
}

TEST(QueueStationAnswersTest, PatienceAgreesWithErlangA) {
  const json answer = asked("--servers 5 --arrivals 5 --patience exponential:2");  // ErlA-l5-c5-th0.5
  expect_exact(answer, "p_wait", 0.633151304560694);
  expect_exact(answer, "queue_length", 1.46131570841024);
  expect_exact(answer, "abandoned", 0.146131570841024);
  expect_exact(answer, "utilisation", 0.853868429158976);
}

TEST(QueueStationAnswersTest, ClassesAgreeWithCobhamAndAddUp) {
  const json answer = asked("--servers 1 --arrivals 0.8 --classes 0.25:1,0.75:2");  // PRIO-NP-c1-k2-r0.80
  const json& first = answer.at("classes").at(0);
  const json& second = answer.at("classes").at(1);
  expect_exact(first, "wait", 1);
  expect_exact(second, "wait", 5);
  expect_exact(answer, "wait", 4);
  const auto mean = [](const json& of, const char* measure) { return of.at(measure).at("mean").get<double>(); };
  for (const char* level : {"queue_length", "number_in_system", "utilisation"})
    EXPECT_NEAR(mean(answer, level), mean(first, level) + mean(second, level), 1e-9) << level;
}

TEST(QueueStationAnswersTest, TheOrderOfClassesIsThatOfTheirPrioritiesNotOfTheList) {
  const json answer = asked("--servers 1 --arrivals 0.8 --classes 0.75:2,0.25:1");
  expect_exact(answer.at("classes").at(0), "wait", 5);
  expect_exact(answer.at("classes").at(1), "wait", 1);
}

TEST(QueueStationAnswersTest, FeedbackAgreesWithJackson) {
  const json answer = asked("--servers 1 --arrivals 0.4 --feedback 0.23");  // JACKSON-feedback-0.23
  expect_exact(answer, "number_in_system", 1.08108108108108);
  expect_exact(answer, "time_in_system", 2.7027027027027);
  expect_exact(answer, "wait", 1.08108108108108);  // for each visit: L_q over the rate of visits
}

TEST(QueueStationAnswersTest, EveryLawOfServiceAgreesWithPollaczekAndKhinchine) {
  expect_exact(asked("--servers 1 --arrivals 0.5 --service deterministic:1"), "wait", 0.5);
  expect_exact(asked("--servers 1 --arrivals 0.5 --service lognormal:1:0.5"), "wait", 0.625);
  expect_exact(asked("--servers 1 --arrivals 0.5 --service erlang:1:3"), "wait", 2 / 3.0);
  expect_exact(asked("--servers 1 --arrivals 0.5 --service gamma:1:0.5"), "wait", 0.625);
  expect_exact(asked("--servers 1 --arrivals 0.5 --service weibull:1:0.7"), "wait", 1.56934281592558);
  expect_exact(asked("--servers 1 --arrivals 0.5 --service hyperexponential:0.9:0.5:5.5"), "wait", 3.25);
}

TEST(QueueStationAnswersTest, TheTableShowsTheExactBesideTheSimulated) {
  const Ended ended = queue_station("--servers 5 --arrivals 4 --customers 1000 --warm-up 100 --replications 2");
  EXPECT_EQ(ended.code, 0);
  for (const char* exact : {"0.554113", "2.216450", "1.554113", "6.216450", "0.800000"})
    EXPECT_NE(ended.out.find(exact), std::string::npos) << exact << " is missing in\n" << ended.out;
}

TEST(QueueStationAnswersTest, WhatThereIsNothingToSayOfIsNull) {
  const Ended ended = queue_station(
      "--servers 1 --arrivals 1 --service deterministic:1000 --capacity 1 --customers 1 --warm-up 5 --replications 2 "
      "--json");
  EXPECT_EQ(ended.code, 0) << ended.err;
  const json answer = json::parse(ended.out);
  EXPECT_TRUE(answer.at("wait").at("mean").is_null()) << "the one that is counted finds the system full";
  EXPECT_EQ(answer.at("blocked").at("mean"), 1);
}

TEST(QueueStationAnswersTest, AnyNumberOfThreadsGivesTheSameBytes) {
  const auto without_seconds = [](std::string text) { return text.substr(0, text.find("\"cpu_seconds\"")); };
  const std::string question =
      "--servers 2 --arrivals 3 --service lognormal:1:1 --patience weibull:1:2 --capacity 9 --classes 0.3:1,0.7:2 "
      "--feedback 0.1 --customers 2000 --warm-up 100 --replications 7 --seed 3 --json --threads ";
  const std::string one = without_seconds(queue_station(question + "1").out);
  EXPECT_GT(one.size(), 1000U);
  for (const char* threads : {"2", "3", "0"}) EXPECT_EQ(without_seconds(queue_station(question + threads).out), one);
}

}  // namespace
}  // namespace sim::examples
