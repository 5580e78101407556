#include "viz/scene/caseload_scene.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <vector>

#include "viz/canvas/palette.hpp"
#include "viz/scene/enclosing_ticks.hpp"
#include "viz/scene/legend_row.hpp"
#include "viz/scene/words.hpp"

namespace viz {
namespace {

// The teams of one kind, side by side.
struct Group {
  std::string name;
  std::vector<std::vector<PostState>> teams;
  double left = 0;
  double right = 0;
};

std::string without_number(std::string name) {
  while (!name.empty() && (name.back() == ' ' || (name.back() >= '0' && name.back() <= '9'))) name.pop_back();
  return name;
}

// Filled posts first, fullest first; agency workers above establishment among them; vacant posts last.
std::vector<Group> grouped_posts(const CaseloadState& state, std::span<const models::CompiledTeam> teams) {
  std::vector<Group> groups;
  std::string kind;
  int last = -1;
  for (const PostState& post : state.posts) {
    if (post.team.index >= teams.size()) continue;
    const models::CompiledTeam& team = teams[post.team.index];
    if (groups.empty() || team.key != kind) groups.push_back({without_number(team.name), {}, 0, 0});
    kind = team.key;
    if (groups.back().teams.empty() || post.team.index != last) groups.back().teams.emplace_back();
    last = post.team.index;
    groups.back().teams.back().push_back(post);
  }
  for (Group& group : groups) {
    for (auto& team : group.teams) {
      std::stable_sort(team.begin(), team.end(), [](const PostState& a, const PostState& b) {
        return a.filled != b.filled ? a.filled : a.held() > b.held();
      });
    }
  }
  return groups;
}

struct Plot {
  Rect area;
  double most = 10;
  double column = 4;  // pixels from post to post
  double gap = 4;     // between teams; twice that between kinds of team
  bool one_line = false;
  [[nodiscard]] double y(double children) const { return area.bottom() - area.height * std::min(1.0, children / most); }
  [[nodiscard]] double bar() const { return column > 3 ? column - 1 : column; }
};

void draw_vacant(Canvas& canvas, const Plot& plot, double x, int cap) {
  const double top = plot.y(cap > 0 ? cap : plot.most / 2);
  const Point outline[] = {{x + 0.5, plot.area.bottom()},
                           {x + 0.5, top},
                           {x + plot.bar() - 0.5, top},
                           {x + plot.bar() - 0.5, plot.area.bottom()}};
  canvas.polyline(outline, {Role::ink_faint, 1, Dash::dashed});
}

void draw_worker(Canvas& canvas, const Plot& plot, double x, const PostState& post) {
  double from = 0;
  for (std::size_t i = 0; i < colour_count; ++i) {
    const double to = from + post.children[i];
    const double shown = post.own_cap > 0 ? std::min<double>(to, post.own_cap) : to;
    if (shown > from) {
      canvas.rectangle({x, plot.y(shown), plot.bar(), plot.y(from) - plot.y(shown)},
                       Fill{fill_role(static_cast<models::StageColour>(i))});
    }
    from = to;
  }
  if (post.own_cap > 0 && post.held() > post.own_cap) {
    canvas.rectangle({x, plot.y(post.held()), plot.bar(), plot.y(post.own_cap) - plot.y(post.held())},
                     Fill{Role::breach_bar});
  }
  if (post.own_cap > 0) canvas.rectangle({x - 0.5, plot.y(post.own_cap) - 1, plot.bar() + 1, 2}, Fill{Role::ink});
  const Point below[] = {{x + plot.bar() / 2, plot.area.bottom() + 6}};
  if (post.agency) canvas.marks(Mark::triangle, 5, below, Fill{Role::ink_soft});
  if (post.newly_qualified) canvas.marks(Mark::ring, 5, below, Fill{Role::ink_soft});
}

// What a vacant post's column is as high as: the commonest cap of its colleagues.
int usual_cap(const CaseloadState& state) {
  std::vector<int> caps;
  for (const PostState& post : state.posts) {
    if (post.own_cap > 0) caps.push_back(post.own_cap);
  }
  if (caps.empty()) return 0;
  std::nth_element(caps.begin(), caps.begin() + static_cast<std::ptrdiff_t>(caps.size() / 2), caps.end());
  return caps[caps.size() / 2];
}

void draw_bars(Canvas& canvas, Plot& plot, std::vector<Group>& groups, int cap) {
  double x = plot.area.x + plot.gap;
  for (Group& group : groups) {
    group.left = x;
    for (const auto& team : group.teams) {
      for (const PostState& post : team) {
        if (post.filled) draw_worker(canvas, plot, x, post);
        if (!post.filled) draw_vacant(canvas, plot, x, cap);
        x += plot.column;
      }
      x += plot.gap;
    }
    group.right = x - plot.gap;
    x += plot.gap;
  }
}

void draw_axis(Canvas& canvas, const Plot& plot, const std::vector<double>& ticks) {
  for (const double tick : ticks) {
    canvas.line({plot.area.x, plot.y(tick)}, {plot.area.right(), plot.y(tick)}, {Role::rule, 1});
    canvas.text({plot.area.x - 6, plot.y(tick) + 4}, grouped(std::llround(tick)),
                {12, Weight::medium, Align::end, Role::ink_faint});
  }
}

std::string group_mean(const Group& group) {
  int held = 0, workers = 0;
  for (const auto& team : group.teams) {
    for (const PostState& post : team) {
      held += post.held();
      if (post.held() > 0) ++workers;
    }
  }
  return "mean " + (workers > 0 ? one_decimal(static_cast<double>(held) / workers) : "0");
}

std::string group_words(const Group& group) {
  std::ptrdiff_t vacant = 0;
  for (const auto& team : group.teams) {
    vacant += std::count_if(team.begin(), team.end(), [](const PostState& post) { return !post.filled; });
  }
  return group_mean(group) + (vacant > 0 ? ", " + std::to_string(vacant) + " vacant" : "");
}

// What stands below a group: in two lines, or in one where there is little room.
struct GroupLabel {
  std::string name, words;
  double half = 0;  // of its width
  double centre = 0;
};

std::vector<GroupLabel> labels_of(const FontMetrics& metrics, const std::vector<Group>& groups, bool one_line,
                                  const TextStyle& name, const TextStyle& below, double room) {
  constexpr double between = 10;
  std::vector<GroupLabel> labels;
  double wanted = -between;
  for (const Group& group : groups) {
    GroupLabel label{group.name, one_line ? group_mean(group) : group_words(group), 0, (group.left + group.right) / 2};
    const double width = one_line ? metrics.width(label.name + " " + label.words, name)
                                  : std::max(metrics.width(label.name, name), metrics.width(label.words, below));
    label.half = width / 2;
    wanted += width + between;
    labels.push_back(std::move(label));
  }
  if (wanted <= room) return labels;
  // Too many teams for their names in full: every label gives up the same share, and the name is cut, not the number.
  const double all = room - between * static_cast<double>(labels.size() - 1);
  const double share = std::max(0.1, all / (wanted - between * static_cast<double>(labels.size() - 1)));
  for (GroupLabel& label : labels) {
    label.half *= share;
    if (one_line) label.words = label.words.substr(label.words.rfind(' ') + 1);  // "mean 14.7": the number alone
    const double number = one_line ? metrics.width(" " + label.words, name) : 0;
    label.name = metrics.fitted(label.name, name, 2 * label.half - number);
    if (!one_line) label.words = metrics.fitted(label.words, below, 2 * label.half);
  }
  return labels;
}

// A group narrower than its name lets the label run into free room on both sides, but never into its neighbour's.
void draw_group_names(Canvas& canvas, const FontMetrics& metrics, const Plot& plot, const std::vector<Group>& groups) {
  const TextStyle name{12, Weight::semibold, Align::middle, Role::ink};
  const TextStyle below{12, Weight::medium, Align::middle, Role::ink_soft};
  const double begin = plot.area.x - 26, end = plot.area.right() + 8;
  std::vector<GroupLabel> labels = labels_of(metrics, groups, plot.one_line, name, below, end - begin);
  double left = begin;
  for (GroupLabel& label : labels) {
    label.centre = std::max(label.centre, left + label.half);
    left = label.centre + label.half + 10;
  }
  double right = end;
  for (std::size_t i = labels.size(); i-- > 0;) {
    labels[i].centre = std::min(labels[i].centre, right - labels[i].half);
    right = labels[i].centre - labels[i].half - 10;
  }
  for (const GroupLabel& label : labels) {
    const double x = std::round(label.centre);
    if (plot.one_line) {
      canvas.text({x, plot.area.bottom() + 25}, label.name + " " + label.words, name);
      continue;
    }
    canvas.text({x, plot.area.bottom() + 24}, label.name, name);
    canvas.text({x, plot.area.bottom() + 40}, label.words, below);
  }
}

std::vector<LegendEntry> legend(const CaseloadState& state) {
  std::array<int, colour_count> held{};
  for (const PostState& post : state.posts) {
    for (std::size_t i = 0; i < colour_count; ++i) held[i] += post.children[i];
  }
  std::vector<LegendEntry> entries;
  for (std::size_t i = 0; i < colour_count; ++i) {
    const auto family = static_cast<models::StageColour>(i);
    if (held[i] > 0) entries.push_back(swatch(fill_role(family), name(family)));
  }
  entries.push_back(swatch(Role::breach_bar, "above own cap"));
  entries.push_back({12,
                     [](Canvas& canvas, Point at) {
                       canvas.rectangle({at.x, at.y - 1, 12, 2}, Fill{Role::ink});
                     },
                     "own cap"});
  entries.push_back(marked(Mark::triangle, 6, Role::ink_soft, "agency"));
  entries.push_back(marked(Mark::ring, 6, Role::ink_soft, "newly qualified"));
  entries.push_back(
      {7,
       [](Canvas& canvas, Point at) {
         const Point box[] = {
             {at.x + 0.5, at.y + 6}, {at.x + 0.5, at.y - 6}, {at.x + 6.5, at.y - 6}, {at.x + 6.5, at.y + 6}};
         canvas.polyline(box, {Role::ink_faint, 1, Dash::dashed});
       },
       "vacant"});
  return entries;
}

}  // namespace

std::string caseload_words(const CaseloadState& state) {
  const auto count = [&](auto is) { return grouped(std::count_if(state.posts.begin(), state.posts.end(), is)); };
  return grouped(static_cast<long long>(state.posts.size())) + " posts that hold cases: " +
         count([](const PostState& post) { return post.own_cap > 0 && post.held() > post.own_cap; }) +
         " above their own cap, " + count([](const PostState& post) { return !post.filled; }) + " vacant, " +
         count([](const PostState& post) { return post.agency; }) + " agency";
}

void draw_caseload(Canvas& canvas, const FontMetrics& metrics, Rect area, const CaseloadState& state,
                   std::span<const models::CompiledTeam> teams) {
  canvas.begin({"caseload", "Caseload per worker", caseload_words(state)});
  canvas.rectangle(area, Fill{Role::card});
  const TextStyle title{15, Weight::semibold};
  const std::string words = "Caseload per worker";
  canvas.text({area.x + 14, area.y + 22}, words, title);
  const TextStyle counts{13, Weight::medium, Align::start, Role::ink_soft};
  const double left = area.x + 26 + metrics.width(words, title);
  canvas.text({left, area.y + 22}, metrics.fitted(caseload_words(state), counts, area.right() - 12 - left), counts);
  const double used =
      draw_legend(canvas, metrics, {area.x + 14, area.y + 30, area.width - 28, 40}, legend(state), {18, 14});

  std::vector<Group> groups = grouped_posts(state, teams);
  double most = 10, posts = 0, gaps = 1;
  for (const PostState& post : state.posts)
    most = std::max<double>({most, static_cast<double>(post.held()), post.own_cap + 1.0});
  for (const Group& group : groups) {
    gaps += 1;
    gaps += static_cast<double>(group.teams.size());
    for (const auto& team : group.teams) posts += static_cast<double>(team.size());
  }
  Plot plot;
  const double top = area.y + 30 + used + 8;
  plot.area = {area.x + 40, top, area.width - 54, area.bottom() - (area.height < 230 ? 34 : 50) - top};
  const std::vector<double> ticks = enclosing_ticks(0, most, plot.area.height > 110 ? 5 : 4);
  plot.most = ticks.back();
  plot.one_line = area.height < 230;
  plot.column = std::min(12.0, plot.area.width / (posts + 1.2 * gaps));
  if (plot.column > 2) plot.column = std::floor(plot.column * 2) / 2;
  plot.gap = std::min(14.0, (plot.area.width - posts * plot.column) / gaps);
  draw_axis(canvas, plot, ticks);
  draw_bars(canvas, plot, groups, usual_cap(state));
  draw_group_names(canvas, metrics, plot, groups);
  canvas.end();
}

}  // namespace viz
