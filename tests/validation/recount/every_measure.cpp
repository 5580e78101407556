#include "tests/validation/recount/every_measure.hpp"

namespace recount {

Recorded recorded(const models::Model& model, const models::CaseEventLog& log) {
  return {model, log, life_lines(model, log)};
}

Values every_measure(const Recorded& run) {
  Values values;
  count_flows(run, values);
  count_stocks(run, values);
  count_people(run, values);
  count_work(run, values);
  count_care(run, values);
  count_money(run, values);
  return values;
}

}  // namespace recount
