# What comes from elsewhere is let in at one door: a library is included only where this list says. ROOT is the tree.
#
# One line a library: what its headers look like, then who may include them (both regular expressions).
cmake_minimum_required(VERSION 3.22)
set(libraries
  "boost/graph/"            "models/practice/pathway\\.cpp"
  "toml\\+\\+/|toml\\.hpp"  "models/scenario/(load[a-z_]*|guard)\\.cpp|models/evidence/sources\\.cpp"
  "nlohmann/"               "models/(report|exports)/[a-z_]*\\.cpp"
  "boost/(asio|beast)"      "sim/experiment/[a-z_]*\\.cpp|models/live/[a-z_]*\\.cpp"
  "SFML/|imgui"             "viz/window/.*"
  "CLI/"                    "viz/cli/.*|viz/window/.*|sim/examples/.*"
  "ft2build|freetype/"      "viz/canvas/[a-z_]*\\.cpp"
  "Random123/"              "sim/random/.*")

file(GLOB_RECURSE files RELATIVE "${ROOT}" "${ROOT}/sim/*pp" "${ROOT}/models/*pp" "${ROOT}/viz/*pp")
foreach(f IN LISTS files)
  file(STRINGS "${ROOT}/${f}" lines REGEX "^ *# *include *[<\"]")
  foreach(line IN LISTS lines)
    string(REGEX REPLACE "^ *# *include *[<\"]([^>\"]*)[>\"].*" "\\1" included "${line}")
    list(LENGTH libraries count)
    math(EXPR last "${count} - 1")
    foreach(i RANGE 0 ${last} 2)
      math(EXPR j "${i} + 1")
      list(GET libraries ${i} headers)
      list(GET libraries ${j} who)
      if(included MATCHES "^(${headers})" AND NOT f MATCHES "^(${who})$")
        list(APPEND faults "${f} includes ${included}; only ${who} may")
      endif()
    endforeach()
  endforeach()
endforeach()
if(faults)
  list(JOIN faults "\n  " text)
  message(FATAL_ERROR "a library came in at the wrong door:\n  ${text}")
endif()
