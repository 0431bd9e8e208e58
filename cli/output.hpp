// What goes to the terminal: answers to standard output, problems to standard error.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "credstack/credstack.hpp"

namespace credstack::cli {

/** In quotation marks, and harmless to a terminal. */
std::string in_quotes(std::string_view text);

/** `1 file`, `2 files`. */
std::string counted(std::size_t n, std::string_view one, std::string_view many);

/** Nobody reads the answer any more, as behind `| head`. */
struct BrokenPipe {};

/** Writes to standard output. @throws UsageError when it cannot be written, or BrokenPipe. */
void print(std::string_view text);

/** Writes a line to standard error. */
void complain(std::string_view line);

/** `file:/pointer  error code: sentence`, harmless to a terminal. */
std::string line_of(const Diagnostic& diagnostic);

std::size_t count(const std::vector<Diagnostic>& diagnostics, Severity severity);

/** Writes the errors to standard error, and how many warnings there are. */
void report_problems(const std::vector<Diagnostic>& diagnostics);

}  // namespace credstack::cli
