// A JSON document in flat memory, filled by nlohmann's event reader.
//
// It keeps what its tree type would lose: numbers as they are written, the order of members,
// members that come twice. A value deeper than the bound is cut out and marked, the rest is kept.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/catalog.hpp"

namespace credstack::catalog {

enum class JsonKind : std::uint8_t { null, boolean, number, string, array, object, too_deep };

struct JsonNode {
  std::string_view key;    ///< of a member of an object
  std::string_view text;   ///< of a string; of a number, as written
  std::uint32_t end = 0;   ///< the place after this value's last descendant
  std::uint32_t size = 0;  ///< number of children
  JsonKind kind = JsonKind::null;
  bool truth = false;
};

/** A value in a document that outlives it. */
class JsonValue {
 public:
  JsonValue(const std::vector<JsonNode>& nodes, std::uint32_t at) : nodes_(&nodes), at_(at) {}

  JsonKind kind() const { return node().kind; }
  bool is_null() const { return kind() == JsonKind::null; }
  bool is_string() const { return kind() == JsonKind::string; }
  bool is_number() const { return kind() == JsonKind::number; }
  bool is_object() const { return kind() == JsonKind::object; }
  bool is_array() const { return kind() == JsonKind::array; }
  bool is_boolean() const { return kind() == JsonKind::boolean; }

  std::string_view key() const { return node().key; }
  std::string_view text() const { return node().text; }
  bool truth() const { return node().truth; }
  std::size_t size() const { return node().size; }

  /** Walks the members of an object or the elements of an array; nothing for other kinds. */
  class Iterator {
   public:
    Iterator(const std::vector<JsonNode>& nodes, std::uint32_t at) : nodes_(&nodes), at_(at) {}
    JsonValue operator*() const { return {*nodes_, at_}; }
    Iterator& operator++() {
      at_ = (*nodes_)[at_].end;
      return *this;
    }
    bool operator!=(const Iterator& other) const { return at_ != other.at_; }

   private:
    const std::vector<JsonNode>* nodes_;
    std::uint32_t at_;
  };
  Iterator begin() const { return {*nodes_, at_ + 1}; }
  Iterator end() const { return {*nodes_, node().end}; }

  /** The first member of that name. */
  std::optional<JsonValue> find(std::string_view name) const;

 private:
  const JsonNode& node() const { return (*nodes_)[at_]; }

  const std::vector<JsonNode>* nodes_;
  std::uint32_t at_;
};

/** Why a text is not JSON. */
struct JsonError {
  std::string code;     ///< `json-syntax`, `json-utf8`, `json-truncated`, `json-empty`
  std::string message;  ///< with the line and column
};

class JsonDocument {
 public:
  /** Reads a whole document. On an error root() is null and error() says why. */
  JsonDocument(std::string_view bytes, std::size_t max_depth);

  JsonDocument(const JsonDocument&) = delete;
  JsonDocument& operator=(const JsonDocument&) = delete;

  const std::optional<JsonError>& error() const { return error_; }
  JsonValue root() const { return {nodes_, 0}; }

 private:
  std::vector<JsonNode> nodes_;
  StringStore strings_;
  std::optional<JsonError> error_;
};

}  // namespace credstack::catalog
