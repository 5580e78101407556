# What most sources include, read once a library and not once a source: a third of the time of a build. Every source still
# names all it needs; -DCASEWORK_PRECOMPILED=OFF (as in the preset dev) shows one that does not.
option(CASEWORK_PRECOMPILED "Read the standard headers once a library" ON)

set(CASEWORK_COMMON_HEADERS <algorithm> <array> <cmath> <cstdint> <filesystem> <functional> <map> <memory> <optional> <set>
                            <span> <sstream> <stdexcept> <string> <string_view> <utility> <vector> <fmt/format.h>)

function(casework_precompile target)
  if(CASEWORK_PRECOMPILED)
    target_precompile_headers(${target} PRIVATE ${CASEWORK_COMMON_HEADERS} ${ARGN})
  endif()
endfunction()
