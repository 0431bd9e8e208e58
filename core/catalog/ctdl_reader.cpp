// CTDL JSON-LD as the Credential Registry publishes it now: a `/graph/` document with its record
// and blank nodes, a `/resources/` document with the record alone, the registry's envelope around
// either, and arrays of these.
#include "catalog/ctdl_reader.hpp"

#include <map>
#include <string>

#include "catalog/ctdl_values.hpp"
#include "catalog/readers.hpp"

namespace credstack::catalog {
namespace ctdl {
namespace {

constexpr std::string_view envelope_term = "decoded_resource";

bool names_ctdl_class(const JsonValue& type) {
  if (type.is_string()) return type.text().starts_with("ceterms:");
  if (!type.is_array()) return false;
  for (const JsonValue element : type) {
    if (element.is_string() && element.text().starts_with("ceterms:")) return true;
  }
  return false;
}

/** A node that speaks CTDL: by its class, or by a term. */
bool is_node(const JsonValue& value) {
  if (!value.is_object()) return false;
  for (const JsonValue member : value) {
    if (member.key().starts_with("ceterms:")) return true;
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

bool is_envelope(const JsonValue& value) {
  const std::optional<JsonValue> inner = value.find(envelope_term);
  return inner && is_document(*inner);
}

/** Whether an element of an array is a document of its own, and not a node among others. */
bool stands_alone(const JsonValue& value) {
  return value.is_object() &&
         (value.find("@graph") || value.find("@context") || is_envelope(value));
}

Date envelope_date(const JsonValue& envelope) {
  for (const std::string_view term : {"updated_at", "created_at"}) {
    const std::optional<JsonValue> value = envelope.find(term);
    if (!value || !value->is_string()) continue;
    if (const std::optional<Date> date = Date::parse(value->text().substr(0, 10))) return *date;
  }
  return {};
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

void read_document(const JsonValue& root, const Path& path, Date as_of, CatalogBuilder& builder) {
  Document document(root, path, as_of, builder);
  std::map<std::string, std::size_t> not_read;
  std::map<std::string, std::size_t> unknown;
  std::size_t records = 0;
  for (std::size_t i = 0; i < document.nodes().size(); ++i) {
    const Document::Node& node = document.nodes()[i];
    const Path place = document.path_of(i);
    switch (node.meaning.role) {
      case Role::achievement:
        read_achievement_record(document, node, place);
        break;
      case Role::organization:
        read_organization_record(document, node, place);
        break;
      case Role::statement:
        read_statement_record(document, node, place);
        break;
      case Role::part:
        continue;
      case Role::not_read:
        ++not_read[class_of(node.value)];
        continue;
      case Role::unknown:
        ++unknown[class_of(node.value)];
        continue;
    }
    ++records;
  }
  report_classes(document, not_read, "ctdl-class-not-read", "not read yet", path);
  report_classes(document, unknown, "ctdl-unknown-class", "not known", path);
  document.report_unread();
  if (records == 0) {
    builder.diagnostics().warning("ctdl-nothing-read", path,
                                  "This document holds no credential, course, program, assessment "
                                  "or organization.");
  }
}

void read_any(const JsonValue& value, const Path& path, CatalogBuilder& builder) {
  if (value.is_object() && is_envelope(value)) {
    const Path inner = path.member(envelope_term);
    read_document(*value.find(envelope_term), inner, envelope_date(value), builder);
  } else {
    read_document(value, path, {}, builder);
  }
}

}  // namespace
}  // namespace ctdl

bool is_ctdl(const JsonValue& root) {
  if (root.is_object()) return ctdl::is_document(root) || ctdl::is_envelope(root);
  if (!root.is_array()) return false;
  for (const JsonValue element : root) {
    if (element.is_object() && (ctdl::is_document(element) || ctdl::is_envelope(element))) {
      return true;
    }
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
    ctdl::read_any(root, top, builder);
    return;
  }
  std::size_t at = 0;
  for (const JsonValue element : root) {
    const Path place = top.element(at++);
    ctdl::read_any(element, place, builder);
  }
}

}  // namespace credstack::catalog
