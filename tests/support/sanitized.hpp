// Whether this test runs under a sanitizer, and how much of it then.
#pragma once

namespace test_support {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
inline constexpr bool sanitized = true;  // some fifteen times slower
#else
inline constexpr bool sanitized = false;
#endif

/// How many of something to run: fewer under a sanitizer, which looks for faults of another kind.
constexpr int runs(int usual, int under_sanitizer) { return sanitized ? under_sanitizer : usual; }

}  // namespace test_support
