#include "output.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>

#include "command.hpp"
#include "credstack/plain_text.hpp"

namespace credstack::cli {

std::string in_quotes(std::string_view text) { return "\"" + harmless(text) + "\""; }

std::string counted(std::size_t n, std::string_view one, std::string_view many) {
  return std::to_string(n) + " " + std::string(n == 1 ? one : many);
}

void print(std::string_view text) {
  const bool written = std::fwrite(text.data(), 1, text.size(), stdout) == text.size();
  if (!written || std::fflush(stdout) != 0) {
    if (errno == EPIPE) throw BrokenPipe{};
    throw UsageError(std::string("Cannot write the answer: ") + std::strerror(errno) + ".");
  }
}

void complain(std::string_view line) {
  const std::string text = std::string(line) + "\n";
  std::fwrite(text.data(), 1, text.size(), stderr);
}

std::string line_of(const Diagnostic& diagnostic) {
  const std::string_view severity = diagnostic.severity == Severity::error ? "error" : "warning";
  return harmless(diagnostic.file) + ":" + harmless(diagnostic.pointer) + "  " +
         std::string(severity) + " " + harmless(diagnostic.code) + ": " +
         harmless(diagnostic.message);
}

std::size_t count(const std::vector<Diagnostic>& diagnostics, Severity severity) {
  return static_cast<std::size_t>(std::count_if(
      diagnostics.begin(), diagnostics.end(),
      [severity](const Diagnostic& diagnostic) { return diagnostic.severity == severity; }));
}

void report_problems(const std::vector<Diagnostic>& diagnostics) {
  for (const Diagnostic& diagnostic : diagnostics) {
    if (diagnostic.severity == Severity::error) complain(line_of(diagnostic));
  }
  const std::size_t warnings = count(diagnostics, Severity::warning);
  if (warnings > 0) {
    complain(counted(warnings, "warning", "warnings") + "; `credstack check` lists them.");
  }
}

}  // namespace credstack::cli
