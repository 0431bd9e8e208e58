# nlohmann/json is headers only. A link to its folder alone serves the native and the WebAssembly
# build alike: adding all of /usr/include would hide Emscripten's own C library.
find_path(NLOHMANN_JSON_PREFIX nlohmann/json.hpp
  PATHS /usr/include /usr/local/include
  NO_CMAKE_FIND_ROOT_PATH REQUIRED)

set(_third_party "${CMAKE_BINARY_DIR}/third_party")
file(MAKE_DIRECTORY "${_third_party}")
file(CREATE_LINK "${NLOHMANN_JSON_PREFIX}/nlohmann" "${_third_party}/nlohmann" SYMBOLIC)

add_library(nlohmann_headers INTERFACE)
target_include_directories(nlohmann_headers SYSTEM INTERFACE "${_third_party}")
