# What would make the same question give another answer: the standard library's distributions differ between libraries,
# the order of unordered containers differs between machines, and a clock or a random device differs every time.
# ROOT is the tree.
cmake_minimum_required(VERSION 3.22)
set(forbidden
  "std::[a-z_]+_distribution" "std::shuffle" "std::random_device" "std::mt19937" "std::default_random_engine"
  "std::unordered_" "system_clock" "std::time *\\(" "[^a-z_]s?rand *\\(")

file(GLOB_RECURSE files RELATIVE "${ROOT}" "${ROOT}/sim/*pp" "${ROOT}/models/*pp" "${ROOT}/viz/playback/*pp"
     "${ROOT}/viz/layout/*pp" "${ROOT}/viz/scene/*pp" "${ROOT}/viz/page/*pp")
foreach(f IN LISTS files)
  file(READ "${ROOT}/${f}" text)
  # What comments say does no harm.
  string(REGEX REPLACE "//[^\n]*" "" text "${text}")
  foreach(pattern IN LISTS forbidden)
    if(text MATCHES "${pattern}")
      list(APPEND faults "${f}: ${CMAKE_MATCH_0}")
    endif()
  endforeach()
endforeach()
if(faults)
  list(JOIN faults "\n  " text)
  message(FATAL_ERROR "the same question would not give the same answer:\n  ${text}")
endif()
