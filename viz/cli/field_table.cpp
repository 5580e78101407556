#include "viz/cli/field_table.hpp"

#include <fmt/format.h>

#include <map>
#include <string_view>
#include <vector>

#include "models/evidence/quantity.hpp"
#include "models/scenario/fields.hpp"
#include "viz/cli/table.hpp"

namespace viz {
namespace {

using models::Presence;

/// A list of fields (models/scenario/field_list.hpp) that writes down what it is told.
class FieldTable {
 public:
  template <class T>
  void operator()(const models::Figure<T>& /*figure*/, std::string_view key, T lowest, T highest, std::string_view help,
                  Presence presence = Presence::required) {
    add(key, figure_form(lowest, highest), help, presence);
  }
  void numbers(const models::Figure<models::Numbers>& /*figure*/, std::string_view key, models::NumbersRule rule,
               double lowest, double highest, std::string_view help, Presence presence = Presence::required) {
    const std::string count =
        rule.count > 0 ? fmt::format("{}", rule.count) : fmt::format("{} to {}", rule.least, rule.most);
    const std::string_view total = rule.total == models::Total::one           ? ", total 1"
                                   : rule.total == models::Total::mean_of_one ? ", mean 1"
                                                                              : "";
    add(key, fmt::format("{} numbers from {:g} to {:g}{}", count, lowest, highest, total), help, presence);
  }
  template <class T>
  void figures(const std::map<std::string, models::Figure<T>>& /*figures*/, std::string_view key, T lowest, T highest,
               std::string_view help) {
    add(fmt::format("{}.NAME", key), figure_form(lowest, highest), help, Presence::required);
  }
  void text(const std::string& /*text*/, std::string_view key, std::string_view help,
            Presence presence = Presence::required) {
    add(key, "words", help, presence);
  }
  void choice(const std::string& /*text*/, std::string_view key, const models::Choices& choices, std::string_view help,
              Presence presence = Presence::required) {
    add(key, fmt::format("one of {}", fmt::join(choices, ", ")), help, presence);
  }
  void whole(int /*number*/, std::string_view key, int lowest, int highest, std::string_view help) {
    add(key, fmt::format("whole number from {} to {}", lowest, highest), help, Presence::required);
  }
  void flag(bool /*flag*/, std::string_view key, std::string_view help) {
    add(key, "true or false", help, Presence::optional);
  }
  void names(const std::vector<std::string>& /*names*/, std::string_view key, std::string_view help,
             Presence presence = Presence::required) {
    add(key, "keys", help, presence);
  }
  void exits(const std::vector<models::Exit>& /*exits*/, std::string_view key, std::string_view help) {
    add(key, "ways out", help, Presence::required);
  }
  template <class Members>
  void group(std::string_view key, std::string_view help, const Members& describe_members) {
    text_ += fmt::format("{}[{}] {}\n", text_.empty() ? "" : "\n", key, help);
    describe_members();
  }
  template <class Entry, class One>
  void table(const std::map<std::string, Entry>& /*entries*/, std::string_view key, std::string_view help,
             const One& describe_one) {
    const Entry any{};
    group(fmt::format("{}.NAME", key), help, [&] { describe_one(any); });
  }

  [[nodiscard]] const std::string& result() const { return text_; }

 private:
  template <class T>
  static std::string figure_form(T lowest, T highest) {
    constexpr models::Unit unit = models::unit_of<T>;
    const auto bound = [&](T value) { return models::write_quantity(value.value, unit); };
    return fmt::format("{}, {} to {}", models::unit_in_words(unit), bound(lowest), bound(highest));
  }
  void add(std::string_view key, const std::string& form, std::string_view help, Presence presence) {
    text_ += fmt::format("  {} ({}{})\n", key, form, presence == Presence::optional ? ", may be left out" : "");
    text_ += paragraph(std::string(help), 6);
  }

  std::string text_;
};

}  // namespace

std::string field_table() {
  FieldTable table;
  const models::Settings any;
  models::describe(table, any);
  return table.result();
}

}  // namespace viz
