#include "sim/resources/carry_out.hpp"

namespace sim {

Process carry_out(Pool& pool, Claim claim, Span work, IfPreempted then, Stint& worked) {
  if (claim.place == 0) claim.place = pool.new_place();
  worked.left = work;
  for (;;) {
    Lease lease = co_await pool.acquire(claim);
    worked.why = lease.why();
    if (lease) worked = co_await lease.work(worked.left);
    const bool asks_again = worked.why == Wait::preempted && lease.was_taken() && then != IfPreempted::hand_over;
    if (!asks_again) co_return;
    if (then == IfPreempted::restart) worked.left = work;
  }
}

}  // namespace sim
