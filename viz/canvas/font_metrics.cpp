#include "viz/canvas/font_metrics.hpp"

#include <ft2build.h>
#include FT_FREETYPE_H

#include <cmath>
#include <map>
#include <mutex>
#include <stdexcept>
#include <string>
#include <tuple>

#include "viz/canvas/arial_widths.hpp"
#include "viz/canvas/font_files.hpp"

namespace viz {
namespace {

constexpr char32_t replacement = 0xFFFD;

// A face of one weight, opened from memory.
class Face {
 public:
  Face(FT_Library library, std::span<const unsigned char> file) {
    if (FT_New_Memory_Face(library, file.data(), static_cast<FT_Long>(file.size()), 0, &face_) != 0) {
      throw std::runtime_error("the font built into the program cannot be read");
    }
  }
  Face(const Face&) = delete;
  Face& operator=(const Face&) = delete;
  ~Face() { FT_Done_Face(face_); }

  // As SFML 2.5.1 loads glyphs, so that its window agrees to the pixel: forced auto-hinting, whole-pixel advances.
  double advance(char32_t character, unsigned size) {
    if (size != size_) FT_Set_Pixel_Sizes(face_, 0, size);
    size_ = size;
    FT_UInt glyph = FT_Get_Char_Index(face_, character);
    if (glyph == 0) glyph = FT_Get_Char_Index(face_, '?');
    if (FT_Load_Glyph(face_, glyph, FT_LOAD_TARGET_NORMAL | FT_LOAD_FORCE_AUTOHINT) != 0) return size / 2.0;
    return static_cast<double>(face_->glyph->metrics.horiAdvance) / 64.0;
  }

 private:
  FT_Face face_ = nullptr;
  unsigned size_ = 0;
};

class Library {
 public:
  Library() {
    if (FT_Init_FreeType(&library_) != 0) throw std::runtime_error("FreeType does not start");
  }
  Library(const Library&) = delete;
  Library& operator=(const Library&) = delete;
  ~Library() { FT_Done_FreeType(library_); }
  [[nodiscard]] FT_Library get() const { return library_; }

 private:
  FT_Library library_ = nullptr;
};

class ScreenMetrics final : public FontMetrics {
 public:
  double width(std::string_view utf8, const TextStyle& style) const override {
    const std::lock_guard lock(mutex_);
    double sum = 0;
    for (std::size_t at = 0; at < utf8.size();) sum += advance(next_character(utf8, at), style);
    return sum;
  }

 private:
  double advance(char32_t character, const TextStyle& style) const {
    const auto size = static_cast<unsigned>(std::lround(style.size));
    const auto [entry, is_new] = known_.try_emplace({style.weight, size, character}, 0.0);
    if (is_new) entry->second = (style.weight == Weight::medium ? medium_ : semibold_).advance(character, size);
    return entry->second;
  }

  mutable std::mutex mutex_;
  Library library_;
  mutable Face medium_{library_.get(), font_file(Weight::medium)};
  mutable Face semibold_{library_.get(), font_file(Weight::semibold)};
  mutable std::map<std::tuple<Weight, unsigned, char32_t>, double> known_;
};

class ReportMetrics final : public FontMetrics {
 public:
  double width(std::string_view utf8, const TextStyle& style) const override {
    double sum = 0;
    for (std::size_t at = 0; at < utf8.size();) {
      sum += arial_width(next_character(utf8, at), style.weight == Weight::semibold);
    }
    return sum * style.size;
  }
};

}  // namespace

char32_t next_character(std::string_view utf8, std::size_t& at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(utf8[i]); };
  const unsigned char lead = byte(at);
  const std::size_t more = lead < 0x80 ? 0 : lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : 1;
  const bool whole = lead < 0x80 || (lead >= 0xC2 && lead < 0xF5 && at + more < utf8.size());
  ++at;
  if (!whole) return replacement;
  if (more == 0) return lead;
  char32_t character = lead & (0x3FU >> more);
  for (std::size_t i = 0; i < more; ++i) {
    if ((byte(at + i) & 0xC0U) != 0x80U) return replacement;
    character = (character << 6U) | (byte(at + i) & 0x3FU);
  }
  at += more;
  return character;
}

Rect FontMetrics::box(Point at, std::string_view utf8, const TextStyle& style) const {
  const double length = width(utf8, style);
  const double share = style.align == Align::start ? 0.0 : style.align == Align::middle ? 0.5 : 1.0;
  // Letters with marks above reach 0.97 of the size over the baseline; plain capitals and digits 0.73.
  return {at.x - share * length, at.y - 0.76 * style.size, length, 0.98 * style.size};
}

std::string FontMetrics::fitted(std::string_view utf8, const TextStyle& style, double available) const {
  if (width(utf8, style) <= available) return std::string(utf8);
  std::string best = "…";
  for (std::size_t at = 0; at < utf8.size();) {
    std::string cut(utf8.substr(0, at));
    while (!cut.empty() && cut.back() == ' ') cut.pop_back();
    cut += "…";
    if (width(cut, style) > available) break;
    best = cut;
    static_cast<void>(next_character(utf8, at));
  }
  return best;
}

const FontMetrics& screen_metrics() {
  static const ScreenMetrics metrics;
  return metrics;
}

const FontMetrics& report_metrics() {
  static const ReportMetrics metrics;
  return metrics;
}

std::span<const unsigned char> font_file(Weight weight) {
  return weight == Weight::medium ? medium_font() : semibold_font();
}

}  // namespace viz
