// Recognitions: dated decisions. Whatever is wrong in one, other than its note or what remains to
// be done, makes it doubtful: a condition, a date or a refusal may hide behind it.
#include "catalog/native_reader.hpp"

namespace credstack::catalog {
namespace {

using RecognitionKeys =
    Keys<"id", "credential", "target", "assertedBy", "unattributed", "agreement", "stage",
         "decision", "grants", "conditions", "places", "validFrom", "validUntil", "reviewBy",
         "remaining", "note", "doubtful", "source">;

}  // namespace

void NativeReader::read_recognition(const Field& field) {
  const Watch watch(*this);
  const auto object = open<RecognitionKeys>(field, "a recognition, which is an object");
  if (!field.value.is_object()) return;
  const auto id_field = object.get<"id">();
  const std::string_view name = id(id_field);
  if (!id_field) missing(field.path, "id", "a recognition is named by it");
  if (name.empty()) return;
  const auto credential = object.get<"credential">();
  Recognition record;
  record.credentials = achievements(credential, true);
  if (!credential) {
    missing(field.path, "credential", "a recognition is of something");
  } else {
    not_empty(credential, "one achievement id");
  }
  if (record.credentials.empty()) return;
  if (!defined_before_ && !builder_.define_recognition(name, id_field->path)) return;
  record.id = builder_.keep(name);

  const RecognitionId at(builder_.catalog().recognitions.size());
  read_decision(object, record);
  check_decision(object, record);
  each(object.get<"grants">(), "an array of grants", [&](const Field& element) {
    record.grants.push_back(read_grant(element, at, record.source.seen()));
  });
  each(object.get<"conditions">(), "an array of conditions",
       [&](const Field& element) { record.conditions.push_back(read_condition(element)); });
  const bool doubtful = boolean(object.get<"doubtful">()).value_or(false);
  record.doubtful = doubtful || watch.failed() || (source_doubtful_ && !object.has<"source">());

  record.note = text(object.get<"note">());
  read_remaining(object.get<"remaining">(), record);
  builder_.catalog().recognitions.push_back(std::move(record));
}

template <class Members>
void NativeReader::read_decision(const Members& object, Recognition& record) {
  record.targets = achievements(object.template get<"target">(), true);
  record.asserted_by = organizations(object.template get<"assertedBy">(), true);
  if (const auto agreement = object.template get<"agreement">()) {
    const std::string_view name = id(agreement);
    if (!name.empty()) record.agreement = builder_.expect_agreement(name, agreement->path);
  }
  record.source = source(object.template get<"source">(), source_);
  if (const auto stage = object.template get<"stage">()) {
    record.stage = word<Stage>(stage).value_or(Stage::recommended);
  }
  record.decision = word<Decision>(object.template get<"decision">()).value_or(Decision::granted);
  record.places = whole(object.template get<"places">(), 0, 1'000'000);
  record.valid_from = date(object.template get<"validFrom">());
  record.valid_until = date(object.template get<"validUntil">());
  record.review_by = date(object.template get<"reviewBy">());
  check_range(record.valid_from, record.valid_until, object.path());
}

template <class Members>
void NativeReader::check_decision(const Members& object, const Recognition& record) {
  if (record.stage != Stage::recommended) {
    if (!object.template has<"target">()) {
      missing(object.path(), "target", "only a recommendation may have none");
    }
    not_empty(object.template get<"target">(), "one achievement id");
  }
  not_empty(object.template get<"assertedBy">(), "one organization id");
  const bool unattributed = boolean(object.template get<"unattributed">()).value_or(false);
  if (!unattributed && !object.template has<"assertedBy">() &&
      !object.template has<"agreement">()) {
    missing(object.path(), "assertedBy", "somebody says it, unless an agreement does");
  }
  if (record.decision == Decision::granted) {
    if (!object.template has<"grants">()) {
      missing(object.path(), "grants", "a decision that is granted says what it grants");
    }
    not_empty(object.template get<"grants">(), "one grant");
  }
}

void NativeReader::read_remaining(Maybe field, Recognition& record) {
  if (!field) return;
  using RemainingKeys = Keys<"credit", "duration", "cost">;
  const auto object = open<RemainingKeys>(*field, "what remains, which is an object");
  record.remaining_credit = credit(object.get<"credit">());
  record.remaining_duration = duration(object.get<"duration">());
  record.remaining_cost = money(object.get<"cost">(), record.source.seen());
}

Grant NativeReader::read_grant(const Field& field, RecognitionId at, Date seen) {
  using GrantKeys = Keys<"form", "credit", "slot", "satisfies", "elective", "price", "text">;
  const auto object = open<GrantKeys>(field, "a grant, which is an object");
  Grant grant;
  const auto form = object.get<"form">();
  if (!form && field.value.is_object()) {
    missing(field.path, "form", "a grant says in which form it counts");
  }
  // The form that counts for nothing stands in for one that cannot be read.
  grant.form = word<GrantForm>(form).value_or(GrantForm::preparation);
  grant.credit = credit(object.get<"credit">());
  if (const auto slot = object.get<"slot">()) {
    grant.slot = builder_.keep(id(slot));
    if (!grant.slot.empty()) builder_.expect_slot(at, grant.slot, slot->path);
  }
  grant.satisfies = achievements(object.get<"satisfies">(), false);
  grant.elective = boolean(object.get<"elective">()).value_or(false);
  grant.price = money(object.get<"price">(), seen);
  grant.text = text(object.get<"text">());
  return grant;
}

Condition NativeReader::read_condition(const Field& field) {
  using ConditionKeys =
      Keys<"kind", "text", "grade", "maxAge", "onExpiry", "jurisdictions", "notJurisdictions">;
  const auto object = open<ConditionKeys>(field, "a condition, which is an object");
  Condition condition;
  if (!field.value.is_object()) return condition;
  const auto kind = object.get<"kind">();
  if (!kind) missing(field.path, "kind", "a condition says of which kind it is");
  const auto known = word<ConditionKind>(kind);
  condition.kind = known.value_or(ConditionKind::other);
  condition.text = text(object.get<"text">());
  condition.grade = filled(object.get<"grade">());
  condition.max_age = duration(object.get<"maxAge">(), true);
  condition.on_expiry = word<OnExpiry>(object.get<"onExpiry">()).value_or(OnExpiry::not_stated);
  condition.jurisdictions = strings(object.get<"jurisdictions">());
  condition.not_jurisdictions = strings(object.get<"notJurisdictions">());
  not_empty(object.get<"jurisdictions">(), "one jurisdiction");
  not_empty(object.get<"notJurisdictions">(), "one jurisdiction");
  if (known) check_condition(object, condition);
  return condition;
}

/** What a kind of condition is about is said in its own field, or at least in words. */
template <class Members>
void NativeReader::check_condition(const Members& object, const Condition& condition) {
  const auto expect = [&](bool stated, std::string_view key, std::string_view what) {
    if (!stated && !condition.text) missing(object.path(), key, what);
  };
  const bool recent = condition.kind == ConditionKind::recency;
  if (condition.kind == ConditionKind::minimum_grade) {
    expect(object.template has<"grade">(), "grade", "a minimum grade is a grade, or has a text");
  } else {
    misplaced(object.template get<"grade">(), "minimumGrade");
  }
  if (recent || condition.kind == ConditionKind::time_limit) {
    expect(object.template has<"maxAge">(), "maxAge",
           "a limit of time is a duration, or has a text");
  } else {
    misplaced(object.template get<"maxAge">(), "recency or timeLimit");
  }
  if (!recent) misplaced(object.template get<"onExpiry">(), "recency");
  const auto only = object.template get<"jurisdictions">();
  const auto except = object.template get<"notJurisdictions">();
  if (condition.kind == ConditionKind::origin) {
    expect(only || except, "jurisdictions", "an origin is named, excluded, or has a text");
  } else {
    misplaced(only, "origin");
    misplaced(except, "origin");
  }
}

}  // namespace credstack::catalog
