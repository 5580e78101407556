// A child's way through care: where it lives, what happens to it there, what reviews and the court decide.
//
// Rates, a year:
//   breakdown = [placement.NAME.breakdown] × [care.breakdown_by_age] × [care.breakdown_by_move]^(earlier breakdowns, at
//               most 5) × [care.breakdown_mismatch] if it is not what was wanted × [hub.breakdown] with a key worker ×
//               [constellation.breakdown] in a home of one
//   missing   = [placement.NAME.missing] ÷ [care.missing_prone] × [hub.missing] with a key worker, from the tenth
//               birthday on, for the share [care.missing_prone] of children; so the mean over all is the placement's
// Times are drawn when a placement begins, one number each, and hold until it ends: an age band that begins, a phase
// that comes into force or a constellation that is joined in between acts from the next placement on.
#pragma once

#include <array>
#include <cstdint>

#include "models/world/care/places.hpp"
#include "models/world/world.hpp"
#include "sim/kernel/signal.hpp"

namespace models {

/// What becomes of a child in care; `stay` until something has been decided.
enum class Plan : std::uint8_t { stay, home, guardianship, adoption, other, eighteen };

/// Lives in the frame of the process of a looked-after child, from its first period of care on. Its numbers are those
/// of the child (Purpose::placement to Purpose::adoption_match), by the n-th time that the child's process has begun
/// and the n-th number since.
class Journey {
 public:
  /// Notified when the child's foster home closes or a court has ordered. It has no memory: go_on() looks.
  sim::Signal disturbed;

  Journey(World& world, Case& self);
  Journey(const Journey&) = delete;
  Journey& operator=(const Journey&) = delete;
  ~Journey();

  /// A period of care begins, `so_far` ago: in `wanted` if the child is of the opening stock, else in what is preferred
  /// at its age.
  void begin(const CareEntry& entry, StageId wanted, sim::Span so_far);
  /// When something is to happen next, after now; a review is one such thing unless it is due already.
  [[nodiscard]] sim::Instant next() const;
  /// What has become due happens, but for reviews: birthday, order, adoption, move, breakdown, missing episode.
  void go_on();
  [[nodiscard]] bool review_is_due() const { return world_.now() >= review_at_; }
  /// A review is held now, and the next one planned.
  void review();
  /// What has been decided.
  [[nodiscard]] Plan plan() const { return plan_; }
  void end_placement() { end_placement(false); }
  /// The child ceases to be looked after, as planned; tells so.
  void leave();

  /// The child turns 18 before it is adopted.
  void outgrow() { plan_ = Plan::eighteen; }
  [[nodiscard]] sim::Instant eighteenth_birthday() const { return birthday(adult_from); }
  /// Whether someone who turns 18 goes on to a leaving-care service. Takes one number.
  [[nodiscard]] bool goes_on_to_leaving_care();

 private:
  [[nodiscard]] std::size_t child() const { return self_.id.child - 1U; }
  [[nodiscard]] double age() const { return self_.family->age(static_cast<int>(child()), world_.now()); }
  [[nodiscard]] std::size_t band() const { return static_cast<std::size_t>(age_band(age())); }
  [[nodiscard]] sim::Instant birthday(double years) const;
  [[nodiscard]] sim::Stream next(Purpose purpose);
  [[nodiscard]] sim::Instant draw(Purpose purpose, double rate, sim::Instant from);

  void place(StageId wanted, Wants wants);
  void move(bool breakdown);
  void end_placement(bool breakdown);
  [[nodiscard]] double breakdown_rate(bool preferred) const;
  void draw_missing();
  void join_hub();
  void leave_hub();

  [[nodiscard]] bool has_been_ordered() const;
  void act_on_order();
  void match_with_adopters();
  void plan_review();
  [[nodiscard]] Plan decide();

  World& world_;
  Case& self_;
  HeldPlace place_;
  Plan plan_ = Plan::stay;
  CareRoute route_ = CareRoute::voluntary;
  bool in_proceedings_ = false;
  bool in_hub_ = false;
  int breakdowns_ = 0;       // since its process began
  int reviews_ = 0;          // held in this period of care
  std::uint32_t begun_ = 0;  // the n-th process of this child
  sim::Instant entered_, last_review_;
  sim::Instant breakdown_at_, move_at_, missing_at_, review_at_, adoption_at_;
  std::array<std::uint16_t, 64> drawn_{};
};

}  // namespace models
