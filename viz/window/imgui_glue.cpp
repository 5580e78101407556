#include "viz/window/imgui_glue.hpp"

#include <imgui.h>
#include <imgui_impl_opengl2.h>

#include <algorithm>
#include <cmath>

#include "viz/canvas/font_metrics.hpp"
#include "viz/canvas/palette.hpp"

namespace viz {
namespace {

ImVec4 paint(Role role, float opacity = 1) {
  const Colour c = colour(role);
  return {static_cast<float>(c.red) / 255.0F, static_cast<float>(c.green) / 255.0F, static_cast<float>(c.blue) / 255.0F,
          opacity};
}

void set_style(float scale) {
  ImGui::StyleColorsLight();
  ImGuiStyle& style = ImGui::GetStyle();
  style.WindowRounding = style.WindowBorderSize = style.ChildBorderSize = 0;
  style.FrameRounding = style.GrabRounding = style.PopupRounding = 5;
  style.WindowPadding = {16, 10};
  style.FramePadding = {10, 6};
  style.ItemSpacing = {8, 8};
  style.ScaleAllSizes(scale);
  ImVec4* colours = style.Colors;
  colours[ImGuiCol_Text] = paint(Role::ink);
  colours[ImGuiCol_WindowBg] = colours[ImGuiCol_PopupBg] = paint(Role::card);
  colours[ImGuiCol_FrameBg] = colours[ImGuiCol_Button] = paint(Role::control);
  colours[ImGuiCol_ButtonHovered] = colours[ImGuiCol_FrameBgHovered] = paint(Role::rule);
  colours[ImGuiCol_ButtonActive] = colours[ImGuiCol_FrameBgActive] = paint(Role::ink_faint);
  colours[ImGuiCol_CheckMark] = colours[ImGuiCol_SliderGrab] = colours[ImGuiCol_NavHighlight] =
      paint(Role::control_active);
  colours[ImGuiCol_Header] = colours[ImGuiCol_HeaderHovered] = paint(Role::control);
}

void add_font(Weight weight, float size) {
  // Latin with ŵ and ŷ, punctuation, arrows, ● and ◆.
  static const ImWchar ranges[] = {0x20, 0x17F, 0x2010, 0x2026, 0x2190, 0x2193, 0x2212, 0x2212, 0x25B2, 0x25CF, 0};
  const auto file = font_file(weight);
  ImFontConfig config;
  config.FontDataOwnedByAtlas = false;
  config.PixelSnapH = true;
  // ImGui keeps a pointer that is not const, and reads only.
  ImGui::GetIO().Fonts->AddFontFromMemoryTTF(const_cast<unsigned char*>(file.data()), static_cast<int>(file.size()),
                                             size, &config, ranges);
}

}  // namespace

ImGuiGlue::ImGuiGlue(double scale) {
  ImGui::CreateContext();
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  io.ConfigFlags |= ImGuiConfigFlags_NavEnableKeyboard;
  const std::pair<int, sf::Keyboard::Key> keys[] = {
      {ImGuiKey_Tab, sf::Keyboard::Tab},          {ImGuiKey_LeftArrow, sf::Keyboard::Left},
      {ImGuiKey_RightArrow, sf::Keyboard::Right}, {ImGuiKey_UpArrow, sf::Keyboard::Up},
      {ImGuiKey_DownArrow, sf::Keyboard::Down},   {ImGuiKey_Enter, sf::Keyboard::Enter},
      {ImGuiKey_Space, sf::Keyboard::Space},      {ImGuiKey_Escape, sf::Keyboard::Escape}};
  for (const auto& [imgui, sfml] : keys) io.KeyMap[imgui] = sfml;
  const auto size = static_cast<float>(std::round(15 * scale));
  add_font(Weight::medium, size);
  add_font(Weight::semibold, size);
  set_style(static_cast<float>(scale));
  ImGui_ImplOpenGL2_Init();
}

ImGuiGlue::~ImGuiGlue() {
  ImGui_ImplOpenGL2_Shutdown();
  ImGui::DestroyContext();
}

void ImGuiGlue::take(const sf::Event& event) {
  ImGuiIO& io = ImGui::GetIO();
  frames_owed_ = 3;
  switch (event.type) {
    case sf::Event::MouseMoved:
      io.MousePos = {static_cast<float>(event.mouseMove.x), static_cast<float>(event.mouseMove.y)};
      break;
    case sf::Event::MouseButtonPressed:
    case sf::Event::MouseButtonReleased: {
      const int button = event.mouseButton.button;
      if (button > 2) break;
      io.MousePos = {static_cast<float>(event.mouseButton.x), static_cast<float>(event.mouseButton.y)};
      down_[button] = event.type == sf::Event::MouseButtonPressed;
      pressed_[button] |= down_[button];
      break;
    }
    case sf::Event::MouseWheelScrolled:
      io.MouseWheel += event.mouseWheelScroll.delta;
      break;
    case sf::Event::KeyPressed:
    case sf::Event::KeyReleased:
      if (event.key.code >= 0) io.KeysDown[event.key.code] = event.type == sf::Event::KeyPressed;
      io.KeyCtrl = event.key.control;
      io.KeyShift = event.key.shift;
      io.KeyAlt = event.key.alt;
      break;
    case sf::Event::TextEntered:
      io.AddInputCharacter(event.text.unicode);
      break;
    default:
      break;
  }
}

void ImGuiGlue::begin(sf::Vector2u size, float seconds) {
  ImGuiIO& io = ImGui::GetIO();
  io.DisplaySize = {static_cast<float>(size.x), static_cast<float>(size.y)};
  io.DeltaTime = std::max(seconds, 1e-4F);
  for (int i = 0; i < 3; ++i) {
    io.MouseDown[i] = down_[i] || pressed_[i];
    pressed_[i] = false;
  }
  frames_owed_ = std::max(0, frames_owed_ - 1);
  ImGui_ImplOpenGL2_NewFrame();
  ImGui::NewFrame();
}

void ImGuiGlue::render(sf::RenderTarget& target) {
  ImGui::Render();
  target.pushGLStates();
  ImGui_ImplOpenGL2_RenderDrawData(ImGui::GetDrawData());
  target.popGLStates();
}

}  // namespace viz
