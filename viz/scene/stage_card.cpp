#include "viz/scene/stage_card.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "viz/scene/words.hpp"

namespace viz {
namespace {

constexpr int most_single_dots = 130;
constexpr double pitch = 5;  // of unit dots
constexpr double unit_size = 4;

struct Inside {
  double left, right, top, bottom;
};

bool is_full(const StageNow& now) { return now.places > 0 && now.children > nearly_full * now.places; }

// A pill with a diamond: so many are late. Ends at `right`; returns its left edge.
double draw_late(Canvas& canvas, const FontMetrics& metrics, double right, double baseline, int late, bool words) {
  const TextStyle style{12, Weight::semibold, Align::end, Role::breach_text};
  const std::string text = grouped(late) + (words ? " late" : "");
  const double width = metrics.width(text, style) + 20;
  canvas.rectangle({right - width, baseline - 13, width, 18}, Fill{Role::breach_ground}, 8);
  const Point mark[] = {{right - width + 8, baseline - 4}};
  canvas.marks(Mark::diamond, 8, mark, Fill{Role::breach_dot});
  canvas.text({right - 5, baseline}, text, style);
  return right - width;
}

// A ring and a number: so many wait. Starts at `left`.
void draw_waiting(Canvas& canvas, double left, double baseline, const std::string& text) {
  const Point mark[] = {{left + 5, baseline - 4}};
  canvas.marks(Mark::ring, 8, mark, Fill{Role::ink_soft});
  canvas.text({left + 13, baseline}, text, {12, Weight::medium, Align::start, Role::ink_soft});
}

struct Units {
  int late, settled, waiting;
};

// Rounded so that the dots of the parts add up to the dots of the whole, and nobody who is there has no dot.
Units units_of(const StageNow& now, int each) {
  const auto dots = [&](int n) { return (n + each - 1) / each; };
  const int all = dots(now.children);
  const int late = std::min(all, dots(now.overdue));
  const int waiting = std::min(all - late, dots(now.waiting - now.waiting_overdue));
  return {late, all - late - waiting, waiting};
}

void draw_units(Canvas& canvas, const StageCard& card, Inside in) {
  const double label = card.now.children > most_single_dots ? 28 : 0;
  const int columns = std::max(1, static_cast<int>((in.right - in.left - label) / pitch));
  const int rows = std::max(1, static_cast<int>((in.bottom - in.top) / pitch));
  const int each = children_per_dot(card.now.children, columns * rows);
  Units units = units_of(card.now, each);
  const int room = columns * rows;
  const int drawn = std::min(room, units.late + units.settled + units.waiting);
  std::vector<Point> late, settled, waiting;
  for (int i = 0; i < drawn; ++i) {
    const Point at{in.left + (i % columns) * pitch + 2.5, in.top + (i / columns) * pitch + 2.5};
    (i < units.late ? late : i < units.late + units.settled ? settled : waiting).push_back(at);
  }
  canvas.marks(Mark::diamond, unit_size + 1, late, Fill{Role::breach_dot});
  canvas.marks(Mark::disc, unit_size, settled, Fill{edge_role(card.stage.colour)});
  canvas.marks(Mark::ring, unit_size, waiting, Fill{edge_role(card.stage.colour)});
  if (each == 1) return;
  const int missing = card.now.children - drawn * each;
  const std::string words = missing > 0 ? "+ " + grouped(missing) : "x" + std::to_string(each);
  canvas.text({in.right, in.bottom}, words, {12, Weight::medium, Align::end, Role::ink_faint});
}

// Late, settled and waiting as lengths of one bar; with places, the bar's full length is all of them.
void draw_share_bar(Canvas& canvas, const StageCard& card, Rect bar) {
  const StageNow& now = card.now;
  canvas.rectangle(bar, Fill{Role::control}, 2);
  const int whole = std::max({1, now.places, now.children});
  const double unit = bar.width / whole;
  const int waiting = now.waiting - now.waiting_overdue;
  const double late = now.overdue * unit;
  const double settled = (now.children - now.overdue - waiting) * unit;
  canvas.rectangle({bar.x, bar.y, late, bar.height}, Fill{Role::breach_bar});
  canvas.rectangle({bar.x + late, bar.y, settled, bar.height}, Fill{fill_role(card.stage.colour)});
  const Rect hollow{bar.x + late + settled, bar.y, waiting * unit, bar.height};
  if (hollow.width < 1) return;
  canvas.rectangle(hollow, Fill{edge_role(card.stage.colour)});
  if (hollow.width > 3) canvas.rectangle(hollow.inset(1), Fill{Role::card});
}

void draw_places(Canvas& canvas, const StageCard& card, Inside in) {
  const Rect bar{in.left, in.bottom - 4, in.right - in.left, 4};
  canvas.rectangle(bar, Fill{Role::control}, 2);
  const double share = std::min(1.0, static_cast<double>(card.now.children) / card.now.places);
  canvas.rectangle({bar.x, bar.y, bar.width * share, bar.height},
                   Fill{is_full(card.now) ? Role::breach_bar : fill_role(card.stage.colour)}, 2);
}

// What stands beside the number: what is counted, or of how many places; the longest that fits `width`, or nothing.
std::string beside(const StageCard& card, const TextStyle& style, double width) {
  const StageNow& now = card.now;
  std::vector<std::string> words = {now.children == 1 ? "child" : "children"};
  const std::string of = "of " + grouped(now.places);
  if (now.places > 0) words = {of + (is_full(now) ? ", nearly full" : " places"), of};
  for (const std::string& each : words) {
    if (card.metrics.width(each, style) <= width) return each;
  }
  return {};
}

// The number and what it counts on one line, with a pill at its right end for those who are late.
void draw_count(Canvas& canvas, const StageCard& card, double left, double right, double y, double size) {
  const TextStyle number{size, Weight::semibold};
  const std::string count = grouped(card.now.children);
  canvas.text({left, y}, count, number);
  left += card.metrics.width(count, number) + 5;
  if (card.now.overdue > 0) {
    const double pill = card.metrics.width(grouped(card.now.overdue) + " late", {12, Weight::semibold}) + 20;
    right = draw_late(canvas, card.metrics, right, y - 1, card.now.overdue, left + pill <= right) - 4;
  }
  const TextStyle unit{12, Weight::medium, Align::start, Role::ink_soft};
  canvas.text({left, y}, beside(card, unit, right - left), unit);
}

void draw_full(Canvas& canvas, const StageCard& card, Inside in) {
  const StageNow& now = card.now;
  double y = in.top + 11;
  for (const std::string& line : card.place.title) {
    canvas.text({in.left, y}, line, {13, Weight::semibold});
    y += 16;
  }
  y += 7;
  draw_count(canvas, card, in.left, in.right + 3, y, 20);
  if (now.places > 0) draw_places(canvas, card, in);
  draw_units(canvas, card, {in.left, in.right, y + 8, in.bottom - (now.places > 0 ? 7 : 0)});
}

void draw_compact(Canvas& canvas, const StageCard& card, Inside in) {
  double y = in.top + 9;
  for (const std::string& line : card.place.title) {
    canvas.text({in.left, y}, line, {12, Weight::semibold});
    y += 14;
  }
  draw_count(canvas, card, in.left, in.right + 4, in.bottom - 9, 17);
  draw_share_bar(canvas, card, {in.left, in.bottom - 4, in.right - in.left, 4});
}

// Below the card: who waits on the left; who left for good on the right, as a stub that fades out.
void draw_under(Canvas& canvas, const StageCard& card) {
  const Rect under = card.place.under;
  const double baseline = under.y + 14;
  const TextStyle style{12, Weight::medium, Align::end, Role::ink_soft};
  const std::string closed = a_week(card.now.closed_a_week) + " closed";
  const bool has_closed = card.now.closed_a_week >= 0.5;
  const double closed_width = has_closed ? card.metrics.width(closed, style) + 14 : 0;
  if (card.now.waiting > 0) {
    const std::string count = grouped(card.now.waiting);
    const bool words = 15 + card.metrics.width(count + " waiting", style) + closed_width + 4 <= under.width;
    draw_waiting(canvas, under.x + 1, baseline, words ? count + " waiting" : count);
  }
  if (!has_closed) return;
  for (int i = 0; i < 4; ++i) {
    canvas.rectangle({under.right() - closed_width + 3, under.y + 3.0 * i, 5, 3},
                     Fill{edge_role(card.stage.colour), 0.7 - 0.18 * i});
  }
  canvas.text({under.right() - 1, baseline}, closed, style);
}

}  // namespace

int children_per_dot(int count, int room) {
  if (count <= most_single_dots) return 1;
  return count <= 5 * room ? 5 : 25;
}

std::string stage_words(const StageNow& now) {
  std::string words = children(now.children);
  if (now.places > 0) words += " in " + grouped(now.places) + " places";
  if (now.waiting > 0) words += ", " + grouped(now.waiting) + " waiting for a worker";
  if (now.overdue > 0) words += ", " + grouped(now.overdue) + " past the limit";
  if (now.closed_a_week >= 0.05) words += ", " + a_week(now.closed_a_week) + " closed a week";
  return words;
}

void draw_stage_card(Canvas& canvas, const StageCard& card) {
  canvas.begin({"stage-" + card.stage.key, card.stage.name, stage_words(card.now)});
  const Rect area = card.place.card;
  canvas.rectangle({area.x, area.y + 1, area.width, area.height + 1}, Fill{Role::rule, 0.7}, 5);
  canvas.outlined(area, Fill{Role::card}, edge_role(card.stage.colour), 1, 5);
  canvas.rectangle({area.x, area.y, 4, area.height}, Fill{fill_role(card.stage.colour)}, 2);
  const bool compact = card.density == Density::compact;
  const double padding = compact ? 8 : 10;
  const Inside in{area.x + padding + 2, area.right() - padding + 2, area.y + padding - 2,
                  area.bottom() - (compact ? 6 : 8)};
  if (compact) draw_compact(canvas, card, in);
  if (!compact) draw_full(canvas, card, in);
  draw_under(canvas, card);
  canvas.end();
}

}  // namespace viz
