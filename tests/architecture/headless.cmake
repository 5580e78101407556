# The command line runs where there is no screen: PROGRAM needs no library of the window.
cmake_minimum_required(VERSION 3.22)
execute_process(COMMAND ldd "${PROGRAM}" OUTPUT_VARIABLE libraries RESULT_VARIABLE failed)
if(failed)
  message(FATAL_ERROR "ldd could not read ${PROGRAM}")
endif()
if(libraries MATCHES "lib(sfml[a-z-]*|GL|GLX|EGL|X11|xcb|imgui|wayland[a-z-]*)\\.so")
  message(FATAL_ERROR "${PROGRAM} needs a screen: ${CMAKE_MATCH_0}")
endif()
