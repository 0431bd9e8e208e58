// What was taken, is being taken, or is planned. What cannot be read and might count against an
// item leaves it doubtful: it is kept, and never better than possible.
#include "learner/learner_reader.hpp"
#include "learner/words.hpp"
#include "model/grade_scale.hpp"

namespace credstack::learner {
namespace {

using catalog::quoted;

constexpr std::size_t most_uses = 100;

}  // namespace

void LearnerReader::read_item(const Field& field, std::size_t place, Learner& learner) {
  using ItemKeys =
      catalog::Keys<"id", "achievement", "title", "issuer", "credit", "grade", "gradeScale",
                    "completed", "expires", "status", "usedFor", "accepted", "currency", "subject",
                    "level", "type", "field", "tags">;
  const Watch watch(*this);
  const auto object = open<ItemKeys>(field, "an item, which is an object");
  if (!field.value.is_object()) return;
  Item& item = learner.items.emplace_back();
  const auto achievement = object.get<"achievement">();
  Reference reference;
  if (achievement) {
    reference = known_achievement(*achievement);
    item.achievement = reference.at;
  } else if (!object.has<"title">()) {
    missing(field.path, "achievement", "an item has one, or a title");
  }
  read_issuer(object.get<"issuer">(), item);
  item.credit = credit(object.get<"credit">());
  read_grade(object.get<"grade">(), object.get<"gradeScale">(), item);
  item.completed = date(object.get<"completed">());
  item.expires = date(object.get<"expires">());
  const auto status = object.get<"status">();
  if (!status && !object.has<"completed">() && !object.has<"grade">()) {
    missing(field.path, "status", "neither a date nor a grade says that it is completed");
  }
  item.status = word<ItemStatus>(status).value_or(ItemStatus::completed);
  read_used_for(object.get<"usedFor">(), item);
  item.subject = string(object.get<"subject">());
  one_or_each(object.get<"level">(), "a level or an array of levels", [&](const Field& element) {
    if (const auto value = level(element)) item.levels.push_back(*value);
  });
  item.type = word<AchievementType>(object.get<"type">());
  item.fields = codes(object.get<"field">());
  item.tags = strings(object.get<"tags">());
  item.doubtful = item.doubtful || watch.failed();

  // What is wrong from here on takes nothing away that would count against it.
  if (const auto accepted = object.get<"accepted">()) item.accepted = read_acceptance(*accepted);
  item.currency = read_currency(object.get<"currency">());
  check_short_id(reference, achievement, item);
  check_grade(object.get<"grade">(), item);
  item.title = filled(object.get<"title">());
  if (item.title.empty() && !item.achievement) item.title = reference.id;
  name_item(object.get<"id">(), field.path, place, item);
}

/** An ending of an id names a thing of the catalogue by chance, where the record says that the
 * thing is somebody else's. */
void LearnerReader::check_short_id(const Reference& reference, Maybe field, Item& item) {
  if (!item.achievement || reference.whole) return;
  const bool others = item.issuer_stated && item.issuer != catalog_[item.achievement].owner;
  if (!others && !item.accepted) return;
  scratch_.diagnostics().warning("unknown-achievement", field->path,
                                 "Another body's " + quoted(reference.id) + " is not taken for " +
                                     quoted(catalog_[item.achievement].id) +
                                     "; write the whole id where it is meant.");
  item.achievement = {};
}

void LearnerReader::read_issuer(Maybe field, Item& item) {
  if (!field) return;
  // Where it cannot be read, it is not the achievement's owner either.
  item.issuer_stated = true;
  if (field->value.is_string()) {
    item.issuer_name = scratch_.keep(id(field));
    item.issuer = known_organization(*field, item.issuer_name);
    if (item.issuer) item.issuer_name = {};
    return;
  }
  using IssuerKeys = catalog::Keys<"name", "jurisdiction">;
  const auto object = open<IssuerKeys>(*field, "an organization id, or an object with its name");
  if (!field->value.is_object()) return;
  if (!object.has<"name">()) missing(field->path, "name", "an issuer is named");
  item.issuer_name = filled(object.get<"name">());
  item.issuer_jurisdiction = filled(object.get<"jurisdiction">());
}

void LearnerReader::read_grade(Maybe grade, Maybe scale, Item& item) {
  if (grade && grade->value.is_number()) {
    if (number(grade)) item.grade = scratch_.keep(grade->value.text());
  } else if (grade && !grade->value.is_string()) {
    mismatch(*grade, "a grade, which is a string or a number");
  } else {
    item.grade = filled(grade);
  }
  if (!scale) return;
  const std::string_view name = id(scale);
  if (name.empty()) return;
  const catalog::IdIndex::Found found = ids().grade_scales.find(name);
  if (found.at != catalog::IdIndex::none) {
    item.grade_scale = GradeScaleId(found.at);
    return;
  }
  // By another scale than its own it might pass.
  item.doubtful = true;
  scratch_.diagnostics().warning("unknown-grade-scale", scale->path,
                                 "The catalogue has no grade scale " + quoted(name) + ".");
}

/** A grade that its scale does not have is said so; the audit takes it for unknown. */
void LearnerReader::check_grade(Maybe field, const Item& item) {
  if (item.grade.empty() || item.status != ItemStatus::completed) return;
  OrganizationId issuer = item.issuer;
  if (!item.issuer_stated && item.achievement) issuer = catalog_[item.achievement].owner;
  GradeScaleId at = item.grade_scale;
  if (!at && issuer) at = catalog_[issuer].grade_scale;
  if (!at && !item.issuer_stated && catalog_.grade_scales.size() == 1) at = GradeScaleId(0);
  if (!at || !has_grades(catalog_[at]) || has_grade(catalog_[at], item.grade)) return;
  scratch_.diagnostics().warning(
      "unknown-grade", field->path,
      "The grade " + quoted(item.grade) + " is none of the scale " + quoted(catalog_[at].id) + ".");
}

void LearnerReader::read_used_for(Maybe field, Item& item) {
  each_of(field, "an array of achievement ids", most_uses, [&](const Field& element) {
    const AchievementId award = known_achievement(element).at;
    if (!award) {
      item.doubtful = true;  // used for something that no rule can be asked about
      return;
    }
    for (const AchievementId other : item.used_for) {
      if (other == award) return;
    }
    item.used_for.push_back(award);
  });
}

Acceptance LearnerReader::read_acceptance(const Field& field) {
  using AcceptanceKeys = catalog::Keys<"by", "as", "credit", "date", "priorLearning">;
  const Watch watch(*this);
  const auto object = open<AcceptanceKeys>(field, "an acceptance, which is an object");
  Acceptance acceptance;
  const auto by = object.get<"by">();
  if (!by && field.value.is_object()) missing(field.path, "by", "somebody accepts it");
  if (by) acceptance.by = known_organization(*by, id(by));
  if (const auto as = object.get<"as">()) {
    acceptance.as = known_achievement(*as).at;
    // Accepted as one course, it is not credit for any.
    acceptance.doubtful = !acceptance.as;
  }
  acceptance.credit = credit(object.get<"credit">());
  acceptance.date = date(object.get<"date">());
  acceptance.prior_learning = boolean(object.get<"priorLearning">()).value_or(false);
  acceptance.doubtful = acceptance.doubtful || watch.failed();
  return acceptance;
}

std::optional<Currency> LearnerReader::read_currency(Maybe field) {
  if (!field) return std::nullopt;
  using CurrencyKeys = catalog::Keys<"by", "date">;
  const Watch watch(*this);
  const auto object = open<CurrencyKeys>(*field, "a proof of currency, which is an object");
  if (!field->value.is_object()) return std::nullopt;
  Currency currency;
  const auto by = object.get<"by">();
  if (!by) missing(field->path, "by", "somebody has seen the proof");
  if (by) currency.by = known_organization(*by, id(by));
  currency.date = date(object.get<"date">());
  // Without its date it would be fresh for ever.
  if (watch.failed()) return std::nullopt;
  return currency;
}

/** Exceptions and answers name items by their ids: one that two items have names neither surely. */
void LearnerReader::name_item(Maybe name, const Path& path, std::size_t place, Item& item) {
  item.id = scratch_.keep(id(name));
  if (item.id.empty()) item.id = scratch_.keep(std::to_string(place));
  if (++item_ids_[item.id] == 1) return;
  error("duplicate-id", name ? name->path : path,
        "Another item has the id " + quoted(item.id) + " already.");
}

}  // namespace credstack::learner
