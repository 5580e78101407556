# Five faults are planted in the kernel, one at a time, and each must be caught.
#
# SOURCE is the tree, WHERE a folder for copies, COMPILER and FLAGS how to compile; KERNEL is the kernel's library; INCLUDES,
# GTEST, GTEST_MAIN and FMT are what the probe needs besides. One source file of the copy is changed in one line, compiled, and linked
# before the library, whose own version of that file is then not taken. A line that is no longer there is a failure of
# this test: plant the fault anew.
cmake_minimum_required(VERSION 3.22)
separate_arguments(flags UNIX_COMMAND "${FLAGS}")
set(tree ${WHERE}/tree)
file(REMOVE_RECURSE ${WHERE})
file(MAKE_DIRECTORY ${tree})
file(COPY ${SOURCE}/sim DESTINATION ${tree})
set(includes -I${tree} -I${SOURCE} -idirafter ${INCLUDES})

function(run what)
  execute_process(COMMAND ${ARGN} RESULT_VARIABLE failed OUTPUT_VARIABLE said ERROR_VARIABLE said)
  if(failed)
    message(FATAL_ERROR "${what}:\n${said}")
  endif()
endfunction()

function(compile source object)
  run("${source} does not compile" ${COMPILER} -std=c++20 -O2 -ffp-contract=off ${flags} ${includes} -c ${source} -o ${object})
endfunction()

# Links the probe, with a changed object before the library if there is one, and runs it.
function(probe name)
  run("${name} does not link" ${COMPILER} ${flags} ${WHERE}/probe.o ${ARGN} ${KERNEL} ${GTEST} ${GTEST_MAIN} ${FMT} -pthread
      -o ${WHERE}/${name})
  execute_process(COMMAND ${WHERE}/${name} RESULT_VARIABLE failed OUTPUT_VARIABLE said ERROR_VARIABLE said)
  set(failed ${failed} PARENT_SCOPE)
  set(said "${said}" PARENT_SCOPE)
endfunction()

# In `file`, `from` becomes `to`, and `test` must fail.
function(plant name file test from to)
  file(READ ${SOURCE}/sim/${file} text)
  string(FIND "${text}" "${from}" first)
  string(FIND "${text}" "${from}" last REVERSE)
  if(first EQUAL -1 OR NOT first EQUAL last)
    message(FATAL_ERROR "${name}: '${from}' is not in sim/${file}, or not once")
  endif()
  string(REPLACE "${from}" "${to}" text "${text}")
  file(WRITE ${tree}/sim/${file} "${text}")
  compile(${tree}/sim/${file} ${WHERE}/${name}.o)
  file(COPY_FILE ${SOURCE}/sim/${file} ${tree}/sim/${file})
  probe(${name} ${WHERE}/${name}.o)
  if(NOT failed OR NOT said MATCHES "FAILED  . ${test}")
    message(FATAL_ERROR "${name} was not caught by ${test}:\n${said}")
  endif()
  message(STATUS "${name} is caught by ${test}")
endfunction()

compile(${SOURCE}/tests/validation/planted_faults_probe.cpp ${WHERE}/probe.o)
probe(as_it_is)
if(failed)
  message(FATAL_ERROR "the kernel as it is does not pass:\n${said}")
endif()

plant(last_come_first_served resources/pool.cpp OrderTest "arrival = ++arrivals_" "arrival = ~++arrivals_")
plant(one_server_too_many resources/pool.cpp ServersTest "capacity_(units)" "capacity_(units + 1)")
plant(lost_warm_up resources/pool.cpp WarmUpTest "statistics_.busy.restart(now)" "static_cast<void>(now)")
plant(work_at_night workers/worker.cpp NightTest
      "attendance_.add_working_time(from, piece.result_.remaining())" "from + piece.result_.remaining()")
plant(biased_sampler random/distributions.cpp SamplerTest "-mean * std::log1p(-u)" "-mean * std::log1p(-0.98 * u)")
