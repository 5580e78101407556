#include "sim/experiment/morris.hpp"

#include <cmath>
#include <stdexcept>

#include "sim/random/stream.hpp"
#include "sim/statistics/tally.hpp"

namespace sim {

MorrisDesign morris_design(std::size_t inputs, std::size_t blocks, std::uint64_t seed) {
  if (inputs == 0 || blocks == 0) throw std::invalid_argument("sim: screening needs an input and a block");
  MorrisDesign design{inputs, {}};
  design.points.reserve(blocks * (inputs + 1));
  for (std::size_t block = 0; block < blocks; ++block) {
    Stream stream = Luck{seed, block}.of(0, 0U);
    std::vector<double> point(inputs);
    for (double& x : point) x = stream.uniform();
    design.points.push_back(point);
    for (std::size_t i = 0; i < inputs; ++i) {
      std::vector<double> moved = point;
      moved[i] += point[i] < morris_step ? morris_step : -morris_step;
      design.points.push_back(std::move(moved));
    }
  }
  return design;
}

std::vector<ElementaryEffects> elementary_effects(const MorrisDesign& design, const std::vector<double>& outputs) {
  if (outputs.size() != design.points.size()) throw std::invalid_argument("sim: screening needs one output a point");
  std::vector<ElementaryEffects> effects;
  for (std::size_t i = 0; i < design.inputs; ++i) {
    Tally signed_effects, sizes;
    for (std::size_t block = 0; block < design.blocks(); ++block) {
      const std::size_t at = block * (design.inputs + 1), moved = at + 1 + i;
      const double effect = (outputs[moved] - outputs[at]) / (design.points[moved][i] - design.points[at][i]);
      signed_effects.add(effect);
      sizes.add(std::abs(effect));
    }
    effects.push_back(
        {signed_effects.mean(), sizes.mean(), signed_effects.standard_deviation(), sizes.standard_error()});
  }
  return effects;
}

}  // namespace sim
