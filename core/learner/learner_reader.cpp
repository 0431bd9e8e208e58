// The record as a whole: its heading, enrolments and exceptions.
#include "learner/learner_reader.hpp"

#include <algorithm>

#include "catalog/walk.hpp"
#include "learner/words.hpp"

namespace credstack::learner {
namespace {

using catalog::JsonValue;
using catalog::quoted;

bool is_learner(JsonValue value) {
  const auto version = value.find("credstackLearner");
  return version && version->is_number() && Rational::parse(version->text()) == Rational(1);
}

}  // namespace

Scratch::Scratch() : problems_(ReadOptions{}.max_diagnostics), builder_(problems_) {}

void Scratch::settle(Learner& learner, std::string_view at, std::vector<Diagnostic>& diagnostics) {
  learner.strings = std::move(builder_.catalog().strings);
  for (Diagnostic& problem : problems_.take()) {
    problem.pointer.insert(0, at);
    diagnostics.push_back(std::move(problem));
  }
}

void LearnerReader::read(const Field& record, Learner& learner) {
  learner.unreadable = !is_learner(record.value);
  if (!record.value.is_object()) {
    mismatch(record, "a learner's record, which is an object");
    return;
  }
  if (learner.unreadable) {
    error("unsupported-version", record.path.member("credstackLearner"),
          "A record begins with \"credstackLearner\": 1, the only version of the format. Nothing "
          "of this one is read.");
    return;
  }
  using LearnerKeys =
      catalog::Keys<"credstackLearner", "$schema", "id", "programs", "items", "exceptions">;
  const auto object = open<LearnerKeys>(record, "a record");
  string(object.get<"$schema">());  // for editors
  learner.id = scratch_.keep(id(object.get<"id">()));
  each_of(object.get<"programs">(), "an array of enrolments", longest_list,
          [&](const Field& element) { read_enrolment(element, learner); });
  std::size_t place = 0;
  each_of(object.get<"items">(), "an array of items", longest_list,
          [&](const Field& element) { read_item(element, ++place, learner); });
  each_of(object.get<"exceptions">(), "an array of exceptions", longest_list,
          [&](const Field& element) { read_exception(element, learner); });
}

void LearnerReader::too_many(Maybe list, std::size_t most) {
  error("too-many", list->path,
        "The list has more than " + std::to_string(most) + " entries; the rest is not read.");
}

// ---- references -------------------------------------------------------------------------------

const KnownIds& LearnerReader::ids() {
  if (ids_ == nullptr) {
    own_ids_ = std::make_unique<KnownIds>(catalog_);
    ids_ = own_ids_.get();
  }
  return *ids_;
}

LearnerReader::Reference LearnerReader::known_achievement(const Field& field) {
  Reference reference;
  reference.id = scratch_.keep(id(field));
  if (reference.id.empty()) return reference;
  reference.at = catalog_.find(reference.id);
  reference.whole = static_cast<bool>(reference.at);
  if (reference.at) return reference;
  const catalog::IdIndex::Found found = ids().achievements.find(reference.id);
  if (found.at != catalog::IdIndex::none) {
    reference.at = AchievementId(found.at);
    return reference;
  }
  scratch_.diagnostics().warning(
      "unknown-achievement", field.path,
      found.several ? "Several ids of the catalogue end in " + quoted(reference.id) + "."
                    : "The catalogue has no achievement " + quoted(reference.id) + ".");
  return reference;
}

OrganizationId LearnerReader::known_organization(const Field& field, std::string_view name) {
  if (name.empty()) return {};
  const catalog::IdIndex::Found found = ids().organizations.find(name);
  if (found.at != catalog::IdIndex::none) return OrganizationId(found.at);
  scratch_.diagnostics().warning("unknown-organization", field.path,
                                 found.several
                                     ? "Several ids of the catalogue end in " + quoted(name) + "."
                                     : "The catalogue has no organization " + quoted(name) + ".");
  return {};
}

// ---- enrolments -------------------------------------------------------------------------------

void LearnerReader::read_enrolment(const Field& field, Learner& learner) {
  using EnrolmentKeys = catalog::Keys<"program", "catalogYear", "admitted", "enrolled", "award">;
  const Watch watch(*this);
  const auto object = open<EnrolmentKeys>(field, "an enrolment, which is an object");
  if (!field.value.is_object()) return;
  const auto program = object.get<"program">();
  if (!program) {
    missing(field.path, "program", "an enrolment is in one");
    return;
  }
  Enrolment enrolment;
  enrolment.program = known_achievement(*program).at;
  enrolment.catalog_year = filled(object.get<"catalogYear">());
  enrolment.admitted = date(object.get<"admitted">());
  enrolment.enrolled = date(object.get<"enrolled">());
  enrolment.award = date(object.get<"award">());
  enrolment.doubtful = watch.failed();
  if (!enrolment.program) return;
  const auto same =
      std::find_if(learner.enrolments.begin(), learner.enrolments.end(),
                   [&](const Enrolment& other) { return other.program == enrolment.program; });
  if (same == learner.enrolments.end()) {
    learner.enrolments.push_back(enrolment);
    return;
  }
  error("duplicate-id", program->path,
        "There is an enrolment in " + quoted(catalog_[enrolment.program].id) +
            " already; which of the two holds is not known.");
  same->doubtful = true;
}

// ---- exceptions -------------------------------------------------------------------------------

/** What it is about. Without one of these it would be about something else: then it is left out. */
template <class Members>
bool LearnerReader::read_subject(const Members& object, Exception& exception) {
  const Watch watch(*this);
  const auto kind = object.template get<"kind">();
  if (!kind) missing(object.path(), "kind", "an exception says what is done");
  const auto known = word<ExceptionKind>(kind);
  const auto program = object.template get<"program">();
  if (program) exception.program = known_achievement(*program).at;
  exception.node = scratch_.keep(id(object.template get<"node">()));
  exception.rule = scratch_.keep(id(object.template get<"rule">()));
  exception.item = scratch_.keep(id(object.template get<"item">()));
  if (!known) return false;
  exception.kind = *known;
  const bool allows = *known == ExceptionKind::allow;
  if (allows && !object.template has<"rule">()) {
    missing(object.path(), "rule", "it is a rule that does not hold");
  }
  if (!allows && !object.template has<"node">()) {
    missing(object.path(), "node", "it is about one requirement");
  }
  if (*known == ExceptionKind::substitute && !object.template has<"item">()) {
    missing(object.path(), "item", "something takes the place of another");
  }
  return !watch.failed() && (!program || exception.program);
}

/** Whether it is clear which item is meant, if one is named. */
bool LearnerReader::names_one_item(Maybe field, const Exception& exception) {
  if (exception.item.empty()) return true;
  const auto named = item_ids_.find(exception.item);
  if (named != item_ids_.end()) return named->second == 1;
  scratch_.diagnostics().warning("unknown-item", field->path,
                                 "No item has the id " + quoted(exception.item) + ".");
  return false;
}

const LearnerReader::Names& LearnerReader::names_of(AchievementId program) {
  const auto [place, is_new] = names_.try_emplace(program.index());
  Names& names = place->second;
  if (!is_new) return names;
  std::vector<RequirementId> stack;
  const auto note = [&](const Requirement& node) {
    names.stated = true;
    if (!node.id.empty()) names.nodes.insert(node.id);
    if (!node.terms) return;
    for (const Rule& rule : catalog_[node.terms].rules) {
      if (!rule.id.empty()) names.rules.insert(rule.id);
    }
  };
  catalog::walk(catalog_, catalog_[program].requirement, stack, note);
  for (const RequirementVersion& each : catalog::versions_of(catalog_, catalog_[program])) {
    catalog::walk(catalog_, each.requirement, stack, note);
  }
  return names;
}

/** An exception from what no program has does nothing, which whoever granted it should know. */
void LearnerReader::check_part(Maybe field, const Exception& exception, const Learner& learner) {
  const bool rule = exception.kind == ExceptionKind::allow;
  const std::string_view part = rule ? exception.rule : exception.node;
  bool stated = false;
  const auto has = [&](AchievementId program) {
    const Names& names = names_of(program);
    stated = stated || names.stated;
    return (rule ? names.rules : names.nodes).count(part) > 0;
  };
  bool found = false;
  if (exception.program) {
    found = has(exception.program);
  } else {
    for (const Enrolment& each : learner.enrolments) found = found || has(each.program);
  }
  if (found || !stated) return;
  scratch_.diagnostics().warning(rule ? "unknown-rule" : "unknown-node", field->path,
                                 std::string(rule ? "No rule" : "No requirement") +
                                     " of the program has the id " + quoted(part) +
                                     ", so this does nothing.");
}

void LearnerReader::read_exception(const Field& field, Learner& learner) {
  using ExceptionKeys = catalog::Keys<"kind", "program", "node", "rule", "item", "by", "person",
                                      "date", "until", "reason">;
  const Watch watch(*this);
  const auto object = open<ExceptionKeys>(field, "an exception, which is an object");
  if (!field.value.is_object()) return;
  Exception exception;
  const bool sound = read_subject(object, exception);
  const bool allows = exception.kind == ExceptionKind::allow;
  if (sound) {
    misplaced(allows ? object.get<"node">() : object.get<"rule">(),
              allows ? "waive, confirm or substitute" : "allow");
    if (!allows && exception.kind != ExceptionKind::substitute) {
      misplaced(object.get<"item">(), "substitute or allow");
    }
  }
  const auto by = object.get<"by">();
  if (!by) missing(field.path, "by", "an exception is somebody's decision");
  exception.by_name = scratch_.keep(id(by));
  if (by) exception.by = known_organization(*by, exception.by_name);
  exception.date = date(object.get<"date">());
  exception.until = date(object.get<"until">());
  exception.doubtful = watch.failed() || !names_one_item(object.get<"item">(), exception);
  exception.person = string(object.get<"person">());
  exception.reason = string(object.get<"reason">());
  if (!sound) return;
  check_part(allows ? object.get<"rule">() : object.get<"node">(), exception, learner);
  learner.exceptions.push_back(exception);
}

Learner read_learner(const Catalog& catalog, JsonValue record, std::string_view at,
                     std::vector<Diagnostic>& diagnostics, const KnownIds* ids) {
  Learner learner;
  Scratch scratch;
  const Path root;
  LearnerReader(catalog, scratch.builder(), ids).read(Field{record, root}, learner);
  scratch.settle(learner, at, diagnostics);
  return learner;
}

}  // namespace credstack::learner
