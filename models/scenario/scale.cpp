#include "models/scenario/scale.hpp"

#include <algorithm>

#include "models/evidence/quantity.hpp"

namespace models {

namespace {

class Scale {
 public:
  explicit Scale(double factor) : factor_(factor), note_("scaled by " + write_number(factor)) {}

  /// What may be any part of one: people, rates of the whole place, full-time equivalents.
  template <class T>
  void amount(Figure<T>& figure) const {
    multiply(figure, 0);
  }

  /// What is rounded to whole things in a run: one that is there stays there.
  template <class T>
  void count(Figure<T>& figure) const {
    multiply(figure, figure.value.value >= 1 ? 1 : 0);
  }

 private:
  template <class T>
  void multiply(Figure<T>& figure, double least) const {
    if (figure.place.file.empty()) {
      return;  // nobody has set it
    }
    figure.value.value = std::max(least, figure.value.value * factor_);
    for (auto* end : {&figure.low, &figure.high}) {
      if (*end) {
        *end = **end * factor_;
      }
    }
    if (figure.low && figure.high) {
      figure.low = std::min(*figure.low, figure.value.value);
      figure.high = std::max(*figure.high, figure.value.value);
    }
    figure.note += (figure.note.empty() ? "" : "; ") + note_;
  }

  double factor_;
  std::string note_;
};

void scale_service(const Scale& scale, Settings& settings) {
  scale.count(settings.front_door.desks);
  scale.count(settings.workforce.recruiters);
  for (auto& [key, team] : settings.teams) {
    scale.count(team.teams);
    for (auto& [role, posts] : team.posts) {
      scale.amount(posts);
    }
  }
}

void scale_places(const Scale& scale, Settings& settings) {
  for (auto& [key, stage] : settings.stages) {
    scale.count(stage.places);
  }
  for (auto& [key, placement] : settings.placements) {
    scale.count(placement.places);
  }
  scale.count(settings.carers.households);
  scale.amount(settings.carers.recruited);
  scale.count(settings.court.capacity);
  scale.count(settings.hub.hubs);
  scale.count(settings.constellation.constellations);
}

}  // namespace

void scale(Settings& settings, double factor) {
  if (factor == 1) {
    return;
  }
  const Scale scale(factor);
  scale.count(settings.population);
  scale.amount(settings.demand.contacts);
  scale.amount(settings.demand.unaccompanied);
  scale_service(scale, settings);
  scale_places(scale, settings);
  for (auto& [stage, children] : settings.stock.children) {
    scale.amount(children);
  }
}

}  // namespace models
