# Writes a .cpp with a function that returns the text of a file: -DFILE= -DFUNCTION= -DOUTPUT=
file(READ "${FILE}" text)
file(WRITE "${OUTPUT}" "#include \"viz/assets/assets.hpp\"\n\nstd::string_view viz::${FUNCTION}() {\n"
                       "  return R\"embedded(${text})embedded\";\n}\n")
