#include "viz/page/page.hpp"

#include <gtest/gtest.h>

#include <map>
#include <regex>
#include <set>

#include "tests/support/hand_made_estimates.hpp"

namespace viz {
namespace {

std::string page_of(models::Scenario scenario, int replications) {
  const std::vector<models::Model> models = models::compile(std::move(scenario));
  const models::StudyResult result = hand_made::result(models, replications);
  return page(models::report(models, result.estimates), models, result, "fedcba9876543210");
}

const std::string& four() {
  static const std::string made = page_of(hand_made::scenario(4), 20);
  return made;
}

std::size_t count(const std::string& text, const std::string& part) {
  std::size_t found = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++found;
  return found;
}

/// First groups of all matches.
std::vector<std::string> all(const std::string& text, const std::string& pattern) {
  std::vector<std::string> found;
  const std::regex expression(pattern);
  for (std::sregex_iterator at(text.begin(), text.end(), expression), end; at != end; ++at) found.push_back((*at)[1]);
  return found;
}

/// Every tag is closed by its own; void elements of HTML aside. What XML asks of an SVG, and good HTML of itself.
std::string first_unbalanced(const std::string& html) {
  const std::set<std::string> empty{"meta", "br", "img", "input"};
  std::vector<std::string> open;
  const std::regex tag("<(/?)([a-zA-Z][a-zA-Z0-9]*)((?:\"[^\"]*\"|[^\">])*)>");
  for (std::sregex_iterator at(html.begin(), html.end(), tag), end; at != end; ++at) {
    const std::string name = (*at)[2];
    const std::string rest = (*at)[3];
    if (empty.contains(name) || rest.ends_with('/')) continue;
    if ((*at)[1].length() == 0) {
      open.push_back(name);
    } else if (open.empty() || open.back() != name) {
      return "</" + name + "> after <" + (open.empty() ? "nothing" : open.back()) + ">";
    } else {
      open.pop_back();
    }
  }
  return open.empty() ? "" : "<" + open.back() + "> is not closed";
}

std::string without_style_and_script(std::string html) {
  for (const std::string name : {"style", "script"}) {
    const std::size_t from = html.find("<" + name + ">");
    const std::size_t to = html.find("</" + name + ">");
    html.erase(from, to - from + name.size() + 3);
  }
  return html;
}

TEST(PageTest, IsOneFileThatAsksForNothing) {
  const std::string& html = four();
  EXPECT_NE(html.find("Content-Security-Policy\" content=\"default-src 'none';"), std::string::npos);
  EXPECT_TRUE(all(html, "(src=)").empty());
  EXPECT_EQ(html.find("<link"), std::string::npos);
  EXPECT_EQ(html.find("<img"), std::string::npos);
  EXPECT_EQ(html.find("<iframe"), std::string::npos);
  EXPECT_EQ(html.find("@import"), std::string::npos);
  EXPECT_EQ(html.find("url("), std::string::npos);
  EXPECT_EQ(html.find("xlink:href"), std::string::npos);
  EXPECT_GT(count(html, "<a href=\"https://"), 5U);  // links to sources, which are followed only when clicked
}

TEST(PageTest, HasOneFirstHeadingAndSkipsNoLevel) {
  const std::vector<std::string> levels = all(four(), "<h([1-6])");
  EXPECT_EQ(std::count(levels.begin(), levels.end(), "1"), 1);
  int before = 0;
  for (const std::string& level : levels) {
    const int now = std::stoi(level);
    EXPECT_LE(now, before + 1);
    before = now;
  }
  EXPECT_GT(levels.size(), 15U);
}

TEST(PageTest, SaysTheAnswerThenItsLimitsThenTheNumbers) {
  const std::string& html = four();
  std::size_t before = 0;
  for (const std::string id :
       {"answer", "limits", "outcomes", "foundations", "time", "practices", "sources", "method"}) {
    const std::size_t at = html.find("<h2 id=\"" + id + "\"");
    ASSERT_NE(at, std::string::npos) << id;
    EXPECT_GT(at, before) << id;
    before = at;
  }
  EXPECT_GT(html.find("fedcba9876543210"), before);
}

TEST(PageTest, AListThatDoesNotSettleIsTheFirstThingInTheAnswer) {
  const std::vector<models::Model> models = models::compile(hand_made::scenario(2));
  models::StudyResult result = hand_made::result(models, 20);
  result.estimates.arms[1].unallocated_growth = {
      .a_week = 21.3, .low95 = 18.2, .high95 = 24.4, .without_settling = true};
  const std::string html = page(models::report(models, result.estimates), models, result, "fedcba9876543210");
  const std::size_t section = html.find("<h2 id=\"answer\"");
  const std::size_t said =
      html.find("grows by about 21 a week (95&nbsp;% interval 18 to 24) and does not settle", section);
  ASSERT_NE(said, std::string::npos);
  EXPECT_EQ(html.find("</p>", section), html.find("</p>", said));  // in the first paragraph
  EXPECT_EQ(four().find("does not settle"), std::string::npos);
}

TEST(PageTest, CountsWhatIsAssumedFirst) {
  const std::string& html = four();
  const std::size_t section = html.find("<h2 id=\"foundations\"");
  EXPECT_LT(html.find("are assumed: nobody has published them", section), html.find("<svg", section));
}

TEST(PageTest, EscapesEveryTextOfAFile) {
  models::Scenario scenario = hand_made::scenario(2);
  const std::string evil = "<script>alert('x')</script>&\"";
  scenario.name = evil;
  scenario.question = evil;
  for (models::PracticeArm& arm : scenario.arms) {
    arm.name = evil;
    arm.summary = evil;
    arm.not_known = evil;
    arm.settings.caseload.soft_cap.note = evil;
  }
  for (auto& [key, source] : scenario.sources) {
    source.title = evil;
    source.address = "javascript:alert('x')";
  }
  const std::string html = page_of(std::move(scenario), 3);
  EXPECT_EQ(count(html, "<script>"), 1U);
  EXPECT_EQ(html.find("alert('x')"), std::string::npos);
  EXPECT_EQ(html.find("javascript:"), std::string::npos);
  EXPECT_GT(count(html, "&lt;script&gt;"), 10U);
  EXPECT_EQ(first_unbalanced(without_style_and_script(html)), "");
}

class WellFormedTest : public ::testing::TestWithParam<std::pair<std::size_t, int>> {};

TEST_P(WellFormedTest, ElementsAreClosedIdsAreSaidOnceAndEveryPictureHasItsWords) {
  const std::string html = page_of(hand_made::scenario(GetParam().first), GetParam().second);
  EXPECT_EQ(first_unbalanced(without_style_and_script(html)), "");
  std::set<std::string> ids;
  for (const std::string& id : all(html, "\\sid=\"([^\"]*)\"")) EXPECT_TRUE(ids.insert(id).second) << id;
  for (const std::string& target : all(html, "href=\"#([^\"]*)\"")) EXPECT_TRUE(ids.contains(target)) << target;
  EXPECT_GE(count(html, "<svg"), 9U);
  for (std::size_t at = html.find("<svg"); at != std::string::npos; at = html.find("<svg", at + 1)) {
    const std::string picture = html.substr(at, html.find("</svg>", at) - at);
    EXPECT_NE(picture.find("role=\"img\""), std::string::npos);
    EXPECT_LT(picture.find("<title"), picture.find("<desc"));
    EXPECT_TRUE(all(picture, "(<desc[^>]*></desc>)").empty());
    EXPECT_EQ(picture.find("nan"), std::string::npos);
  }
}

TEST_P(WellFormedTest, EveryTableHasACaptionAndHeadersWithScope) {
  const std::string html = page_of(hand_made::scenario(GetParam().first), GetParam().second);
  EXPECT_EQ(count(html, "<table"), count(html, "<caption>"));
  EXPECT_EQ(count(html, "<th "), count(html, "scope=\""));
  EXPECT_EQ(count(html, "<th>"), 0U);
  EXPECT_GE(count(html, "<table"), 9U);
}

INSTANTIATE_TEST_SUITE_P(RunsAndComparisons, WellFormedTest,
                         ::testing::Values(std::pair{1U, 20}, std::pair{1U, 1}, std::pair{2U, 20}, std::pair{2U, 1},
                                           std::pair{4U, 20}));

TEST(PageTest, OneRunDrawsNoBandsAndSaysSo) {
  const std::string html = page_of(hand_made::scenario(2), 1);
  EXPECT_NE(html.find("One run: there are no bands."), std::string::npos);
  EXPECT_EQ(html.find("fill-opacity=\"0.14\""), std::string::npos);
  EXPECT_NE(four().find("fill-opacity=\"0.14\""), std::string::npos);
}

TEST(PageTest, FourModelsFitTheSizePromised) { EXPECT_LT(four().size(), 400U * 1024U); }

TEST(PageTest, TheSameQuestionGivesTheSameBytes) { EXPECT_EQ(page_of(hand_made::scenario(4), 20), four()); }

TEST(PageTest, TheScriptIsSmallAndTheStyleNamesNoOtherPlace) {
  const std::size_t from = four().find("<script>");
  EXPECT_LT(four().find("</script>") - from, 15U * 1024U);
}

}  // namespace
}  // namespace viz
