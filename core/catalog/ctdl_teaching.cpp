// How a thing is taught. CTDL has no days of offerings: a ScheduledOffering says how often, not
// when.
#include <algorithm>
#include <string>
#include <utility>

#include "catalog/ctdl_record.hpp"
#include "catalog/ctdl_values.hpp"
#include "catalog/language_tag.hpp"

namespace credstack::catalog::ctdl {
namespace {

template <class Item>
void add_once(std::vector<Item>& list, const Item& item) {
  if (std::find(list.begin(), list.end(), item) == list.end()) list.push_back(item);
}

/** By CTDL's scheme of delivery types. Its VariableSite says where, not how. */
std::optional<Delivery> delivery_of(std::string_view concept_name) {
  if (concept_name == "InPerson") return Delivery::in_person;
  if (concept_name == "OnlineOnly") return Delivery::online;
  if (concept_name == "BlendedDelivery") return Delivery::blended;
  return std::nullopt;
}

/** A tag by its shape. Names of languages, such as English, have it too, but are longer. */
bool is_tag(std::string_view text) {
  return is_language_tag(text) && std::min(text.find('-'), text.size()) <= 3;
}

}  // namespace

void read_teaching(Record& record) {
  Document& document = record.document;
  constexpr std::string_view delivery = "ceterms:deliveryType";
  for (const Concept& stated : read_concepts(document, record.node, delivery, record.path)) {
    if (const std::optional<Delivery> way = delivery_of(stated.node)) {
      add_once(record.study.delivery, *way);
    } else {
      document.count_unread(delivery, record.path.member(delivery));
    }
  }
  constexpr std::string_view languages = "ceterms:inLanguage";
  each(record.node, languages, record.path, [&](const JsonValue& element, const Path& at) {
    if (element.is_string() && is_tag(element.text())) {
      add_once(record.study.languages, record.builder().keep(element.text()));
    } else {
      document.count_unread(languages, at);
    }
  });
  record.study.offered_otherwise = record.node.find("ceterms:hasOffering").has_value();
}

void put_study(Record& record) {
  const StudyFacts& study = record.study;
  if (!study.corequisites && !study.offered_otherwise && study.delivery.empty() &&
      study.languages.empty()) {
    return;
  }
  record.achievement.study = record.builder().add(std::move(record.study));
}

}  // namespace credstack::catalog::ctdl
