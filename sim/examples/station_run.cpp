// Read this to learn how a model is written: two processes, a pool, streams by name, levels over time.
#include "sim/examples/station_run.hpp"

#include <algorithm>
#include <stdexcept>

#include "sim/kernel/simulation.hpp"
#include "sim/random/distributions.hpp"
#include "sim/resources/pool.hpp"
#include "sim/statistics/time_weighted.hpp"

namespace sim::examples {
namespace {

/// What is drawn at random. A name stays what it is when others are added.
enum Purpose : std::uint32_t { gap, service, patience, which_class, comes_back };

/// The sums of one class, or of all of them.
struct Account {
  std::int64_t arrived = 0, blocked = 0, had_to_wait = 0, gave_up = 0, served = 0;
  Span waited, stayed;                      // summed over those served, and over those admitted
  double queue = 0, present = 0, busy = 0;  // means over the window

  Account& operator+=(const Account& other) {
    arrived += other.arrived;
    blocked += other.blocked;
    had_to_wait += other.had_to_wait;
    gave_up += other.gave_up;
    served += other.served;
    waited += other.waited;
    stayed += other.stayed;
    queue += other.queue;
    present += other.present;
    busy += other.busy;
    return *this;
  }
};

class Station {
 public:
  Station(const Setup& setup, const Luck& luck)
      : setup_(setup),
        luck_(luck),
        servers_(simulation_, setup.servers,
                 setup.classes.size() > 1 ? Discipline::priority : Discipline::arrival_order),
        lines_(setup.classes.size()) {
    for (const ClassOfArrivals& each : setup.classes) shares_.push_back(each.share);
  }

  Measured run() {
    simulation_.name_run({static_cast<int>(luck_.replication), luck_.seed});
    simulation_.start(arrivals(), 0, 0, "arrivals");
    simulation_.run();  // until all who are counted have gone, and the window is over
    Measured measured;
    Account all;
    for (const Line& line : lines_) {
      measured.of_class.push_back(measures_of(line.account));
      all += line.account;
    }
    measured.of_all = measures_of(all);
    measured.events = simulation_.events_executed();
    return measured;
  }

 private:
  /// One class: its levels over time, and its account.
  struct Line {
    TimeWeighted queue, present, busy;
    Account account;
  };

  Process arrivals() {
    const auto first = static_cast<std::uint64_t>(setup_.warm_up);
    const auto end = first + static_cast<std::uint64_t>(setup_.counted);
    for (std::uint64_t n = 0; n < most_arrivals(); ++n) {
      Stream gaps = luck_.of(n, gap);
      co_await simulation_.delay(setup_.span_of(exponential(gaps, 1 / setup_.arrival_rate)));
      if (n == first) open_window();
      if (n == end) close_window();
      simulation_.start(stay(n), n + 1);
    }
    throw std::runtime_error(
        "some of those counted are still there after far more arrivals: services or waits are too long. Ask for a "
        "smaller "
        "--capacity, for --patience, or for fewer --customers");
  }

  /// What one arrival lives through.
  Process stay(std::uint64_t n) {
    const std::size_t of = class_of(n);
    Line& line = lines_[of];
    Account& account = is_counted(n) ? line.account : not_counted_;
    const Instant arrived = simulation_.now();
    ++account.arrived;
    if (is_full()) {
      ++account.blocked;
      leave(n);
      co_return;
    }
    enter(line.present);
    if (servers_.free() == 0) ++account.had_to_wait;
    for (std::uint32_t visit = 0;; ++visit) {
      const Instant asked = simulation_.now();
      enter(line.queue);
      const Lease lease = co_await servers_.acquire(1, setup_.classes[of].priority, leaves_at(n, visit));
      leave(line.queue);
      if (!lease) {
        ++account.gave_up;
        break;
      }
      ++account.served;
      account.waited += simulation_.now() - asked;
      enter(line.busy);
      Stream services = luck_.of(n, service, visit);
      co_await simulation_.delay(setup_.span_of(setup_.service.draw(services)));
      leave(line.busy);
      if (!returns(n, visit)) break;
    }  // the lease ends here, and the next in the queue is served
    leave(line.present);
    account.stayed += simulation_.now() - arrived;
    leave(n);
  }

  void enter(TimeWeighted& level) { level.add(simulation_.now(), 1); }
  void leave(TimeWeighted& level) { level.add(simulation_.now(), -1); }
  void leave(std::uint64_t n) {
    if (is_counted(n)) ++gone_;
    stop_when_done();
  }
  void stop_when_done() {
    if (gone_ == setup_.counted && window_is_closed_) simulation_.stop();
  }

  /// Enough for those counted to leave in any station that could be of interest, so that no run is endless.
  [[nodiscard]] std::uint64_t most_arrivals() const {
    const double in_service = setup_.servers * std::min(setup_.load(), 10.0);
    return static_cast<std::uint64_t>(11 * (setup_.warm_up + setup_.counted)) + 1'000'000 +
           static_cast<std::uint64_t>(50 * in_service);
  }
  [[nodiscard]] bool is_counted(std::uint64_t n) const {
    const auto warm_up = static_cast<std::uint64_t>(setup_.warm_up);
    return n >= warm_up && n - warm_up < static_cast<std::uint64_t>(setup_.counted);
  }
  [[nodiscard]] bool is_full() const {
    return setup_.capacity && servers_.busy() + static_cast<std::int64_t>(servers_.waiting()) >= *setup_.capacity;
  }
  [[nodiscard]] std::size_t class_of(std::uint64_t n) const {
    if (shares_.size() == 1) return 0;
    Stream stream = luck_.of(n, which_class);
    return discrete(stream, shares_);
  }
  [[nodiscard]] bool returns(std::uint64_t n, std::uint32_t visit) const {
    if (setup_.feedback == 0) return false;
    Stream stream = luck_.of(n, comes_back, visit);
    return bernoulli(stream, setup_.feedback);
  }
  [[nodiscard]] std::optional<Instant> leaves_at(std::uint64_t n, std::uint32_t visit) const {
    if (!setup_.patience) return std::nullopt;
    Stream stream = luck_.of(n, patience, visit);
    return simulation_.now() + setup_.span_of(setup_.patience->draw(stream));
  }

  void open_window() {
    for (Line& line : lines_)
      for (TimeWeighted* level : {&line.queue, &line.present, &line.busy}) level->restart(simulation_.now());
  }
  void close_window() {
    for (Line& line : lines_) {
      line.account.queue = line.queue.mean(simulation_.now());
      line.account.present = line.present.mean(simulation_.now());
      line.account.busy = line.busy.mean(simulation_.now());
    }
    window_is_closed_ = true;
    stop_when_done();
  }

  [[nodiscard]] Measures measures_of(const Account& account) const {
    const auto arrived = static_cast<double>(account.arrived);
    const auto admitted = static_cast<double>(account.arrived - account.blocked);
    Measures measures{};
    measures[wait] = setup_.units_of(account.waited) / static_cast<double>(account.served);
    measures[queue_length] = account.queue;
    measures[time_in_system] = setup_.units_of(account.stayed) / admitted;
    measures[number_in_system] = account.present;
    measures[p_wait] = static_cast<double>(account.had_to_wait) / arrived;
    measures[blocked] = static_cast<double>(account.blocked) / arrived;
    measures[abandoned] = static_cast<double>(account.gave_up) / admitted;
    measures[utilisation] = account.busy / setup_.servers;
    return measures;  // 0 / 0 is NaN, which is what there is to say
  }

  const Setup& setup_;
  Luck luck_;
  Simulation simulation_;
  Pool servers_;
  std::vector<Line> lines_;
  std::vector<double> shares_;
  Account not_counted_;
  std::int64_t gone_ = 0;  // of those counted
  bool window_is_closed_ = false;
};

}  // namespace

Measured run_station(const Setup& setup, int replication) {
  return Station(setup, {setup.seed, static_cast<std::uint64_t>(replication)}).run();
}

}  // namespace sim::examples
