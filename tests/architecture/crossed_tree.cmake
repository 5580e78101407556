# A check that cannot fail checks nothing: each rule is shown a small tree that breaks it, and must say so.
# WHERE is a folder for the trees; SCRIPTS the folder of the rules.
cmake_minimum_required(VERSION 3.22)
set(unnoticed "")

# Writes `text` as `file` of an otherwise empty tree; `script` must refuse that tree with words matching `expected`.
function(must_refuse script file text expected)
  file(REMOVE_RECURSE "${WHERE}")
  file(WRITE "${WHERE}/${file}" "${text}")
  execute_process(COMMAND "${CMAKE_COMMAND}" "-DROOT=${WHERE}" -P "${SCRIPTS}/${script}.cmake"
                  RESULT_VARIABLE result ERROR_VARIABLE said OUTPUT_QUIET)
  if(result EQUAL 0 OR NOT said MATCHES "${expected}")
    set(unnoticed "${unnoticed}\n  ${script} let pass ${file}: ${text}" PARENT_SCOPE)
  endif()
endfunction()

# The same, but the tree is in order.
function(must_accept script file text)
  file(REMOVE_RECURSE "${WHERE}")
  file(WRITE "${WHERE}/${file}" "${text}")
  execute_process(COMMAND "${CMAKE_COMMAND}" "-DROOT=${WHERE}" -P "${SCRIPTS}/${script}.cmake"
                  RESULT_VARIABLE result ERROR_VARIABLE said OUTPUT_QUIET)
  if(NOT result EQUAL 0)
    set(unnoticed "${unnoticed}\n  ${script} refused ${file}: ${text}: ${said}" PARENT_SCOPE)
  endif()
endfunction()

must_refuse(layering sim/a.cpp "#include \"models/pipeline.hpp\"\n" "layers crossed")
must_refuse(layering models/world/a.hpp "#include \"viz/canvas/canvas.hpp\"\n" "layers crossed")
must_refuse(layering models/evidence/a.hpp "#include \"models/world/events.hpp\"\n" "comes before it")
must_refuse(layering models/measures/a.cpp "  #  include \"models/report/report.hpp\"\n" "comes before it")
must_refuse(layering models/world/a.hpp "#include \"models/pipeline.hpp\"\n" "whole way")
must_refuse(layering viz/canvas/a.hpp "#include \"viz/scene/scene.hpp\"\n" "comes before it")
must_refuse(layering viz/window/a.cpp "#include \"viz/cli/options.hpp\"\n" "comes before it")
must_refuse(layering viz/scene/a.cpp "#include \"models/pipeline.hpp\"\n" "never start one")
must_refuse(layering sim/a.hpp "// one family after another\n" "speaks of social care")
must_accept(layering models/world/a.cpp "#include \"models/pipeline.hpp\"\n#include \"models/evidence/figure.hpp\"\n")
must_accept(layering sim/a.hpp "// one process after another\n")

must_refuse(one_includer models/practice/compile.cpp "#include <boost/graph/adjacency_list.hpp>\n" "wrong door")
must_refuse(one_includer models/world/a.cpp "#include <toml++/toml.h>\n" "wrong door")
must_refuse(one_includer models/world/a.cpp "#include <nlohmann/json.hpp>\n" "wrong door")
must_refuse(one_includer viz/scene/a.hpp "#include <SFML/Graphics.hpp>\n" "wrong door")
must_refuse(one_includer models/world/a.cpp "#include <CLI/CLI.hpp>\n" "wrong door")
must_accept(one_includer models/practice/pathway.cpp "#include <boost/graph/adjacency_list.hpp>\n")

must_refuse(same_answer models/world/a.cpp "std::normal_distribution<> d;\n" "same answer")
must_refuse(same_answer sim/a.cpp "std::unordered_map<int, int> m;\n" "same answer")
must_refuse(same_answer viz/page/a.cpp "auto now = std::chrono::system_clock::now();\n" "same answer")
must_accept(same_answer sim/a.cpp "int a;  // never a std::unordered_map\n")

must_refuse(waits_stand_alone sim/a.cpp "  if (co_await s.until(*next) == Wait::cancelled) co_return;\n" "in a condition")
must_refuse(waits_stand_alone models/world/a.cpp "  while (f(x) && co_await bell.wait() == Wait::done) {\n" "in a condition")
must_accept(waits_stand_alone sim/a.cpp "  if (lease.held()) co_await s.delay(span);  // not: if (co_await ...)\n")

set(home "/ho")
must_refuse(own_tree models/a.cpp "// see ${home}me/someone/notes\n" "one machine")
string(REPEAT "int a;\n" 201 long_header)
must_refuse(own_tree models/a.hpp "${long_header}" "second idea")
must_accept(own_tree models/a.cpp "${long_header}")

file(REMOVE_RECURSE "${WHERE}")
if(unnoticed)
  message(FATAL_ERROR "rules that do not hold:${unnoticed}")
endif()
