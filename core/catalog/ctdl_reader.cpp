// CTDL JSON-LD as registries and publishers have written it since 2016: a `/graph/` document with
// its record and blank nodes, a `/resources/` document with the record alone, the registry's
// envelope around either, and arrays of these.
#include "catalog/ctdl_reader.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <string>

#include "catalog/ctdl_envelope.hpp"
#include "catalog/ctdl_ids.hpp"
#include "catalog/ctdl_names.hpp"
#include "catalog/ctdl_notes.hpp"
#include "catalog/ctdl_plain.hpp"
#include "catalog/ctdl_values.hpp"
#include "catalog/read_catalog.hpp"
#include "catalog/readers.hpp"

namespace credstack::catalog {
namespace ctdl {
namespace {

constexpr std::string_view decoded_term = "decoded_resource";
constexpr std::string_view encoded_term = "resource";
constexpr std::string_view request_term = "PublishForOrganizationIdentifier";
constexpr std::string_view request_graph_term = "GraphInput";

/** A name of CTDL, of its competencies or of its data sets. */
bool is_ctdl_name(std::string_view name) {
  return name.starts_with("ceterms:") || name.starts_with("ceasn:") || name.starts_with("qdata:");
}

bool names_ctdl_class(const JsonValue& type) {
  if (type.is_string()) return is_ctdl_name(type.text());
  if (!type.is_array()) return false;
  for (const JsonValue element : type) {
    if (element.is_string() && is_ctdl_name(element.text())) return true;
  }
  return false;
}

/** A node that speaks CTDL: by its class, or by a term. */
bool is_node(const JsonValue& value) {
  if (!value.is_object()) return false;
  for (const JsonValue member : value) {
    if (is_ctdl_name(member.key())) return true;
    if (member.key() == "@type" && names_ctdl_class(member)) return true;
  }
  return false;
}

bool is_document(const JsonValue& value) {
  if (!value.is_object()) return false;
  const std::optional<JsonValue> graph = value.find("@graph");
  if (!graph) return is_node(value);
  if (!graph->is_array()) return is_node(*graph);
  for (const JsonValue node : *graph) {
    if (is_node(node)) return true;
  }
  return false;
}

/** What is sent to the Registry Assistant to be published, which is not CTDL. */
bool is_request(const JsonValue& value) { return value.is_object() && value.find(request_term); }

bool is_readable(const JsonValue& value) {
  return is_document(value) || is_envelope(value) || is_request(value);
}

/** Whether an element of an array is a document of its own, and not a node among others. */
bool stands_alone(const JsonValue& value) {
  return value.is_object() &&
         (value.find("@graph") || value.find("@context") || is_envelope(value));
}

void report_classes(Document& document, const std::map<std::string, std::size_t>& unread,
                    const char* code, std::string_view what, const Path& path) {
  for (const auto& [name, count] : unread) {
    document.diagnostics().warning(
        code, path,
        "The class " + quoted(name) + " is " + std::string(what) + "; " + std::to_string(count) +
            (count == 1 ? " record is" : " records are") + " passed over.");
  }
}

std::string class_of(const JsonValue& node) {
  const std::optional<JsonValue> type = node.is_object() ? node.find("@type") : std::nullopt;
  if (!type) return "(none)";
  if (type->is_array() && type->size() > 0) return std::string((*type->begin()).text());
  return std::string(type->text());
}

void read_node(Document& document, std::size_t at, bool blank) {
  const Document::Node& node = document.nodes()[at];
  if (document.is_own(node.id) == blank) return;
  const Path place = document.path_of(at);
  const Document::Speakers outer = document.exchange_speakers(document.publisher());
  if (node.meaning.role == Role::achievement) read_achievement_record(document, node, place);
  if (node.meaning.role == Role::organization) read_organization_record(document, node, place);
  if (node.meaning.role == Role::statement) read_statement_record(document, node, place);
  document.exchange_speakers(outer);
}

/** Parts that have an address of their own, and may stand in a document without a whole. */
bool is_record_like(const JsonValue& node) {
  constexpr std::string_view classes[] = {"ceterms:Occupation",
                                          "ceterms:Job",
                                          "ceterms:Task",
                                          "ceterms:WorkRole",
                                          "ceterms:EvaluationOutcome",
                                          "ceterms:StructuredStatement",
                                          "ceterms:ComponentCondition",
                                          "ceterms:Constraint",
                                          "ceterms:AssessmentComponent",
                                          "ceterms:BasicComponent",
                                          "ceterms:CollectionComponent",
                                          "ceterms:CompetencyComponent",
                                          "ceterms:CourseComponent",
                                          "ceterms:CredentialComponent",
                                          "ceterms:JobComponent",
                                          "ceterms:MultiComponent",
                                          "ceterms:PathwayComponent",
                                          "ceterms:CocurricularComponent",
                                          "ceterms:ExtracurricularComponent",
                                          "ceterms:WorkExperienceComponent"};
  return std::any_of(std::begin(classes), std::end(classes),
                     [&](std::string_view name) { return has_class(node, name); });
}

std::size_t times_named(const JsonValue& value, std::string_view id) {
  std::size_t count = value.is_string() && value.text() == id ? 1 : 0;
  if (!value.is_object() && !value.is_array()) return count;
  for (const JsonValue child : value) count += times_named(child, id);
  return count;
}

/** Whether nothing in the document points at a part: then nobody has read it. */
bool stands_alone_as_part(const Document& document, const JsonValue& node) {
  // A pathway says itself which components it does not pass.
  const bool in_pathway = std::any_of(
      document.nodes().begin(), document.nodes().end(),
      [](const Document::Node& each) { return each.meaning.type == AchievementType::pathway; });
  if (in_pathway || !is_record_like(node)) return false;
  const std::optional<JsonValue> id = node.find("@id");
  if (!id || !id->is_string()) return true;
  std::size_t count = 0;
  for (const Document::Node& each : document.nodes()) count += times_named(each.value, id->text());
  return count < 2;  // its own mention is one
}

/** The catalogue keeps the order of the document, whatever names what first. */
void keep_order(const Document& document, CatalogBuilder& builder) {
  for (const Document::Node& node : document.nodes()) {
    if (node.blank) continue;
    if (node.meaning.role == Role::achievement) builder.achievement(node.id);
    if (node.meaning.role == Role::organization) builder.organization(node.id);
  }
}

/** Transfer values that were replaced are settled; those that stay have moved. */
void keep_notes(CatalogBuilder& builder, std::size_t first,
                const std::vector<std::string_view>& kept) {
  std::vector<RecognitionId>& profiles = notes_of(builder).transfer.profiles;
  const auto own = std::find_if(profiles.begin(), profiles.end(),
                                [&](RecognitionId at) { return at.index() >= first; });
  const auto count = static_cast<std::size_t>(profiles.end() - own);
  profiles.erase(own, profiles.end());
  if (count == 0) return;
  const std::vector<Recognition>& all = builder.catalog().recognitions;
  const std::set<std::string_view> stay(kept.begin(), kept.end());
  for (std::size_t i = first; i < all.size(); ++i) {
    // Of all recognitions only a transfer value is its own source.
    if (stay.contains(all[i].id) && all[i].source.url == all[i].id) profiles.emplace_back(i);
  }
}

/** What an export of ours could not say in CTDL (docs/export.md). */
void read_rest(Document& document, std::size_t first_recognition) {
  for (std::size_t i = 0; i < document.nodes().size(); ++i) {
    const JsonValue& node = document.nodes()[i].value;
    const std::optional<JsonValue> rest = node.find(rest_term);
    if (!rest || !has_class(node, rest_class)) continue;
    const Path place = document.path_of(i);
    const Path member = place.member(rest_term);
    const auto own = [&](std::string_view id) { return document.at(std::string(id)) != nullptr; };
    keep_notes(document.builder(), first_recognition,
               amend_with_native(*rest, member, first_recognition, own, document.builder()));
  }
}

void read_document(const JsonValue& root, const Path& path, Date as_of, CatalogBuilder& builder) {
  Document document(root, path, as_of, builder);
  std::map<std::string, std::size_t> not_read;
  std::map<std::string, std::size_t> unknown;
  std::size_t records = 0;
  const std::size_t first_recognition = builder.catalog().recognitions.size();
  keep_order(document, builder);
  // What a blank node says is the word of those who own the document's records: these come first.
  for (const bool blank : {false, true}) {
    for (std::size_t i = 0; i < document.nodes().size(); ++i) read_node(document, i, blank);
  }
  read_rest(document, first_recognition);
  for (const Document::Node& node : document.nodes()) {
    const Role role = node.meaning.role;
    const bool record = role == Role::achievement || role == Role::organization;
    if (record || role == Role::statement) ++records;
    if (document.is_used(node.id) || has_class(node.value, rest_class)) continue;
    const bool lone_part = role == Role::part && stands_alone_as_part(document, node.value);
    if (role == Role::not_read || lone_part) ++not_read[class_of(node.value)];
    if (role == Role::unknown) ++unknown[class_of(node.value)];
  }
  report_classes(document, not_read, "ctdl-class-not-read", "not read", path);
  report_classes(document, unknown, "ctdl-unknown-class", "not known", path);
  document.report_unread();
  if (records == 0) {
    builder.diagnostics().warning("ctdl-nothing-read", path,
                                  "This document holds no credential, course, program, assessment "
                                  "or organization.");
  }
}

void read_any(const JsonValue& value, const Path& path, Date as_of, CatalogBuilder& builder);

/**
 * A document of fifty courses has fifty times the same to be said of: it is said three times, and
 * the rest is counted.
 */
void count_repeated(Diagnostics& diagnostics, std::size_t first) {
  constexpr std::size_t shown = 3;
  std::map<std::string, std::size_t> seen;
  std::map<std::string, std::size_t> last;
  std::size_t kept = first;
  for (std::size_t i = first; i < diagnostics.size(); ++i) {
    Diagnostic& each = diagnostics.at(i);
    const std::string kind = each.code + " " + each.message;
    if (each.severity == Severity::warning && ++seen[kind] > shown) continue;
    last[kind] = kept;
    if (kept != i) diagnostics.at(kept) = std::move(each);
    ++kept;
  }
  diagnostics.shorten(kept);
  for (const auto& [kind, count] : seen) {
    if (count <= shown) continue;
    diagnostics.at(last[kind]).message +=
        " The same holds of " + std::to_string(count - shown) + " more.";
  }
}

/** Reads a document, and what it says wrong is said in the words and places of the document. */
void read_plainly(const JsonValue& root, const Path& path, Date as_of, CatalogBuilder& builder) {
  Diagnostics& diagnostics = builder.diagnostics();
  const PlainForm plain(root);
  const std::size_t before = diagnostics.size();
  read_any(plain.root(), path, as_of, builder);
  count_repeated(diagnostics, before);
  if (!plain.is_copy()) return;
  const std::string prefix = path.pointer();
  for (std::size_t i = before; i < diagnostics.size(); ++i) {
    std::string& pointer = diagnostics.at(i).pointer;
    if (!pointer.starts_with(prefix)) continue;
    pointer.replace(prefix.size(), pointer.npos,
                    plain.original_pointer(pointer.substr(prefix.size())));
  }
  if (const PlainForm::Misspelt& term = plain.bare(); term.count > 0) {
    diagnostics.report({Severity::warning, "ctdl-bare-term", diagnostics.file(),
                        prefix + term.pointer,
                        "Terms without a prefix, such as " + quoted(term.written) +
                            ", are read as CTDL's, whose context the document names; there are " +
                            std::to_string(term.count) + "."});
  }
  for (const PlainForm::Misspelt& term : plain.misspelt()) {
    diagnostics.report(
        {Severity::warning, "ctdl-misspelt-term", diagnostics.file(), prefix + term.pointer,
         quoted(term.written) + " is read as " + quoted(term.right) + times(term.count)});
  }
}

void read_encoded(const JsonValue& envelope, const Path& path, CatalogBuilder& builder) {
  const Path place = path.member(encoded_term);
  const std::optional<std::string> bytes = encoded_resource(envelope);
  if (!bytes) {
    builder.diagnostics().error("ctdl-envelope", place,
                                "The resource in this envelope is neither JSON nor base64 nor a "
                                "JSON Web Token; it is left out.");
    return;
  }
  const JsonDocument inner(*bytes, deepest);
  if (inner.error()) {
    builder.diagnostics().error(inner.error()->code.c_str(), place,
                                "In the encoded resource: " + inner.error()->message);
    return;
  }
  read_plainly(inner.root(), place, envelope_date(envelope), builder);
}

void read_envelope(const JsonValue& value, const Path& path, CatalogBuilder& builder) {
  const std::optional<JsonValue> headers = value.find("node_headers");
  const std::optional<JsonValue> deleted =
      headers && headers->is_object() ? headers->find("deleted_at") : std::nullopt;
  if (deleted && !deleted->is_null()) {
    builder.diagnostics().warning("ctdl-deleted", path,
                                  "The registry has deleted this record; it is left out.");
    return;
  }
  for (const std::string_view term : {decoded_term, encoded_term}) {
    const std::optional<JsonValue> inner = value.find(term);
    if (!inner || !is_document(*inner)) continue;
    const Path place = path.member(term);
    read_document(*inner, place, envelope_date(value), builder);
    return;
  }
  read_encoded(value, path, builder);
}

void read_request(const JsonValue& value, const Path& path, CatalogBuilder& builder) {
  const std::optional<JsonValue> graph = value.find(request_graph_term);
  if (graph && is_document(*graph)) {
    const Path place = path.member(request_graph_term);
    read_document(*graph, place, {}, builder);
    return;
  }
  builder.diagnostics().error("ctdl-publisher-request", path,
                              "This is a request to the Registry Assistant, which is not CTDL: "
                              "read the record that the registry made of it.");
}

void read_any(const JsonValue& value, const Path& path, Date as_of, CatalogBuilder& builder) {
  if (is_envelope(value)) {
    read_envelope(value, path, builder);
  } else if (is_request(value)) {
    read_request(value, path, builder);
  } else {
    read_document(value, path, as_of, builder);
  }
}

}  // namespace
}  // namespace ctdl

bool is_ctdl(const JsonValue& written) {
  const ctdl::PlainForm plain(written);
  const JsonValue root = plain.root();
  if (root.is_object()) return ctdl::is_readable(root);
  if (!root.is_array()) return false;
  for (const JsonValue element : root) {
    if (element.is_object() && ctdl::is_readable(element)) return true;
  }
  return false;
}

void read_ctdl(const JsonValue& root, CatalogBuilder& builder) {
  const Path top;
  bool apart = root.is_array();
  if (apart) {
    for (const JsonValue element : root) apart = apart && ctdl::stands_alone(element);
  }
  if (!apart) {
    ctdl::read_plainly(root, top, {}, builder);
    return;
  }
  std::size_t at = 0;
  for (const JsonValue element : root) {
    const Path place = top.element(at++);
    ctdl::read_plainly(element, place, {}, builder);
  }
}

}  // namespace credstack::catalog
