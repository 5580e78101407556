# Turns a font file into a C++ file. Called as: cmake -DFONT=… -DFUNCTION=… -DOUTPUT=… -P embed_font.cmake
file(READ ${FONT} bytes HEX)
string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," bytes "${bytes}")
string(REGEX REPLACE "(................................................................................)" "\\1\n" bytes "${bytes}")
file(WRITE ${OUTPUT} "#include \"viz/canvas/font_files.hpp\"
namespace viz {
namespace {
constexpr unsigned char bytes[] = {
${bytes}};
}
std::span<const unsigned char> ${FUNCTION}() { return bytes; }
}
")
