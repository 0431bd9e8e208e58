#include "catalog/ctdl_work.hpp"

#include "catalog/ctdl_values.hpp"

namespace credstack::catalog::ctdl {
namespace {

constexpr std::string_view work_classes[] = {"ceterms:Occupation", "ceterms:Job",
                                             "ceterms:WorkRole", "ceterms:Task"};

bool is_work(const JsonValue& object) {
  for (const std::string_view name : work_classes) {
    if (has_class(object, name)) return true;
  }
  return false;
}

std::string_view text_in(const JsonValue& object, std::string_view term) {
  const std::optional<JsonValue> value = object.find(term);
  return value && value->is_string() ? value->text() : std::string_view{};
}

}  // namespace

AchievementId read_work(Document& document, const JsonValue& value, const Path& path,
                        const std::string& local, bool promised) {
  const std::optional<JsonValue> object = resolved(document, value);
  const bool described = object && object->is_object();
  if (described && object->find("@type") && !is_work(*object)) {
    // An alignment object names the occupation of a classification: it has an address, or a name.
    if (!promised || !has_class(*object, "ceterms:CredentialAlignmentObject")) return {};
  } else if (!promised && !(described && is_work(*object))) {
    return {};
  }
  std::string_view id = value.is_string() ? value.text() : std::string_view{};
  if (described && id.empty()) {
    for (const std::string_view term : {"@id", "ceterms:ctid", "ceterms:targetNode"}) {
      if (id.empty()) id = text_in(*object, term);
    }
  }
  if (id.empty() && !described) return {};
  // A name in an id's place ("Nurse") is none.
  if (!id.empty() && !described && id.find(':') == id.npos && !id.starts_with("ce-")) return {};
  const AchievementId at = document.builder().achievement(id.empty() ? local : document.id_of(id));
  Achievement& record = document.builder().catalog().achievements[at.index()];
  if (record.external && !record.name && described) {
    record.name = name_of(document, *object, path);
    record.description = read_text(document, *object, "ceterms:description", path);
  }
  return at;
}

}  // namespace credstack::catalog::ctdl
