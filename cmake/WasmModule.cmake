# The core as ES modules for JavaScript, which web/core.ts starts.
#
#   build/wasm/credstack-core.mjs, .wasm      what a page loads: reads the native format
#   build/wasm/credstack-learner.mjs, .wasm   the same with audits of a learner's record, and plans
#   build/wasm/credstack-full.mjs, .wasm      also with CTDL and the renderers, where size matters less

# credstack_add_module(NAME SOURCE…)
function(credstack_add_module name)
  string(REPLACE "-" "_" target "${name}_wasm")
  add_executable(${target} "${PROJECT_SOURCE_DIR}/wasm/bindings.cpp" ${ARGN})
  target_include_directories(${target} PRIVATE "${PROJECT_SOURCE_DIR}/core")
  target_link_libraries(${target} PRIVATE credstack_core credstack_options)
  target_link_options(${target} PRIVATE
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
    -sTOTAL_STACK=1MB
    # What the script may leave out: nothing but web/core.ts starts it, in browsers of 2021 on.
    -sINCOMING_MODULE_JS_API=instantiateWasm,print,printErr
    -sSUPPORT_ERRNO=0
    -sTEXTDECODER=2
    -sMIN_CHROME_VERSION=90
    -sMIN_EDGE_VERSION=90
    -sMIN_FIREFOX_VERSION=90
    -sMIN_SAFARI_VERSION=150000
    -sMIN_IE_VERSION=0x7FFFFFFF) # none
  set_target_properties(${target} PROPERTIES
    OUTPUT_NAME "${name}"
    SUFFIX .mjs
    # Debian keeps the parser that emcc needs for optimised ES modules outside Node's search path.
    RULE_LAUNCH_LINK "\"${CMAKE_COMMAND}\" -E env NODE_PATH=/usr/share/nodejs")
endfunction()

# credstack_make_small(NAME): its size counts more than its speed.
function(credstack_make_small name)
  string(REPLACE "-" "_" target "${name}_wasm")
  # A function that is inlined because it has one caller no longer looks like its kin, and compresses
  # worse: only small ones are. Taken flat and put together anew, the branches are fewer. Sizes and passes
  # are those that gave the smallest compressed module.
  target_link_options(${target} PRIVATE -Oz
    "-sBINARYEN_EXTRA_PASSES=--one-caller-inline-max-function-size=20,--always-inline-max-function-size=5,--flatten,--rereloop,-Oz,-Oz,--converge")
endfunction()

# credstack_make_fast(NAME): twice as fast, and an eighth larger (bench/README.md).
function(credstack_make_fast name)
  string(REPLACE "-" "_" target "${name}_wasm")
  target_link_options(${target} PRIVATE -O3)
endfunction()

# credstack_add_lean_module(NAME SOURCE…): without the parts of the C and C++ libraries that nobody
# looks at; the lean files put their own in the place of these.
function(credstack_add_lean_module name)
  credstack_add_module(${name}
    "${PROJECT_SOURCE_DIR}/wasm/page_formats.cpp"
    "${PROJECT_SOURCE_DIR}/wasm/lean_libc.cpp"
    "${PROJECT_SOURCE_DIR}/wasm/lean_cxx.cpp"
    "${PROJECT_SOURCE_DIR}/wasm/lean_embind.cpp"
    ${ARGN})
  string(REPLACE "-" "_" target "${name}_wasm")
  foreach(function IN ITEMS
      strtod snprintf siprintf abort_message
      _ZNSt3__212__next_primeEm
      _embind_register_bigint _embind_register_emval _embind_register_float
      _embind_register_memory_view _embind_register_std_wstring)
    target_link_options(${target} PRIVATE "-Wl,--wrap=${function}")
  endforeach()
endfunction()

# Where a plan takes its time it is built for speed: it is half a percent of the code.
set_source_files_properties(
  "${PROJECT_SOURCE_DIR}/core/linear/basis.cpp"
  "${PROJECT_SOURCE_DIR}/core/linear/simplex.cpp"
  "${PROJECT_SOURCE_DIR}/core/linear/simplex_proof.cpp"
  "${PROJECT_SOURCE_DIR}/core/linear/cuts.cpp"
  TARGET_DIRECTORY credstack_core PROPERTIES COMPILE_OPTIONS -O3)

credstack_add_lean_module(credstack-core
  "${PROJECT_SOURCE_DIR}/wasm/page_answers.cpp"
  "${PROJECT_SOURCE_DIR}/wasm/page_teaching.cpp")
credstack_make_small(credstack-core)
credstack_add_lean_module(credstack-learner)
credstack_make_fast(credstack-learner)
target_compile_definitions(credstack_learner_wasm PRIVATE CREDSTACK_WITH_PLANS)
credstack_add_module(credstack-full)
credstack_make_fast(credstack-full)
target_compile_definitions(credstack_full_wasm PRIVATE CREDSTACK_FULL_MODULE CREDSTACK_WITH_PLANS)
