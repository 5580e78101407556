#include "tests/validation/special_cases/theory_file.hpp"

const bool special_cases::in_short = true;
