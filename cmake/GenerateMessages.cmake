# cmake -D OUTPUT=file.cpp -D FILES=a.json;b.json -D PREFIX=audit_ -P GenerateMessages.cmake
# Every byte is written as an escape, so no character of a message can end the literal.
set(arrays "")
set(rows "")
foreach(file IN LISTS FILES)
  get_filename_component(lang "${file}" NAME_WE)
  string(MAKE_C_IDENTIFIER "json_${lang}" name)
  file(READ "${file}" bytes HEX)
  # The line breaks and indentation between members are for people: 2c 0a 20 20 22 is `,` to `"`.
  string(REGEX REPLACE "2c(0a)+(20)+22" "2c22" bytes "${bytes}")
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "\\\\x\\1" bytes "${bytes}")
  string(REPEAT "\\\\x[0-9a-f][0-9a-f]" 24 line)
  string(REGEX REPLACE "(${line})" "\\1\"\n    \"" bytes "${bytes}")
  string(APPEND arrays "constexpr char ${name}[] =\n    \"${bytes}\";\n")
  string(APPEND rows "    {\"${lang}\", {${name}, sizeof(${name}) - 1}},\n")
endforeach()
list(LENGTH FILES count)
if(count EQUAL 0)
  set(rows "    {},\n")
endif()

file(WRITE "${OUTPUT}" "// Generated from the message catalogues. Do not edit.
#include \"answer/message_files.hpp\"

namespace credstack::answer {
namespace {
${arrays}}  // namespace

extern const MessageFile ${PREFIX}message_files[] = {
${rows}};
extern const std::size_t ${PREFIX}message_file_count = ${count};

}  // namespace credstack::answer
")
