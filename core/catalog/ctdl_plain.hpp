// A JSON-LD document in the one form that the CTDL reader looks things up in.
//
// JSON-LD lets a document say the same in many ways: full IRIs or prefixed names, prefixes of its
// own, values as they are or each as `{"@value"}` in an array. The rest of the reader knows
// prefixed names and plain values only. Documents of today's registry are in that form already and
// are not copied.
#pragma once

#include <deque>
#include <string>
#include <vector>

#include "catalog/ctdl_names.hpp"
#include "catalog/diagnostics.hpp"
#include "catalog/json_document.hpp"

namespace credstack::catalog::ctdl {

class PlainForm {
 public:
  /** `root` must outlive it. */
  explicit PlainForm(const JsonValue& root);

  PlainForm(const PlainForm&) = delete;
  PlainForm& operator=(const PlainForm&) = delete;

  JsonValue root() const { return nodes_.empty() ? root_ : JsonValue(nodes_.data()); }
  bool is_copy() const { return !nodes_.empty(); }
  /** The misspelt terms that were read as what they mean, each with the first place it is at. */
  struct Misspelt {
    std::string_view written;
    std::string_view right;
    std::size_t count = 0;
    std::string pointer;
  };
  const std::vector<Misspelt>& misspelt() const { return misspelt_; }
  /** The terms without a prefix that were read as CTDL's: the first, and how often any came. */
  const Misspelt& bare() const { return bare_; }
  /** A pointer into root(), as one into the document itself. */
  std::string original_pointer(const std::string& pointer) const;

 private:
  void copy(const JsonValue& value, std::string_view key, const Context& context, const Path& path);
  void copy_object(const JsonValue& value, const Context& outer, const Path& path);
  std::string_view name(const JsonValue& member, const JsonValue& object, const Context& context,
                        const Path& path);
  std::string_view keep(std::string text);

  JsonValue root_;
  std::vector<JsonNode> nodes_;
  std::deque<std::string> strings_;
  std::vector<Misspelt> misspelt_;
  Misspelt bare_;
};

}  // namespace credstack::catalog::ctdl
