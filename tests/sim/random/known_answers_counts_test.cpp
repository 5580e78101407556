// Known answers of the laws of counts, of tables of them and of empirical laws.
#include <gtest/gtest.h>

#include "sim/random/counts.hpp"
#include "sim/random/distributions.hpp"
#include "sim/random/empirical.hpp"
#include "tests/sim/random/known_answers.hpp"

namespace sim {
namespace {

using test_support::Answers;
using test_support::expect_answers;

const Answers binomial_10_0_3{{5e-17, 0}, {1e-09, 0},        {0.001, 0},
                              {0.1, 1},   {0.5, 3},          {0.9, 5},
                              {0.999, 8}, {0.999999999, 10}, {0.9999999999999999, 10}};

const Answers binomial_1000_0_25{{5e-17, 143}, {1e-09, 171},       {0.001, 208},
                                 {0.1, 233},   {0.5, 250},         {0.9, 268},
                                 {0.999, 293}, {0.999999999, 335}, {0.9999999999999999, 367}};

const Answers poisson_4{{5e-17, 0}, {1e-09, 0}, {0.001, 0},  {0.1, 2},
                        {0.5, 4},   {0.9, 7},   {0.999, 11}, {0.999999999, 21}};

const Answers poisson_250{{5e-17, 131}, {1e-09, 161},       {0.001, 203},
                          {0.1, 230},   {0.5, 250},         {0.9, 270},
                          {0.999, 300}, {0.999999999, 350}, {0.9999999999999999, 390}};

const Answers geometric_quarter{{5e-17, 0},  {1e-09, 0},        {0.001, 0},
                                {0.1, 0},    {0.5, 2},          {0.9, 8},
                                {0.999, 24}, {0.999999999, 72}, {0.9999999999999999, 127}};

const Answers discrete_five{{5e-17, 0},  {0.0624, 0}, {0.0626, 2},
                            {0.312, 2},  {0.313, 3},  {0.4999, 3},
                            {0.5001, 4}, {0.9, 4},    {0.9999999999999999, 4}};

double number(std::int64_t count) { return static_cast<double>(count); }

TEST(KnownAnswersTest, TheBinomialLaw) {
  expect_answers(
      binomial_10_0_3, [](double u) { return number(binomial(u, 10, 0.3)); }, 0);
  expect_answers(
      binomial_1000_0_25, [](double u) { return number(binomial(u, 1000, 0.25)); }, 0);
}

TEST(KnownAnswersTest, ThePoissonLaw) {
  expect_answers(
      poisson_4, [](double u) { return number(poisson(u, 4)); }, 0);
  expect_answers(
      poisson_250, [](double u) { return number(poisson(u, 250)); }, 0);
}

TEST(KnownAnswersTest, TheGeometricLaw) {
  expect_answers(
      geometric_quarter, [](double u) { return number(geometric(u, 0.25)); }, 0);
}

const std::vector<double> five{0.5, 0, 2, 1.5, 4};

TEST(KnownAnswersTest, TheDiscreteLaw) {
  expect_answers(
      discrete_five, [](double u) { return static_cast<double>(discrete(u, five)); }, 0);
}

TEST(KnownAnswersTest, TablesOfCounts) {
  const CountTable few = CountTable::binomial(10, 0.3);
  expect_answers(
      binomial_10_0_3, [&](double u) { return number(few.value_at(u)); }, 0);
  const CountTable many = CountTable::binomial(1000, 0.25);
  expect_answers(
      binomial_1000_0_25, [&](double u) { return number(many.value_at(u)); }, 0);
  const CountTable four = CountTable::poisson(4);
  expect_answers(
      poisson_4, [&](double u) { return number(four.value_at(u)); }, 0);
  EXPECT_EQ(four.value_at(1 - 0x1p-53), 29);
  const CountTable hundreds = CountTable::poisson(250);
  expect_answers(
      poisson_250, [&](double u) { return number(hundreds.value_at(u)); }, 0);
  const CountTable weights = CountTable::of_weights(five);
  expect_answers(
      discrete_five, [&](double u) { return number(weights.value_at(u)); }, 0);
}

// By hand: of 5 values the rank is ceil(5 u), and 4 u is the place between the first and the last.
TEST(KnownAnswersTest, TheEmpiricalLaws) {
  const Empirical sample({8, 1, 2, 32, 16});
  const Answers seen{{5e-17, 1}, {0.1, 1},   {0.21, 2},  {0.41, 8},        {0.59, 8},
                     {0.61, 16}, {0.79, 16}, {0.81, 32}, {1 - 0x1p-53, 32}};
  expect_answers(
      seen, [&](double u) { return sample.seen(u); }, 0);
  const Answers between{
      {0x1p-53, 1 + 0x1p-51}, {0.125, 1.5},          {0.25, 2}, {0.375, 5}, {0.5, 8}, {0.625, 12}, {0.75, 16},
      {0.8125, 20},           {1 - 0x1p-10, 31.9375}};
  expect_answers(
      between, [&](double u) { return sample.interpolated(u); }, 0);
}

}  // namespace
}  // namespace sim
