// A learner's record on the command line.
#pragma once

#include <string>
#include <vector>

#include "command.hpp"
#include "question.hpp"

namespace credstack::cli {

/** A file as a message names it. */
std::string in_words(const std::string& name);

/** Standard input can be one of the two only. @throws UsageError */
void check_inputs(const std::string& record, const std::vector<std::string>& catalogs);

/**
 * A question with the record of a file, which is JSON or CSV by its content.
 * @throws UsageError when the file is no record at all.
 */
std::string with_record(const Json& question, const std::string& file, bool csv, const Run& run);

}  // namespace credstack::cli
