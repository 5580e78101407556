// Estimates → a report: tables and sentences, no files and no pictures. Writers turn it into text, JSON, CSV or a page.
#pragma once

#include <string>
#include <vector>

#include "models/measures/estimate.hpp"
#include "models/practice/model.hpp"
#include "models/report/asked.hpp"
#include "models/scenario/figure_lines.hpp"

namespace models {

/// How many figures stand how firmly.
struct Foundations {
  int strong = 0, moderate = 0, official = 0, weak = 0, assumed = 0;
  [[nodiscard]] int total() const { return strong + moderate + official + weak + assumed; }
};

/// One row of the table under an outcome.
struct OutcomeRow {
  Measure measure;
  OrReason<Estimate> base;
  std::vector<OrReason<Estimate>> arms;           ///< by arm after the base
  std::vector<OrReason<Difference>> differences;  ///< likewise
  std::vector<std::string> words;  ///< likewise: "12 fewer (95 % interval 5 to 19 fewer)", "cannot tell apart"
};

/// The rows of one of the seven outcomes.
struct OutcomeTable {
  Outcome outcome;
  std::vector<OutcomeRow> rows;
};

/// The figures of one practice.
struct PracticeFigures {
  std::string practice;
  std::string name;
  std::string summary;
  std::string not_known;
  std::vector<FigureLine> figures;  ///< those the practice sets; for the base: all
  Foundations foundations;
};

/// A report on a run or a comparison.
struct Report {
  std::string title;
  std::string question;
  std::vector<std::string> answer;     ///< sentences, the first the shortest
  std::vector<std::string> not_for;    ///< what it may not be used for
  std::vector<OutcomeTable> outcomes;  ///< the seven, in order
  Foundations foundations;             ///< of every figure in force in any arm
  std::vector<PracticeFigures> practices;
  std::vector<Source> sources;      ///< those cited, by key
  std::vector<std::string> method;  ///< sentences on how it was run
  std::string rerun;                ///< the command that gives the same bytes
};

/// Every figure of a tree of settings, in the order of the field list.
[[nodiscard]] std::vector<FigureLine> figures(const Settings& settings);

/// Tables and sentences of an answer. `models` in the order of estimates.arms.
[[nodiscard]] Report report(const std::vector<Model>& models, const Estimates& estimates);
/// The same, with the question as it was typed in `rerun`: without it a value given on the command line is not in it.
[[nodiscard]] Report report(const std::vector<Model>& models, const Estimates& estimates, const Asked& asked);

}  // namespace models
