// The constants of ranking and selection against the oracles (group Statistics).
#include "sim/experiment/selection_constants.hpp"

#include <gtest/gtest.h>

#include <array>
#include <numeric>
#include <stdexcept>

namespace sim {
namespace {

TEST(SelectionConstantsTest, KimAndNelsons) {
  const double eta = kim_nelson_eta(5, 20, 0.05);
  EXPECT_NEAR(eta, 0.237238315535194, 1e-9);  // STAT-KN-k5
  EXPECT_NEAR(kim_nelson_h2(eta, 20), 9.01505599033736, 1e-9);
  EXPECT_NEAR(kim_nelson_eta_independent(5, 20, 0.05), 0.235755072608989, 1e-9);
}

TEST(SelectionConstantsTest, Rinotts) {
  EXPECT_NEAR(rinott_h(2, 20, 0.95), 2.45247324892043, 1e-5);  // STAT-Rinott-k2
  EXPECT_NEAR(rinott_h(5, 20, 0.95), 3.38541872211281, 1e-5);
  EXPECT_NEAR(rinott_h(10, 20, 0.95), 3.87527662025022, 1e-5);
}

TEST(SelectionConstantsTest, SharesOfABudget) {
  const std::array means{1.0, 2.0, 3.0, 4.0, 5.0}, sds{2.0, 2.0, 3.0, 3.0, 4.0};
  const std::array exact{0.345369105535337, 0.3173967973162, 0.178535698490363, 0.0793491993290501,
                         0.0793491993290501};  // STAT-OCBA
  const std::vector<double> shares = ocba_shares(means, sds);
  for (std::size_t i = 0; i < exact.size(); ++i) EXPECT_NEAR(shares[i], exact[i], 1e-9);
  EXPECT_NEAR(std::accumulate(shares.begin(), shares.end(), 0.0), 1, 1e-12);
}

TEST(SelectionConstantsTest, RefuseWhatHasNone) {
  EXPECT_THROW((void)kim_nelson_eta(1, 20, 0.05), std::invalid_argument);
  EXPECT_THROW((void)eta_of_error(0.5, 20), std::invalid_argument);
  EXPECT_THROW((void)eta_of_error(0.1, 1), std::invalid_argument);
  EXPECT_THROW((void)rinott_h(5, 20, 0.2), std::invalid_argument);
  EXPECT_THROW((void)ocba_shares(std::array{1.0}, std::array{1.0}), std::invalid_argument);
  EXPECT_THROW((void)ocba_shares(std::array{1.0, 2.0}, std::array{1.0, 0.0}), std::invalid_argument);
}

}  // namespace
}  // namespace sim
