// Nothing: the headers that tests share are read with this file, once (CMakeLists.txt).
