// What leads to what, from either side.
//
// A statement on the record of the credential that is held is a claim by that record's owner; one
// on the record of the target is the receiving owner's own word. Who stands behind it is kept as
// stated, so that the difference between claimed and recognised is decided where all such decisions
// are.
#include <algorithm>
#include <utility>

#include "catalog/ctdl_amounts.hpp"
#include "catalog/ctdl_conditions.hpp"
#include "catalog/ctdl_ids.hpp"
#include "catalog/ctdl_record.hpp"
#include "catalog/ctdl_references.hpp"
#include "catalog/ctdl_transfer.hpp"
#include "catalog/ctdl_values.hpp"
#include "catalog/ctdl_work.hpp"

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

/** The achievements and the work that a profile names. */
std::vector<AchievementId> read_ends(Record& record, const JsonValue& profile, const Path& path,
                                     const std::string& local, Recognition& recognition) {
  Document& document = record.document;
  Targets read = read_targets(document, profile, path, local);
  if (!read.complete) recognition.doubtful = true;
  std::vector<AchievementId> ends = std::move(read.list);
  for (const std::string_view term : {"ceterms:targetOccupation", "ceterms:targetJob"}) {
    std::size_t count = 0;
    each(profile, term, path, [&](const JsonValue& value, const Path& at) {
      const std::string own =
          local + "/" + std::string(local_name(term)) + "/" + std::to_string(count++);
      // A `/resources/` document has lost its blank nodes, and an occupation all that it says.
      if (is_lost(document, value, at)) return;
      const AchievementId work = read_work(document, value, at, own, true);
      if (!work) {
        document.type_mismatch(at, "an occupation or a job");
        recognition.doubtful = true;
      } else if (std::find(ends.begin(), ends.end(), work) == ends.end()) {
        ends.push_back(work);
      }
    });
  }
  leave_out_excluded(document, profile, path, ends);
  return ends;
}

/** What a profile asks for and says, besides its ends and its alternatives. */
void read_terms(Record& record, const JsonValue& profile, const Path& path,
                Recognition& recognition) {
  Document& document = record.document;
  if (has_unread_limit(document, profile, path, "ceterms:dateEffective")) {
    recognition.doubtful = true;
  }
  const auto asserters = read_organizations(document, profile, "ceterms:assertedBy", path,
                                            std::string(recognition.id));
  if (!asserters.empty()) recognition.asserted_by = asserters;
  recognition.note = joined(document, recognition.note, words_of(document, profile, path));
  each(profile, "ceterms:weight", path, [&](const JsonValue& value, const Path&) {
    if (!value.is_number() && !value.is_string()) return;
    recognition.note =
        joined(document, recognition.note,
               labelled(document, "Weight, of 1 at most", english(document, value.text())));
  });
  if (profile.find("ceterms:dateEffective")) {
    recognition.valid_from = read_date(document, profile, "ceterms:dateEffective", path);
    if (!recognition.valid_from) recognition.doubtful = true;
  }
  for (Text& gate : read_gates(document, profile, path, true)) {
    Condition condition;
    condition.text = std::move(gate);
    recognition.conditions.push_back(std::move(condition));
  }
  Grant& grant = recognition.grants.front();
  if (grant.form != GrantForm::advanced_standing) {
    if (profile.find("ceterms:creditValue")) {
      document.count_unread("ceterms:creditValue", path.member("ceterms:creditValue"));
    }
  } else if (auto credit = read_credit(document, profile, path)) {
    grant.credit = credit;
  }
}

class ConnectionReader {
 public:
  ConnectionReader(Record& record, const Connection& connection)
      : record_(record), document_(record.document), connection_(connection) {}

  void read(const JsonValue& element, const Path& path) {
    Recognition recognition;
    recognition.id =
        record_.builder().keep(record_.id + "#" + std::string(local_name(connection_.term)) + "/" +
                               std::to_string(count_++));
    recognition.asserted_by = record_.owners;
    recognition.source = record_.achievement.source;
    recognition.grants.push_back({});
    recognition.grants.front().form = connection_.form;
    const std::string local(recognition.id);
    if (const std::optional<JsonValue> profile = profile_of(document_, element)) {
      // An export of ours says by which id the catalogue knows it.
      const std::string_view own = read_string(document_, *profile, id_term, path);
      if (!own.empty()) recognition.id = own;
      read_terms(record_, *profile, path, recognition);
      read_ways(*profile, path, recognition);
    } else if (!is_lost(document_, element, path)) {
      const AchievementId target =
          read_achievement(document_, element, path, AchievementType::other, local);
      put(std::move(recognition), target ? std::vector{target} : std::vector<AchievementId>{},
          path);
    }
  }

 private:
  /**
   * Each alternative is a way of its own: what the profile asks for, and what the alternative does.
   * Alternatives that name nothing are conditions, of which one is met.
   */
  void read_ways(const JsonValue& profile, const Path& path, Recognition& recognition) {
    const std::string local(recognition.id);
    std::vector<AchievementId> ends = read_ends(record_, profile, path, local, recognition);
    struct Way {
      Recognition recognition;
      std::vector<AchievementId> ends;
    };
    std::vector<Way> ways;
    std::size_t count = 0;
    bool all_name_ends = true;
    each(profile, "ceterms:alternativeCondition", path,
         [&](const JsonValue& element, const Path& at) {
           const std::string own = local + "/alternativeCondition/" + std::to_string(count++);
           const std::optional<JsonValue> alternative = profile_of(document_, element);
           if (!alternative) {
             // A way that cannot be read leaves open what else would do.
             if (!is_lost(document_, element, at)) {
               document_.type_mismatch(at, "a ConditionProfile");
             }
             recognition.doubtful = true;
             all_name_ends = false;
             return;
           }
           Way way{recognition, {}};
           way.recognition.id = record_.builder().keep(own);
           way.ends = read_ends(record_, *alternative, at, own, way.recognition);
           all_name_ends = all_name_ends && !way.ends.empty();
           read_terms(record_, *alternative, at, way.recognition);
           add_condition(way.recognition, alternatives_in_words(document_, *alternative, at));
           ways.push_back(std::move(way));
         });
    if (count == 1) {
      record_.diagnostics().warning("ctdl-lone-alternative",
                                    path.member("ceterms:alternativeCondition"),
                                    "There is one alternative only; it is read as a requirement.");
    }
    if (ways.empty() || !all_name_ends) {
      add_condition(recognition, alternatives_in_words(document_, profile, path));
      put(std::move(recognition), std::move(ends), path);
      return;
    }
    if (connection_.forward && !ends.empty()) {
      add_condition(recognition, alternatives_in_words(document_, profile, path));
      put(recognition, ends, path);
    }
    for (Way& way : ways) {
      // What is held is a set with the profile's own; what is aimed at is meant by itself.
      if (!connection_.forward) way.ends.insert(way.ends.begin(), ends.begin(), ends.end());
      put(std::move(way.recognition), std::move(way.ends), path);
    }
  }

  void add_condition(Recognition& recognition, Text words) {
    if (!words) return;
    Condition condition;
    condition.text = std::move(words);
    recognition.conditions.push_back(std::move(condition));
  }

  void put(Recognition recognition, std::vector<AchievementId> ends, const Path& path) {
    std::erase(ends, record_.at);
    if (ends.empty()) {
      const std::string_view said = recognition.note.in("en");
      document_.diagnostics().warning(
          "ctdl-no-target", path,
          "This statement names no credential, course, assessment or occupation" +
              (said.empty() ? std::string() : ", only " + quoted(said)) +
              "; no link is made of it.");
      return;
    }
    recognition.credentials = {record_.at};
    recognition.targets = {record_.at};
    (connection_.forward ? recognition.targets : recognition.credentials) = std::move(ends);
    if (!record_.builder().define_recognition(recognition.id, path)) return;
    record_.builder().catalog().recognitions.push_back(std::move(recognition));
  }

  Record& record_;
  Document& document_;
  const Connection& connection_;
  std::size_t count_ = 0;
};

}  // namespace

void read_connections(Record& record) {
  read_transfer_links(record);
  for (const Connection& connection : connections) {
    ConnectionReader reader(record, connection);
    each(record.node, connection.term, record.path,
         [&](const JsonValue& element, const Path& path) { reader.read(element, path); });
  }
}

}  // namespace credstack::catalog::ctdl
