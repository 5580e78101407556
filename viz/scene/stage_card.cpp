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
  const double width = metrics.width(text, style) + 22;
  canvas.rectangle({right - width, baseline - 13, width, 18}, Fill{Role::breach_ground}, 8);
  const Point mark[] = {{right - width + 9, baseline - 4}};
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

// What stands beside the number: what is counted, or of how many places.
std::string beside(const StageNow& now) {
  if (now.places > 0) return "of " + grouped(now.places) + (is_full(now) ? ", nearly full" : " places");
  return now.children == 1 ? "child" : "children";
}

void draw_full(Canvas& canvas, const StageCard& card, Inside in) {
  const StageNow& now = card.now;
  double y = in.top + 11;
  for (const std::string& line : card.place.title) {
    canvas.text({in.left, y}, line, {13, Weight::semibold});
    y += 16;
  }
  y += 7;
  const TextStyle number{20, Weight::semibold};
  const std::string count = grouped(now.children);
  canvas.text({in.left, y}, count, number);
  double right = in.right;
  if (now.overdue > 0) right = draw_late(canvas, card.metrics, in.right + 2, y - 1, now.overdue, true) - 4;
  const TextStyle unit{12, Weight::medium, Align::start, Role::ink_soft};
  const double left = in.left + card.metrics.width(count, number) + 6;
  if (left + card.metrics.width(beside(now), unit) <= right) canvas.text({left, y}, beside(now), unit);
  if (now.places > 0) draw_places(canvas, card, in);
  draw_units(canvas, card, {in.left, in.right, y + 8, in.bottom - (now.places > 0 ? 7 : 0)});
}

void draw_compact(Canvas& canvas, const StageCard& card, Inside in) {
  const StageNow& now = card.now;
  double y = in.top + 9;
  for (const std::string& line : card.place.title) {
    canvas.text({in.left, y}, line, {12, Weight::semibold});
    y += 14;
  }
  y = in.bottom - 8;
  const TextStyle number{17, Weight::semibold};
  const std::string count = grouped(now.children);
  canvas.text({in.left, y}, count, number);
  double right = in.right + 3;
  if (now.overdue > 0) right = draw_late(canvas, card.metrics, right, y - 1, now.overdue, false) - 3;
  if (now.waiting > 0) {
    const std::string text = grouped(now.waiting);
    const double width = card.metrics.width(text, {12}) + 15;
    draw_waiting(canvas, right - width, y - 1, text);
    right -= width;
  }
  const TextStyle unit{12, Weight::medium, Align::start, Role::ink_soft};
  const double left = in.left + card.metrics.width(count, number) + 5;
  const std::string of = now.places > 0 ? "of " + grouped(now.places) : beside(now);
  if (left + card.metrics.width(of, unit) <= right - 4) canvas.text({left, y}, of, unit);
  draw_share_bar(canvas, card, {in.left, in.bottom - 4, in.right - in.left, 4});
}

// Below the card: who waits on the left; who left for good on the right, as a stub that fades out.
void draw_under(Canvas& canvas, const StageCard& card) {
  const Rect under = card.place.under;
  const double baseline = under.y + 14;
  double left = under.x;
  if (card.density == Density::full && card.now.waiting > 0) {
    const std::string text = grouped(card.now.waiting) + " waiting";
    draw_waiting(canvas, under.x + 2, baseline, text);
    left += 22 + card.metrics.width(text, {12});
  }
  if (card.now.closed_a_week < 0.5) return;
  const std::string words = a_week(card.now.closed_a_week) + " closed";
  const TextStyle style{12, Weight::medium, Align::end, Role::ink_soft};
  const double width = card.metrics.width(words, style);
  if (under.right() - width - 12 < left) return;
  for (int i = 0; i < 4; ++i) {
    canvas.rectangle({under.right() - width - 10, under.y + 3.0 * i, 5, 3},
                     Fill{edge_role(card.stage.colour), 0.7 - 0.18 * i});
  }
  canvas.text({under.right() - 1, baseline}, words, style);
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
