#include "models/report/write_text.hpp"

#include <fmt/format.h>

#include <string_view>

#include "models/report/further_text.hpp"
#include "models/report/words.hpp"

namespace models {
namespace {

constexpr std::size_t page_width = 100;

/// Characters, not bytes: "£" takes one column.
std::size_t columns(std::string_view text) {
  std::size_t count = 0;
  for (const char byte : text) count += (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U ? 1 : 0;
  return count;
}

std::string padded(std::string_view text, std::size_t width) {
  const std::size_t used = columns(text);
  return std::string(text) + std::string(used < width ? width - used : 0, ' ');
}

std::string right(std::string_view text, std::size_t width) {
  const std::size_t used = columns(text);
  return std::string(used < width ? width - used : 0, ' ') + std::string(text);
}

/// Where the next word ends. "95 %" is one word.
std::size_t end_of_word(std::string_view text) {
  std::size_t space = text.find(' ');
  if (space != std::string_view::npos && text.substr(space + 1).starts_with('%')) space = text.find(' ', space + 1);
  return space;
}

/// Text in lines of at most page_width columns, each after the first indented.
std::string wrapped(std::string_view text, std::string_view first, std::string_view later) {
  std::string all;
  std::string line(first);
  bool bare = true;
  while (!text.empty()) {
    const std::size_t space = end_of_word(text);
    const std::string_view word = text.substr(0, space);
    text = space == std::string_view::npos ? std::string_view() : text.substr(space + 1);
    if (!bare && columns(line) + 1 + columns(word) > page_width) {
      all += line + "\n";
      line = later;
      bare = true;
    }
    if (!bare) line += ' ';
    line += word;
    bare = false;
  }
  return all + line + "\n";
}

/// Terminals are narrow: "£1.2 million" → "£1.2m", "1.2 points" → "1.2", "per FTE case holder" → "per FTE".
std::string narrow(std::string text) {
  for (const auto& [from, to] :
       {std::pair<std::string_view, std::string_view>{" million", "m"}, {" points", ""}, {" case holder", ""}}) {
    if (const std::size_t at = text.find(from); at != std::string::npos) text.replace(at, from.size(), to);
  }
  constexpr std::string_view thousands = ",000";
  if (text.find("£") != std::string::npos && text.ends_with(thousands))
    text.replace(text.size() - thousands.size(), thousands.size(), "k");
  return text;
}

/// Padded, and never run into what follows.
std::string cell(std::string_view text, std::size_t width) { return padded(text, width - 1) + " "; }

std::string range(const Estimate& estimate, const Definition& definition, double by, bool difference) {
  if (!estimate.low95) return "one run, no interval";
  const auto number = [&](double value) {
    return narrow(difference ? signed_number(value, definition, by)
                             : number_in_words(possible(value, definition), definition, by));
  };
  return fmt::format("{} to {}", number(*estimate.low95), number(*estimate.high95));
}

std::string trimmed(std::string line) {
  const std::size_t last = line.find_last_not_of(' ');
  line.resize(last == std::string::npos ? 0 : last + 1);
  return line + "\n";
}

std::string level_row(const OutcomeRow& row) {
  const Definition& each = definition(row.measure);
  std::string line = "  " + padded(each.name, 43);
  if (!row.base.value) return wrapped(row.base.reason, line + "  –  ", std::string(50, ' '));
  const double by = step(*row.base.value, each);
  line += right(narrow(number_in_words(row.base.value->mean, each, by)), 10) + "  ";
  line += padded(range(*row.base.value, each, by, false), 22) + " " +
          (each.unit == "%" ? "" : narrow(std::string(each.unit)));
  return trimmed(line);
}

std::string difference_cells(const OutcomeRow& row, std::size_t arm) {
  const Definition& each = definition(row.measure);
  const OrReason<Difference>& difference = row.differences[arm];
  const std::string letter(1, static_cast<char>('B' + arm));
  if (!difference.value) return letter + " –";
  const double by = step(*difference.value, each);
  return letter + " " + right(narrow(signed_number(difference.value->mean, each, by)), 7) + "  " +
         cell(range(*difference.value, each, by, true), 21) + verdict_in_words(difference.value->verdict, each);
}

std::string comparison_rows(const OutcomeRow& row) {
  const Definition& each = definition(row.measure);
  std::string base = "–";
  if (row.base.value) base = narrow(number_in_words(row.base.value->mean, each, step(*row.base.value, each)));
  std::string lines;
  for (std::size_t arm = 0; arm < row.differences.size(); ++arm) {
    lines += trimmed("  " + padded(arm == 0 ? each.name : "", 43) + right(arm == 0 ? base : "", 8) + "  " +
                     difference_cells(row, arm));
  }
  if (!row.base.value) lines += wrapped(row.base.reason, "      ", "      ");
  return lines;
}

std::string legend(const Estimates& estimates) {
  if (estimates.differences.empty()) return "Means over replications, each with its 95 % interval.\n";
  std::string text;
  for (std::size_t arm = 0; arm < estimates.arms.size(); ++arm) {
    text += fmt::format("  {} = {}{}\n", static_cast<char>('A' + arm), estimates.arms[arm].name,
                        arm == 0 ? ", the base: its mean stands first" : "");
  }
  text += wrapped(
      "Differences from A on the same families, run by run, with their 95 % intervals; those of percentages "
      "are in percentage points. \"no difference\": none that matters.",
      "", "");
  return text;
}

}  // namespace

std::string write_text(const Report& report, const Estimates& estimates) {
  std::string text = wrapped(report.title, "", "") + "\n";
  for (const std::string& sentence : report.answer) text += wrapped(sentence, "", "");
  text += "\n" + legend(estimates);
  for (const OutcomeTable& table : report.outcomes) {
    text += fmt::format("\n{}\n", to_string(table.outcome));
    for (const OutcomeRow& row : table.rows) {
      text += estimates.differences.empty() ? level_row(row) : comparison_rows(row);
    }
  }
  text += bad_weeks_text(estimates) + financial_years_text(estimates) + beside_theory_text(estimates);
  text += "\n" + wrapped(report.method.front(), "", "");
  text += wrapped("It may not be used for a decision about a named child or family, or to judge workers.", "", "");
  text += wrapped(report.rerun, "Again: ", "       ");
  text += fmt::format("Hash: {}\n", estimates.hash);
  return text;
}

}  // namespace models
