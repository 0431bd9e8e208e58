// One CTDL document while it is read: its nodes by id, and what its ids mean outside it.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "catalog/catalog_builder.hpp"
#include "catalog/ctdl_classes.hpp"
#include "catalog/json_document.hpp"

namespace credstack::catalog::ctdl {

/** Calls `see(element, its path)` for a value that may be one thing or an array of them. */
template <class See>
void each(const JsonValue& value, const Path& path, See see) {
  if (!value.is_array()) {
    if (!value.is_null()) see(value, path);
    return;
  }
  std::size_t at = 0;
  for (const JsonValue element : value) {
    const Path place = path.element(at++);
    if (!element.is_null()) see(element, place);
  }
}

/** The same for a member of an object, and nothing where there is none. */
template <class See>
void each(const JsonValue& object, std::string_view term, const Path& path, See see) {
  const std::optional<JsonValue> value = object.find(term);
  if (!value) return;
  const Path place = path.member(term);
  each(*value, place, see);
}

/** The part of a term, IRI or prefixed name after its last `:`, `/` or `#`. */
std::string_view local_name(std::string_view name);

bool is_blank(std::string_view id);

/**
 * An id as the catalogue writes it. A registry has two addresses for one record, `/graph/` and
 * `/resources/` before its CTID, and CTIDs are compared without regard to case: both become one.
 */
std::string normal_id(std::string_view written);

class Document {
 public:
  /** `root` is one record, an object with a `@graph`, or an array of records. */
  Document(const JsonValue& root, const Path& path, Date as_of, CatalogBuilder& builder);

  Document(const Document&) = delete;
  Document& operator=(const Document&) = delete;

  struct Node {
    JsonValue value;
    Meaning meaning;
    std::string id;  ///< as the catalogue writes it
  };

  CatalogBuilder& builder() { return builder_; }
  Diagnostics& diagnostics() { return builder_.diagnostics(); }
  /** The day its registry last took it in; may be unstated. */
  Date as_of() const { return as_of_; }

  const std::vector<Node>& nodes() const { return nodes_; }
  Path path_of(std::size_t node) const;
  /** The node that an id of this document names, if it is here. */
  const Node* find(std::string_view written) const { return at(id_of(written)); }
  /** The same by the catalogue's id. */
  const Node* at(const std::string& id) const;
  /** The id by which the catalogue knows it: blank nodes stay this document's own. */
  std::string id_of(std::string_view written) const;

  /** Counts the members of an object that are not in `read`, to be reported once per term. */
  template <std::size_t N>
  void count_unread(const JsonValue& object, const Path& path, const std::string_view (&read)[N]) {
    for (const JsonValue member : object) {
      bool is_read = member.key().starts_with('@');
      for (const std::string_view term : read) is_read = is_read || term == member.key();
      if (!is_read) count_unread(member.key(), path.member(member.key()));
    }
  }
  void count_unread(std::string_view term, const Path& path);
  /** Says which terms and classes were passed over. Call it once, at the end. */
  void report_unread();

  void type_mismatch(const Path& path, std::string_view expected);

 private:
  struct Unread {
    std::size_t count = 0;
    std::string pointer;
  };

  void choose_scope();
  void report(const Unread& unread, const char* code, std::string message);

  CatalogBuilder& builder_;
  Path path_;
  Path nodes_path_;
  bool single_ = false;
  Date as_of_;
  std::string scope_;
  std::vector<Node> nodes_;
  std::unordered_map<std::string, std::size_t> places_;
  std::map<std::string, Unread, std::less<>> unread_terms_;
};

/** Whether a term only describes: nothing that the catalogue answers could rest on it. */
bool only_describes(std::string_view term);

}  // namespace credstack::catalog::ctdl
