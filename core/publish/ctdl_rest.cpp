#include "publish/ctdl_rest.hpp"

#include <map>
#include <nlohmann/json.hpp>
#include <vector>

#include "catalog/read_catalog.hpp"
#include "publish/native_writer.hpp"

namespace credstack::publish {
namespace {

using Json = nlohmann::ordered_json;

/** The members of `ours` that `theirs` has not or has otherwise; `null` for what only it has. */
Json difference(const Json& ours, const Json& theirs) {
  Json found = Json::object();
  for (const auto& [key, value] : ours.items()) {
    if (!theirs.contains(key) || theirs[key] != value) found[key] = value;
  }
  for (const auto& [key, value] : theirs.items()) {
    if (!ours.contains(key)) found[key] = nullptr;
  }
  return found;
}

/** The records of a list by their ids. */
class ById {
 public:
  ById(const Json& catalog, const char* key) {
    if (!catalog.contains(key)) return;
    for (const Json& record : catalog[key]) records_.emplace(record["id"], &record);
  }
  Json find(const Json& id) const {
    const auto at = records_.find(id.get<std::string>());
    return at == records_.end() ? Json::object() : *at->second;
  }

 private:
  std::map<std::string, const Json*> records_;
};

/** Of each record what is lost, under what names it. */
Json lost_of_each(const Json& ours, const Json& theirs, const char* key) {
  Json list = Json::array();
  if (!ours.contains(key)) return list;
  const ById back(theirs, key);
  for (const Json& record : ours[key]) {
    const Json lost = difference(record, back.find(record["id"]));
    if (lost.empty()) continue;
    Json entry = Json::object();
    // The reader asks each record for the first, and its evidence leans on the record's source.
    for (const char* naming : {"id", "type", "name", "external", "source"}) {
      if (record.contains(naming)) entry[naming] = record[naming];
    }
    entry.update(lost);
    list.push_back(std::move(entry));
  }
  return list;
}

/** In their order; one that CTDL carries whole is its id alone. None where it carries them all. */
Json lost_recognitions(const Json& ours, const Json& theirs) {
  constexpr const char* key = "recognitions";
  const Json none = Json::array();
  const Json& before = ours.contains(key) ? ours[key] : none;
  const Json& after = theirs.contains(key) ? theirs[key] : none;
  if (before == after) return none;
  const ById back(theirs, key);
  Json list = Json::array();
  for (const Json& record : before) {
    list.push_back(back.find(record["id"]) == record ? Json{{"id", record["id"]}} : record);
  }
  return list;
}

}  // namespace

std::string ctdl_rest(const Catalog& catalog, const std::string& plain) {
  ReadOptions options;
  options.max_depth = catalog::deepest;
  std::vector<Diagnostic> diagnostics;
  Catalog back = catalog::read_catalog({{"export", plain}}, options, diagnostics);
  // What a record leaves out means the same in both then.
  back.language = catalog.language;
  back.as_of = catalog.as_of;
  Json rest = Json::parse(write_native(catalog));
  const Json theirs = Json::parse(write_native(back));
  const auto put = [&rest](const char* key, Json list) {
    rest.erase(key);
    if (!list.empty()) rest[key] = std::move(list);
  };
  rest.erase("credstack");
  for (const char* key : {"organizations", "achievements"}) {
    put(key, lost_of_each(rest, theirs, key));
  }
  put("recognitions", lost_recognitions(rest, theirs));
  return rest.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace credstack::publish
