# What every target of ours is compiled with. Other people's headers come in as system headers,
# so that these warnings speak of our code only.

option(CREDSTACK_WERROR "Treat warnings in our own code as errors" ON)
option(CREDSTACK_SANITIZE "Build with the address and undefined-behaviour sanitizers" OFF)

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)

# A compiler cache is used where there is one; Emscripten's driver scripts do not go through it.
find_program(CCACHE_PROGRAM ccache)
if(CCACHE_PROGRAM AND NOT EMSCRIPTEN AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_CXX_COMPILER_LAUNCHER "${CCACHE_PROGRAM}")
endif()

add_library(credstack_options INTERFACE)
target_compile_definitions(credstack_options INTERFACE CREDSTACK_VERSION="${PROJECT_VERSION}")
target_compile_options(credstack_options INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion
  # GCC warns of it for designated initialisers too, where what is not named is empty by rule.
  -Wno-missing-field-initializers
  $<$<BOOL:${CREDSTACK_WERROR}>:-Werror>
  # GCC 12 warns falsely inside its own std::string and std::optional once they are inlined
  # (GCC bugs 105651 and 80635).
  $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict -Wno-maybe-uninitialized>)

if(CREDSTACK_SANITIZE)
  add_compile_options(-fsanitize=address,undefined -fno-sanitize-recover=all
    -fno-omit-frame-pointer)
  add_compile_definitions(_GLIBCXX_ASSERTIONS)
  add_link_options(-fsanitize=address,undefined)
endif()

if(EMSCRIPTEN)
  # No exception crosses into JavaScript: the JSON reader is asked for values, not throws.
  add_compile_options(-Oz -fno-exceptions -fno-rtti)
  # Its library has coroutines under their old name only (core/plan/work.hpp).
  add_compile_options(-Wno-deprecated-experimental-coroutine)
  add_compile_definitions(JSON_NOEXCEPTION EMSCRIPTEN_HAS_UNBOUND_TYPE_NAMES=0)
endif()

# Makes the include directories of an imported target system directories for its users.
function(credstack_mark_system target)
  get_target_property(dirs ${target} INTERFACE_INCLUDE_DIRECTORIES)
  if(dirs)
    set_property(TARGET ${target} APPEND PROPERTY
      INTERFACE_SYSTEM_INCLUDE_DIRECTORIES "${dirs}")
  endif()
endfunction()
