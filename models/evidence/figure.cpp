#include "models/evidence/figure.hpp"

#include <array>
#include <stdexcept>
#include <utility>

namespace models {

namespace {

constexpr std::array<std::pair<Strength, std::string_view>, 14> labels{{
    {Strength::rct, "rct"},
    {Strength::meta, "meta"},
    {Strength::qed, "qed"},
    {Strength::reg, "reg"},
    {Strength::cmp, "cmp"},
    {Strength::ba, "ba"},
    {Strength::surv, "surv"},
    {Strength::mon, "mon"},
    {Strength::admin, "admin"},
    {Strength::desc, "desc"},
    {Strength::plan, "plan"},
    {Strength::derived, "derived"},
    {Strength::fitted, "fitted"},
    {Strength::assumed, "assumed"},
}};

}  // namespace

std::string_view to_string(Strength strength) {
  for (const auto& [known, label] : labels) {
    if (known == strength) {
      return label;
    }
  }
  throw std::logic_error("a strength without a label");
}

std::optional<Strength> strength_from(std::string_view label) {
  for (const auto& [strength, known] : labels) {
    if (known == label) {
      return strength;
    }
  }
  return std::nullopt;
}

Standing standing(Strength strength) {
  switch (strength) {
    case Strength::rct:
    case Strength::meta:
      return Standing::strong;
    case Strength::qed:
    case Strength::reg:
      return Standing::moderate;
    case Strength::admin:
    case Strength::desc:
    case Strength::plan:
    case Strength::derived:
      return Standing::official;
    case Strength::cmp:
    case Strength::ba:
    case Strength::surv:
    case Strength::mon:
      return Standing::weak;
    case Strength::fitted:
    case Strength::assumed:
      return Standing::assumed;
  }
  throw std::logic_error("a strength without a standing");
}

std::string_view to_string(Standing standing) {
  switch (standing) {
    case Standing::strong:
      return "strong";
    case Standing::moderate:
      return "moderate";
    case Standing::official:
      return "official";
    case Standing::weak:
      return "weak";
    case Standing::assumed:
      return "assumed";
  }
  throw std::logic_error("a standing without a name");
}

}  // namespace models
