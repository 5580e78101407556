// Known answers of the samplers: what each law gives at these numbers u, tails included.
//
// Computed with Python 3.11 and mpmath 1.3 at 50 digits, independently of this code: the root of the law's distribution
// function by bisection (gammainc for the gamma law, exponentials for the mixture), u and the parameters taken as the
// doubles they are; above a half the root is that of the upper tail. Printed to 20 digits.
#include <gtest/gtest.h>

#include <cmath>
#include <functional>
#include <vector>

#include "sim/random/gamma.hpp"
#include "sim/random/hyperexponential.hpp"

namespace sim {
namespace {

struct Answer {
  double u;
  double value;
};
using Answers = std::vector<Answer>;

// The printed value and the computed one differ by a few roundings.
void expect_answers(const Answers& answers, const std::function<double(double)>& law, double relative = 4e-15) {
  ASSERT_GE(answers.size(), 8U);
  for (const Answer& answer : answers) {
    EXPECT_NEAR(law(answer.u), answer.value, std::abs(answer.value) * relative) << "at u = " << answer.u;
  }
}

const Answers gamma_half_2{{5e-17, 3.9269908169872413839e-33},
                           {1e-09, 1.5707963267948968157e-18},
                           {0.001, 1.5707971492624899447e-6},
                           {0.1, 0.015790774093431226631},
                           {0.5, 0.45493642311957275194},
                           {0.9, 2.7055434540954149212},
                           {0.999, 10.827566170662730649},
                           {0.999999999, 37.324893106518719513},
                           {0.9999999999999999, 68.76325221166841157}};

const Answers gamma_2_5_3{{5e-17, 1.4633216576339739943e-6},
                          {1e-09, 0.0012184343484984811479},
                          {0.001, 0.3153189039438287485},
                          {0.1, 2.4154619804434845637},
                          {0.5, 6.5271902866432909757},
                          {0.9, 13.854535349671678581},
                          {0.999, 30.772508478649314576},
                          {0.999999999, 76.038290642278783168},
                          {0.9999999999999999, 126.29254835478196827}};

const Answers gamma_30_5_eighth{
    {5e-17, 0.50794467919636077135}, {1e-09, 0.99717507957690765368},      {0.001, 2.0286611073609663508},
    {0.1, 2.958863420008562583},     {0.5, 3.7709152603195192205},         {0.9, 4.719630591243698692},
    {0.999, 6.305492831678643009},   {0.999999999, 9.5010083270565212208}, {0.9999999999999999, 12.496422965241494151}};

const Answers gamma_2500_1{
    {5e-17, 2107.1239250795101418}, {1e-09, 2211.6689432534826796},       {0.001, 2348.3336908678992928},
    {0.1, 2436.1403592372063289},   {0.5, 2499.6666745690551074},         {0.9, 2564.2878868273842885},
    {0.999, 2657.3656791505982782}, {0.999999999, 2811.6427826953644663}, {0.9999999999999999, 2932.8775732158838727}};

const Answers gamma_mean_12_cv_0_8{{5e-17, 3.5019330555496031179e-10},
                                   {1e-09, 0.000016480386802217451371},
                                   {0.001, 0.11468212969399318886},
                                   {0.1, 2.4558629218630291407},
                                   {0.5, 9.5594691994863318693},
                                   {0.9, 24.758392951932261166},
                                   {0.999, 63.560315042609505722},
                                   {0.999999999, 173.70932493712412344},
                                   {0.9999999999999999, 298.96248363681775538}};

const Answers erlang_3_7{{5e-17, 0.000015620128310172893816},
                         {1e-09, 0.0042418754000630366046},
                         {0.001, 0.44457788099294078132},
                         {0.1, 2.5714857659150825704},
                         {0.5, 6.2394740653549740751},
                         {0.9, 12.418747454946490526},
                         {0.999, 26.200701898962876997},
                         {0.999999999, 62.235335374641923499},
                         {0.9999999999999999, 101.83012487935068018}};

const Answers erlang_40_7{
    {5e-17, 1.2922025320165213281}, {1e-09, 2.2440555284616086992},       {0.001, 4.0704891438021619187},
    {0.1, 5.6243113909653255515},   {0.5, 6.9417538768705923889},         {0.9, 8.450592816335864022},
    {0.999, 10.92343210137941917},  {0.999999999, 15.792013853210910071}, {0.9999999999999999, 20.273407537512330633}};

const Answers hyperexponential_0_3_1_5{{5e-17, 1.136363636363636411e-16},
                                       {1e-09, 2.2727272746525170939e-9},
                                       {0.001, 0.0022746544216843455364},
                                       {0.1, 0.24863983025704838109},
                                       {0.5, 2.0742709476455672531},
                                       {0.9, 9.7304425145349132334},
                                       {0.999, 32.755401675225943857},
                                       {0.999999999, 101.83295460644805328},
                                       {0.9999999999999999, 181.90062812869184518}};

const Answers hyperexponential_0_9_half_20{{5e-17, 2.7700831024930747444e-17},
                                           {1e-09, 5.5401662080472041769e-10},
                                           {0.001, 0.00055432295133108147719},
                                           {0.1, 0.058708356773246955833},
                                           {0.5, 0.40297789680446572963},
                                           {0.9, 2.2243027953926994302},
                                           {0.999, 92.103403719761805156},
                                           {0.999999999, 368.41361544468594227},
                                           {0.9999999999999999, 688.68430953366110986}};

TEST(KnownAnswersTest, TheGammaLawByShapeAndScale) {
  expect_answers(gamma_half_2, [](double u) { return gamma(u, 0.5, 2); });
  expect_answers(gamma_2_5_3, [](double u) { return gamma(u, 2.5, 3); });
  expect_answers(gamma_30_5_eighth, [](double u) { return gamma(u, 30.5, 0.125); });
  expect_answers(gamma_2500_1, [](double u) { return gamma(u, 2500, 1); });
}

TEST(KnownAnswersTest, TheGammaLawByMeanAndVariation) {
  // 1 / 0.8^2 rounds, and at u = 5e-17 the value goes with u^0.64.
  expect_answers(
      gamma_mean_12_cv_0_8, [](double u) { return gamma_by_mean(u, 12, 0.8); }, 2e-14);
}

TEST(KnownAnswersTest, TheErlangLaw) {
  expect_answers(erlang_3_7, [](double u) { return erlang(u, 3, 7); });
  expect_answers(erlang_40_7, [](double u) { return erlang(u, 40, 7); });
}

TEST(KnownAnswersTest, TheHyperexponentialLaw) {
  expect_answers(hyperexponential_0_3_1_5, [](double u) { return hyperexponential(u, 0.3, 1, 5); });
  expect_answers(hyperexponential_0_9_half_20, [](double u) { return hyperexponential(u, 0.9, 0.5, 20); });
}

}  // namespace
}  // namespace sim
