#include "models/scenario/gaps.hpp"

#include "models/scenario/fields.hpp"

namespace models {

namespace {

/// The list that asks of each field whether it is set.
class Gaps {
 public:
  Gaps(const Filled& filled, std::vector<Fault>& faults) : filled_(filled), faults_(faults), place_(filled.otherwise) {}

  template <class T>
  void operator()(const Figure<T>& /*figure*/, std::string_view key, T /*lowest*/, T /*highest*/,
                  std::string_view /*help*/, Presence presence = Presence::required) {
    ask(key, presence);
  }
  template <class T>
  void figures(const std::map<std::string, Figure<T>>& /*by_key*/, std::string_view /*key*/, T /*lowest*/,
               T /*highest*/, std::string_view /*help*/) {}
  void numbers(const Figure<Numbers>& /*figure*/, std::string_view key, const NumbersRule& /*rule*/, double /*lowest*/,
               double /*highest*/, std::string_view /*help*/, Presence presence = Presence::required) {
    ask(key, presence);
  }
  void text(const std::string& /*text*/, std::string_view key, std::string_view /*help*/,
            Presence presence = Presence::required) {
    ask(key, presence);
  }
  void choice(const std::string& /*text*/, std::string_view key, const Choices& /*choices*/, std::string_view /*help*/,
              Presence presence = Presence::required) {
    ask(key, presence);
  }
  void whole(int /*number*/, std::string_view key, int /*lowest*/, int /*highest*/, std::string_view /*help*/) {
    ask(key, Presence::required);
  }
  void flag(bool /*flag*/, std::string_view /*key*/, std::string_view /*help*/) {}
  void names(const std::vector<std::string>& /*names*/, std::string_view key, std::string_view /*help*/,
             Presence presence = Presence::required) {
    ask(key, presence);
  }
  void exits(const std::vector<Exit>& /*exits*/, std::string_view /*key*/, std::string_view /*help*/) {}

  template <class Describe>
  void group(std::string_view key, std::string_view /*help*/, Describe describe_members) {
    prefix_ = std::string(key) + ".";
    place_ = place_of(std::string(key));
    describe_members();
  }
  template <class Entry, class Describe>
  void table(const std::map<std::string, Entry>& entries, std::string_view key, std::string_view /*help*/,
             Describe describe_one) {
    for (const auto& [name, entry] : entries) {
      prefix_ = std::string(key) + "." + name + ".";
      place_ = place_of(std::string(key) + "." + name);
      describe_one(entry);
    }
  }

 private:
  [[nodiscard]] Place place_of(const std::string& table) const {
    const auto known = filled_.tables.find(table);
    return known == filled_.tables.end() ? filled_.otherwise : known->second;
  }
  void ask(std::string_view key, Presence presence) {
    const std::string path = prefix_ + std::string(key);
    if (presence == Presence::required && !filled_.keys.contains(path)) {
      faults_.push_back({place_, "missing key " + path});
    }
  }

  const Filled& filled_;
  std::vector<Fault>& faults_;
  std::string prefix_;
  Place place_;
};

}  // namespace

void find_gaps(const Filled& filled, std::vector<Fault>& faults) {
  Gaps gaps(filled, faults);
  describe(gaps, filled.settings);
}

}  // namespace models
