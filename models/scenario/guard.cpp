#include "models/scenario/guard.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace models {

namespace {

/// Reads a file character by character, knowing whether it is inside quotation marks, a comment or neither.
class Guard {
 public:
  Guard(std::string_view text, const std::string& file) : rest_(text), file_(file) {}

  std::optional<Guarded> run(std::vector<Fault>& faults) {
    while (!rest_.empty() && !fault_) {
      const Character character = first_character(rest_);
      if (character.length == 0) {
        refuse("the text is not UTF-8; save the file as UTF-8");
        break;
      }
      step(character);
    }
    if (fault_) {
      faults.push_back(*fault_);
      return std::nullopt;
    }
    return std::move(guarded_);
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
    spelt_before_line_ = guarded_.spelt.size();
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
    if (escapes && character.code == '\\') {
      const std::string_view next = rest_.substr(1, 1);
      advance(next == "\"" || next == "\\" ? 2 : 1);
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

  /// Hands characters on to the parser's text. Columns count characters, as the parser's do.
  void advance(std::size_t bytes) {
    for (std::size_t done = 0; done < bytes && !rest_.empty();) {
      const Character character = first_character(rest_);
      const std::size_t length = std::max<std::size_t>(character.length, 1);
      hand_on(character.code);
      done += length;
      ++column_;
      rest_.remove_prefix(length);
    }
  }

  void hand_on(char32_t code) {
    const bool in_quotes = within_ != Within::plain && within_ != Within::comment;
    if (in_quotes && (code >= 0x80 || code == '~')) {
      const int column = column_ + 7 * static_cast<int>(guarded_.spelt.size() - spelt_before_line_);
      guarded_.spelt.emplace_back(line_, column);
      guarded_.text += fmt::format("~{:06X}~", static_cast<unsigned>(code));
    } else {
      guarded_.text += code >= 0x80 ? '?' : static_cast<char>(code);
    }
  }

  std::string_view rest_;
  const std::string& file_;
  std::optional<Fault> fault_;
  Guarded guarded_;
  std::size_t spelt_before_line_ = 0;
  Within within_ = Within::plain;
  int line_ = 1;
  int column_ = 1;
  int depth_ = 0;
  int dots_ = 0;
  int key_length_ = 0;
};

}  // namespace

std::optional<Guarded> guard(std::string_view text, const std::string& file, std::vector<Fault>& faults) {
  if (text.size() > GuardLimits::bytes) {
    faults.push_back({{file, 1, 1}, "the file is larger than 1 MiB"});
    return std::nullopt;
  }
  if (text.find_first_not_of(" \t\r\n") == std::string_view::npos) {
    faults.push_back({{file, 1, 1}, "the file is empty"});
    return std::nullopt;
  }
  return Guard(text, file).run(faults);
}

}  // namespace models
