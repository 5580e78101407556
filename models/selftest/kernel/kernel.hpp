// Models whose answers are known exactly, made of the kernel alone: one function a family of models.
#pragma once

#include <functional>

#include "models/selftest/tried.hpp"
#include "sim/random/stream.hpp"

namespace models::theory {

/// One replication of a case: so much of its length, after its own warm-up, with this luck.
using Replication = std::function<Results(const sim::Luck& luck, double length)>;

[[nodiscard]] Replication station(const Case& of);    ///< one station; see stations.hpp
[[nodiscard]] Replication priority(const Case& of);   ///< several classes in one line
[[nodiscard]] Replication network(const Case& of);    ///< open networks with ways back (Jackson)
[[nodiscard]] Replication circle(const Case& of);     ///< closed networks; machine repair
[[nodiscard]] Replication unlimited(const Case& of);  ///< always room: M/G/∞, seasons, inspection, counts
[[nodiscard]] Replication transient(const Case& of);  ///< one server from empty
[[nodiscard]] Replication staff(const Case& of);      ///< posts that people leave and that are filled again
[[nodiscard]] Replication absence(const Case& of);    ///< vacations and sickness of a server
[[nodiscard]] Replication sharing(const Case& of);    ///< one server's time split evenly

/// The one that runs the case's group. Throws std::out_of_range for a group that nobody runs.
[[nodiscard]] Replication kernel_model(const Case& of);

}  // namespace models::theory
