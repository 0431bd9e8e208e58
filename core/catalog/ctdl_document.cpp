#include "catalog/ctdl_document.hpp"

#include <cstdint>

#include "catalog/ctdl_ids.hpp"

namespace credstack::catalog::ctdl {
namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

/** `ce-` and a UUID. One registry record in 25 has capitals in it, or a UUID that is not version 4.
 */
bool is_ctid(std::string_view text) {
  if (text.size() != 39 || lower(text[0]) != 'c' || lower(text[1]) != 'e' || text[2] != '-') {
    return false;
  }
  for (std::size_t i = 3; i < text.size(); ++i) {
    const char c = lower(text[i]);
    const bool dash = i == 11 || i == 16 || i == 21 || i == 26;
    const bool hex = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
    if (dash ? c != '-' : !hex) return false;
  }
  return true;
}

std::string_view text_of(const JsonValue& node, std::string_view term) {
  const std::optional<JsonValue> value = node.find(term);
  return value && value->is_string() ? value->text() : std::string_view{};
}

}  // namespace

std::string_view local_name(std::string_view name) {
  const auto at = name.find_last_of(":/#");
  return at == name.npos ? name : name.substr(at + 1);
}

bool is_blank(std::string_view id) { return id.starts_with("_:"); }

bool names_registry_record(std::string_view id) { return is_ctid(local_name(id)); }

std::string normal_id(std::string_view written) {
  const std::string_view last = local_name(written);
  if (!is_ctid(last)) return std::string(written);
  std::string_view head = written.substr(0, written.size() - last.size());
  std::string id;
  constexpr std::string_view graph = "/graph/";
  if (head.ends_with(graph)) {
    head.remove_suffix(graph.size());
    id.append(head).append("/resources/");
  } else {
    id = head;
  }
  for (const char c : last) id += lower(c);
  return id;
}

Document::Document(const JsonValue& root, const Path& path, Date as_of, CatalogBuilder& builder)
    : builder_(builder), path_(path), nodes_path_(path), as_of_(as_of) {
  JsonValue list = root;
  if (root.is_object()) {
    const std::optional<JsonValue> graph = root.find("@graph");
    single_ = !graph || !graph->is_array();
    if (!single_) {
      list = *graph;
      nodes_path_ = path_.member("@graph");
    } else if (graph && graph->is_object()) {
      list = *graph;
      nodes_path_ = path_.member("@graph");
    }
  }
  const auto take = [this](const JsonValue& value) {
    nodes_.push_back({value, meaning_of(value), std::string(text_of(value, "@id"))});
  };
  if (single_) {
    take(list);
  } else {
    for (const JsonValue value : list) take(value);
  }
  choose_scope();
  for (const Node& node : nodes_) {
    if (node.meaning.role == Role::achievement && !node.id.empty() && !is_blank(node.id)) {
      subject_ = normal_id(node.id);
      break;
    }
  }
  for (std::size_t i = 0; i < nodes_.size(); ++i) {
    std::string& id = nodes_[i].id;
    nodes_[i].blank = is_blank(id);
    if (id.empty()) id = normal_id(text_of(nodes_[i].value, "ceterms:ctid"));
    id = id.empty() ? scope_ + "#node-" + std::to_string(i) : id_of(id);
    places_.emplace(id, i);
  }
}

// A blank node's name means something in its document only, so it is led by the id of a record that
// no earlier document has defined; where there is none, by a count that no earlier document can
// have had.
void Document::choose_scope() {
  const Catalog& catalog = builder_.catalog();
  for (const Node& node : nodes_) {
    if (node.id.empty() || is_blank(node.id)) continue;
    const std::string id = normal_id(node.id);
    if (node.meaning.role == Role::achievement) {
      const AchievementId at = catalog.find(id);
      if (!at || catalog[at].external) scope_ = id;
    } else if (node.meaning.role == Role::organization) {
      if (catalog[builder_.organization(id)].external) scope_ = id;
    } else if (node.meaning.role == Role::statement) {
      if (!builder_.has_recognition(id)) scope_ = id;
    }
    if (!scope_.empty()) return;
  }
  scope_ = "urn:ctdl-document:" +
           std::to_string(catalog.achievements.size() + catalog.organizations.size());
}

Path Document::path_of(std::size_t node) const {
  return single_ ? nodes_path_ : nodes_path_.element(node);
}

const Document::Node* Document::at(const std::string& id) const {
  const auto found = places_.find(id);
  return found == places_.end() ? nullptr : &nodes_[found->second];
}

std::string Document::id_of(std::string_view written) const {
  if (is_blank(written)) return scope_ + "#" + std::string(written);
  return written.starts_with(wrapped_id) ? unwrapped(written) : normal_id(written);
}

bool Document::is_own(const std::string& id) const {
  const Node* node = at(id);
  return node != nullptr ? !node->blank : id.find("#_:") == id.npos;
}

std::string times(std::size_t count) {
  return count == 1 ? "." : " (" + std::to_string(count) + " times).";
}

void Document::count_unread(std::string_view term, const Path& path) {
  Unread& unread = unread_terms_[std::string(term)];
  if (unread.count++ == 0) unread.pointer = path.pointer();
}

void Document::report(const Unread& unread, const char* code, std::string message) {
  diagnostics().report({Severity::warning, std::string(code), diagnostics().file(), unread.pointer,
                        std::move(message)});
}

void Document::report_unread() {
  std::vector<std::string_view> describing;
  for (const auto& [term, unread] : unread_terms_) {
    if (only_describes(term)) {
      describing.push_back(term);
    } else if (is_known(term)) {
      report(unread, "ctdl-ignored-term", quoted(term) + " is not read here" + times(unread.count));
    } else {
      report(unread, "ctdl-unknown-term",
             quoted(term) + " is no term of CTDL" + times(unread.count));
    }
  }
  report_describing(describing);
}

void Document::report_describing(const std::vector<std::string_view>& terms) {
  constexpr std::size_t shown = 3;
  if (terms.empty()) return;
  std::string list;
  for (std::size_t i = 0; i < terms.size() && i < shown; ++i) {
    list.append(i == 0 ? "" : ", ").append(terms[i]);
  }
  if (terms.size() > shown) list += " and " + std::to_string(terms.size() - shown) + " more";
  report({1, path_.pointer()}, "ctdl-ignored-term",
         "Terms that only describe are not read: " + list + ".");
}

void Document::type_mismatch(const Path& path, std::string_view expected) {
  diagnostics().error("type-mismatch", path,
                      "This ought to be " + std::string(expected) + "; it is left out.");
}

}  // namespace credstack::catalog::ctdl
