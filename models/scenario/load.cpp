// Files → Scenario. TOML itself is read in load_document.cpp, values in patch.cpp.
#include <fmt/format.h>

#include "models/scenario/arms.hpp"
#include "models/scenario/authorities.hpp"
#include "models/scenario/check.hpp"
#include "models/scenario/files.hpp"
#include "models/scenario/question.hpp"
#include "models/scenario/references.hpp"
#include "models/scenario/scale.hpp"
#include "models/scenario/shares.hpp"
#include "models/scenario/thresholds.hpp"

namespace models {

namespace {

Sources read_sources(Files& files) {
  const Document* document = files.read(files.config() / "evidence" / "sources.toml");
  return document == nullptr ? Sources{} : sources_in(*document, files.faults);
}

/// What the command line asks beside the file.
void apply_request(const Request& request, Question& question, std::vector<Fault>& faults) {
  if (!request.authority.empty()) {
    question.authority = from_working_folder(request.authority);
    question.authority_place = {"--authority", 0, 0};
  }
  question.given = request.given;
  if (!request.practices.empty()) {
    question.practices.clear();
    for (const std::string& practice : request.practices) {
      question.practices.push_back(from_working_folder(practice));
    }
    question.practices_place = {"--practice", 0, 0};
  }
  if (request.years < 0 || request.years > most_years) {
    faults.push_back(
        {{"--years", 0, 0}, fmt::format("expected a whole number in [1, {}], found {}", most_years, request.years)});
  } else if (request.years > 0) {
    question.years = request.years;
  }
  const bool fits = request.scale >= least_scale && request.scale <= most_scale;
  if (request.scale != 0 && !fits) {
    faults.push_back({{"--scale", 0, 0},
                      fmt::format("expected a number in [{}, {}], found {}", least_scale, most_scale, request.scale)});
  } else if (request.scale != 0) {
    question.scale = request.scale;
  }
}

/// Last of all, so that what the command line and the dated changes set is scaled like the rest.
void scale_arms(double factor, std::vector<FilledArm>& arms, std::vector<Filled>& later) {
  for (FilledArm& arm : arms) {
    scale(arm.filled.settings, factor);
    for (Phase& phase : arm.arm.phases) {
      scale(phase.settings, factor);
    }
  }
  for (Filled& filled : later) {
    scale(filled.settings, factor);
  }
}

void settle_thresholds(std::vector<FilledArm>& arms, std::vector<Filled>& later, std::vector<Fault>& faults) {
  for (FilledArm& arm : arms) {
    settle_thresholds(arm.filled, faults);
    for (Phase& phase : arm.arm.phases) {
      settle_thresholds(phase.settings);
    }
  }
  for (Filled& filled : later) {
    settle_thresholds(filled, faults);
  }
}

void check_arms(const std::vector<FilledArm>& arms, const std::vector<Filled>& later, std::vector<Fault>& faults) {
  for (const FilledArm& arm : arms) {
    find_gaps(arm.filled, faults);
    check_references(arm.filled, faults);
    check_shares(arm.filled, faults);
  }
  for (const Filled& filled : later) {
    check_references(filled, faults);
    check_shares(filled, faults);
  }
}

/// What is asked when only a practice or an authority is given.
Question plain_question(const Document& document, const std::filesystem::path& file, std::vector<Fault>& faults) {
  Question question;
  question.name = document.name;
  question.authority = "england_average";
  question.practices = {"baseline"};
  question.start = {2025, 4, 1};
  question.authority_place = {document.name, 1, 1};
  question.practices_place = question.authority_place;
  if (document.root.find("practice") != nullptr) {
    question.practices = {std::filesystem::absolute(file).string()};
  } else if (document.root.find("authority") != nullptr) {
    question.authority = std::filesystem::absolute(file).string();
  } else {
    faults.push_back({{document.name, 1, 1}, "expected a table [scenario], [practice] or [authority]"});
  }
  return question;
}

/// Fills a question from its files. Throws ScenarioError with every fault of all of them.
Scenario answerable(Files& files, const Sources& sources, const Question& question, const Request& request) {
  auto arms = fill_arms(files, question, sources);
  std::vector<Filled> later;
  if (!arms.empty()) {
    for (const Override& override : request.overrides) {
      apply_override(override, arms, sources, files.faults);
    }
    later = add_phases(question.changes, arms, sources, files.faults);
    if (files.complete()) {
      settle_thresholds(arms, later, files.faults);
    }
    scale_arms(question.scale, arms, later);
  }
  if (files.complete()) {
    check_arms(arms, later, files.faults);
  }
  if (!files.faults.empty()) {
    throw ScenarioError(files.faults);
  }
  Scenario scenario{.key = key_of(question.file),
                    .name = question.name,
                    .question = question.question,
                    .start = question.start,
                    .years = question.years,
                    .all_authorities = question.all_authorities && request.authority.empty(),
                    .scale = question.scale,
                    .arms = {},
                    .sources = sources,
                    .inputs = files.inputs};
  for (FilledArm& arm : arms) {
    arm.arm.settings = std::move(arm.filled.settings);
    scenario.arms.push_back(std::move(arm.arm));
  }
  return scenario;
}

}  // namespace

Scenario load_scenario(const std::filesystem::path& file, const Request& request) {
  Files files(request.config);
  std::error_code error;
  const auto found = std::filesystem::exists(file, error) ? std::optional(file)
                                                          : files.find("scenarios", file.string(), {}, {"", 0, 0});
  const Document* document = found ? files.read(*found) : nullptr;
  const Sources sources = read_sources(files);
  auto question = document == nullptr ? std::nullopt : read_question(*document, sources, files.faults);
  if (!question) {
    throw ScenarioError(files.faults);
  }
  question->file = *found;
  apply_request(request, *question, files.faults);
  return answerable(files, sources, *question, request);
}

Scenario load_any(const std::filesystem::path& file, const Request& request) {
  Files files(request.config);
  const Document* document = files.read(file);
  if (document != nullptr && document->root.find("scenario") != nullptr) {
    return load_scenario(file, request);
  }
  const Sources sources = read_sources(files);
  if (document == nullptr) {
    throw ScenarioError(files.faults);
  }
  Question question = plain_question(*document, file, files.faults);
  question.file = file;
  apply_request(request, question, files.faults);
  return answerable(files, sources, question, request);
}

std::vector<Fault> check_file(const std::filesystem::path& file, const Request& request) {
  try {
    if (file.filename() == "sources.toml") {
      Files files(request.config);
      if (const Document* document = files.read(file)) {
        (void)sources_in(*document, files.faults);
      }
      return files.faults;
    }
    if (file.filename() == "responses.toml") {
      Files files(request.config);
      check_responses(file, files, read_sources(files));
      return files.faults;
    }
    (void)load_any(file, request);
  } catch (const ScenarioError& error) {
    return error.faults();
  }
  return {};
}

}  // namespace models
