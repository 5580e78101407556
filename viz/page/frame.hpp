// What every page of ours has around its content: one file, nothing asked for from anywhere.
#pragma once

#include <string>
#include <string_view>

namespace viz {

/// From the doctype to the end of the head: style and policy are in the file. `title` is escaped.
[[nodiscard]] std::string page_head(std::string_view title);

/// The line with the product's name.
[[nodiscard]] std::string product_line();

}  // namespace viz
