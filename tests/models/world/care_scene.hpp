// A place to which nobody comes by itself and where nobody is at work: children come into care as a test says, and live
// there under the settings of the average authority.
#pragma once

#include <initializer_list>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "models/pipeline.hpp"
#include "models/world/world.hpp"
#include "tests/support/service.hpp"

namespace test_support {

/// Nothing but eighteen years of age ends care.
inline std::vector<models::Override> nothing_ends_care() {
  return {{"care.return_at_review", "0"},
          {"care.guardianship", "[0, 0, 0, 0, 0]"},
          {"care.adoption", "[0, 0, 0, 0, 0]"},
          {"care.other_end", "[0, 0, 0, 0, 0]"}};
}

/// Those and others.
inline std::vector<models::Override> and_also(std::vector<models::Override> first,
                                              const std::vector<models::Override>& more) {
  first.insert(first.end(), more.begin(), more.end());
  return first;
}

/// A model without teams, posts and work.
inline models::Model without_people(const std::vector<models::Override>& overrides) {
  models::Scenario scenario = models::load_scenario(england(), short_request({"baseline"}, overrides));
  models::Settings& settings = scenario.arms.front().settings;
  for (auto& [key, stage] : settings.stages) stage.team.clear();
  for (auto& [key, team] : settings.teams)
    for (auto& [role, posts] : team.posts) posts.value = {};
  settings.tasks.clear();
  return models::compile(std::move(scenario)).front();
}

class CareScene {
 public:
  const models::Model model;
  models::CaseEventLog log;
  models::World world;

  /// As many chairs as `chairs`; no foster home is open yet.
  explicit CareScene(const std::vector<models::Override>& overrides = {}, int chairs = 0)
      : model(without_people(overrides)), world(model, {1, 1}, log) {
    world.put_in_force(model.base);
    world.chairs.resize(chairs);
  }

  [[nodiscard]] const models::Settings& settings() const { return world.settings(); }
  [[nodiscard]] models::StageId stage(const std::string& key) const { return model.pathway.id(key); }

  void open_homes(int homes) {
    world.homes.all.resize(static_cast<std::size_t>(homes));
    for (int i = 0; i < homes; ++i)
      world.start(models::foster_home(world, i), static_cast<std::uint64_t>(i), models::rank_changes);
  }

  /// A family with children of these ages, all at home.
  std::shared_ptr<models::Family> family(std::initializer_list<double> ages, double level = 4.5) {
    auto made = std::make_shared<models::Family>();
    made->id = models::FamilyId{families_++};
    made->children = static_cast<int>(ages.size());
    std::size_t i = 0;
    for (const double age : ages) made->born[i++] = world.now() - to_span(sim::Years{age});
    made->level = models::LevelOfNeed(level, world.now());
    made->level_at_referral = level;
    return made;
  }

  /// A child of it comes into care, of the opening stock if a kind of placement is given.
  void into_care(const std::shared_ptr<models::Family>& of, int child = 1, bool in_proceedings = false,
                 const std::string& placement = "") {
    models::CareEntry entry;
    entry.route = placement.empty() ? models::CareRoute::voluntary : models::CareRoute::stock;
    entry.in_proceedings = in_proceedings;
    of->away |= static_cast<std::uint8_t>(1U << (child - 1));
    const models::StageId wanted = placement.empty() ? models::StageId{} : stage(placement);
    world.start(models::looked_after(world, of, child, entry, wanted, {}),
                of->subject() + static_cast<std::uint64_t>(child), models::rank_cases);
  }

  void run_for(sim::Years years) { world.simulation.run_until(world.now() + to_span(years)); }

  /// All events of a kind, with their instants.
  template <class Event>
  [[nodiscard]] std::vector<std::pair<sim::Instant, Event>> told() const {
    std::vector<std::pair<sim::Instant, Event>> found;
    for (const auto& [when, event] : log)
      if (const auto* e = std::get_if<Event>(&event)) found.emplace_back(when, *e);
    return found;
  }

 private:
  std::uint32_t families_ = 1;
};

}  // namespace test_support
