#include "models/scenario/guard.hpp"

#include <fmt/format.h>

namespace models {

namespace {

/// Reads a file character by character, knowing whether it is inside quotation marks, a comment or neither.
class Guard {
 public:
  Guard(std::string_view text, const std::string& file) : rest_(text), file_(file) {}

  std::optional<Fault> run() {
    while (!rest_.empty() && !fault_) {
      const Character character = first_character(rest_);
      if (character.length == 0) {
        refuse("the text is not UTF-8; save the file as UTF-8");
        break;
      }
      step(character);
    }
    return fault_;
  }

 private:
  enum class Within { plain, comment, basic, literal, long_basic, long_literal };

  void refuse(const std::string& why) {
    if (!fault_) {
      fault_ = Fault{{file_, line_, column_}, why};
    }
  }

  void step(Character character) {
    if (character.code == '\n') {
      end_line();
      advance(1);
      return;
    }
    if (character.code == '\r' && rest_.substr(0, 2) == "\r\n") {
      advance(1);
      return;
    }
    if (is_control(character.code) && character.code != '\t') {
      refuse(fmt::format("control character U+{:04X}", static_cast<unsigned>(character.code)));
    } else if (within_ == Within::plain) {
      plain(character);
    } else if (within_ == Within::comment) {
      advance(character.length);
    } else {
      quoted(character);
    }
  }

  void end_line() {
    if (within_ == Within::comment) {
      within_ = Within::plain;
    }
    key_length_ = 0;
    dots_ = 0;
    if (within_ == Within::basic || within_ == Within::literal) {
      refuse("the quotation marks are not closed on this line");
    }
    ++line_;
    column_ = 0;
  }

  void plain(Character character) {
    if (character.code >= 0x80) {
      refuse(fmt::format("character U+{:04X} outside quotation marks; text stands between straight quotation marks",
                         static_cast<unsigned>(character.code)));
      return;
    }
    const char c = static_cast<char>(character.code);
    if (c == '#') {
      within_ = Within::comment;
    } else if (c == '"' || c == '\'') {
      open(c);
      return;
    } else if (c == '[' || c == '{') {
      nest(1);
    } else if (c == ']' || c == '}') {
      nest(-1);
    }
    measure_key(c);
    advance(1);
  }

  void open(char quote) {
    const bool is_long = rest_.substr(0, 3) == std::string(3, quote);
    within_ = quote == '"' ? (is_long ? Within::long_basic : Within::basic)
                           : (is_long ? Within::long_literal : Within::literal);
    advance(is_long ? 3 : 1);
  }

  void quoted(Character character) {
    const bool escapes = within_ == Within::basic || within_ == Within::long_basic;
    const bool is_long = within_ == Within::long_basic || within_ == Within::long_literal;
    const char quote = escapes ? '"' : '\'';
    if (escapes && character.code == '\\' && rest_.size() > 1 && rest_[1] != '\n' && rest_[1] != '\r') {
      advance(1);
      advance(first_character(rest_).length);
    } else if (character.code != static_cast<char32_t>(quote)) {
      advance(character.length);
    } else if (!is_long) {
      within_ = Within::plain;
      advance(1);
    } else {
      close_long(quote);
    }
  }

  /// Three to five quotation marks end a long text: up to two of them belong to it.
  void close_long(char quote) {
    const std::size_t run = std::min<std::size_t>(std::min(rest_.find_first_not_of(quote), rest_.size()), 5);
    if (run >= 3) {
      within_ = Within::plain;
    }
    advance(run);
  }

  void nest(int by) {
    depth_ = std::max(0, depth_ + by);
    if (depth_ > GuardLimits::nesting) {
      refuse(fmt::format("more than {} lists and tables within one another", GuardLimits::nesting));
    }
  }

  void measure_key(char c) {
    if (c == '=' || c == ',' || c == '{' || c == '}' || c == '[' || c == ']') {
      key_length_ = 0;
      dots_ = 0;
      return;
    }
    dots_ += c == '.' ? 1 : 0;
    key_length_ += c == ' ' || c == '\t' ? 0 : 1;
    if (dots_ > GuardLimits::dots) {
      refuse(fmt::format("a key of more than {} parts", GuardLimits::dots));
    } else if (key_length_ > GuardLimits::key_length) {
      refuse(fmt::format("a key of more than {} letters", GuardLimits::key_length));
    }
  }

  /// Columns count characters, as the parser's do.
  void advance(std::size_t bytes) {
    std::size_t done = 0;
    while (done < bytes && done < rest_.size()) {
      const std::size_t length = first_character(rest_.substr(done)).length;
      done += length == 0 ? 1 : length;
      ++column_;
    }
    rest_.remove_prefix(std::min(done, rest_.size()));
  }

  std::string_view rest_;
  const std::string& file_;
  std::optional<Fault> fault_;
  Within within_ = Within::plain;
  int line_ = 1;
  int column_ = 1;
  int depth_ = 0;
  int dots_ = 0;
  int key_length_ = 0;
};

}  // namespace

Character first_character(std::string_view text) {
  const auto byte = [text](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  if (text.empty()) {
    return {};
  }
  if (byte(0) < 0x80) {
    return {byte(0), 1};
  }
  const std::size_t length = byte(0) >= 0xF0 ? 4 : byte(0) >= 0xE0 ? 3 : 2;
  if (byte(0) < 0xC2 || byte(0) > 0xF4 || text.size() < length) {
    return {};
  }
  char32_t code = byte(0) & (0xFFU >> (length + 1));
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(i) & 0xC0U) != 0x80U) {
      return {};
    }
    code = (code << 6U) | (byte(i) & 0x3FU);
  }
  const bool too_long = (length == 3 && code < 0x800) || (length == 4 && code < 0x10000);
  const bool surrogate = code >= 0xD800 && code <= 0xDFFF;
  return too_long || surrogate || code > 0x10FFFF ? Character{} : Character{code, length};
}

bool is_control(char32_t code) {
  const bool turns_direction = (code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069);
  const bool line_end = code == 0x2028 || code == 0x2029;
  return code < 0x20 || (code >= 0x7F && code < 0xA0) || turns_direction || line_end;
}

std::optional<Fault> guard(std::string_view text, const std::string& file) {
  if (text.size() > GuardLimits::bytes) {
    return Fault{{file, 1, 1}, "the file is larger than 1 MiB"};
  }
  if (text.find_first_not_of(" \t\r\n") == std::string_view::npos) {
    return Fault{{file, 1, 1}, "the file is empty"};
  }
  return Guard(text, file).run();
}

}  // namespace models
