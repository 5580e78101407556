// The only file that includes Boost.Graph: the pathway as a directed graph, and what may not be wrong with it.
#include "models/practice/pathway.hpp"

#include <algorithm>
#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/breadth_first_search.hpp>
#include <boost/graph/filtered_graph.hpp>
#include <boost/graph/reverse_graph.hpp>
#include <boost/graph/strong_components.hpp>
#include <cstdio>
#include <map>
#include <optional>
#include <set>
#include <stdexcept>

namespace models {
namespace {

using Graph = boost::adjacency_list<boost::vecS, boost::vecS, boost::bidirectionalS>;

const std::map<std::string, StageKind>& kinds() {
  static const std::map<std::string, StageKind> words = {{"contact", StageKind::contact},
                                                         {"screening", StageKind::screening},
                                                         {"assessment", StageKind::assessment},
                                                         {"enquiry", StageKind::enquiry},
                                                         {"conference", StageKind::conference},
                                                         {"plan", StageKind::plan},
                                                         {"protection_plan", StageKind::protection_plan},
                                                         {"service", StageKind::service},
                                                         {"edge_of_care", StageKind::edge_of_care},
                                                         {"pre_proceedings", StageKind::pre_proceedings},
                                                         {"court", StageKind::court},
                                                         {"placement", StageKind::placement},
                                                         {"reunification", StageKind::reunification},
                                                         {"guardianship", StageKind::guardianship},
                                                         {"adoption", StageKind::adoption},
                                                         {"leaving_care", StageKind::leaving_care},
                                                         {"closed", StageKind::closed}};
  return words;
}

StageColour colour_from(const std::string& word) {
  static const std::map<std::string, StageColour> words = {
      {"front_door", StageColour::front_door},       {"help", StageColour::help},
      {"protection", StageColour::protection},       {"care", StageColour::care},
      {"no_wrong_door", StageColour::no_wrong_door}, {"permanence", StageColour::permanence}};
  const auto found = words.find(word);
  return found == words.end() ? StageColour::front_door : found->second;
}

bool is_in_need(StageKind kind) {
  return kind != StageKind::contact && kind != StageKind::service && kind != StageKind::closed;
}
// The plan goes on before a court, as long as the children are at home.
bool is_on_plan(StageKind kind) {
  return kind == StageKind::protection_plan || kind == StageKind::pre_proceedings || kind == StageKind::court;
}
bool is_looked_after(StageKind kind) { return kind == StageKind::placement || kind == StageKind::adoption; }

// Whether the stay takes time whatever the case: work, a review, a court or a drawn length. What a front door decides
// may take none: its efforts may be 0.
bool takes_time(const Stage& stage, StageKind kind) {
  if ((*stage.typical).value > 0 || (*stage.first_review).value > 0) return true;
  return kind == StageKind::court || kind == StageKind::closed;
}

std::vector<bool> reached(const Graph& graph, std::size_t from, bool backwards) {
  std::vector<boost::default_color_type> colour(boost::num_vertices(graph), boost::white_color);
  const auto map = boost::make_iterator_property_map(colour.begin(), boost::get(boost::vertex_index, graph));
  boost::queue<std::size_t> queue;
  if (backwards)
    boost::breadth_first_visit(boost::make_reverse_graph(graph), from, queue, boost::default_bfs_visitor(), map);
  else
    boost::breadth_first_visit(graph, from, queue, boost::default_bfs_visitor(), map);
  std::vector<bool> result(colour.size());
  std::transform(colour.begin(), colour.end(), result.begin(), [](auto c) { return c != boost::white_color; });
  return result;
}

// Stages on a cycle none of which takes time: a case would go round for ever at one instant.
std::vector<std::size_t> timeless_cycle(const Graph& graph, const std::vector<bool>& timeless) {
  Graph instant(boost::num_vertices(graph));
  for (const auto edge : boost::make_iterator_range(boost::edges(graph)))
    if (timeless[boost::source(edge, graph)] && timeless[boost::target(edge, graph)])
      boost::add_edge(boost::source(edge, graph), boost::target(edge, graph), instant);
  std::vector<int> component(boost::num_vertices(instant));
  const auto map = boost::make_iterator_property_map(component.begin(), boost::get(boost::vertex_index, instant));
  boost::strong_components(instant, map);
  for (const auto edge : boost::make_iterator_range(boost::edges(instant))) {
    const auto a = boost::source(edge, instant), b = boost::target(edge, instant);
    if (component[a] != component[b]) continue;
    std::vector<std::size_t> cycle;
    for (std::size_t v = 0; v < component.size(); ++v)
      if (component[v] == component[a]) cycle.push_back(v);
    return cycle;
  }
  return {};
}

// The lowest reading that none of these exits is for; nothing when there is a way out for each.
std::optional<double> first_without(const std::vector<const Exit*>& exits) {
  std::set<double> edges = {1.0};
  for (const Exit* exit : exits) {
    edges.insert(exit->above);
    if (exit->below < 5) edges.insert(exit->below);
  }
  for (const double reading : edges) {
    double weight = 0;
    for (const Exit* exit : exits)
      if (exit->above <= reading && (reading < exit->below || exit->below >= 5)) weight += exit->share;
    if (weight <= 0) return reading;
  }
  return std::nullopt;
}

// Exits decide by bands of the reading, except where a court or a care plan decides. The kinds of involvement that some
// exit names take those exits only; all others take the exits that name none.
void check_bands(const Stage& stage, const std::string& key, StageKind kind, std::vector<Fault>& faults) {
  if (kind == StageKind::closed || kind == StageKind::placement || kind == StageKind::court) return;
  std::map<std::string, std::vector<const Exit*>> open_to = {{"", {}}};
  for (const Exit& exit : stage.exits) {
    if (exit.above >= exit.below)
      faults.push_back({exit.place, "stage." + key + ".exits: expected above less than below, found the reverse"});
    if (exit.of.empty()) open_to[""].push_back(&exit);
    for (const std::string& involvement : exit.of) open_to[involvement].push_back(&exit);
  }
  for (const auto& [involvement, exits] : open_to) {
    const std::optional<double> without = first_without(exits);
    if (!without) continue;
    char number[16];
    std::snprintf(number, sizeof number, "%.2f", *without);
    const std::string whose = involvement.empty() ? "" : " for " + involvement;
    faults.push_back({stage.place, "stage." + key +
                                       ".exits: expected a way out for every reading of the level of need, found none" +
                                       whose + " from " + number});
  }
}

}  // namespace

Pathway Pathway::compile(const std::map<std::string, Stage>& stages, std::vector<Fault>& faults) {
  Pathway pathway;
  const std::size_t before = faults.size();
  std::vector<std::pair<const std::string*, const Stage*>> ordered;
  for (const auto& [key, stage] : stages) ordered.emplace_back(&key, &stage);
  std::stable_sort(ordered.begin(), ordered.end(), [](const auto& a, const auto& b) {
    return std::pair(a.second->column, a.second->row) < std::pair(b.second->column, b.second->row);
  });
  std::map<std::string, std::size_t> index;
  for (const auto& [key, stage] : ordered) {
    const auto kind = kinds().find(stage->kind);
    if (kind == kinds().end()) {
      std::vector<std::string> known;
      for (const auto& [word, unused] : kinds()) known.push_back(word);
      const std::string near = nearest(stage->kind, known);
      faults.push_back({stage->place, "stage." + *key + ".kind: expected a kind of stage, found \"" + stage->kind +
                                          "\"" + (near.empty() ? "" : "; did you mean " + near + "?")});
    }
    index[*key] = pathway.stages_.size();
    CompiledStage compiled;
    compiled.key = *key;
    compiled.name = stage->name;
    compiled.kind = kind == kinds().end() ? StageKind::service : kind->second;
    compiled.colour = colour_from(stage->colour);
    compiled.column = stage->column;
    compiled.row = stage->row;
    compiled.in_need = is_in_need(compiled.kind);
    compiled.looked_after = is_looked_after(compiled.kind);
    compiled.on_plan = is_on_plan(compiled.kind);
    compiled.drawn = compiled.kind != StageKind::closed;
    pathway.stages_.push_back(std::move(compiled));
  }
  if (pathway.stages_.size() > 250)
    faults.push_back({{}, "stages: expected at most 250, found " + std::to_string(pathway.stages_.size())});

  for (const StageKind needed : {StageKind::contact, StageKind::screening, StageKind::plan, StageKind::closed}) {
    const auto is = [&](const CompiledStage& s) { return s.kind == needed; };
    if (std::none_of(pathway.stages_.begin(), pathway.stages_.end(), is)) {
      for (const auto& [word, kind] : kinds())
        if (kind == needed) faults.push_back({{}, "stages: expected a stage of kind \"" + word + "\", found none"});
    }
  }
  if (faults.size() > before) return pathway;
  pathway.start_ = pathway.first(StageKind::contact);
  pathway.closed_ = pathway.first(StageKind::closed);

  Graph graph(pathway.stages_.size());
  std::vector<bool> timeless(pathway.stages_.size());
  for (const auto& [key, stage] : ordered) {
    const std::size_t from = index[*key];
    timeless[from] = !takes_time(*stage, pathway.stages_[from].kind);
    for (const Exit& exit : stage->exits) {
      const auto to = index.find(exit.to);
      if (to == index.end()) {
        std::vector<std::string> known;
        for (const auto& [name, unused] : stages) known.push_back(name);
        const std::string near = nearest(exit.to, known);
        faults.push_back({exit.place, "stage." + *key + ".exits: expected the key of a stage, found \"" + exit.to +
                                          "\"" + (near.empty() ? "" : "; did you mean " + near + "?")});
        continue;
      }
      boost::add_edge(from, to->second, graph);
      pathway.stages_[from].exits.push_back(
          {StageId{static_cast<std::uint8_t>(to->second)}, exit.share, exit.above, exit.below, !exit.of.empty()});
    }
    check_bands(*stage, *key, pathway.stages_[from].kind, faults);
  }
  if (faults.size() > before) return pathway;

  // A hub bed is offered by the code where there is a hub, and adoption, guardianship and return by a child's care
  // plan: what is reached only so is reached.
  Graph forward = graph;
  for (std::size_t v = 0; v < pathway.stages_.size(); ++v) {
    const StageKind kind = pathway.stages_[v].kind;
    if (kind == StageKind::placement || kind == StageKind::edge_of_care)
      boost::add_edge(index[pathway.stages_[pathway.start_.index].key], v, forward);
  }
  const std::vector<bool> from_start = reached(forward, pathway.start_.index, false);
  const std::vector<bool> to_closed = reached(graph, pathway.closed_.index, true);
  for (const auto& [key, stage] : ordered) {
    const std::size_t v = index[*key];
    if (!from_start[v])
      faults.push_back({stage->place, "stage \"" + *key + "\" is reached by no stage; the pathway starts at \"" +
                                          pathway.stages_[pathway.start_.index].key + "\""});
    if (!to_closed[v])
      faults.push_back({stage->place,
                        "stage \"" + *key + "\" has no way to \"" + pathway.stages_[pathway.closed_.index].key + "\""});
  }
  const std::vector<std::size_t> cycle = timeless_cycle(graph, timeless);
  if (!cycle.empty()) {
    std::string names;
    for (const std::size_t v : cycle) names += (names.empty() ? "\"" : ", \"") + pathway.stages_[v].key + "\"";
    faults.push_back(
        {stages.at(pathway.stages_[cycle.front()].key).place,
         "stages " + names +
             " lead round in a circle that takes no time; expected a typical stay or a review in one of them"});
  }
  return pathway;
}

StageId Pathway::id(const std::string& key) const {
  for (std::size_t i = 0; i < stages_.size(); ++i)
    if (stages_[i].key == key) return StageId{static_cast<std::uint8_t>(i)};
  throw std::out_of_range("no stage \"" + key + "\"");
}

StageId Pathway::first(StageKind kind) const {
  for (std::size_t i = 0; i < stages_.size(); ++i)
    if (stages_[i].kind == kind) return StageId{static_cast<std::uint8_t>(i)};
  throw std::out_of_range("no stage of that kind");
}

}  // namespace models
