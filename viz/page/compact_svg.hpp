// The same picture in fewer bytes, so that four models fit the size promised for a page.
#pragma once

#include <string>
#include <string_view>

namespace viz {

/// Lines and outlines are written as steps from point to point, to a tenth of a pixel; what SVG takes for granted is
/// left out. Anything else stays as it is. For pictures of SvgCanvas.
[[nodiscard]] std::string compact_svg(std::string_view svg);

}  // namespace viz
