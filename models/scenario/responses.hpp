// config/evidence/responses.toml: what an authority's published figures say of its need and its thresholds.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "models/scenario/files.hpp"

namespace models {

/// A threshold, and by how much the logarithm of a rate changes for one level more of it.
struct Lever {
  std::string key;          ///< "decision.threshold.section_47"
  double slope = 0;         ///< a level; not 0
  double from = 0, to = 0;  ///< within which the threshold stays
};

/// How a rate answers to a threshold.
struct Response : Lever {
  std::string column, per;  ///< the rate is column ÷ per
  /// Where `per` is referrals: the share of the logarithm of referrals by which the column follows, when the threshold
  /// of referrals moves and need does not.
  double follows = 0;
};

struct Responses {
  /// Need in a place, as against England, is posts for each child, as against England, to this power.
  double need_by_posts = 0;
  Lever referrals;          ///< what makes referrals those that are published, beside need
  double open_follows = 0;  ///< as Response::follows, of children in need
  double care_follows = 0;  ///< of children looked after
  /// By how much the logarithms of referrals and of children in need follow that of demand.re_referral_at_need.
  double returning_referrals = 0, returning_open = 0;
  std::vector<std::string> on_plans, looked_after;  ///< stages of the opening stock that follow those rates
  std::vector<Response> all;
};

/// Faults go to `files.faults`.
[[nodiscard]] Responses read_responses(const std::filesystem::path& file, Files& files, const Sources& sources);

}  // namespace models
