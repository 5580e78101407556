#include "models/studies/targets.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "models/measures/bands.hpp"
#include "models/measures/definitions.hpp"
#include "models/scenario/field_lines.hpp"
#include "models/scenario/files.hpp"
#include "models/scenario/load_document.hpp"
#include "models/scenario/patch.hpp"
#include "models/scenario/question.hpp"
#include "models/studies/drift.hpp"
#include "sim/statistics/interval.hpp"

namespace models {
namespace {

const Definition* measure_of(const std::string& key) {
  const auto all = definitions();
  const auto found = std::find_if(all.begin(), all.end(), [&](const Definition& d) { return d.key == key; });
  return found == all.end() ? nullptr : &*found;
}

const PublishedBand* band_of(const std::string& key) {
  const auto all = bands();
  const auto found = std::find_if(all.begin(), all.end(), [&](const PublishedBand& b) { return b.key == key; });
  return found == all.end() ? nullptr : &*found;
}

const WatchedStock* stock_of(const std::string& movement) {
  const auto all = stocks();
  const auto found =
      std::find_if(all.begin(), all.end(), [&](const WatchedStock& s) { return s.movement == movement; });
  return found == all.end() ? nullptr : &*found;
}

std::vector<std::string> known_figures() {
  std::vector<std::string> keys;
  for (const Definition& d : definitions()) keys.emplace_back(d.key);
  for (const PublishedBand& b : bands()) keys.emplace_back(b.key);
  for (const WatchedStock& s : stocks()) keys.emplace_back(s.movement);
  return keys;
}

class Reader {
 public:
  Reader(const Sources& sources, std::vector<Fault>& faults) : sources_(sources), faults_(faults) {}

  Targets read(const Document& document) {
    Patch patch(document.root, {}, sources_, faults_);
    patch.group("targets", "", [&] {
      patch.text(targets_.name, "name", "");
      patch.whole(targets_.years, "years", 1, most_years, "");
      targets_.years_of_a_trial = targets_.years;
      patch.whole(targets_.years_of_a_trial, "years_of_a_trial", 1, most_years, "");
      patch.whole(targets_.replications, "replications", 1, 1000, "");
    });
    const Member* parameters = patch.take("parameter");
    const Member* targets = patch.take("target");
    patch.finish();
    each(parameters, "parameter", [&](const Node& node) { read_parameter(node); });
    each(targets, "target", [&](const Node& node) { read_target(node); });
    if (targets_.targets.empty() && faults_.empty())
      faults_.push_back({{document.name, 1, 1}, "expected at least one [[target]]"});
    return std::move(targets_);
  }

 private:
  template <class Read>
  void each(const Member* list, const std::string& name, Read read) {
    if (list == nullptr) return;
    if (list->value.kind != Node::Kind::list) {
      faults_.push_back({list->value.place, name + ": expected [[" + name + "]], with two brackets on either side"});
      return;
    }
    for (const Node& node : list->value.items) {
      if (node.kind == Node::Kind::table)
        read(node);
      else
        faults_.push_back({node.place, name + ": expected a table, found " + found(node)});
    }
  }

  Place place_of(const Node& node, const char* key) const {
    const Member* member = node.find(key);
    return member != nullptr ? member->value.place : node.place;
  }

  void require(const Node& node, const std::string& name, std::initializer_list<const char*> keys) {
    for (const char* key : keys)
      if (node.find(key) == nullptr) faults_.push_back({node.place, "missing key " + name + "." + key});
  }

  void read_parameter(const Node& node) {
    Parameter p;
    p.place = node.place;
    Patch patch(node, {}, sources_, faults_, "parameter.");
    patch.text(p.key, "key", "");
    patch.number(p.from, "from", -1e12, 1e12, "");
    patch.number(p.to, "to", -1e12, 1e12, "");
    patch.text(p.note, "note", "");
    patch.finish();
    require(node, "parameter", {"key", "from", "to"});
    if (p.key.empty()) return;
    if (field_line(p.key) == nullptr) {
      std::vector<std::string> known;
      for (const FieldLine& line : field_lines())
        if (!line.is_table) known.push_back(line.key);
      faults_.push_back({place_of(node, "key"), "parameter.key: there is no setting " + in_quotes(p.key) +
                                                    did_you_mean(nearest(p.key, known))});
    }
    if (node.find("from") != nullptr && node.find("to") != nullptr && !(p.from < p.to))
      faults_.push_back({place_of(node, "from"),
                         fmt::format("parameter: expected from to be less than to, found {} and {}", p.from, p.to)});
    for (const Parameter& other : targets_.parameters)
      if (other.key == p.key)
        faults_.push_back({place_of(node, "key"), "parameter.key: " + in_quotes(p.key) + " is named twice"});
    targets_.parameters.push_back(std::move(p));
  }

  void read_target(const Node& node) {
    Target t;
    t.place = node.place;
    std::string strength;
    Patch patch(node, {}, sources_, faults_, "target.");
    patch.text(t.key, "measure", "");
    patch.text(t.column, "column", "");
    patch.number(t.value, "value", -1e15, 1e15, "");
    patch.number(t.within, "within", 0, 1e15, "");
    patch.number(t.within_percent, "within_percent", 0, 1000, "");
    patch.number(t.weight, "weight", 0, 1000, "");
    patch.flag(t.held_back, "held_back", "");
    patch.text(t.source, "source", "");
    patch.text(strength, "strength", "");
    patch.text(t.note, "note", "");
    patch.finish();
    require(node, "target", {"measure", "source"});
    if (t.column.empty()) require(node, "target", {"value"});
    name(t, node);
    check_column(t, node);
    if (t.within_percent > 0) t.within = std::abs(t.value) * t.within_percent / 100;
    if (t.within <= 0 && t.within_percent <= 0)
      faults_.push_back({node.place, "target " + t.key +
                                         ": expected within, in its own unit, or within_percent, above 0: how near is "
                                         "near enough"});
    t.strength = t.source == "derived" ? Strength::derived : Strength::admin;
    if (!strength.empty()) {
      if (const auto known = strength_from(strength))
        t.strength = *known;
      else
        faults_.push_back({place_of(node, "strength"), "target.strength: there is no strength " + in_quotes(strength)});
    }
    if (!sources_.empty() && !is_known_source(sources_, t.source))
      faults_.push_back(
          {place_of(node, "source"),
           "target.source: expected a key of config/evidence/sources.toml, found " + in_quotes(t.source)});
    targets_.targets.push_back(std::move(t));
  }

  void check_column(const Target& t, const Node& node) {
    if (t.column.empty()) return;
    std::vector<std::string> known;
    for (const AuthorityColumn& column : authority_columns()) known.emplace_back(column.key);
    if (std::find(known.begin(), known.end(), t.column) == known.end())
      faults_.push_back({place_of(node, "column"), "target.column: there is no column " + in_quotes(t.column) +
                                                       " in config/authorities/england.csv" +
                                                       did_you_mean(nearest(t.column, known))});
  }

  void name(Target& t, const Node& node) {
    if (const Definition* d = measure_of(t.key)) {
      t.name = d->name;
      t.unit = d->unit;
    } else if (const PublishedBand* b = band_of(t.key)) {
      t.name = b->name;
      t.unit = "%";
    } else if (const WatchedStock* s = stock_of(t.key)) {
      t.name = std::string(s->name) + ", movement";
      t.unit = "% a year";
    } else if (!t.key.empty()) {
      faults_.push_back({place_of(node, "measure"), "target.measure: there is no measure " + in_quotes(t.key) +
                                                        did_you_mean(nearest(t.key, known_figures())) +
                                                        " `casework measures` lists them"});
    }
  }

  const Sources& sources_;
  std::vector<Fault>& faults_;
  Targets targets_;
};

Met judge(const Target& target, const Held& held) {
  const double low = target.value - target.within, high = target.value + target.within;
  const bool inside = *held.mean >= low && *held.mean <= high;
  if (!held.low95) return inside ? Met::met : Met::missed;
  const bool sure = inside ? *held.low95 >= low && *held.high95 <= high : *held.high95 < low || *held.low95 > high;
  return !sure ? Met::cannot_tell : inside ? Met::met : Met::missed;
}

}  // namespace

Targets with_figures_of(const Targets& targets, const Authority& own) {
  Targets theirs = targets;
  theirs.name = own.name + ", " + targets.name;
  theirs.own_figures = true;
  theirs.targets.clear();
  for (Target target : targets.targets) {
    if (!target.column.empty()) {
      if (!own.is_published(target.column)) continue;
      const bool rate = target.column.ends_with("_per_10000");
      target.value = own[target.column] * (rate ? own["population_0_17"] / 10000 : 1);
      if (target.within_percent > 0) target.within = std::abs(target.value) * target.within_percent / 100;
    }
    theirs.targets.push_back(std::move(target));
  }
  return theirs;
}

Targets load_targets(const std::filesystem::path& file, const std::filesystem::path& config,
                     const std::string& authority) {
  Files files(config);
  const Document* document = files.read(file);
  const Document* bibliography = files.read(files.config() / "evidence" / "sources.toml");
  const Sources sources = bibliography == nullptr ? Sources{} : sources_in(*bibliography, files.faults);
  Targets targets;
  if (document != nullptr) targets = Reader(sources, files.faults).read(*document);
  const auto of_a_row = std::find_if(targets.targets.begin(), targets.targets.end(),
                                     [](const Target& target) { return !target.column.empty(); });
  if (!files.faults.empty() || of_a_row == targets.targets.end() || authority == every_authority) {
    if (!files.faults.empty()) throw ScenarioError(files.faults);
    return targets;
  }
  const Authorities rows = read_authorities(files);
  const Authority* own = authority == rows.rest.key ? nullptr : rows.find(authority);
  if (own == nullptr && files.faults.empty())
    files.faults.push_back({of_a_row->place, "target.column: " + in_quotes(authority) +
                                                 " has no row in config/authorities/england.csv, so it has no figures "
                                                 "of its own; `casework authorities` lists those that have"});
  if (!files.faults.empty()) throw ScenarioError(files.faults);
  return with_figures_of(targets, *own);
}

bool is_targets(const std::filesystem::path& file) {
  std::vector<Fault> ignored;
  const auto document = load_document(file, file.string(), ignored);
  return document && document->root.find("targets") != nullptr;
}

std::optional<double> figure_of(const Observations& run, const std::string& key) {
  if (const Definition* d = measure_of(key)) return run[d->measure];
  if (const PublishedBand* b = band_of(key)) return run.bands[static_cast<std::size_t>(b - bands().data())];
  if (const WatchedStock* s = stock_of(key)) return movement_of(*s, run);
  return std::nullopt;
}

bool is_movement(const Target& target) { return stock_of(target.key) != nullptr; }

std::string_view to_string(Met met) {
  switch (met) {
    case Met::met:
      return "met";
    case Met::missed:
      return "missed";
    case Met::cannot_tell:
      return "cannot tell";
    case Met::undefined:
      break;
  }
  return "undefined";
}

std::vector<Held> hold_against(const Targets& targets, std::span<const Observations> runs) {
  std::vector<Held> all;
  for (const Target& target : targets.targets) {
    Held held{target, {}, {}, {}, Met::undefined};
    std::vector<double> values;
    for (const Observations& run : runs)
      if (const auto value = figure_of(run, target.key)) values.push_back(*value);
    if (values.size() == runs.size() && !values.empty()) {
      double sum = 0;
      for (const double value : values) sum += value;
      held.mean = sum / static_cast<double>(values.size());
      if (const auto interval = sim::student_interval(values)) {
        held.low95 = interval->low;
        held.high95 = interval->high;
      }
      held.met = judge(target, held);
    }
    all.push_back(std::move(held));
  }
  return all;
}

}  // namespace models
