#include "answer/values_json.hpp"

namespace credstack::answer {

void write(JsonWriter& json, const Credit& credit) {
  json.object();
  if (credit.is_exact()) {
    json.member("value", credit.min);
  } else {
    json.member("min", credit.min).member("max", credit.max);
  }
  json.member("unit", credit.unit).end_object();
}

void write_known(JsonWriter& json, const char* key, const std::optional<Credit>& credit) {
  json.key(key);
  if (credit) {
    write(json, *credit);
  } else {
    json.string("unknown");
  }
}

void write(JsonWriter& json, const Money& money) {
  json.object().member("minor", money.minor).member("currency", money.code());
  if (money.as_of) json.member("asOf", money.as_of.to_string());
  json.end_object();
}

void write(JsonWriter& json, const Context& context, const Source& source) {
  json.object().optional("url", source.url).optional("title", source.title);
  if (source.as_of) json.member("asOf", source.as_of.to_string());
  if (source.retrieved) json.member("retrieved", source.retrieved.to_string());
  json.optional("certainty", spelled(source.certainty));
  json.optional("note", source.note.in(context.language)).end_object();
}

void write_catalog(JsonWriter& json, const Context& context) {
  const Catalog& catalog = context.catalog;
  json.key("catalog").object().optional("id", catalog.id);
  json.optional("name", catalog.name.in(context.language));
  json.optional("version", catalog.version);
  if (catalog.as_of) json.member("asOf", catalog.as_of.to_string());
  json.end_object();
}

void write_organization(JsonWriter& json, const Context& context, OrganizationId id) {
  const Organization& organization = context.catalog[id];
  json.object().member("id", organization.id).member("name", context.name(id));
  json.optional("type", organization.type == OrganizationType::unknown
                            ? std::string_view{}
                            : spelled(organization.type));
  json.end_object();
}

void write_brief(JsonWriter& json, const Context& context, AchievementId id) {
  const Achievement& achievement = context.catalog[id];
  json.object().member("id", achievement.id).member("name", context.name(id));
  json.member("type", spelled(achievement.type));
  if (achievement.owner) {
    json.key("owner");
    write_organization(json, context, achievement.owner);
  }
  json.optional("url", achievement.url);
  if (achievement.external) json.member("external", true);
  if (achievement.status != Status::unknown) json.member("status", spelled(achievement.status));
  if (achievement.credit) {
    json.key("credit");
    write(json, *achievement.credit);
  }
  if (achievement.non_credit) json.member("nonCredit", true);
  if (!achievement.levels.empty()) {
    json.key("level").array();
    for (const Level& level : achievement.levels) {
      json.object().member("framework", level.framework);
      json.member("level", std::int64_t{level.level}).end_object();
    }
    json.end_array();
  }
  if (achievement.duration) json.member("duration", achievement.duration.to_string());
  if (achievement.workload) json.member("workload", achievement.workload.to_string());
  json.end_object();
}

std::string_view word(Method method) {
  constexpr std::string_view words[] = {"stated", "perCredit", "inProportion"};
  return words[static_cast<std::size_t>(method)];
}

void write_costs(JsonWriter& json, const Context& context, const std::vector<CostTotal>& costs) {
  const auto kinds = [&](const char* key, const std::vector<CostKind>& list) {
    if (list.empty()) return;
    json.key(key).array();
    for (const CostKind kind : list) json.string(spelled(kind));
    json.end_array();
  };
  if (costs.empty()) {
    json.string("unknown");
    return;
  }
  json.array();
  for (const CostTotal& cost : costs) {
    json.object().key("sum");
    write(json, cost.sum);
    if (cost.audience != nullptr) json.member("audience", cost.audience->in(context.language));
    json.member("method", word(cost.method));
    if (cost.indicative()) json.member("indicative", true);
    kinds("holds", cost.kinds);
    kinds("notPublished", cost.not_published);
    if (cost.mixed_currencies) json.member("otherCurrenciesLeftOut", true);
    json.end_object();
  }
  json.end_array();
}

}  // namespace credstack::answer
