// One CTDL document while it is read: its nodes by id, and what its ids mean outside it.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
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

/** Whether an id ends in a CTID, as those of all registry records do. */
bool names_registry_record(std::string_view id);

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
    std::string id;      ///< as the catalogue writes it
    bool blank = false;  ///< its id means something in this document only
  };

  CatalogBuilder& builder() { return builder_; }
  Diagnostics& diagnostics() { return builder_.diagnostics(); }
  /** The day its registry last took it in; may be unstated. */
  Date as_of() const { return as_of_; }

  const std::vector<Node>& nodes() const { return nodes_; }
  /** Whether a node has an id that means something outside the document, or none at all. */
  bool is_own(const std::string& id) const;
  Path path_of(std::size_t node) const;
  /** The node that an id of this document names, if it is here. */
  const Node* find(std::string_view written) const { return at(id_of(written)); }
  /** The same by the catalogue's id. */
  const Node* at(const std::string& id) const;
  /** The id by which the catalogue knows it: blank nodes stay this document's own. */
  std::string id_of(std::string_view written) const;

  /** The id of the record that the document is about; empty where it has none of its own. */
  const std::string& subject() const { return subject_; }

  /**
   * Whose word the record is that is being read: its owners', or, for a record inside another one
   * or under a blank node, the owners of the record that holds it. What a document says of
   * somebody else's record is a claim by its publisher.
   */
  using Speakers = std::vector<OrganizationId>;
  const Speakers& speakers() const { return speakers_; }
  /** The owners of the document's first record, who speak for its blank nodes. */
  const Speakers& publisher() const { return publisher_; }
  void set_publisher(Speakers owners) { publisher_ = std::move(owners); }
  Speakers exchange_speakers(Speakers next) { return std::exchange(speakers_, std::move(next)); }

  /** Notes that a record took in a node of a class that is no record by itself. */
  void use(const std::string& id) { used_.insert(id); }
  bool is_used(const std::string& id) const { return used_.count(id) > 0; }

  /** How deep records inside records are being read. */
  int depth = 0;
  /** Whether this is the first time that a record in place has this id. */
  bool first_in_place(const std::string& id) { return in_place_.insert(id).second; }

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
  void report_describing(const std::vector<std::string_view>& terms);
  void report(const Unread& unread, const char* code, std::string message);

  CatalogBuilder& builder_;
  Path path_;
  Path nodes_path_;
  bool single_ = false;
  Date as_of_;
  std::string scope_;
  std::string subject_;
  Speakers speakers_;
  Speakers publisher_;
  std::unordered_set<std::string> in_place_;
  std::unordered_set<std::string> used_;
  std::vector<Node> nodes_;
  std::unordered_map<std::string, std::size_t> places_;
  std::map<std::string, Unread, std::less<>> unread_terms_;
};

/** The end of a sentence that holds of so many places: `.` or ` (3 times).` */
std::string times(std::size_t count);

/** Whether a term only describes: nothing that the catalogue answers could rest on it. */
bool only_describes(std::string_view term);
/** Whether a term is in a vocabulary that the reader has no list of, or in its list of CTDL's own.
 */
bool is_known(std::string_view term);

}  // namespace credstack::catalog::ctdl
