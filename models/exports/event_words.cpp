#include "models/exports/event_words.hpp"

#include <array>

namespace models {

std::string_view word(CareRoute route) {
  constexpr std::array<std::string_view, 6> words{"voluntary",  "police_protection", "interim_order",
                                                  "care_order", "unaccompanied",     "stock"};
  return words[static_cast<std::size_t>(route)];
}

std::string_view word(CareExit exit) {
  constexpr std::array<std::string_view, 5> words{"reunified", "special_guardianship", "adopted", "turned_eighteen",
                                                  "other"};
  return words[static_cast<std::size_t>(exit)];
}

std::string_view word(Order order) {
  constexpr std::array<std::string_view, 4> words{"care", "special_guardianship", "placement", "home"};
  return words[static_cast<std::size_t>(order)];
}

std::string_view word(WaitFor what) {
  constexpr std::array<std::string_view, 3> words{"worker", "worker_with_duty", "transfer"};
  return words[static_cast<std::size_t>(what)];
}

std::string_view word(Lapse why) {
  constexpr std::array<std::string_view, 3> words{"squeezed", "case_moved_on", "worker_left"};
  return words[static_cast<std::size_t>(why)];
}

}  // namespace models
