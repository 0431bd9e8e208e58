#include "catalog/json_document.hpp"

#include <algorithm>
#include <array>

#include "catalog/json_text.hpp"

namespace credstack::catalog {
namespace {

/** Lays values out in document order. */
class Filler {
 public:
  Filler(std::vector<JsonNode>& nodes, StringStore& strings, std::size_t max_depth)
      : nodes_(nodes), strings_(strings), max_depth_(max_depth) {}

  void leaf(JsonKind kind, bool truth = false) {
    JsonNode node;
    node.kind = kind;
    node.truth = truth;
    add(node);
  }

  void text(JsonKind kind, std::string_view value) {
    if (cut_ > 0) return;
    JsonNode node;
    node.kind = kind;
    // An empty string is one all the same: it points somewhere.
    node.text = value.empty() ? "" : strings_.keep(value).data();
    node.size = static_cast<std::uint32_t>(value.size());
    add(node);
  }

  void key(std::string_view value) {
    if (cut_ == 0) key_ = kept_key(value);
  }

  void open(JsonKind kind) {
    if (cut_ > 0) {
      ++cut_;
    } else if (open_.size() >= max_depth_) {
      leaf(JsonKind::too_deep);
      cut_ = 1;
    } else {
      leaf(kind);
      open_.push_back(static_cast<std::uint32_t>(nodes_.size() - 1));
    }
  }

  void close() {
    if (cut_ > 0) {
      --cut_;
      return;
    }
    nodes_[open_.back()].span = static_cast<std::uint32_t>(nodes_.size() - open_.back());
    open_.pop_back();
  }

 private:
  /** Records have the same few keys: each is kept once, unless two fall into one place by turns. */
  std::string_view kept_key(std::string_view key) {
    if (key.empty()) return {};
    const auto code = [key](std::size_t at) -> std::size_t {
      return static_cast<unsigned char>(key[at]);
    };
    const std::size_t hash =
        key.size() * 7 + code(0) * 3 + code(key.size() / 2) * 11 + code(key.size() - 1) * 31;
    std::string_view& known = keys_[hash % keys_.size()];
    if (known != key) known = strings_.keep(key);
    return known;
  }

  void add(JsonNode node) {
    if (cut_ > 0) return;
    node.key = key_.data();
    node.key_size = static_cast<std::uint32_t>(key_.size());
    key_ = {};
    if (!open_.empty()) ++nodes_[open_.back()].size;
    nodes_.push_back(node);
  }

  std::vector<JsonNode>& nodes_;
  StringStore& strings_;
  std::size_t max_depth_;
  std::vector<std::uint32_t> open_;
  std::string_view key_;
  std::array<std::string_view, 256> keys_{};
  std::size_t cut_ = 0;  ///< how many containers are open inside the one that was cut out
};

/** Puts the words of a text together to values, without recursion. */
class Reader {
 public:
  Reader(JsonText& text, Filler& filler) : text_(text), filler_(filler) {}

  /** False where the text is not one JSON value. */
  bool run() {
    next();
    do {
      if (!value() || !after()) return false;
    } while (more_);
    return text_.next() == JsonWord::end;
  }

 private:
  void next() { word_ = text_.next(); }

  /** Reads one value, or opens a container that has members and stands before the first. */
  bool value() {
    more_ = false;
    switch (word_) {
      case JsonWord::begin_object:
        filler_.open(JsonKind::object);
        next();
        if (word_ == JsonWord::end_object) break;
        open_.push_back('{');
        more_ = true;
        return key();
      case JsonWord::begin_array:
        filler_.open(JsonKind::array);
        next();
        if (word_ == JsonWord::end_array) break;
        open_.push_back('[');
        more_ = true;
        return true;
      case JsonWord::string:
        filler_.text(JsonKind::string, text_.value());
        return true;
      case JsonWord::number:
        filler_.text(JsonKind::number, text_.value());
        return true;
      case JsonWord::yes:
      case JsonWord::no:
        filler_.leaf(JsonKind::boolean, word_ == JsonWord::yes);
        return true;
      case JsonWord::null:
        filler_.leaf(JsonKind::null);
        return true;
      default:
        return false;
    }
    filler_.close();
    return true;
  }

  /** Closes what ends behind a value, and stands before the next. */
  bool after() {
    if (more_) return true;
    while (!open_.empty()) {
      const bool object = open_.back() == '{';
      next();
      if (word_ == JsonWord::comma) {
        next();
        more_ = true;
        return !object || key();
      }
      if (word_ != (object ? JsonWord::end_object : JsonWord::end_array)) return false;
      filler_.close();
      open_.pop_back();
    }
    return true;
  }

  bool key() {
    if (word_ != JsonWord::string) return false;
    filler_.key(text_.value());
    next();
    if (word_ != JsonWord::colon) return false;
    next();
    return true;
  }

  JsonText& text_;
  Filler& filler_;
  JsonWord word_ = JsonWord::fault;
  bool more_ = false;  ///< whether another value has to follow
  std::string open_;   ///< the brackets that are open
};

std::string place(std::string_view bytes, std::size_t position) {
  position = position > 0 ? std::min(position - 1, bytes.size()) : 0;
  std::size_t line = 1;
  std::size_t start = 0;
  for (std::size_t i = 0; i < position; ++i) {
    if (bytes[i] == '\n') {
      ++line;
      start = i + 1;
    }
  }
  return "line " + std::to_string(line) + ", column " + std::to_string(position - start + 1);
}

JsonError explain(std::string_view bytes, const JsonText& text) {
  const std::string at = place(bytes, text.position());
  if (bytes.find_first_not_of(" \t\r\n") == bytes.npos) {
    return {"json-empty", "The file is empty."};
  }
  if (text.is_not_utf8()) {
    return {"json-utf8",
            "The text is not valid UTF-8 at " + at + "; nothing of this file is used."};
  }
  // The end of the input counts as one more character read.
  if (text.position() > bytes.size()) {
    return {"json-truncated",
            "The file ends in the middle of a value, at " + at + "; nothing of it is used."};
  }
  return {"json-syntax", "This is not valid JSON at " + at + "; nothing of this file is used."};
}

}  // namespace

std::optional<JsonValue> JsonValue::find(std::string_view name) const {
  if (!is_object()) return std::nullopt;
  for (const JsonValue member : *this) {
    if (member.key() == name) return member;
  }
  return std::nullopt;
}

JsonDocument::JsonDocument(std::string_view bytes, std::size_t max_depth) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  nodes_.reserve(bytes.size() / 24);
  Filler filler(nodes_, strings_, max_depth);
  JsonText text(bytes);
  if (Reader(text, filler).run()) return;
  error_ = explain(bytes, text);
  nodes_.assign(1, JsonNode{});
}

}  // namespace credstack::catalog
