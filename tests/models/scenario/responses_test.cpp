// How need is taken from posts (config/evidence/responses.toml): the powers that stand there are those of the rows of
// config/authorities/england.csv.
#include "models/scenario/responses.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <Eigen/Dense>
#include <cmath>

#include "models/scenario/authorities.hpp"
#include "tests/models/scenario/config_copy.hpp"

namespace models {
namespace {

using ::testing::Contains;
using ::testing::HasSubstr;

Responses responses_of(const ConfigCopy& config) {
  Files files(config.config());
  const Sources sources = sources_in(*files.read(config.path("evidence/sources.toml")), files.faults);
  const Responses found = read_responses(config.path("evidence/responses.toml"), files, sources);
  EXPECT_TRUE(files.faults.empty());
  return found;
}

double posts(const Authority& one) {
  return one["social_workers_fte"] / (1 - one["vacancy_pct"] / 100) / one["population_0_17"];
}

// Children in need by referrals and posts, in logarithms, rates for each child, as against England: least absolute
// deviations, by least squares weighted anew by what is left. The smallest two places rest on a handful of children.
Eigen::Vector3d powers(const Authorities& rows, std::size_t from, std::size_t step) {
  std::vector<Eigen::Vector4d> points;
  for (std::size_t i = from; i < rows.all.size(); i += step) {
    const Authority& one = rows.all[i];
    if (!one.is_published("social_workers_fte") || one["population_0_17"] < 5000) continue;
    const auto against = [&](const char* column) { return std::log(one[column] / rows.england[column]); };
    points.push_back({1, against("referrals_per_10000"), std::log(posts(one) / posts(rows.england)),
                      against("children_in_need_per_10000")});
  }
  Eigen::Vector3d found = Eigen::Vector3d::Zero();
  for (int round = 0; round < 80; ++round) {
    Eigen::Matrix3d squares = Eigen::Matrix3d::Zero();
    Eigen::Vector3d both = Eigen::Vector3d::Zero();
    for (const Eigen::Vector4d& point : points) {
      const Eigen::Vector3d x = point.head<3>();
      const double weight = round == 0 ? 1 : 1 / std::max(0.03, std::abs(point[3] - x.dot(found)));
      squares += weight * x * x.transpose();
      both += weight * point[3] * x;
    }
    found = squares.ldlt().solve(both);
  }
  return found;
}

TEST(ResponsesTest, NeedGoesWithPostsAsTheRowsOfEnglandSay) {
  const ConfigCopy config;
  Files files(config.config());
  const Authorities rows = read_authorities(files);
  const Responses responses = responses_of(config);
  const Eigen::Vector3d all = powers(rows, 0, 1);
  // Children in need follow need, and the threshold of a referral by open_follows of what referrals say beside it.
  EXPECT_NEAR(responses.need_by_posts * (1 - responses.open_follows), all[2], 0.02);
  EXPECT_NEAR(responses.open_follows, all[1], 0.04);
  const Eigen::Vector3d even = powers(rows, 0, 2), odd = powers(rows, 1, 2);
  EXPECT_NEAR(even[1], odd[1], 0.1);
  EXPECT_NEAR(even[2], odd[2], 0.1);
}

TEST(ResponsesTest, WhatCannotBeUsedIsAFaultWithItsPlace) {
  const ConfigCopy config;
  std::string text = config.read("evidence/responses.toml");
  text.replace(text.find("by_posts"), 8, "by_post ");
  text.replace(text.find("column = \"section_47_per_10000\""), 31, "column = \"section_47_per_1000\" ");
  config.write("evidence/responses.toml", text);
  Request request = config.request();
  request.authority = "camden";
  const std::vector<std::string> faults = config.faults(request);
  EXPECT_THAT(faults, Contains(HasSubstr("did you mean by_posts?")));
  EXPECT_THAT(faults, Contains(HasSubstr("there is no column \"section_47_per_1000\"")));
}

}  // namespace
}  // namespace models
