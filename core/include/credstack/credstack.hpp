// The public face of the core: read catalogues, put questions, get answers as JSON, HTML or text.
//
// Everything is a plain value; no exception leaves these functions, nothing is global, and a
// Catalogue may be read from several threads at once. The same calls serve the command line, the
// WebAssembly module and native programs, and give the same bytes in each.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace credstack {

enum class Severity : unsigned char { warning, error };

/** One problem of the input, in one plain sentence. */
struct Diagnostic {
  Severity severity = Severity::error;
  std::string
      code;  ///< stable and kebab-case, such as `dangling-id`; listed in docs/diagnostics.md
  std::string file;     ///< the name that the input was given
  std::string pointer;  ///< JSON Pointer (RFC 6901) to the place; empty for the whole document
  std::string message;  ///< a sentence in English; quotes of the input are shortened
};

/**
 * How several CTDL ConditionProfiles side by side are read, which CTDL leaves open: as parts that
 * are all required, or as alternatives of which one will do.
 */
enum class SiblingConditions : unsigned char { all, any };

/** Bounds on what a reader takes in. What is over a bound is a diagnostic, never a crash. */
struct ReadOptions {
  std::size_t max_bytes = std::size_t{2} << 30;  ///< of one input; a larger one is not read
  std::size_t max_depth = 200;                   ///< of nested JSON; a deeper value is left out
  std::size_t max_diagnostics = 1000;            ///< listed; the rest is counted in a last one
  /** `all` asks for too much where they were meant as alternatives, and never for too little. */
  SiblingConditions sibling_conditions = SiblingConditions::all;
};

/** One document: its name for diagnostics, and its bytes (UTF-8 JSON, native or CTDL by content).
 */
struct Input {
  std::string name;
  std::string_view bytes;
};

/** Documents that are read one after the other, so that one at a time need be in memory. */
class Inputs {
 public:
  virtual ~Inputs() = default;

  virtual std::size_t size() const = 0;
  virtual std::string_view name(std::size_t at) const = 0;
  /** Called once for each, in the order of the names; valid until let_go(). */
  virtual std::string_view bytes(std::size_t at) = 0;
  virtual void let_go() {}
};

class Library;

struct ReadResult {
  /** The catalogue of all inputs together; never null, perhaps empty. */
  std::shared_ptr<const Library> library;
  std::vector<Diagnostic> diagnostics;  ///< in the order of the inputs

  bool has_errors() const;
};

/**
 * Reads and indexes the inputs as one catalogue. Every problem is found in this one pass. Only the
 * heading of the answers depends on the order of the inputs.
 */
ReadResult read(const std::vector<Input>& inputs, const ReadOptions& options = {});
/** The same, with one input at a time in memory. */
ReadResult read(Inputs& inputs, const ReadOptions& options = {});

/** The diagnostics as a JSON array, each as docs/catalog.md describes. */
std::string to_json(const std::vector<Diagnostic>& diagnostics);

/**
 * Answers a question. Question and answer are JSON documents, described in docs/answers.md:
 * `{"ask":"stacks","credential":"urn:…","on":"2026-11-24"}`.
 * A question that cannot be answered gives `{"error":{"code":…,"message":…}}`.
 */
std::string ask(const Library& library, std::string_view question);

/** The same answer as an HTML fragment (`format` "html") or for a terminal ("text"). */
enum class Format : unsigned char { html, text };
struct Rendering {
  bool ok = false;
  std::string text;  ///< the fragment, or where !ok a plain sentence
};
Rendering render(const Library& library, std::string_view question, Format format);

}  // namespace credstack
