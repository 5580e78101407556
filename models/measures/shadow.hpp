// What theory says of the user's own scenario without simulating it, beside what was simulated, and why they differ.
//
// Theory is given what a run itself shows of demand and staffing (models/measures/traffic.hpp), replication by
// replication, and then says what a service with those numbers would come to if it were as simple as the theory. Where
// they agree, the simulation does what arithmetic does. Where they do not, the difference is what the simulation knows
// and the theory does not.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "models/measures/estimated.hpp"
#include "models/measures/observe.hpp"
#include "models/practice/model.hpp"

namespace models {

/// One line of the table.
struct Shadow {
  std::string what;    ///< "Children looked after"
  std::string unit;    ///< "children"
  std::string theory;  ///< "visits × mean stay in the absorbing chain of this run"
  OrReason<Estimate> by_theory;
  OrReason<Estimate> simulated;
  OrReason<Difference> difference;  ///< simulated − theory, run by run
  std::string why;                  ///< why they differ, in words
};

/// Of an arm:
///  - stocks as they would be for ever: visits to each stage by the fundamental matrix of the chain whose moves are
///  those
///    of the run, times the mean stay seen in it (exact in balance for any law of stay: Little). Needs, plans, care;
///  - children without a worker and their wait: Erlang's C with as many places as the workers' hard caps give;
///  - vacancies: v = tF / (1 + tF), with the turnover of the run and the scenario's mean time to fill;
///  - overdue work of a worker: machine repair with her cases, the tasks they make and the hours she has for them.
[[nodiscard]] std::vector<Shadow> shadows(const Model& model, std::span<const Observations> runs);

}  // namespace models
