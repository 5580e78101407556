#include "models/selftest/service/theory_file.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "models/pipeline.hpp"
#include "sim/experiment/hash.hpp"

namespace models::theory {
namespace {

class UntilEnough final : public CaseEventSink {
 public:
  explicit UntilEnough(const Listener& listener) : listener_(listener) {}
  void tell(sim::Instant when, const CaseEvent& event) override {
    if (listener_(when, event)) return;
    enough = true;
    throw std::runtime_error("enough has been seen");
  }
  bool enough = false;

 private:
  const Listener& listener_;
};

}  // namespace

Model model_of(const Bench& bench, const SetUp& set_up, int years) {
  Request request;
  request.config = bench.config;
  request.overrides = set_up.overrides;
  request.years = years;
  request.scale = set_up.scale;
  return compile(load_scenario(bench.config / "theory" / (set_up.file + ".toml"), request)).front();
}

void listen(const Model& model, RunId run, const Listener& listener) {
  UntilEnough sink(listener);
  try {
    simulate(model, run, sink);
  } catch (const std::exception&) {
    if (!sink.enough) throw;
  }
}

Found replicate(const Bench& bench, const std::string& name, const SetUp& set_up, int years, int many,
                const ServiceRun& run) {
  const Model model = model_of(bench, set_up, years);
  const std::uint64_t seed = sim::Hash().add(name).value();
  Found found;
  for (int i = 1; i <= many; ++i)
    for (const auto& [quantity, value] : run(model, {seed, static_cast<std::uint32_t>(i)})) found[quantity].add(value);
  return found;
}

Found replicate(const Bench& bench, const Case& of, const SetUp& set_up, Years years, const ServiceRun& run) {
  const double length = bench.in_short ? of.length * part_in_short : of.length;
  const int each = std::clamp(static_cast<int>(length / models::theory::replications), years.least, years.most);
  const int many = std::max(models::theory::replications, static_cast<int>(std::ceil(length / each)));
  return replicate(bench, of.name, set_up, each, many, run);
}

}  // namespace models::theory
