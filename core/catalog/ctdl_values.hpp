// The small values of a CTDL record: texts in languages, concepts, durations, dates.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/ctdl_document.hpp"
#include "model/values.hpp"

namespace credstack::catalog::ctdl {

/**
 * A text as a language map, a plain string, `{"@language", "@value"}` or an array of these. Several
 * values of one language are joined with "; ".
 */
Text read_text(Document& document, const JsonValue& value, const Path& path);
/** The text of a member; empty where there is none. */
Text read_text(Document& document, const JsonValue& object, std::string_view term,
               const Path& path);
/** A text of the reader's own, in English. */
Text english(Document& document, std::string_view text);
/** Both texts in each language that either has, with "; " between them. */
Text joined(Document& document, const Text& first, const Text& second);
/** The same entries with an English label before each: `Minimum age: 18`. */
Text labelled(Document& document, std::string_view label, const Text& text);

/** A term of a concept scheme, as an alignment object, a `skos:Concept` or a bare string. */
struct Concept {
  std::string_view node;      ///< the local name of its address, such as `Active`; may be empty
  std::string_view notation;  ///< its code, such as `15-1131.00`; may be empty
  std::string_view scheme;    ///< the framework's name as written; may be empty
  Text name;
  std::string_view address;  ///< as written, of which `node` is the end; may be empty
};
/** Whether a concept is of one of CTDL's own schemes, by its address. */
bool is_ctdls_own(const Concept& found);
std::vector<Concept> read_concepts(Document& document, const JsonValue& object,
                                   std::string_view term, const Path& path);

/** The codes of a classification, with the short name of the well-known ones: CIP, NAICS, SOC. */
void read_codes(Document& document, const JsonValue& object, std::string_view term,
                const Path& path, std::vector<Code>& codes);

/** What an object, a reference or a string is called, however it says so; empty when it is not
 * said. */
Text name_of(Document& document, const JsonValue& value, const Path& path);

/** A string member; `type-mismatch` when it is something else. An array of one string is taken too.
 */
std::string_view read_string(Document& document, const JsonValue& object, std::string_view term,
                             const Path& path);
/** A date, perhaps with a time behind it, which is dropped. */
Date read_date(Document& document, const JsonValue& object, std::string_view term,
               const Path& path);
/**
 * The day a record was last seen true: that of the registry's envelope, else of the record's own
 * last change (`ceterms:dateModified` in old records, `schema:dateModified`).
 */
Date read_seen(Document& document, const JsonValue& object, const Path& path);
/** A number in JSON or in a string, as written. */
std::optional<Rational> read_number(Document& document, const JsonValue& value, const Path& path);

/** The span and the effort of a record's `ceterms:estimatedDuration`. */
struct Durations {
  Duration span;
  Duration effort;
};
Durations read_durations(Document& document, const JsonValue& node, const Path& path);

/** The object itself, or the node that a string or a lone `@id` names in this document. */
std::optional<JsonValue> resolved(Document& document, const JsonValue& value);

}  // namespace credstack::catalog::ctdl
