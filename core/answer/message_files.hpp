// The message catalogues of core/answer/messages, compiled in by the build.
#pragma once

#include <cstddef>
#include <string_view>

namespace credstack::answer {

struct MessageFile {
  std::string_view language;  ///< BCP 47, the file's name
  std::string_view json;      ///< a flat object of strings
};

extern const MessageFile message_files[];
extern const std::size_t message_file_count;

/** Those of core/answer/audit_messages, which only a program that audits takes along. */
extern const MessageFile audit_message_files[];
extern const std::size_t audit_message_file_count;

/** Those of core/answer/plan_messages, which only a program that plans takes along. */
extern const MessageFile plan_message_files[];
extern const std::size_t plan_message_file_count;

}  // namespace credstack::answer
