#include "viz/window/save_picture.hpp"

#include <SFML/Graphics/Texture.hpp>
#include <stdexcept>
#include <vector>

namespace viz {

void save_png(sf::Image image, const std::filesystem::path& file) {
  const sf::Vector2u size = image.getSize();
  std::vector<sf::Uint8> pixels(image.getPixelsPtr(), image.getPixelsPtr() + std::size_t{4} * size.x * size.y);
  for (std::size_t i = 3; i < pixels.size(); i += 4) pixels[i] = 255;
  image.create(size.x, size.y, pixels.data());
  if (!image.saveToFile(file.string()))
    throw std::runtime_error(file.string() + ": the picture cannot be written there");
}

void save_picture(const sf::RenderWindow& window, const sim::Calendar& calendar, sim::Instant at) {
  sf::Texture texture;
  texture.create(window.getSize().x, window.getSize().y);
  texture.update(window);
  save_png(texture.copyToImage(), "pathway-" + sim::format_date(calendar.date(at)) + ".png");
}

}  // namespace viz
