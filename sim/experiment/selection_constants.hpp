// The constants of ranking and selection: how far apart sums must be before one alternative is let go.
#pragma once

#include <span>
#include <vector>

namespace sim {

/// Of Kim and Nelson, "A fully sequential procedure for indifference-zone selection in simulation" (ACM TOMACS 11,
/// 2001): eta = (1/2) [ (2 beta)^(-2/(n0 - 1)) - 1 ], where a single comparison may err with probability beta and its
/// variance is known from n0 first observations. beta in (0, 1/2), first >= 2 (std::invalid_argument).
double eta_of_error(double beta, int first);

/// eta for k alternatives of which the best is to be found with probability 1 - alpha: beta = alpha / (k - 1), which
/// holds under common luck too. k >= 2.
double kim_nelson_eta(int k, int first, double alpha);
/// The same where alternatives are independent: beta = 1 - (1 - alpha)^(1 / (k - 1)).
double kim_nelson_eta_independent(int k, int first, double alpha);
/// h^2 = 2 eta (n0 - 1).
double kim_nelson_h2(double eta, int first);

/// Rinott's h (Communications in Statistics A7, 1978): with max(n0, ceil((h S / delta)^2)) independent observations of
/// each of k alternatives, the best is found with the given probability. Solves Rinott's double integral to 1e-9.
/// probability in (1/k, 1).
double rinott_h(int k, int first, double probability);

/// Shares of a budget of observations by which the smallest of several means is told best: optimal computing budget
/// allocation (Chen, Lin, Yücesan and Chick, Discrete Event Dynamic Systems 10, 2000). Of an alternative i,
/// N_i ~ (sd_i / (mean_i - mean_b))^2; of the best, N_b = sd_b sqrt(sum (N_i / sd_i)^2). They add up to 1. An
/// alternative whose mean equals the best's is taken to be `least_gap` off. Throws std::invalid_argument unless means
/// and sds are two or more, as many, and sds and least_gap are above 0.
std::vector<double> ocba_shares(std::span<const double> means, std::span<const double> sds, double least_gap = 1e-12);

}  // namespace sim
