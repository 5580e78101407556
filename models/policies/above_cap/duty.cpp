// The case waits for a worker of its own, and those on duty do what cannot wait: visits, enquiries, court work.
#include "models/policies/above_cap.hpp"

namespace models {

Overflow duty(const Crowded& /*crowded*/) { return {.duty = true}; }

}  // namespace models
