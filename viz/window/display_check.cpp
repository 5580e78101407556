#include "viz/window/display_check.hpp"

#include <GL/glx.h>
#include <X11/Xlib.h>

namespace viz {
namespace {

constexpr const char* remedy =
    " Without a screen, use: xvfb-run -a -s \"-screen 0 1920x1080x24 +extension GLX\" casework-viz …";

}  // namespace

std::string what_the_display_lacks() {
  Display* display = XOpenDisplay(nullptr);
  if (display == nullptr) return std::string("there is no display to draw on.") + remedy;
  std::string fault;
  int error = 0;
  int event = 0;
  if (glXQueryExtension(display, &error, &event) == 0) {
    fault = std::string("the display cannot draw with OpenGL (it lacks GLX).") + remedy;
  } else if (DefaultDepth(display, DefaultScreen(display)) < 24) {
    fault = std::string("the display has fewer than 24 bits of colour.") + remedy;
  }
  XCloseDisplay(display);
  return fault;
}

}  // namespace viz
