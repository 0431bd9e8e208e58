#include "catalog/json_document.hpp"

#include <array>
#include <cmath>
#include <cstdlib>
#include <nlohmann/json.hpp>

namespace credstack::catalog {
namespace {

using Json = nlohmann::json;

/** Receives the events of nlohmann's reader and lays the values out in document order. */
class Filler final : public nlohmann::json_sax<Json> {
 public:
  Filler(std::vector<JsonNode>& nodes, StringStore& strings, std::size_t max_depth)
      : nodes_(nodes), strings_(strings), max_depth_(max_depth) {}

  bool null() override { return leaf({}); }
  bool boolean(bool value) override {
    JsonNode node;
    node.kind = JsonKind::boolean;
    node.truth = value;
    return leaf(node);
  }
  bool number_integer(number_integer_t value) override { return number(std::to_string(value)); }
  bool number_unsigned(number_unsigned_t value) override { return number(std::to_string(value)); }
  bool number_float(number_float_t, const string_t& written) override { return number(written); }
  bool string(string_t& value) override { return text(JsonKind::string, value); }
  bool binary(binary_t&) override { return true; }  // no such thing in JSON text

  bool key(string_t& value) override {
    if (cut_ == 0) key_ = kept_key(value);
    return true;
  }
  bool start_object(std::size_t) override { return open(JsonKind::object); }
  bool start_array(std::size_t) override { return open(JsonKind::array); }
  bool end_object() override { return close(); }
  bool end_array() override { return close(); }

  bool parse_error(std::size_t position, const std::string&,
                   const nlohmann::detail::exception& error) override {
    position_ = position;
    id_ = error.id;
    what_ = error.what();
    return false;
  }

  std::size_t position() const { return position_; }
  int error_id() const { return id_; }
  const std::string& what() const { return what_; }

 private:
  bool number(std::string_view written) { return text(JsonKind::number, written); }

  bool text(JsonKind kind, std::string_view value) {
    if (cut_ > 0) return true;
    JsonNode node;
    node.kind = kind;
    // An empty string is one all the same: it points somewhere.
    node.text = value.empty() ? "" : strings_.keep(value).data();
    node.size = static_cast<std::uint32_t>(value.size());
    return leaf(node);
  }

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

  bool leaf(JsonNode node) {
    if (cut_ > 0) return true;
    node.key = key_.data();
    node.key_size = static_cast<std::uint32_t>(key_.size());
    key_ = {};
    if (!open_.empty()) ++nodes_[open_.back()].size;
    nodes_.push_back(node);
    return true;
  }

  bool open(JsonKind kind) {
    if (cut_ > 0) {
      ++cut_;
      return true;
    }
    JsonNode node;
    node.kind = kind;
    if (open_.size() >= max_depth_) {
      node.kind = JsonKind::too_deep;
      leaf(node);
      cut_ = 1;
      return true;
    }
    leaf(node);
    open_.push_back(static_cast<std::uint32_t>(nodes_.size() - 1));
    return true;
  }

  bool close() {
    if (cut_ > 0) {
      --cut_;
      return true;
    }
    nodes_[open_.back()].span = static_cast<std::uint32_t>(nodes_.size() - open_.back());
    open_.pop_back();
    return true;
  }

  std::vector<JsonNode>& nodes_;
  StringStore& strings_;
  std::size_t max_depth_;
  std::vector<std::uint32_t> open_;
  std::string_view key_;
  std::array<std::string_view, 256> keys_{};
  std::size_t cut_ = 0;  ///< how many containers are open inside the one that was cut out
  std::size_t position_ = 0;
  int id_ = 0;
  std::string what_;
};

constexpr int out_of_range_number = 406;  // nlohmann's number for a float that is infinite

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

JsonError explain(std::string_view bytes, const Filler& filler) {
  const std::string at = place(bytes, filler.position());
  if (bytes.find_first_not_of(" \t\r\n") == bytes.npos) {
    return {"json-empty", "The file is empty."};
  }
  // The rest of the words may quote the input.
  const std::string what = filler.what().substr(0, filler.what().find("; last read:"));
  if (what.find("UTF-8") != std::string::npos) {
    return {"json-utf8",
            "The text is not valid UTF-8 at " + at + "; nothing of this file is used."};
  }
  // The end of the input counts as one more character read.
  if (filler.position() > bytes.size()) {
    return {"json-truncated",
            "The file ends in the middle of a value, at " + at + "; nothing of it is used."};
  }
  return {"json-syntax", "This is not valid JSON at " + at + "; nothing of this file is used."};
}

/**
 * The reader gives a whole document up for one number over a double's range. Each such number is
 * written over with 1e300 (no longer than any of them), which is over every bound of ours as well
 * and is reported where it stands.
 */
std::string with_bounded_numbers(std::string_view bytes) {
  std::string text(bytes);
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (quoted) {
      if (text[i] == '\\') {
        ++i;
      } else if (text[i] == '"') {
        quoted = false;
      }
      continue;
    }
    if (text[i] == '"') quoted = true;
    if (text[i] != '-' && (text[i] < '0' || text[i] > '9')) continue;
    const std::size_t end = std::min(text.find_first_not_of("-+.eE0123456789", i), text.size());
    const std::string number = text.substr(i, end - i);
    if (std::isinf(std::strtod(number.c_str(), nullptr))) {
      text.replace(i, number.size(), "1e300" + std::string(number.size() - 5, ' '));
    }
    i = end - 1;
  }
  return text;
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
  std::string patched;
  for (bool again = true; again;) {
    again = false;
    nodes_.clear();
    nodes_.reserve(bytes.size() / 24);
    Filler filler(nodes_, strings_, max_depth);
    if (Json::sax_parse(bytes.data(), bytes.data() + bytes.size(), &filler)) return;
    if (filler.error_id() == out_of_range_number && patched.empty()) {
      patched = with_bounded_numbers(bytes);
      bytes = patched;
      again = true;
    } else {
      error_ = explain(bytes, filler);
      nodes_.assign(1, JsonNode{});
    }
  }
}

}  // namespace credstack::catalog
