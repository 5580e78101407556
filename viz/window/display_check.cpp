#include "viz/window/display_check.hpp"

#include <GL/glx.h>
#include <X11/Xlib.h>

namespace viz {
namespace {

constexpr const char* remedy =
    " Without a screen, use: xvfb-run -a -s \"-screen 0 1920x1080x24 +extension GLX\" casework-viz …";

std::string what_it_lacks(Display* display) {
  if (display == nullptr) return "there is no display to draw on.";
  int error = 0;
  int event = 0;
  if (glXQueryExtension(display, &error, &event) == 0) return "the display cannot draw with OpenGL (it lacks GLX).";
  if (DefaultDepth(display, DefaultScreen(display)) < 24) return "the display has fewer than 24 bits of colour.";
  return {};
}

}  // namespace

DisplayCheck::DisplayCheck() : display_(XOpenDisplay(nullptr)) {
  lacks_ = what_it_lacks(static_cast<Display*>(display_));
  if (!lacks_.empty()) lacks_ += remedy;
}

DisplayCheck::~DisplayCheck() {
  if (display_ != nullptr) XCloseDisplay(static_cast<Display*>(display_));
}

}  // namespace viz
