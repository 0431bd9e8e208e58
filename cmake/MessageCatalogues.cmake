# Compiles a folder of <lang>.json message catalogues into a target, as the array of that prefix
# that core/answer/message_files.hpp declares.
set(_generate_messages_script "${CMAKE_CURRENT_LIST_DIR}/GenerateMessages.cmake")

function(credstack_add_message_catalogues target folder prefix)
  if(NOT EXISTS "${PROJECT_SOURCE_DIR}/core/answer/message_files.hpp")
    return()
  endif()
  file(GLOB catalogues CONFIGURE_DEPENDS "${folder}/*.json")
  if(EMSCRIPTEN)
    # A page fetches the words of its language by themselves (docs/decisions/0016-languages.md).
    list(FILTER catalogues INCLUDE REGEX "/en\\.json$")
  endif()
  set(output "${CMAKE_BINARY_DIR}/generated/${prefix}messages_data.cpp")
  # The list of names is a file of its own, so that a removed catalogue regenerates as well.
  file(CONFIGURE OUTPUT "${CMAKE_BINARY_DIR}/generated/${prefix}messages.list" CONTENT "${catalogues}")
  add_custom_command(
    OUTPUT "${output}"
    COMMAND "${CMAKE_COMMAND}" -D "OUTPUT=${output}" -D "FILES=${catalogues}" -D "PREFIX=${prefix}"
            -P "${_generate_messages_script}"
    DEPENDS ${catalogues} "${_generate_messages_script}"
            "${CMAKE_BINARY_DIR}/generated/${prefix}messages.list"
    COMMENT "Generating message catalogues"
    VERBATIM)
  # A catalogue may be longer than the 65,536 characters that the standard promises.
  set_source_files_properties("${output}" PROPERTIES COMPILE_OPTIONS "-Wno-overlength-strings")
  target_sources(${target} PRIVATE "${output}")
endfunction()
