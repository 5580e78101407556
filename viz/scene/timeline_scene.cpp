#include "viz/scene/timeline_scene.hpp"

#include <algorithm>
#include <cmath>

#include "viz/scene/words.hpp"

namespace viz {
namespace {

constexpr std::int64_t ticks_per_week = 7 * 24 * 60;
constexpr double words_width = 150;

// A label under the track, unless it would touch the one before it.
struct Labels {
  const FontMetrics& metrics;
  Rect track;
  std::vector<Rect> taken{};

  void put(Canvas& canvas, double x, const std::string& words, Role role) {
    const TextStyle style{12, Weight::medium, Align::middle, role};
    const double half = metrics.width(words, style) / 2;
    const Point at{std::round(std::clamp(x, track.x + half, track.right() - half)), track.bottom() + 18};
    const Rect box = metrics.box(at, words, style).inset(-5);
    if (std::any_of(taken.begin(), taken.end(), [&](const Rect& r) { return r.overlaps(box); })) return;
    canvas.text(at, words, style);
    taken.push_back(box);
  }
};

}  // namespace

Rect timeline_track(Rect area) {
  const double y = area.y + std::round(area.height * (area.height < 60 ? 0.53 : 0.56));
  return {area.x + 16, y, area.width - words_width - 40, 5};
}

void draw_timeline(Canvas& canvas, const FontMetrics& metrics, Rect area, const Timeline& timeline) {
  const Rect track = timeline_track(area);
  const double length = std::max<double>(1, static_cast<double>(timeline.end.ticks));
  const auto x_of = [&](sim::Instant at) { return track.x + track.width * static_cast<double>(at.ticks) / length; };
  const double now = x_of(timeline.at);
  const std::string week =
      "Week " + std::to_string(std::min<std::int64_t>(timeline.at.ticks, timeline.end.ticks - 1) / ticks_per_week + 1) +
      " of " + std::to_string((timeline.end.ticks + ticks_per_week - 1) / ticks_per_week);
  canvas.begin({"timeline", "Timeline", week + ", " + day_words(timeline.calendar, timeline.at)});
  canvas.rectangle(area, Fill{Role::card});
  const int most =
      timeline.weekly_referrals.empty()
          ? 1
          : std::max(1, *std::max_element(timeline.weekly_referrals.begin(), timeline.weekly_referrals.end()));
  const double room = track.y - area.y - 9;
  for (std::size_t w = 0; w < timeline.weekly_referrals.size(); ++w) {
    const double left = x_of({static_cast<std::int64_t>(w) * ticks_per_week});
    const double right = std::min(x_of({(static_cast<std::int64_t>(w) + 1) * ticks_per_week}), track.right());
    const double height = room * timeline.weekly_referrals[w] / most;
    const double gap = right - left > 3 ? 1 : 0;
    canvas.rectangle({left, track.y - 2 - height, right - left - gap, height},
                     Fill{Role::front_door, left < now ? 0.62 : 0.25});
  }
  canvas.rectangle(track, Fill{Role::rule}, 2);
  canvas.rectangle({track.x, track.y, now - track.x, track.height}, Fill{Role::ink_soft}, 2);
  Labels labels{metrics, track};
  for (const TimelineMark& mark : timeline.marks) {
    canvas.rectangle({std::round(x_of(mark.at)) - 1, track.y - 5, 2, track.height + 10}, Fill{Role::ink});
    labels.put(canvas, x_of(mark.at), mark.words, Role::ink);
  }
  for (int year = timeline.calendar.date({0}).year + 1;; ++year) {
    const sim::Instant new_year = timeline.calendar.start_of({year, 1, 1});
    if (new_year > timeline.end) break;
    canvas.rectangle({std::round(x_of(new_year)), track.y, 1, track.height + 4}, Fill{Role::ink_soft});
    labels.put(canvas, x_of(new_year), std::to_string(year), Role::ink_soft);
  }
  labels.put(canvas, track.x, "Referrals a week", Role::ink_soft);
  const Point knob[] = {{now, track.centre().y}};
  canvas.marks(Mark::disc, 16, knob, Fill{Role::ink});
  canvas.marks(Mark::disc, 9, knob, Fill{Role::card});
  canvas.text({area.right() - 16, area.y + area.height * 0.44}, week, {15, Weight::semibold, Align::end, Role::ink});
  canvas.text({area.right() - 16, area.y + area.height * 0.44 + 19}, day_words(timeline.calendar, timeline.at),
              {13, Weight::medium, Align::end, Role::ink_soft});
  canvas.end();
}

}  // namespace viz
