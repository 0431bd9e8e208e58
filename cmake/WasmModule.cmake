# build/wasm/credstack-core.mjs and credstack-core.wasm: the core as an ES module for pages and
# workers. Node hands the bytes in as `wasmBinary`.
set(bindings "${PROJECT_SOURCE_DIR}/wasm/bindings.cpp")
if(NOT EXISTS "${bindings}")
  message(STATUS "credstack: wasm/bindings.cpp is not there yet, no module")
  return()
endif()

add_executable(credstack_wasm "${bindings}")
target_link_libraries(credstack_wasm PRIVATE credstack_core credstack_options)
set_target_properties(credstack_wasm PROPERTIES
  OUTPUT_NAME credstack-core
  SUFFIX .mjs)
target_link_options(credstack_wasm PRIVATE
  --bind
  -fno-exceptions
  -fno-rtti
  -sMODULARIZE=1
  -sEXPORT_ES6=1
  -sUSE_ES6_IMPORT_META=1
  -sEXPORT_NAME=createCredstackCore
  -sENVIRONMENT=web,worker
  -sDYNAMIC_EXECUTION=0 # no eval, no new Function: a strict Content-Security-Policy holds
  -sFILESYSTEM=0
  -sMALLOC=emmalloc
  -sALLOW_MEMORY_GROWTH=1
  -sABORTING_MALLOC=1 # no memory ends the instance: Embind would write through the null
  -sMAXIMUM_MEMORY=2GB
  -sTOTAL_STACK=1MB)

# Debian keeps the parser that emcc needs for optimised ES modules outside Node's search path.
set_target_properties(credstack_wasm PROPERTIES
  RULE_LAUNCH_LINK "\"${CMAKE_COMMAND}\" -E env NODE_PATH=/usr/share/nodejs")
