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

/** 32 bytes: a registry has tens of millions of values, and a document is at most 4 GiB. */
struct JsonNode {
  const char* key = nullptr;   ///< of a member of an object
  const char* text = nullptr;  ///< of a string; of a number, as written
  std::uint32_t key_size = 0;
  std::uint32_t size = 0;  ///< of the text in bytes; of a container, the number of children
  std::uint32_t span = 1;  ///< how many nodes it takes: itself and its descendants, which follow it
  JsonKind kind = JsonKind::null;
  bool truth = false;

  void set_key(std::string_view name) {
    key = name.data();
    key_size = static_cast<std::uint32_t>(name.size());
  }
  /** Of a string or a number; an empty one has a place as well. */
  void set_text(std::string_view value) {
    text = value.data() == nullptr ? "" : value.data();
    size = static_cast<std::uint32_t>(value.size());
  }
};

/** A value in a document that outlives it. */
class JsonValue {
 public:
  /** No value at all; only is_there() may be asked of it. */
  JsonValue() = default;
  explicit JsonValue(const JsonNode* node) : node_(node) {}

  bool is_there() const { return node_ != nullptr; }
  /** How far it stands behind another value of its document. */
  std::ptrdiff_t distance_from(const JsonValue& other) const { return node_ - other.node_; }
  JsonKind kind() const { return node_->kind; }
  bool is_null() const { return kind() == JsonKind::null; }
  bool is_string() const { return kind() == JsonKind::string; }
  bool is_number() const { return kind() == JsonKind::number; }
  bool is_object() const { return kind() == JsonKind::object; }
  bool is_array() const { return kind() == JsonKind::array; }
  bool is_boolean() const { return kind() == JsonKind::boolean; }

  std::string_view key() const { return {node_->key, node_->key_size}; }
  /** Empty where it is neither a string nor a number. */
  std::string_view text() const {
    return node_->text == nullptr ? std::string_view{} : std::string_view{node_->text, node_->size};
  }
  bool truth() const { return node_->truth; }
  /** Number of children. */
  std::size_t size() const { return node_->text == nullptr ? node_->size : 0; }

  /** Walks the members of an object or the elements of an array; nothing for other kinds. */
  class Iterator {
   public:
    explicit Iterator(const JsonNode* node) : node_(node) {}
    JsonValue operator*() const { return JsonValue(node_); }
    Iterator& operator++() {
      node_ += node_->span;
      return *this;
    }
    bool operator!=(const Iterator& other) const { return node_ != other.node_; }

   private:
    const JsonNode* node_;
  };
  Iterator begin() const { return Iterator(node_ + 1); }
  Iterator end() const { return Iterator(node_ + node_->span); }

  /** The first member of that name. */
  std::optional<JsonValue> find(std::string_view name) const;

 private:
  const JsonNode* node_ = nullptr;
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
  JsonValue root() const { return JsonValue(nodes_.data()); }

 private:
  std::vector<JsonNode> nodes_;
  StringStore strings_;
  std::optional<JsonError> error_;
};

}  // namespace credstack::catalog
