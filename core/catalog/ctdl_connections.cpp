// What leads to what, from either side.
//
// A statement on the record of the credential that is held is a claim by that record's owner; one
// on the record of the target is the receiving owner's own word. Who stands behind it is kept as
// stated, so that the difference between claimed and recognised is decided where all such decisions
// are.
#include <utility>

#include "catalog/ctdl_amounts.hpp"
#include "catalog/ctdl_conditions.hpp"
#include "catalog/ctdl_record.hpp"
#include "catalog/ctdl_references.hpp"
#include "catalog/ctdl_transfer.hpp"
#include "catalog/ctdl_values.hpp"

namespace credstack::catalog::ctdl {
namespace {

struct Connection {
  std::string_view term;
  GrantForm form;
  bool forward;  ///< from this record to the targets; else from the targets to this record
};

constexpr Connection connections[] = {
    {"ceterms:isRequiredFor", GrantForm::requirement, true},
    {"ceterms:isPreparationFor", GrantForm::preparation, true},
    {"ceterms:isRecommendedFor", GrantForm::preparation, true},
    {"ceterms:isAdvancedStandingFor", GrantForm::advanced_standing, true},
    {"ceterms:recommends", GrantForm::preparation, false},
    {"ceterms:preparationFrom", GrantForm::preparation, false},
    {"ceterms:advancedStandingFrom", GrantForm::advanced_standing, false},
};

void read_profile(Record& record, const JsonValue& profile, const Path& path,
                  Recognition& recognition, std::vector<AchievementId>& targets) {
  Document& document = record.document;
  const std::string local(recognition.id);
  Targets read = read_targets(document, profile, path, local);
  targets = std::move(read.list);
  if (!read.complete || has_unread_limit(document, profile, path, "ceterms:dateEffective")) {
    recognition.doubtful = true;
  }
  const auto asserters = read_organizations(document, profile, "ceterms:assertedBy", path, local);
  if (!asserters.empty()) recognition.asserted_by = asserters;
  recognition.note = words_of(document, profile, path);
  recognition.valid_from = read_date(document, profile, "ceterms:dateEffective", path);
  if (profile.find("ceterms:dateEffective") && !recognition.valid_from) {
    recognition.doubtful = true;
  }
  for (Text& gate : read_gates(document, profile, path)) {
    Condition condition;
    condition.text = std::move(gate);
    recognition.conditions.push_back(std::move(condition));
  }
  if (recognition.grants.front().form == GrantForm::advanced_standing) {
    recognition.grants.front().credit = read_credit(document, profile, path);
  } else if (profile.find("ceterms:creditValue")) {
    document.count_unread("ceterms:creditValue", path.member("ceterms:creditValue"));
  }
}

void read_connection(Record& record, const Connection& connection, std::size_t count,
                     const JsonValue& element, const Path& path) {
  Document& document = record.document;
  Recognition recognition;
  recognition.id = record.builder().keep(
      record.id + "#" + std::string(local_name(connection.term)) + "/" + std::to_string(count));
  recognition.asserted_by = record.owners;
  recognition.source = record.achievement.source;
  recognition.grants.push_back({});
  recognition.grants.front().form = connection.form;
  std::vector<AchievementId> targets;
  if (const std::optional<JsonValue> profile = profile_of(document, element)) {
    read_profile(record, *profile, path, recognition, targets);
  } else if (is_lost(document, element, path)) {
    return;
  } else if (const AchievementId target = read_achievement(
                 document, element, path, AchievementType::other, std::string(recognition.id))) {
    targets.push_back(target);
  }
  if (targets.empty()) {
    const std::string_view said = recognition.note.in("en");
    document.diagnostics().warning("ctdl-no-target", path,
                                   "This statement names no credential, course or assessment" +
                                       (said.empty() ? std::string() : ", only " + quoted(said)) +
                                       "; no link is made of it.");
    return;
  }
  // The targets of one profile hold together: as what is held they are a set, as what is aimed at
  // each is meant by itself.
  recognition.credentials = {record.at};
  recognition.targets = {record.at};
  (connection.forward ? recognition.targets : recognition.credentials) = std::move(targets);
  if (!record.builder().define_recognition(recognition.id, path)) return;
  record.builder().catalog().recognitions.push_back(std::move(recognition));
}

}  // namespace

void read_connections(Record& record) {
  read_transfer_links(record);
  for (const Connection& connection : connections) {
    std::size_t count = 0;
    each(record.node, connection.term, record.path,
         [&](const JsonValue& element, const Path& path) {
           read_connection(record, connection, count++, element, path);
         });
  }
}

}  // namespace credstack::catalog::ctdl
