// credstack check: every problem of a catalogue, and what was read from it.
#include <algorithm>
#include <map>
#include <memory>

#include "command.hpp"
#include "inputs.hpp"
#include "output.hpp"
#include "question.hpp"

namespace credstack::cli {
namespace {

/** The diagnostics with those of one file together; files in the order they first appear. */
std::vector<const Diagnostic*> by_file(const std::vector<Diagnostic>& diagnostics) {
  std::map<std::string_view, std::size_t> place;
  for (const Diagnostic& diagnostic : diagnostics) place.emplace(diagnostic.file, place.size());
  std::vector<const Diagnostic*> sorted;
  sorted.reserve(diagnostics.size());
  for (const Diagnostic& diagnostic : diagnostics) sorted.push_back(&diagnostic);
  std::stable_sort(sorted.begin(), sorted.end(), [&place](const auto* a, const auto* b) {
    return place.at(a->file) < place.at(b->file);
  });
  return sorted;
}

/** `2 organisations, 7 achievements (3 of them programs), …` */
std::string summary_of(const Json& counts) {
  const auto number = [&counts](const char* key) {
    return counts.value(key, Json(0)).get<std::size_t>();
  };
  return counted(number("organizations"), "organisation", "organisations") + ", " +
         counted(number("achievements"), "achievement", "achievements") + " (" +
         std::to_string(number("programs")) + " with requirements), " +
         counted(number("recognitions"), "recognition", "recognitions") + ", " +
         counted(number("agreements"), "agreement", "agreements");
}

std::string readable(const Loaded& loaded, const Json& counts) {
  std::string text;
  for (const Diagnostic* diagnostic : by_file(loaded.result.diagnostics)) {
    text += line_of(*diagnostic) + "\n";
  }
  if (!text.empty()) text += "\n";
  const std::size_t errors = count(loaded.result.diagnostics, Severity::error);
  const std::size_t warnings = count(loaded.result.diagnostics, Severity::warning);
  text += "Read " + counted(loaded.files, "file", "files") + ": " + summary_of(counts) + ".\n";
  return text + counted(errors, "error", "errors") + ", " +
         counted(warnings, "warning", "warnings") + ".\n";
}

std::string document(const ReadResult& read, const Json& counts) {
  return "{\"diagnostics\":" + to_json(read.diagnostics) +
         ",\"errors\":" + std::to_string(count(read.diagnostics, Severity::error)) +
         ",\"warnings\":" + std::to_string(count(read.diagnostics, Severity::warning)) +
         ",\"catalog\":" + bytes_of(counts) + "}\n";
}

int check(const Run& run, const CommonOptions& options) {
  const Loaded loaded = load(options.catalogs, run.read);
  const Json held = Json::parse(ask(*loaded.result.library, R"({"ask":"catalog"})"));
  const Json counts = held.value("counts", Json::object());
  print(options.json ? document(loaded.result, counts) : readable(loaded, counts));
  return loaded.result.has_errors() ? catalogue_errors : answered;
}

}  // namespace

void add_check(CLI::App& app, Run& run) {
  const auto options = std::make_shared<CommonOptions>();
  CLI::App* command = app.add_subcommand("check", "List every problem of a catalogue");
  add_catalogs(*command, options->catalogs);
  add_json(*command, options->json);
  command->footer(R"(Each problem is one line: the file and the place in it, error or warning, the
code of the problem, and what is wrong. Warnings alone leave the exit code 0.

Examples:
  credstack check examples/data-101.json
  credstack check examples/data-101.json --json
  credstack check - < examples/data-101.json)");
  command->callback([options, &run] { run.exit_code = check(run, *options); });
}

}  // namespace credstack::cli
