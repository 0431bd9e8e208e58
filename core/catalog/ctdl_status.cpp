// Whether a record still holds, and at which level it stands.
#include <optional>
#include <string>
#include <utility>

#include "catalog/ctdl_record.hpp"
#include "catalog/ctdl_values.hpp"

namespace credstack::catalog::ctdl {
namespace {

/** A concept of CTDL's CredentialStatus or LifeCycleStatus scheme, by the schemes' own definitions.
 */
std::optional<Status> status_of(std::string_view concept_name) {
  constexpr std::pair<std::string_view, Status> known[] = {
      {"Active", Status::current},    {"TeachOut", Status::expiring}, {"Ceasing", Status::expiring},
      {"Deprecated", Status::closed}, {"Superseded", Status::closed}, {"Suspended", Status::closed},
      {"Ceased", Status::closed}};
  for (const auto& [name, status] : known) {
    if (name == concept_name) return status;
  }
  return std::nullopt;
}

int weight(Status status) {
  return status == Status::closed     ? 3
         : status == Status::expiring ? 2
         : status == Status::current  ? 1
                                      : 0;
}

Status worse(Status a, Status b) { return weight(a) < weight(b) ? b : a; }

/** Of several statuses the worst; one that is not known leaves the record in doubt. */
Status stated_status(Record& record) {
  Status worst = Status::unknown;
  bool in_doubt = false;
  for (const std::string_view term :
       {"ceterms:credentialStatusType", "ceterms:lifeCycleStatusType"}) {
    for (const Concept& stated : read_concepts(record.document, record.node, term, record.path)) {
      const std::optional<Status> status = status_of(stated.node);
      if (status) {
        worst = worse(worst, *status);
        continue;
      }
      in_doubt = true;
      record.diagnostics().warning("ctdl-status", record.path.member(term),
                                   "The status " + quoted(stated.node) +
                                       " is none that the catalogue knows; it stays unknown.");
    }
  }
  if (!in_doubt || worst == Status::closed) return worst;
  record.achievement.doubtful = true;
  return Status::unknown;
}

/** An end that had come when the record was last seen closes it; whether a later one has come
 * depends on the day of the question, which no reader knows. */
void read_end(Record& record, std::string_view term) {
  if (!record.node.find(term)) return;
  Achievement& out = record.achievement;
  const Date end = read_date(record.document, record.node, term, record.path);
  const Date seen = out.source.seen();
  if (end && seen && end.last_day() < seen.first_day()) {
    out.status = Status::closed;
    return;
  }
  out.doubtful = true;
  if (out.status == Status::current) out.status = Status::expiring;
  record.diagnostics().warning(
      "ctdl-end", record.path.member(term),
      end ? "The record ends on " + end.to_string() +
                "; whether that day has come is not known here, so nothing about it is sure."
          : "The record ends on a day that cannot be read, so nothing about it is sure.");
}

/**
 * A record that another one replaces is on its way out, if it does not say that it is gone.
 * Publishers also put a web page there, which replaces nothing.
 */
void read_replacement(Record& record) {
  each(record.node, "ceterms:supersededBy", record.path,
       [&](const JsonValue& element, const Path& at) {
         const std::optional<JsonValue> id =
             element.is_object() ? element.find("@id") : std::optional(element);
         const std::string_view by = id && id->is_string() ? id->text() : std::string_view{};
         if (names_registry_record(by) || record.document.find(by) != nullptr) {
           record.achievement.status = worse(record.achievement.status, Status::expiring);
           record.diagnostics().warning("ctdl-superseded", at,
                                        "The record is replaced by " + quoted(by) + ".");
         } else {
           record.diagnostics().warning("ctdl-superseded", at,
                                        "The record is said to be replaced by " + quoted(by) +
                                            ", which is no record; nothing follows from it.");
         }
       });
}

/**
 * The levels of CTDL's AudienceLevel scheme that stand in one order. The others overlap with these
 * or with each other (Undergraduate, LowerDivision, Graduate, PostSecondary), or grade a skill
 * (Beginner, Advanced), and place nothing.
 */
int audience_level(std::string_view concept_name) {
  constexpr std::pair<std::string_view, int> levels[] = {{"SecondaryLevel", 1},
                                                         {"AssociatesDegreeLevel", 2},
                                                         {"BachelorsDegreeLevel", 3},
                                                         {"MastersDegreeLevel", 4},
                                                         {"DoctoralDegreeLevel", 5}};
  for (const auto& [name, level] : levels) {
    if (name == concept_name) return level;
  }
  return 0;
}

/**
 * Whether an audience's level may stand for the record's own. Courses, programs, certifications and
 * the shorter awards are *for* people at a level: a certificate for bachelor's students is no
 * bachelor's degree. A degree's class says its level, which the audience's may only confirm.
 */
bool may_stand_at(AchievementType type, int level) {
  switch (type) {
    case AchievementType::secondary_school_diploma:
      return level == 1;
    case AchievementType::associate_degree:
      return level == 2;
    case AchievementType::bachelor_degree:
      return level == 3;
    case AchievementType::master_degree:
      return level == 4;
    case AchievementType::doctoral_degree:
      return level == 5;
    case AchievementType::degree:
      return level >= 2;
    default:
      return false;
  }
}

/** A whole number from 0 to 99. */
std::optional<int> small_number(std::string_view text) {
  if (text.empty() || text.size() > 2) return std::nullopt;
  int number = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    number = number * 10 + (c - '0');
  }
  return number;
}

}  // namespace

void read_levels(Record& record) {
  Achievement& out = record.achievement;
  for (const Concept& stated :
       read_concepts(record.document, record.node, "ceterms:atLevel", record.path)) {
    const std::optional<int> level = small_number(stated.notation);
    if (level && !stated.scheme.empty()) {
      out.levels.push_back({stated.scheme, *level});
    } else {
      record.document.count_unread("ceterms:atLevel", record.path.member("ceterms:atLevel"));
    }
  }
  int only = 0;
  bool several = false;
  for (const Concept& stated :
       read_concepts(record.document, record.node, "ceterms:audienceLevelType", record.path)) {
    const int level = audience_level(stated.node);
    several = several || (level != 0 && only != 0 && level != only);
    if (level != 0) only = level;
  }
  if (only != 0 && !several && may_stand_at(out.type, only)) {
    out.levels.push_back({"audLevel", only});
  }
}

void read_status(Record& record) {
  record.achievement.status = stated_status(record);
  read_replacement(record);
  read_end(record, "ceterms:expirationDate");
  read_end(record, "ceterms:approximateExpirationDate");
}

}  // namespace credstack::catalog::ctdl
