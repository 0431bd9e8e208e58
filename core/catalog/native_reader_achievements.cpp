// Achievements: credentials, programs and courses, with their costs and what speaks for them.
#include <algorithm>

#include "catalog/native_reader.hpp"

namespace credstack::catalog {
namespace {

using AchievementKeys =
    Keys<"id", "type", "name", "owner", "description", "url", "credit", "nonCredit", "duration",
         "workload", "level", "field", "occupation", "skills", "status", "reviewBy", "validity",
         "costs", "requirement", "entry", "corequisites", "versions", "subject", "tags",
         "equivalents", "repeatable", "offerings", "offeredOtherwise", "deliveryType", "inLanguage",
         "assumes", "hasPart", "isPartOf", "embeds", "assessedBy", "openResource", "register",
         "endorsements", "assurances", "jurisdiction", "labourMarket", "priorLearning", "funding",
         "learningOutcomes", "nextStep", "external", "doubtful", "source">;

bool says_something(const StudyFacts& facts) {
  return !facts.subject.empty() || !facts.tags.empty() || !facts.equivalents.empty() ||
         facts.repeatable || !facts.versions.empty() || facts.corequisites ||
         !facts.offerings.empty() || facts.offered_otherwise || !facts.delivery.empty() ||
         !facts.languages.empty();
}

}  // namespace

void NativeReader::read_achievement(const Field& field) {
  const Watch watch(*this);
  const auto object = open<AchievementKeys>(field, "an achievement, which is an object");
  if (!field.value.is_object()) return;
  const auto id_field = object.get<"id">();
  const std::string_view name = id(id_field);
  if (!id_field) missing(field.path, "id", "an achievement is named by it");
  const bool external = boolean(object.get<"external">()).value_or(false);
  if (name.empty()) return;
  if (amend_achievement_ == nullptr &&
      !builder_.define_achievement(name, id_field->path, external)) {
    return;
  }

  const AchievementId at = builder_.achievement(name);
  Achievement record;
  record.id = builder_.catalog()[at].id;
  record.external = external;
  read_limits(object, record);
  // Said by a writer of a record that it could not read whole.
  const bool doubtful = boolean(object.get<"doubtful">()).value_or(false);
  const bool limited = watch.failed();
  record.source = source(object.get<"source">(), source_);
  const Watch study_watch(*this);
  StudyFacts facts = read_study(object, record);
  record.doubtful = doubtful || limited || study_watch.failed();
  read_offerings(object.get<"offerings">(), object.get<"offeredOtherwise">(), facts);
  read_delivery(object.get<"deliveryType">(), object.get<"inLanguage">(), facts);
  if (says_something(facts)) record.study = builder_.add(std::move(facts));
  read_description(object, record);
  read_evidence(object, record);
  // References made above may have moved the list of achievements.
  Achievement& place = builder_.catalog().achievements[at.index()];
  if (amend_achievement_ == nullptr) {
    place = std::move(record);
  } else {
    amend_achievement_(builder_.catalog(), place, record, field.value);
  }
}

/** What decides whether and when it counts. */
template <class Members>
void NativeReader::read_limits(const Members& object, Achievement& record) {
  const auto type = object.template get<"type">();
  // Of a record that is kept elsewhere perhaps only the id is known.
  if (!type && !record.external)
    missing(object.path(), "type", "it is never guessed from the name");
  record.type = word<AchievementType>(type).value_or(AchievementType::other);
  record.status = word<Status>(object.template get<"status">()).value_or(Status::unknown);
  record.non_credit = boolean(object.template get<"nonCredit">()).value_or(false);
  record.review_by = date(object.template get<"reviewBy">());
  record.validity = duration(object.template get<"validity">());
  record.register_entry = read_register(object.template get<"register">());
  node_ids_.clear();
  rule_ids_.clear();
  record.requirement = read_tree(object.template get<"requirement">());
  record.entry = read_tree(object.template get<"entry">());
}

/** What selectors and audits look at: were a part lost, something could count that should not. */
template <class Members>
StudyFacts NativeReader::read_study(const Members& object, const Achievement& record) {
  const auto versions = object.template get<"versions">();
  StudyFacts facts;
  // Before the versions, whose trees have ids of their own.
  facts.corequisites = read_tree(object.template get<"corequisites">());
  facts.subject = filled(object.template get<"subject">());
  facts.tags = strings(object.template get<"tags">());
  facts.equivalents = achievements(object.template get<"equivalents">(), false);
  facts.repeatable = boolean(object.template get<"repeatable">()).value_or(false);
  each(versions, "an array of versions of the requirement", [&](const Field& element) {
    facts.versions.push_back(read_version(element, record.source));
  });
  if (versions) check_versions(facts.versions, versions->path);
  const AchievementId self = builder_.achievement(record.id);
  if (std::erase(facts.equivalents, self) > 0) {
    builder_.diagnostics().warning("equivalence-cycle", object.template get<"equivalents">()->path,
                                   "It is equivalent to itself, which says nothing.");
  }
  return facts;
}

RequirementVersion NativeReader::read_version(const Field& field, const Source& fallback) {
  using VersionKeys =
      Keys<"catalogYear", "validFrom", "validUntil", "credit", "requirement", "source">;
  const auto object = open<VersionKeys>(field, "a version of the requirement, which is an object");
  RequirementVersion version;
  if (!field.value.is_object()) return version;
  version.catalog_year = filled(object.get<"catalogYear">());
  version.valid_from = date(object.get<"validFrom">());
  version.valid_until = date(object.get<"validUntil">());
  check_range(version.valid_from, version.valid_until, field.path);
  if (!object.has<"catalogYear">() && !object.has<"validFrom">() && !object.has<"validUntil">()) {
    missing(field.path, "catalogYear", "a version is of a catalogue year, or has dates");
  }
  version.credit = credit(object.get<"credit">());
  const auto requirement = object.get<"requirement">();
  if (!requirement) missing(field.path, "requirement", "a version says what is required");
  node_ids_.clear();
  rule_ids_.clear();
  version.requirement = read_tree(requirement);
  version.source = source(object.get<"source">(), fallback);
  return version;
}

void NativeReader::check_versions(const std::vector<RequirementVersion>& versions,
                                  const Path& path) {
  constexpr std::size_t compared = 64;
  const auto is_before = [](const RequirementVersion& a, const RequirementVersion& b) {
    return a.valid_until && b.valid_from && a.valid_until.last_day() < b.valid_from.first_day();
  };
  for (std::size_t i = 0; i < versions.size(); ++i) {
    const RequirementVersion& one = versions[i];
    for (std::size_t j = i - std::min(i, compared); j < i; ++j) {
      const RequirementVersion& other = versions[j];
      const bool dated =
          (one.valid_from || one.valid_until) && (other.valid_from || other.valid_until);
      const bool same_year = !one.catalog_year.empty() && one.catalog_year == other.catalog_year;
      if (!same_year && (!dated || is_before(one, other) || is_before(other, one))) continue;
      error("overlapping-versions", path.element(i),
            same_year ? "Another version is of the catalogue year " + quoted(one.catalog_year) + "."
                      : "Another version is in force at the same time.");
      break;
    }
  }
}

template <class Members>
void NativeReader::read_description(const Members& object, Achievement& record) {
  const auto name = object.template get<"name">();
  record.name = text(name);
  // An empty language map says that it has none.
  const bool nameless = name && name->value.is_object() && name->value.size() == 0;
  if (!record.name && !record.external && !nameless) {
    missing(object.path(), "name", "an achievement has one");
  }
  record.owner = organization(object.template get<"owner">());
  record.description = text(object.template get<"description">());
  record.url = string(object.template get<"url">());
  const Watch watch(*this);
  record.credit = credit(object.template get<"credit">());
  // Without its total a program would be complete as soon as its tree is.
  const bool program = record.requirement || object.template has<"versions">();
  record.doubtful = record.doubtful || (program && watch.failed());
  record.duration = duration(object.template get<"duration">());
  record.workload = duration(object.template get<"workload">());
  one_or_each(object.template get<"level">(), "a level or an array of levels",
              [&](const Field& element) {
                if (const auto value = level(element)) record.levels.push_back(*value);
              });
  record.fields = codes(object.template get<"field">());
  record.occupations = codes(object.template get<"occupation">());
  record.skills = strings(object.template get<"skills">());
  record.assumes = types(object.template get<"assumes">());
  record.parts = achievements(object.template get<"hasPart">(), false);
  record.wholes = achievements(object.template get<"isPartOf">(), false);
  record.embeds = achievements(object.template get<"embeds">(), false);
  record.assessed_by = organization(object.template get<"assessedBy">());
  record.open_resource = boolean(object.template get<"openResource">()).value_or(false);
  record.funding = texts(object.template get<"funding">());
  record.jurisdiction = text(object.template get<"jurisdiction">());
  record.learning_outcomes = texts(object.template get<"learningOutcomes">());
  record.next_step = read_next_step(object.template get<"nextStep">());
}

template <class Members>
void NativeReader::read_evidence(const Members& object, Achievement& record) {
  const Source& fallback = record.source;
  if (const auto costs = object.template get<"costs">()) {
    each(costs, "an array of costs",
         [&](const Field& element) { record.costs.push_back(read_cost(element, fallback)); });
    // Costs that cannot be read are unknown, not none.
    if (!costs->value.is_array()) record.costs.emplace_back();
  }
  each(object.template get<"endorsements">(), "an array of endorsements",
       [&](const Field& element) {
         if (auto item = read_endorsement(element, fallback)) {
           record.endorsements.push_back(std::move(*item));
         }
       });
  each(object.template get<"assurances">(), "an array of assurances", [&](const Field& element) {
    if (auto item = read_assurance(element, fallback)) {
      record.assurances.push_back(std::move(*item));
    }
  });
  each(object.template get<"labourMarket">(), "an array of labour-market evidence",
       [&](const Field& element) {
         if (auto item = read_labour_market(element, fallback)) {
           record.labour_market.push_back(std::move(*item));
         }
       });
  const auto routes = object.template get<"priorLearning">();
  // A cap that was lost would leave a program without a limit.
  bool lost = routes && !routes->value.is_array();
  each(routes, "an array of routes by assessment", [&](const Field& element) {
    auto item = read_prior_learning(element, fallback);
    lost = lost || !item;
    if (item) record.prior_learning.push_back(std::move(*item));
  });
  record.doubtful = record.doubtful || lost;
}

Cost NativeReader::read_cost(const Field& field, const Source& fallback) {
  using CostKeys = Keys<"kind", "price", "audience", "note", "validFrom", "validUntil", "source">;
  const Watch watch(*this);
  const auto object = open<CostKeys>(field, "a cost, which is an object");
  Cost cost;
  if (!object.has<"kind">() && field.value.is_object()) {
    missing(field.path, "kind", "a cost says what it is for");
  }
  cost.kind = word<CostKind>(object.get<"kind">()).value_or(CostKind::other);
  cost.source = source(object.get<"source">(), fallback);
  cost.price = money(object.get<"price">(), cost.source.seen());
  cost.audience = text(object.get<"audience">());
  cost.valid_from = date(object.get<"validFrom">());
  cost.valid_until = date(object.get<"validUntil">());
  check_range(cost.valid_from, cost.valid_until, field.path);
  // A price for whom, for what or until when? Left out, it would make a sum too small; so it stays,
  // as a cost that is not known.
  if (watch.failed()) cost.price.reset();
  cost.note = text(object.get<"note">());
  return cost;
}

std::optional<Endorsement> NativeReader::read_endorsement(const Field& field,
                                                          const Source& fallback) {
  using EndorsementKeys = Keys<"by", "text", "validFrom", "validUntil", "source">;
  const Watch watch(*this);
  const auto object = open<EndorsementKeys>(field, "an endorsement, which is an object");
  if (!field.value.is_object()) return std::nullopt;
  Endorsement item;
  if (!object.has<"by">()) missing(field.path, "by", "an endorsement is somebody's");
  item.by = organization(object.get<"by">());
  item.valid_from = date(object.get<"validFrom">());
  item.valid_until = date(object.get<"validUntil">());
  check_range(item.valid_from, item.valid_until, field.path);
  item.source = source(object.get<"source">(), fallback);
  // Without its dates it would stand for ever.
  if (watch.failed()) return std::nullopt;
  item.text = text(object.get<"text">());
  return item;
}

std::optional<Assurance> NativeReader::read_assurance(const Field& field, const Source& fallback) {
  using AssuranceKeys = Keys<"by", "role", "place", "validFrom", "validUntil", "source">;
  const Watch watch(*this);
  const auto object = open<AssuranceKeys>(field, "an assurance, which is an object");
  if (!field.value.is_object()) return std::nullopt;
  if (!object.has<"by">()) missing(field.path, "by", "an assurance is somebody's");
  if (!object.has<"role">()) missing(field.path, "role", "an assurance says what the body does");
  Assurance item;
  item.by = organization(object.get<"by">());
  if (const auto role = word<AssuranceRole>(object.get<"role">())) item.role = *role;
  item.place = text(object.get<"place">());
  item.valid_from = date(object.get<"validFrom">());
  item.valid_until = date(object.get<"validUntil">());
  check_range(item.valid_from, item.valid_until, field.path);
  item.source = source(object.get<"source">(), fallback);
  // Without its place or its dates it would hold everywhere and for ever.
  if (watch.failed()) return std::nullopt;
  return item;
}

std::optional<LabourMarketEvidence> NativeReader::read_labour_market(const Field& field,
                                                                     const Source& fallback) {
  using EvidenceKeys = Keys<"by", "text", "occupation", "source">;
  const Watch watch(*this);
  const auto object = open<EvidenceKeys>(field, "labour-market evidence, which is an object");
  if (!field.value.is_object()) return std::nullopt;
  LabourMarketEvidence item;
  item.by = organization(object.get<"by">());
  if (const auto occupation = object.get<"occupation">()) item.occupation = code(*occupation);
  item.source = source(object.get<"source">(), fallback);
  item.text = text(object.get<"text">());
  if (watch.failed()) return std::nullopt;
  return item;
}

std::optional<PriorLearning> NativeReader::read_prior_learning(const Field& field,
                                                               const Source& fallback) {
  using RouteKeys = Keys<"method", "cap", "capShare", "fee", "text", "source">;
  const Watch watch(*this);
  const auto object = open<RouteKeys>(field, "a route by assessment, which is an object");
  if (!field.value.is_object()) return std::nullopt;
  PriorLearning route;
  route.source = source(object.get<"source">(), fallback);
  route.cap = credit(object.get<"cap">());
  const auto share = object.get<"capShare">();
  route.cap_share = fraction(share);
  if (route.cap_share && *route.cap_share > Rational(1)) {
    error("number-too-large", share->path,
          "A share of " + route.cap_share->to_string() + " is more than the whole.");
  }
  // Without its cap it would have no limit.
  if (watch.failed()) return std::nullopt;
  route.fee = money(object.get<"fee">(), route.source.seen());
  route.method = text(object.get<"method">());
  route.text = text(object.get<"text">());
  return route;
}

std::optional<RegisterEntry> NativeReader::read_register(Maybe field) {
  if (!field) return std::nullopt;
  using RegisterKeys = Keys<"by", "name", "number", "status", "listed", "reviewBy", "url">;
  const auto object = open<RegisterKeys>(*field, "a register entry, which is an object");
  if (!field->value.is_object()) return std::nullopt;
  RegisterEntry entry;
  entry.by = organization(object.get<"by">());
  entry.name = text(object.get<"name">());
  entry.number = string(object.get<"number">());
  entry.status = word<Status>(object.get<"status">()).value_or(Status::unknown);
  entry.listed = date(object.get<"listed">());
  entry.review_by = date(object.get<"reviewBy">());
  entry.url = string(object.get<"url">());
  return entry;
}

std::optional<NextStep> NativeReader::read_next_step(Maybe field) {
  if (!field) return std::nullopt;
  using StepKeys = Keys<"text", "url">;
  const auto object = open<StepKeys>(*field, "a next step, which is an object");
  if (!field->value.is_object()) return std::nullopt;
  NextStep step{text(object.get<"text">()), string(object.get<"url">())};
  if (!step.text && step.url.empty()) return std::nullopt;
  return step;
}

}  // namespace credstack::catalog
