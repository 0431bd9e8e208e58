#include "catalog/ctdl_plain.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <utility>

#include "catalog/ctdl_document.hpp"

namespace credstack::catalog::ctdl {
namespace {

bool has_object(const JsonValue& context) {
  if (context.is_object()) return true;
  if (!context.is_array()) return false;
  for (const JsonValue each : context) {
    if (has_object(each)) return true;
  }
  return false;
}

/** Whether an object is a node whose own terms stand without a prefix, under CTDL's context. */
bool has_bare_terms(const JsonValue& object) {
  // A language map has no class.
  if (!object.find("@type")) return false;
  for (const JsonValue member : object) {
    if (bare_term(member.key()) != member.key()) return true;
  }
  return false;
}

/** Whether anything in it would be written otherwise in the plain form. */
bool needs_copy(const JsonValue& value, bool in_ctdl = false) {
  const std::string_view key = value.key();
  if (key == "@value" || key == "@list" || key == "@set") return true;
  if (key.find("://") != key.npos || !spelled_right(key).empty()) return true;
  if (key == "@context") return has_object(value);
  const bool in_class = key == "@type";
  if (in_class && value.is_string() && value.text().find("://") != std::string_view::npos) {
    return true;
  }
  if (!value.is_object() && !value.is_array()) return false;
  if (value.is_object()) {
    const std::optional<JsonValue> context = value.find("@context");
    in_ctdl = in_ctdl || (context && names_ctdl_context(*context));
    if (in_ctdl && has_bare_terms(value)) return true;
  }
  for (const JsonValue child : value) {
    if (needs_copy(child, in_ctdl)) return true;
    if (in_class && child.is_string() && child.text().find("://") != std::string_view::npos) {
      return true;
    }
  }
  return false;
}

/** The value in `{"@value": …}`, where no language goes with it. */
std::optional<JsonValue> bare_value(const JsonValue& value) {
  if (!value.is_object() || value.find("@language")) return std::nullopt;
  const std::optional<JsonValue> bare = value.find("@value");
  return bare && !bare->is_object() && !bare->is_array() ? bare : std::nullopt;
}

/** The array in `{"@list": …}` or `{"@set": …}`. */
std::optional<JsonValue> wrapped_list(const JsonValue& value) {
  if (!value.is_object()) return std::nullopt;
  for (const std::string_view key : {"@list", "@set"}) {
    const std::optional<JsonValue> list = value.find(key);
    if (list && list->is_array()) return list;
  }
  return std::nullopt;
}

/** The value itself in `[{"@value": …}]`: in JSON-LD an array of one is that one. */
std::optional<JsonValue> only_value(const JsonValue& value) {
  if (!value.is_array() || value.size() != 1) return std::nullopt;
  return bare_value(*value.begin());
}

std::string unescaped(std::string_view token) {
  std::string text;
  for (std::size_t i = 0; i < token.size(); ++i) {
    const bool escape = token[i] == '~' && i + 1 < token.size();
    text += !escape ? token[i] : token[++i] == '1' ? '/' : '~';
  }
  return text;
}

std::size_t index_of(std::string_view token) {
  std::size_t index = 0;
  for (const char c : token) {
    if (c < '0' || c > '9' || index > 100'000'000) return Path::npos;
    index = index * 10 + static_cast<std::size_t>(c - '0');
  }
  return token.empty() ? Path::npos : index;
}

}  // namespace

PlainForm::PlainForm(const JsonValue& root) : root_(root) {
  const Path top;
  if (needs_copy(root)) copy(root, {}, {}, top);
}

std::string_view PlainForm::keep(std::string text) {
  strings_.push_back(std::move(text));
  return strings_.back();
}

// `path` is of the document as written.
void PlainForm::copy(const JsonValue& written, std::string_view key, const Context& context,
                     const Path& path) {
  JsonValue value = written;
  if (const auto list = wrapped_list(value)) value = *list;
  if (const auto only = only_value(value)) value = *only;
  if (const auto bare = bare_value(value)) value = *bare;
  const std::size_t at = nodes_.size();
  JsonNode node;
  node.set_key(key);
  node.kind = value.kind();
  node.truth = value.truth();
  if (value.is_string() || value.is_number()) {
    node.set_text(value.text());
  } else {
    node.size = static_cast<std::uint32_t>(value.size());
  }
  if (value.is_string() && key == "@type") {
    std::string name = context.term(value.text());
    node.set_text(keep(context.is_ctdl() ? bare_term(name) : std::move(name)));
  } else if (value.is_string() && !context.is_plain() && key != "@value" && key != "ceterms:ctid") {
    node.set_text(keep(key == "@id" ? context.id(value.text()) : context.value(value.text())));
  }
  nodes_.push_back(node);
  if (value.is_object()) {
    copy_object(value, context, path);
  } else if (value.is_array()) {
    std::size_t index = 0;
    for (const JsonValue child : value) {
      const std::size_t place = nodes_.size();
      const Path own = path.element(index++);
      copy(child, key, context, own);
      // It was given the array's key only to know what it is an element of.
      nodes_[place].set_key({});
    }
  }
  nodes_[at].span = static_cast<std::uint32_t>(nodes_.size() - at);
}

void PlainForm::copy_object(const JsonValue& value, const Context& outer, const Path& path) {
  const std::optional<JsonValue> own = value.find("@context");
  Context inner;
  if (own) {
    inner = outer;
    inner.add(*own);
  }
  const Context& context = own ? inner : outer;
  for (const JsonValue member : value) {
    const Path place = path.member(member.key());
    if (member.key() == "@context") {
      // Read already; a node without children stands for it.
      JsonNode node;
      node.set_key(member.key());
      nodes_.push_back(node);
    } else {
      copy(member, name(member, value, context, place), context, place);
    }
  }
}

std::string_view PlainForm::name(const JsonValue& member, const JsonValue& object,
                                 const Context& context, const Path& path) {
  std::string term = context.term(member.key());
  if (context.is_ctdl() && object.find("@type")) {
    std::string whole = bare_term(term);
    if (whole != term && bare_.count++ == 0) {
      bare_.written = keep(std::move(term));
      bare_.pointer = path.pointer();
    }
    term = std::move(whole);
  }
  const std::string_view right = spelled_right(term);
  if (right.empty() || object.find(right)) {
    return term == member.key() ? member.key() : keep(std::move(term));
  }
  for (Misspelt& known : misspelt_) {
    if (known.right != right || known.written != term) continue;
    ++known.count;
    return right;
  }
  misspelt_.push_back({keep(std::move(term)), right, 1, path.pointer()});
  return right;
}

std::string PlainForm::original_pointer(const std::string& pointer) const {
  if (!is_copy()) return pointer;
  std::string result;
  std::optional<JsonValue> plain = root();
  std::optional<JsonValue> written = root_;
  for (std::size_t start = 0; start < pointer.size();) {
    const std::size_t end = std::min(pointer.find('/', start + 1), pointer.size());
    std::string token = pointer.substr(start + 1, end - start - 1);
    start = end;
    if (written && plain && plain->is_array()) {
      if (const auto list = wrapped_list(*written)) {
        result.append("/").append(list->key());
        written = list;
      }
    }
    const bool by_place = plain && written && plain->size() == written->size();
    std::optional<JsonValue> next_plain;
    std::optional<JsonValue> next_written;
    const std::string name = unescaped(token);
    const std::size_t index = index_of(token);
    if (by_place && (plain->is_object() || plain->is_array())) {
      auto other = written->begin();
      std::size_t at = 0;
      for (const JsonValue child : *plain) {
        if (plain->is_object() ? child.key() == name : at == index) {
          next_plain = child;
          next_written = *other;
          break;
        }
        ++other;
        ++at;
      }
    }
    if (next_written && plain->is_object()) {
      Path root;
      token = root.member(next_written->key()).pointer().substr(1);
    }
    result.append("/").append(token);
    plain = next_plain;
    written = next_written;
  }
  return result;
}

}  // namespace credstack::catalog::ctdl
