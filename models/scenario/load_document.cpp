// toml++ checks itself with TOML_ASSERT, which it empties under NDEBUG; hostile files then meet undefined behaviour.
// Here its checks stay on in every build, and a failed one is an exception like any other fault of the file. No other
// file includes toml++, so that there is one definition of it.
#undef NDEBUG
#include <stdexcept>

namespace {
constexpr void parser_must(bool holds) {
  if (!holds) {
    throw std::logic_error("toml++ failed a check of its own");
  }
}
}  // namespace

#define TOML_ASSERT(expression) parser_must(static_cast<bool>(expression))
#define TOML_HEADER_ONLY 1
#define TOML_ENABLE_FORMATTERS 0
#include <fmt/format.h>
#include <toml++/toml.h>

#include <algorithm>
#include <fstream>
#include <system_error>

#include "models/scenario/guard.hpp"
#include "models/scenario/load_document.hpp"

namespace models {

namespace {

Place place_of(const toml::source_region& region, const std::string& file, const Guarded& guarded) {
  return guarded.in_file({file, static_cast<int>(region.begin.line), static_cast<int>(region.begin.column)});
}

/// Turns toml++'s tree into ours.
class Conversion {
 public:
  Conversion(const std::string& file, const Guarded& guarded, std::vector<Fault>& faults)
      : file_(file), guarded_(guarded), faults_(faults) {}

  Node convert(const toml::node& node) {
    Node result;
    result.place = place_of(node.source(), file_, guarded_);
    if (const auto* table = node.as_table()) {
      convert_table(*table, result);
    } else if (const auto* list = node.as_array()) {
      result.kind = Node::Kind::list;
      for (const toml::node& item : *list) {
        result.items.push_back(convert(item));
      }
    } else {
      convert_value(node, result);
    }
    return result;
  }

 private:
  void convert_table(const toml::table& table, Node& result) {
    result.kind = Node::Kind::table;
    for (const auto& [key, value] : table) {
      const Place place = place_of(key.source(), file_, guarded_);
      result.members.push_back({clean(std::string(key.str()), place), place, convert(value)});
    }
    std::stable_sort(result.members.begin(), result.members.end(), [](const Member& a, const Member& b) {
      return std::tie(a.place.line, a.place.column) < std::tie(b.place.line, b.place.column);
    });
  }

  void convert_value(const toml::node& node, Node& result) {
    if (const auto* text = node.as_string()) {
      result.kind = Node::Kind::text;
      result.text = clean(text->get(), result.place);
    } else if (const auto* whole = node.as_integer()) {
      result.kind = Node::Kind::number;
      result.number = static_cast<double>(whole->get());
    } else if (const auto* number = node.as_floating_point()) {
      result.kind = Node::Kind::number;
      result.number = number->get();
    } else if (const auto* flag = node.as_boolean()) {
      result.kind = Node::Kind::flag;
      result.flag = flag->get();
    } else if (const auto* date = node.as_date()) {
      result.kind = Node::Kind::date;
      result.date = {date->get().year, date->get().month, date->get().day};
    } else {
      result.kind = Node::Kind::text;
      faults_.push_back({result.place, "expected a date such as 2025-04-01, found a time of day"});
    }
  }

  /// Escapes such as \u001b could bring control characters past the guard; line ends become spaces.
  std::string clean(const std::string& spelt, const Place& place) {
    const std::string letters = respelt(spelt);
    std::string_view text = letters;
    std::string result;
    while (!text.empty()) {
      const Character character = first_character(text);
      const std::size_t length = std::max<std::size_t>(character.length, 1);
      if (character.code == '\n' || character.code == '\r' || character.code == '\t') {
        result += ' ';
      } else if (character.length == 0 || is_control(character.code)) {
        faults_.push_back({place, "a control character in a text"});
        return result;
      } else {
        result += text.substr(0, length);
      }
      text.remove_prefix(length);
    }
    return result;
  }

  const std::string& file_;
  const Guarded& guarded_;
  std::vector<Fault>& faults_;
};

/// The first `lines` lines of a text.
std::string_view first_lines(std::string_view text, int lines) {
  std::size_t end = 0;
  for (int i = 0; i < lines && end < text.size(); ++i) {
    const std::size_t line_end = text.find('\n', end);
    end = line_end == std::string_view::npos ? text.size() : line_end + 1;
  }
  return text.substr(0, end);
}

bool fails_its_own_check(std::string_view text) {
  try {
    (void)toml::parse(text);
  } catch (const toml::parse_error&) {
    return false;
  } catch (const std::exception&) {
    return true;
  }
  return false;
}

/// The line on which the parser fails a check of its own, which comes without a place: the last line of the shortest
/// beginning that fails. Parsing goes from front to back, so halving finds it.
int failing_line(std::string_view text) {
  int holds = 0;
  int fails = 1 + static_cast<int>(std::count(text.begin(), text.end(), '\n'));
  while (fails - holds > 1) {
    const int middle = holds + (fails - holds) / 2;
    (fails_its_own_check(first_lines(text, middle)) ? fails : holds) = middle;
  }
  return fails;
}

/// "Error while parsing key-value pair: cannot redefine …" in the words of the other faults.
std::string in_our_words(std::string_view description) {
  constexpr std::string_view opening = "Error while parsing ";
  if (description.substr(0, opening.size()) == opening) {
    description.remove_prefix(opening.size());
  }
  return "not valid TOML: " + respelt(description);
}

std::string read_file(const std::filesystem::path& file, const std::string& name, std::vector<Fault>& faults) {
  std::error_code error;
  const auto status = std::filesystem::status(file, error);
  if (!std::filesystem::exists(status)) {
    faults.push_back({{name, 0, 0}, "there is no such file"});
    return {};
  }
  if (!std::filesystem::is_regular_file(status)) {
    const bool folder = std::filesystem::is_directory(status);
    faults.push_back({{name, 0, 0}, folder ? "expected a file, found a folder" : "expected a file"});
    return {};
  }
  std::ifstream stream(file, std::ios::binary);
  std::string text(GuardLimits::bytes + 1, '\0');
  stream.read(text.data(), static_cast<std::streamsize>(text.size()));
  text.resize(static_cast<std::size_t>(std::max<std::streamsize>(stream.gcount(), 0)));
  if (!stream.is_open() || stream.bad()) {
    faults.push_back({{name, 0, 0}, "the file cannot be read"});
    return {};
  }
  if (text.empty()) {
    faults.push_back({{name, 1, 1}, "the file is empty"});
  }
  return text;
}

}  // namespace

std::optional<Document> parse_document(std::string text, const std::string& name, std::vector<Fault>& faults) {
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";  // some editors put it first
  std::string_view plain = text;
  if (plain.substr(0, byte_order_mark.size()) == byte_order_mark) {
    plain.remove_prefix(byte_order_mark.size());
  }
  const auto guarded = guard(plain, name, faults);
  if (!guarded) {
    return std::nullopt;
  }
  try {
    const toml::table table = toml::parse(std::string_view(guarded->text));
    Node root = Conversion(name, *guarded, faults).convert(table);
    return Document{name, std::move(text), std::move(root)};
  } catch (const toml::parse_error& error) {
    faults.push_back({place_of(error.source(), name, *guarded), in_our_words(error.description())});
  } catch (const std::exception&) {
    faults.push_back({{name, failing_line(guarded->text), 1}, "not valid TOML"});
  }
  return std::nullopt;
}

std::optional<Document> load_document(const std::filesystem::path& file, const std::string& name,
                                      std::vector<Fault>& faults) {
  const std::size_t before = faults.size();
  std::string text = read_file(file, name, faults);
  return faults.size() > before ? std::nullopt : parse_document(std::move(text), name, faults);
}

}  // namespace models
