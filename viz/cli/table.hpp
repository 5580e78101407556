// Text in columns and paragraphs for a terminal. Widths count characters, not bytes.
#pragma once

#include <string>
#include <vector>

namespace viz {

/// Rows of cells; the first row may be a heading. Columns are as wide as their widest cell, two blanks apart; those
/// named in `right` are set flush right. No blanks at the ends of lines.
[[nodiscard]] std::string columns(const std::vector<std::vector<std::string>>& rows,
                                  const std::vector<std::size_t>& right = {});

/// Breaks text into lines of at most `width` characters, each after `indent` blanks; a longer word stands alone.
[[nodiscard]] std::string paragraph(const std::string& text, std::size_t indent = 0, std::size_t width = 100);

/// How many characters UTF-8 text has.
[[nodiscard]] std::size_t characters(const std::string& text);

}  // namespace viz
