// Pictures that casework-viz draws offscreen.
#include <gtest/gtest.h>
#include <unistd.h>

#include <SFML/Graphics/Image.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <string>

namespace {

const std::string xvfb = "xvfb-run -a -s \"-screen 0 1920x1080x24 +extension GLX\" ";

std::filesystem::path folder() {
  const std::filesystem::path made =
      std::filesystem::temp_directory_path() / ("casework-viz-test-" + std::to_string(::getpid()));
  std::filesystem::create_directories(made);
  return made;
}

std::string bytes_of(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

int take(const std::filesystem::path& file, const std::string& options) {
  const std::string config = std::string("CASEWORK_CONFIG=") + CASEWORK_SOURCE_DIR + "/config ";
  const std::string command =
      config + xvfb + CASEWORK_WINDOW + " england_average --years 1 --screenshot " + file.string() + " " + options;
  return std::system(command.c_str());
}

TEST(ScreenshotTest, ThePictureHasTheSizeAskedForAndIsNotBlank) {
  const auto file = folder() / "small.png";
  ASSERT_EQ(take(file, "--replications 2 --at 2025-10-15 --size 1280x720"), 0);
  sf::Image image;
  ASSERT_TRUE(image.loadFromFile(file.string()));
  EXPECT_EQ(image.getSize(), sf::Vector2u(1280, 720));
  std::map<sf::Uint32, int> colours;
  for (unsigned y = 0; y < 720; ++y) {
    for (unsigned x = 0; x < 1280; ++x) {
      const sf::Color pixel = image.getPixel(x, y);
      ASSERT_EQ(pixel.a, 255) << x << " " << y;
      ++colours[pixel.toInteger()];
    }
  }
  EXPECT_GT(colours.size(), 300U);
  EXPECT_GT(colours[0xFFFFFFFF], 20000) << "cards and panels";
  EXPECT_GT(colours[0x1B2733FF], 20000) << "the top bar";
  EXPECT_GT(colours[0xCC79A7FF], 100) << "children in care";
}

TEST(ScreenshotTest, TheSameQuestionGivesTheSameBytes) {
  const auto first = folder() / "first.png";
  const auto second = folder() / "second.png";
  ASSERT_EQ(take(first, "--replications 1 --at 2025-10-15"), 0);
  ASSERT_EQ(take(second, "--replications 1 --at 2025-10-15"), 0);
  EXPECT_EQ(bytes_of(first), bytes_of(second));
  EXPECT_GT(bytes_of(first).size(), 50000U);
}

TEST(ScreenshotTest, AnotherDayIsAnotherPicture) {
  const auto first = folder() / "october.png";
  const auto second = folder() / "november.png";
  ASSERT_EQ(take(first, "--replications 1 --at 2025-10-15 --size 1280x720"), 0);
  ASSERT_EQ(take(second, "--replications 1 --at 2025-11-15 --size 1280x720"), 0);
  EXPECT_NE(bytes_of(first), bytes_of(second));
}

TEST(ScreenshotTest, AFileThatCannotBeWrittenIsSaidAndIsNoSuccess) {
  EXPECT_NE(take("/nowhere/at/all.png", "--replications 1 --size 1280x720 2>/dev/null"), 0);
}

}  // namespace
