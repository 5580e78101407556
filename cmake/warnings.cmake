# What every target of ours is compiled with; one flag a line, with its reason.
add_library(casework_warnings INTERFACE)
target_compile_options(casework_warnings INTERFACE
  -Wall -Wextra -Wpedantic
  -Wshadow                 # a name that hides another is read as the other
  -Wconversion             # a count cut short is a wrong answer
  -Wno-sign-conversion     # indices into std containers would drown the rest
  -Wnon-virtual-dtor
  -Woverloaded-virtual
  -Wnull-dereference
  -Wdouble-promotion
  -ffp-contract=off        # without it -march=native fuses a*b+c and changes results
)
if(CASEWORK_WARNINGS_AS_ERRORS)
  target_compile_options(casework_warnings INTERFACE -Werror)
endif()
# gcc 12 reports null dereferences and uninitialised reads inside its own headers when it inlines coroutines, and
# overlapping copies and copies past an end inside std::string when it inlines "a" + b (GCC bug 105651).
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  target_compile_options(casework_warnings INTERFACE -Wno-null-dereference -Wno-maybe-uninitialized -Wno-restrict
                                                     -Wno-array-bounds -Wno-stringop-overflow -Wno-stringop-overread)
endif()
