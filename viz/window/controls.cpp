#include "viz/window/controls.hpp"

#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>
#include <cmath>

namespace viz {
namespace {

constexpr ImGuiWindowFlags still = ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                                   ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoBringToFrontOnFocus;

void begin_panel(const char* name, Rect area, double scale, bool filled) {
  const auto s = static_cast<float>(scale);
  ImGui::SetNextWindowPos({static_cast<float>(area.x) * s, static_cast<float>(area.y) * s});
  ImGui::SetNextWindowSize({static_cast<float>(area.width) * s, static_cast<float>(area.height) * s});
  ImGui::Begin(name, nullptr, still | (filled ? 0 : ImGuiWindowFlags_NoBackground));
}

bool primary_button(const char* words, ImVec2 size) {
  ImGui::PushStyleColor(ImGuiCol_Button, ImGui::GetStyleColorVec4(ImGuiCol_CheckMark));
  ImGui::PushStyleColor(ImGuiCol_ButtonHovered, ImGui::GetStyleColorVec4(ImGuiCol_CheckMark));
  ImGui::PushStyleColor(ImGuiCol_Text, ImVec4(1, 1, 1, 1));
  const bool pressed = ImGui::Button(words, size);
  ImGui::PopStyleColor(3);
  return pressed;
}

void heading(const char* words) {
  ImGui::PushFont(ImGui::GetIO().Fonts->Fonts[1]);
  ImGui::TextUnformatted(words);
  ImGui::PopFont();
}

std::string speed_words(double speed) { return fmt::format("{:g} {} a second", speed, speed == 1 ? "week" : "weeks"); }

}  // namespace

void draw_transport(const Screen& screen, double scale, Controls& controls) {
  Player& player = controls.player;
  const bool small = screen.transport.width < 450;
  const auto s = static_cast<float>(scale);
  const float height = (small ? 32 : 36) * s;
  begin_panel("transport", screen.transport, scale, true);
  ImGui::SetCursorPos({12 * s, (static_cast<float>(screen.transport.height) * s - height) / 2});
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {6 * s, 0});
  ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, {4 * s, 4 * s});
  if (ImGui::Button("|<", {34 * s, height})) player.to_start();
  ImGui::SameLine();
  if (ImGui::Button("–1 week", {66 * s, height})) player.step(-Player::minutes_per_week);
  ImGui::SameLine();
  if (primary_button(player.playing() ? "Pause###play" : "Play###play", {(small ? 64 : 84) * s, height}))
    player.toggle();
  ImGui::SameLine();
  if (ImGui::Button("+1 week", {66 * s, height})) player.step(Player::minutes_per_week);
  ImGui::SameLine();
  if (ImGui::Button("–###slower", {28 * s, height})) player.slower();
  ImGui::SameLine();
  const std::string asked = fmt::format("{:g} wk/s", player.speed());
  const float left = ImGui::GetCursorPosX();
  const float room = 66 * s;
  ImGui::SetCursorPos({left + (room - ImGui::CalcTextSize(asked.c_str()).x) / 2,
                       (static_cast<float>(screen.transport.height) * s - ImGui::GetTextLineHeight()) / 2 - 4 * s});
  ImGui::TextUnformatted(asked.c_str());
  if (ImGui::IsItemHovered()) {
    const std::string words = "Speed: " + speed_words(player.speed()) +
                              (controls.achieved > 0 ? fmt::format(", {:.1f} achieved", controls.achieved) : "");
    ImGui::SetTooltip("%s", words.c_str());
  }
  ImGui::SetCursorPos({left + room + 6 * s, (static_cast<float>(screen.transport.height) * s - height) / 2});
  if (ImGui::Button("+###faster", {28 * s, height})) player.faster();
  ImGui::PopStyleVar(2);
  ImGui::End();
}

void draw_left_panel(const Screen& screen, double scale, double top, Controls& controls) {
  const double y = screen.left.y + top;
  begin_panel("left", {screen.left.x, y, screen.left.width - 1, screen.left.bottom() - y}, scale, false);
  ImGui::PushTextWrapPos(0);
  heading("Practice model");
  if (controls.practices.size() > 1) {
    ImGui::SetNextItemWidth(-1);
    if (ImGui::BeginCombo("###practice", controls.practices[controls.arm].c_str())) {
      for (std::size_t i = 0; i < controls.practices.size(); ++i) {
        if (ImGui::Selectable(controls.practices[i].c_str(), i == controls.arm)) controls.arm = i;
      }
      ImGui::EndCombo();
    }
  } else {
    ImGui::TextUnformatted(controls.practices.front().c_str());
  }
  ImGui::PushStyleColor(ImGuiCol_Text, ImVec4(0.29F, 0.345F, 0.4F, 1));
  ImGui::TextUnformatted(controls.summary.c_str());
  ImGui::PopStyleColor();
  ImGui::Dummy({0, 4});
  heading("Show");
  ImGui::Checkbox("Children moving", &controls.shown.moving);
  ImGui::Checkbox("Ribbons and numbers", &controls.shown.ribbons);
  ImGui::Dummy({0, 4});
  heading("Keys");
  ImGui::PushStyleColor(ImGuiCol_Text, ImVec4(0.29F, 0.345F, 0.4F, 1));
  ImGui::TextUnformatted(
      "Space: play, pause\n← →: a week     ,  . : a day\nPage Up, Page Down: 13 weeks\nHome, End: first, last day\n[  "
      "]: slower, faster\nD dots   R ribbons\n"
      "Ctrl+B: fold this panel\nF12: save a picture");
  ImGui::PopStyleColor();
  ImGui::PopTextWrapPos();
  ImGui::End();
}

void draw_tooltip(double scale, const std::string& title, const std::string& words) {
  ImGui::BeginTooltip();
  ImGui::PushTextWrapPos(320 * static_cast<float>(scale));
  heading(title.c_str());
  ImGui::TextUnformatted(words.c_str());
  ImGui::PopTextWrapPos();
  ImGui::EndTooltip();
}

void draw_progress(double width, double height, double scale, int done, int total) {
  const double panel = std::min(520.0, width - 40);
  begin_panel("progress", {(width - panel) / 2, height / 2 - 60, panel, 120}, scale, true);
  heading("Running the service");
  const std::string words = fmt::format("{} of {} runs are done. Esc cancels.", done, total);
  ImGui::TextUnformatted(words.c_str());
  ImGui::PushStyleColor(ImGuiCol_PlotHistogram, ImGui::GetStyleColorVec4(ImGuiCol_CheckMark));
  ImGui::ProgressBar(static_cast<float>(done) / static_cast<float>(std::max(1, total)),
                     {-1, 10 * static_cast<float>(scale)}, "");
  ImGui::PopStyleColor();
  ImGui::End();
}

bool controls_have_pointer() {
  return ImGui::IsWindowHovered(ImGuiHoveredFlags_AnyWindow) || ImGui::IsAnyItemActive() ||
         ImGui::IsPopupOpen("", ImGuiPopupFlags_AnyPopupId | ImGuiPopupFlags_AnyPopupLevel);
}

bool controls_have_keys() { return ImGui::GetIO().WantTextInput || ImGui::GetIO().NavVisible; }

}  // namespace viz
