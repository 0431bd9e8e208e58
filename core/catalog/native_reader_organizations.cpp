// Who decides: organizations, the agreements between them, and the cited rules they publish.
#include "catalog/native_reader.hpp"

namespace credstack::catalog {

void NativeReader::read_organization(const Field& field) {
  using OrganizationKeys =
      Keys<"id", "name", "type", "jurisdiction", "url", "gradeScale", "external", "source">;
  const auto object = open<OrganizationKeys>(field, "an organization, which is an object");
  if (!field.value.is_object()) return;
  const auto id_field = object.get<"id">();
  const std::string_view name = id(id_field);
  if (!id_field) missing(field.path, "id", "an organization is named by it");
  if (name.empty()) return;
  if (amend_organization_ == nullptr && !builder_.define_organization(name, id_field->path)) return;
  Organization& place = builder_.catalog().organizations[builder_.organization(name).index()];
  Organization record;
  record.id = place.id;
  record.name = text(object.get<"name">());
  // Of one that is kept elsewhere perhaps only the id is known.
  record.external = boolean(object.get<"external">()).value_or(false);
  if (!record.name && !record.external) missing(field.path, "name", "an organization has one");
  record.type = word<OrganizationType>(object.get<"type">()).value_or(OrganizationType::unknown);
  record.jurisdiction = string(object.get<"jurisdiction">());
  record.url = string(object.get<"url">());
  record.grade_scale = grade_scale(object.get<"gradeScale">());
  record.source = source(object.get<"source">(), source_);
  if (amend_organization_ == nullptr) {
    place = std::move(record);
  } else {
    amend_organization_(place, record, field.value);
  }
}

void NativeReader::read_agreement(const Field& field) {
  using AgreementKeys = Keys<"id", "name", "parties", "validFrom", "validUntil", "reviewBy",
                             "framework", "documents", "doubtful", "source">;
  const Watch watch(*this);
  const auto object = open<AgreementKeys>(field, "an agreement, which is an object");
  if (!field.value.is_object()) return;
  const auto id_field = object.get<"id">();
  const std::string_view name = id(id_field);
  if (!id_field) missing(field.path, "id", "an agreement is named by it");
  if (name.empty() || !builder_.define_agreement(name, id_field->path)) return;

  const AgreementId at = builder_.agreement(name);
  Agreement record;
  record.id = builder_.catalog()[at].id;
  record.parties = organizations(object.get<"parties">(), true);
  record.valid_from = date(object.get<"validFrom">());
  record.valid_until = date(object.get<"validUntil">());
  record.review_by = date(object.get<"reviewBy">());
  check_range(record.valid_from, record.valid_until, field.path);
  record.source = source(object.get<"source">(), source_);
  const bool doubtful = boolean(object.get<"doubtful">()).value_or(false);
  record.doubtful = doubtful || watch.failed() || (source_doubtful_ && !object.has<"source">());

  record.name = text(object.get<"name">());
  record.framework = text(object.get<"framework">());
  record.documents = strings(object.get<"documents">());
  builder_.catalog().agreements[at.index()] = std::move(record);
}

void NativeReader::read_conversion(const Field& field) {
  using ConversionKeys = Keys<"from", "to", "factor", "method", "source">;
  // A rule is used whole or not at all.
  const Watch watch(*this);
  const auto object = open<ConversionKeys>(field, "a rule for converting credit");
  if (!field.value.is_object()) return;
  CreditConversion rule;
  rule.from = string(object.get<"from">());
  rule.to = string(object.get<"to">());
  if (rule.from.empty()) missing(field.path, "from", "a rule converts from a unit");
  if (rule.to.empty()) missing(field.path, "to", "a rule converts to a unit");
  const auto factor = object.get<"factor">();
  if (!factor) missing(field.path, "factor", "a rule says how many units one makes");
  rule.factor = fraction(factor).value_or(Rational::unknown());
  if (rule.factor.is_zero()) {
    error("bad-number", factor->path, "The factor is 0; expected one greater than 0.");
  }
  rule.method = text(object.get<"method">());
  rule.source = source(object.get<"source">(), source_);
  if (!watch.failed()) builder_.catalog().conversions.push_back(std::move(rule));
}

void NativeReader::read_level_map(const Field& field) {
  using MapKeys = Keys<"from", "to", "pairs", "source">;
  const Watch watch(*this);
  const auto object = open<MapKeys>(field, "a map from the levels of one framework to another");
  if (!field.value.is_object()) return;
  LevelMap map;
  map.from = string(object.get<"from">());
  map.to = string(object.get<"to">());
  if (map.from.empty()) missing(field.path, "from", "a map begins at a framework");
  if (map.to.empty()) missing(field.path, "to", "a map leads to a framework");
  const auto pairs = object.get<"pairs">();
  if (!pairs) missing(field.path, "pairs", "a map says which levels are comparable");
  each(pairs, "an array of pairs of levels", [&](const Field& pair) {
    if (!pair.value.is_array() || pair.value.size() != 2) {
      mismatch(pair, "a pair of levels, such as [1, 2]");
      return;
    }
    std::vector<int> levels;
    each(pair, "a pair of levels", [&](const Field& element) {
      if (const auto step = whole(element, 0, 1'000'000)) levels.push_back(static_cast<int>(*step));
    });
    if (levels.size() == 2) map.pairs.push_back({levels[0], levels[1]});
  });
  map.source = source(object.get<"source">(), source_);
  if (!watch.failed()) builder_.catalog().level_maps.push_back(std::move(map));
}

}  // namespace credstack::catalog
