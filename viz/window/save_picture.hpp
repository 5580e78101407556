// A picture of what is on a target, as a PNG file.
#pragma once

#include <SFML/Graphics/Image.hpp>
#include <SFML/Graphics/RenderWindow.hpp>
#include <filesystem>

#include "sim/time/calendar.hpp"

namespace viz {

/// Saves with opacity 255 everywhere: controls drawn by OpenGL leave less. Throws std::runtime_error when it cannot.
void save_png(sf::Image image, const std::filesystem::path& file);
/// Saves the window as pathway-2027-08-04.png in the working folder.
void save_picture(const sf::RenderWindow& window, const sim::Calendar& calendar, sim::Instant at);

}  // namespace viz
