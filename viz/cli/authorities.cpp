// `casework authorities`: the places there are by name, and what each publishes.
#include "models/scenario/authorities.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <memory>

#include "models/scenario/write_authority.hpp"
#include "viz/cli/refusal.hpp"
#include "viz/cli/subcommands.hpp"
#include "viz/cli/table.hpp"

namespace viz {
namespace {

using models::Authority;

std::string lower(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](unsigned char c) { return static_cast<char>(c < 0x80 ? std::tolower(c) : c); });
  return text;
}

bool is_about(const Authority& one, const std::vector<std::string>& words) {
  const std::string all = lower(one.key + " " + one.name + " " + one.region);
  return std::all_of(words.begin(), words.end(),
                     [&](const std::string& word) { return all.find(lower(word)) != std::string::npos; });
}

std::string cell(const Authority& one, const std::string& column) {
  return fmt::format("{:g}{}", one[column], one.is_published(column) ? "" : "*");
}

void print_list(const std::vector<const Authority*>& found) {
  std::vector<std::vector<std::string>> rows{
      {"KEY", "NAME", "REGION", "CHILDREN", "REFERRALS", "PLANS", "LOOKED AFTER", "CASELOAD"}};
  for (const Authority* one : found)
    rows.push_back({one->key, one->name, one->region, fmt::format("{:.0f}", (*one)["population_0_17"]),
                    cell(*one, "referrals_per_10000"), cell(*one, "child_protection_plans_per_10000"),
                    cell(*one, "looked_after_per_10000"), cell(*one, "average_caseload")});
  fmt::print("{}", columns(rows, {3, 4, 5, 6, 7}));
  fmt::print(
      "\n{} authorities; rates are per 10,000 children, year to 31 March 2025. * is not published: the median of the "
      "region is "
      "taken.\nAsk about one with --authority KEY; `casework authorities KEY` shows all it publishes.\n",
      found.size());
}

void print_one(const Authority& one, const Authority& england) {
  std::vector<std::vector<std::string>> rows{{"FIGURE", one.name, "ENGLAND", "UNIT", "SOURCE", ""}};
  for (const models::AuthorityColumn& column : models::authority_columns()) {
    const std::string key(column.key);
    rows.push_back({key, fmt::format("{:g}", one[key]), fmt::format("{:g}", england[key]), std::string(column.unit),
                    std::string(column.source), one.is_published(key) ? "" : "not published: " + one.filled.at(key)});
  }
  fmt::print("{} ({}), --authority {}\n\n{}", one.name, one.region, one.key, columns(rows, {1, 2}));
}

int write(const std::vector<std::string>& words, const std::string& file) {
  if (words.size() != 1)
    throw Refusal("--write: expected the key of one authority, as `casework authorities` lists it");
  if (std::filesystem::exists(file)) throw Refusal(file + ": is there already, and stays as it is; name another file");
  models::Files files({});
  const std::string text = models::written_out(words.front(), files);
  if (!files.faults.empty()) throw models::ScenarioError(files.faults);
  std::ofstream out(file, std::ios::binary);
  out << text;
  if (!out.flush()) throw Refusal(file + ": cannot be written");
  fmt::print("written: {}. `casework check {}` looks for faults, --authority {} asks about it.\n", file, file, file);
  return 0;
}

int print(const std::vector<std::string>& words) {
  models::Files files({});
  const models::Authorities authorities = models::read_authorities(files);
  if (!files.faults.empty()) throw models::ScenarioError(files.faults);
  std::vector<const Authority*> found;
  for (const Authority& one : authorities.all)
    if (is_about(one, words)) found.push_back(&one);
  const Authority* exact = words.size() == 1 ? authorities.find(words.front()) : nullptr;
  if (exact != nullptr) found = {exact};
  if (found.empty()) {
    std::vector<std::string> known;
    for (const Authority& one : authorities.all) known.push_back(one.key);
    throw Refusal("there is no authority of that name" + models::did_you_mean(models::nearest(words.front(), known)) +
                  " `casework authorities` lists all there are");
  }
  if (found.size() == 1)
    print_one(*found.front(), authorities.england);
  else
    print_list(found);
  return 0;
}

}  // namespace

void add_authorities(CLI::App& app, Action& chosen) {
  const auto words = std::make_shared<std::vector<std::string>>();
  const auto file = std::make_shared<std::string>();
  CLI::App* command = app.add_subcommand("authorities", "English authorities by name, and what they publish");
  command->add_option("WORDS", *words, "Words of a name or a region; all of them if not given");
  command->add_option("--write", *file, "Writes the authority out in full, as a file to be changed")->type_name("FILE");
  command->footer(
      "Examples:\n  casework authorities\n  casework authorities yorkshire\n  casework authorities leeds\n"
      "  casework authorities leeds --write our_leeds.toml");
  command->callback([words, file, &chosen] {
    chosen = [words, file] { return file->empty() ? print(*words) : write(*words, *file); };
  });
}

}  // namespace viz
