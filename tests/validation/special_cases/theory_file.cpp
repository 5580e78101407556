#include "tests/validation/special_cases/theory_file.hpp"

#include <algorithm>
#include <stdexcept>

#include "tests/support/service.hpp"

namespace special_cases {
namespace {

constexpr double part_in_short = 1.0 / 16;
constexpr double looser_in_short = 5;  // a sixteenth of the length has four times the error, and a little

class UntilEnough final : public models::CaseEventSink {
 public:
  explicit UntilEnough(const Listener& listener) : listener_(listener) {}
  void tell(sim::Instant when, const models::CaseEvent& event) override {
    if (listener_(when, event)) return;
    enough = true;
    throw std::runtime_error("enough has been seen");
  }
  bool enough = false;

 private:
  const Listener& listener_;
};

}  // namespace

const theory::Case& exact(const std::string& name) {
  static const std::vector<theory::Case> cases =
      theory::read_cases(CASEWORK_SOURCE_DIR "/tests/validation/special_cases/exact.csv");
  const auto found = std::find_if(cases.begin(), cases.end(), [&](const auto& each) { return each.name == name; });
  if (found == cases.end()) throw std::out_of_range("no case " + name + " in exact.csv");
  return *found;
}

models::Model model_of(const Asked& asked, int years) {
  models::Request request;
  request.config = test_support::config();
  request.overrides = asked.overrides;
  request.years = years;
  request.scale = asked.scale;
  const std::filesystem::path file = test_support::config() / "theory" / (asked.file + ".toml");
  return models::compile(models::load_scenario(file, request)).front();
}

void listen(const models::Model& model, models::RunId run, const Listener& listener) {
  UntilEnough sink(listener);
  try {
    models::simulate(model, run, sink);
  } catch (const std::exception&) {
    if (!sink.enough) throw;
  }
}

Found replicate(const std::string& name, const Asked& asked, int years, int replications,
                const Replication& replication) {
  const models::Model model = model_of(asked, years);
  const std::uint64_t seed = sim::Hash().add(name).value();
  Found found;
  for (int i = 1; i <= replications; ++i)
    for (const auto& [quantity, value] : replication(model, {seed, static_cast<std::uint32_t>(i)}))
      found[quantity].add(value);
  return found;
}

Found replicate(const theory::Case& of, const Asked& asked, Years years, const Replication& replication) {
  const double length = in_short ? of.length * part_in_short : of.length;
  const int each = std::clamp(static_cast<int>(length / theory::replications), years.least, years.most);
  const int replications = std::max(theory::replications, static_cast<int>(std::ceil(length / each)));
  return replicate(of.name, asked, each, replications, replication);
}

void judge(const theory::Case& of, const Found& found, const std::map<std::string, double>& larger) {
  theory::Largest largest(in_short ? looser_in_short : 1);
  for (const auto& [quantity, share] : larger) largest.allow(quantity, share);
  theory::compare(of, found, largest);
}

}  // namespace special_cases
