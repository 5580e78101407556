// People come into a post and leave it.
#pragma once

#include "models/world/world.hpp"

namespace models {

/// Somebody begins in the post: from now on she may be given cases.
void start_work(World& world, Post& post, Engagement engagement, bool newly_qualified);
/// She leaves: every case is handed over before she is gone, and what she had to write is cancelled, and told so.
void leave_work(World& world, Post& post);
/// A permanent worker is sought for a vacant post; found, she begins at once. Waits for a recruiter, where there are
/// few.
sim::Process recruitment(World& world, Post& post);  // post_life.cpp

}  // namespace models
