#include "models/scenario/document.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "models/evidence/quantity.hpp"

namespace models {

const Member* Node::find(std::string_view key) const {
  const auto member = std::find_if(members.begin(), members.end(), [key](const Member& m) { return m.key == key; });
  return member == members.end() ? nullptr : &*member;
}

std::string in_quotes(std::string_view text) {
  constexpr std::size_t longest = 60;
  std::string shown;
  for (const char c : text) {
    const bool starts_a_letter = (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
    if (shown.size() >= longest && starts_a_letter) {
      return '"' + shown + "…\"";
    }
    shown += static_cast<unsigned char>(c) < 0x20U || c == 0x7F ? ' ' : c;
  }
  return '"' + shown + '"';
}

std::string found(const Node& node) {
  switch (node.kind) {
    case Node::Kind::text:
      return in_quotes(node.text);
    case Node::Kind::number:
      return write_number(node.number);
    case Node::Kind::flag:
      return node.flag ? "true" : "false";
    case Node::Kind::date:
      return sim::format_date(node.date);
    case Node::Kind::list:
      return node.items.empty() ? "an empty list" : "a list";
    case Node::Kind::table:
      break;
  }
  return node.members.empty() ? "an empty table" : "a table";
}

}  // namespace models
