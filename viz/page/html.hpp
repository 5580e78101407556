// Pieces of HTML. Every text that comes from a file or a user goes through escaped() here, and nowhere else.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace viz {

/// Escaped, and no line breaks within an amount: between a number and its "%", or a sign and its "£".
[[nodiscard]] std::string words(std::string_view text);

/// "<p class=…>text</p>", escaped; no class when it is empty.
[[nodiscard]] std::string paragraph(std::string_view text, std::string_view css_class = {});

/// "<h2 id=…>text</h2>", escaped; no id when it is empty.
[[nodiscard]] std::string heading(int level, std::string_view text, std::string_view id = {});

/// An unordered list, each item escaped.
[[nodiscard]] std::string list(const std::vector<std::string>& items, std::string_view css_class = {});

/// The letter of a practice on its colour.
[[nodiscard]] std::string badge(std::size_t practice);

/// A picture with its caption, which is escaped.
[[nodiscard]] std::string figure(std::string_view svg, std::string_view caption, std::string_view css_class = {});

/// A table in a region that scrolls by itself on a narrow screen. `head` and `rows` are finished HTML; `caption` is
/// escaped.
[[nodiscard]] std::string table(std::string_view caption, std::string_view head, std::string_view rows,
                                std::string_view css_class = {});

/// "<th scope=col>" and "<td>" with escaped text.
[[nodiscard]] std::string column_head(std::string_view text);
[[nodiscard]] std::string cell(std::string_view text, std::string_view css_class = {});

/// What the reader may open. `summary` is escaped; `inside` is finished HTML. The class "long" keeps it off paper.
[[nodiscard]] std::string details(std::string_view summary, std::string_view inside, std::string_view css_class = {});

/// A link to the web when the address begins with http:// or https://, else nothing but the text. Both are escaped.
[[nodiscard]] std::string link(std::string_view address, std::string_view text);

}  // namespace viz
