// TransferValueProfiles as recognitions.
//
// What a profile comes from is a set taken together. Who stands behind it decides what it is: of
// the receiving body it is an acceptance, of the giving one a claim, and of a third one a
// recommendation. Whose a record is may be said in another document, so that this is settled when
// those have come.
#include "catalog/ctdl_transfer.hpp"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "catalog/ctdl_amounts.hpp"
#include "catalog/ctdl_conditions.hpp"
#include "catalog/ctdl_notes.hpp"
#include "catalog/ctdl_reader.hpp"
#include "catalog/ctdl_references.hpp"
#include "catalog/ctdl_values.hpp"
#include "catalog/ctdl_work.hpp"

namespace credstack::catalog::ctdl {
namespace {

constexpr std::string_view terms_read[] = {"ceterms:name",
                                           "ceterms:description",
                                           "ceterms:subjectWebpage",
                                           "ceterms:ownedBy",
                                           "ceterms:transferValue",
                                           "ceterms:transferValueFrom",
                                           "ceterms:transferValueFor",
                                           "ceterms:startDate",
                                           "ceterms:endDate",
                                           "ceterms:approximateStartDate",
                                           "ceterms:approximateEndDate",
                                           "ceterms:requires",
                                           "ceterms:lifeCycleStatusType",
                                           "ceterms:derivedFrom",
                                           "ceterms:applicability",
                                           "ceterms:evaluationEvidence",
                                           "ceterms:dateModified",
                                           "schema:dateModified",
                                           "ceterms:commonConditions",
                                           "ceterms:supersededBy",
                                           "ceterms:identifier",
                                           "ceterms:identifierValue"};

void add_once(std::vector<AchievementId>& list, AchievementId id) {
  if (id && std::find(list.begin(), list.end(), id) == list.end()) list.push_back(id);
}

bool share(const std::vector<OrganizationId>& list, OrganizationId id) {
  return id && std::find(list.begin(), list.end(), id) != list.end();
}

class ProfileReader {
 public:
  ProfileReader(Document& document, const Document::Node& node, const Path& path)
      : document_(document), node_(node.value), path_(path), id_(node.id) {}

  void run() {
    document_.count_unread(node_, path_, terms_read);
    out_.id = document_.builder().keep(id_);
    out_.asserted_by = read_organizations(document_, node_, "ceterms:ownedBy", path_, id_ + "#");
    out_.source.url = out_.id;
    out_.source.as_of = read_seen(document_, node_, path_);
    out_.note = note();
    out_.grants.push_back({});
    read_ends("ceterms:transferValueFrom", out_.credentials);
    read_ends("ceterms:transferValueFor", out_.targets);
    read_value();
    read_dates();
    read_limits();
    read_conditions();
    put();
  }

 private:
  void doubt(const char* code, const Path& path, std::string message) {
    out_.doubtful = true;
    document_.diagnostics().warning(code, path, std::move(message));
  }

  void condition(Text words) {
    if (!words) return;
    Condition asked;
    asked.text = std::move(words);
    out_.conditions.push_back(std::move(asked));
  }

  Text note() {
    Text words = read_text(document_, node_, "ceterms:description", path_);
    if (!words) words = read_text(document_, node_, "ceterms:name", path_);
    const auto add = [&](std::string_view term, std::string_view label) {
      each(node_, term, path_, [&](const JsonValue& element, const Path& at) {
        words =
            joined(document_, words, labelled(document_, label, name_of(document_, element, at)));
      });
    };
    add("ceterms:evaluationEvidence", "Evaluation");
    add("ceterms:derivedFrom", "Derived from");
    return words;
  }

  void read_ends(std::string_view term, std::vector<AchievementId>& ends) {
    std::size_t count = 0;
    each(node_, term, path_, [&](const JsonValue& value, const Path& at) {
      const std::string local =
          id_ + "#" + std::string(local_name(term)) + "/" + std::to_string(count++);
      AchievementId end = read_work(document_, value, at, local, false);
      if (!end && is_competency(value)) {
        // A member of the set that is no record: it is asked for in words.
        condition(labelled(document_, "Competency", name_of(document_, value, at)));
        return;
      }
      if (!end) end = read_achievement(document_, value, at, AchievementType::other, local);
      if (!end) out_.doubtful = true;
      add_once(ends, end);
    });
  }

  bool is_competency(const JsonValue& value) {
    const std::optional<JsonValue> object = resolved(document_, value);
    return object && object->is_object() &&
           (has_class(*object, "ceasn:Competency") ||
            has_class(*object, "ceterms:CredentialAlignmentObject"));
  }

  void read_value() {
    Grant& grant = out_.grants.front();
    grant.credit = read_credit(document_, node_, path_, "ceterms:transferValue");
    Text words;
    each(node_, "ceterms:transferValue", path_, [&](const JsonValue& element, const Path& at) {
      const std::optional<JsonValue> profile = resolved(document_, element);
      if (!profile || !profile->is_object()) return;
      for (const std::string_view term : {"ceterms:subject", "ceterms:creditLevelType"}) {
        each(*profile, term, at, [&](const JsonValue& named, const Path& place) {
          words = joined(document_, words, level_or_name(named, place));
        });
      }
    });
    each(node_, "ceterms:applicability", path_, [&](const JsonValue& element, const Path& at) {
      Text where = name_of(document_, element, at);
      if (const auto object = resolved(document_, element); object && object->is_object()) {
        where = joined(document_, where,
                       read_text(document_, *object, "ceterms:targetNodeDescription", at));
      }
      words = joined(document_, words, labelled(document_, "For", where));
    });
    // Several targets are a set that shares the value: none of them has it by itself.
    if (out_.targets.size() > 1 || !grant.credit) {
      const Text value = credit_in_words(document_, node_, path_, "ceterms:transferValue");
      words = joined(
          document_,
          out_.targets.size() > 1 ? labelled(document_, "For all together", value) : value, words);
      grant.credit.reset();
    }
    grant.text = std::move(words);
  }

  Text level_or_name(const JsonValue& named, const Path& path) {
    if (named.is_string()) return english(document_, local_name(named.text()));
    return name_of(document_, named, path);
  }

  Date day(std::string_view term, std::string_view approximate) {
    Date date = read_date(document_, node_, term, path_);
    if (!date) date = read_date(document_, node_, approximate, path_);
    if (!date && (node_.find(term) || node_.find(approximate))) out_.doubtful = true;
    return date;
  }

  void read_dates() {
    out_.valid_from = day("ceterms:startDate", "ceterms:approximateStartDate");
    out_.valid_until = day("ceterms:endDate", "ceterms:approximateEndDate");
  }

  void read_limits() {
    for (const Concept& status :
         read_concepts(document_, node_, "ceterms:lifeCycleStatusType", path_)) {
      if (status.node == "Active") continue;
      doubt("ctdl-status", path_.member("ceterms:lifeCycleStatusType"),
            "The status of this transfer value is " + quoted(status.node) +
                ", so nothing about it is sure.");
    }
    if (node_.find("ceterms:supersededBy")) {
      doubt("ctdl-unread-limit", path_.member("ceterms:supersededBy"),
            "Another transfer value has taken the place of this one.");
    }
    each(node_, "ceterms:commonConditions", path_, [&](const JsonValue& element, const Path& at) {
      condition(labelled(document_, "Common conditions", name_of(document_, element, at)));
    });
  }

  void read_conditions() {
    each(node_, "ceterms:requires", path_, [&](const JsonValue& element, const Path& at) {
      const std::optional<JsonValue> profile = profile_of(document_, element);
      if (!profile) {
        if (!is_lost(document_, element, at)) {
          condition(labelled(document_, "To be held", name_of(document_, element, at)));
        } else {
          out_.doubtful = true;
        }
        return;
      }
      if (has_unread_limit(document_, *profile, at, "ceterms:alternativeCondition")) {
        out_.doubtful = true;
      }
      condition(read_text(document_, *profile, "ceterms:description", at));
      condition(read_other_targets(*profile, at));
      for (Text& gate : read_gates(document_, *profile, at)) {
        if (!names_an_end(gate)) condition(std::move(gate));
      }
      condition(alternatives_in_words(document_, *profile, at));
    });
  }

  /** An occupation that the value comes from anyway is no further demand. */
  bool names_an_end(const Text& gate) {
    for (const AchievementId from : out_.credentials) {
      const Text& name = document_.builder().catalog()[from].name;
      if (!name) continue;
      for (const std::string_view label : {"Occupation: ", "Job: "}) {
        if (gate.in("en") == std::string(label) + std::string(name.in("en"))) return true;
      }
    }
    return false;
  }

  Text read_other_targets(const JsonValue& profile, const Path& path) {
    Text words;
    for (const std::string_view term :
         {"ceterms:targetCredential", "ceterms:targetLearningOpportunity",
          "ceterms:targetAssessment", "ceterms:targetPathway"}) {
      each(profile, term, path, [&](const JsonValue& value, const Path& at) {
        std::string id = value.is_string() ? document_.id_of(value.text()) : std::string();
        if (value.is_object()) {
          const auto written = value.find("@id");
          if (written && written->is_string()) id = document_.id_of(written->text());
        }
        const AchievementId named = document_.builder().catalog().find(id);
        const auto& from = out_.credentials;
        if (named && std::find(from.begin(), from.end(), named) != from.end()) return;
        words = joined(document_, words, name_of(document_, value, at));
      });
    }
    return labelled(document_, "To be held", words);
  }

  void put() {
    if (out_.targets.empty()) out_.stage = Stage::recommended;
    CatalogBuilder& builder = document_.builder();
    if (!builder.define_recognition(id_, path_)) return;
    if (out_.credentials.empty()) {
      document_.diagnostics().warning("ctdl-no-source", path_,
                                      "This transfer value comes from no record; it waits for one "
                                      "that says that it provides it.");
      notes_of(builder).transfer.without_source.push_back(std::move(out_));
      return;
    }
    builder.catalog().recognitions.push_back(std::move(out_));
    notes_of(builder).transfer.profiles.emplace_back(builder.catalog().recognitions.size() - 1);
  }

  Document& document_;
  const JsonValue node_;
  const Path& path_;
  const std::string id_;
  Recognition out_;
};

/** The profiles by id; recognitions are added while this is in use, so it holds their places. */
class Profiles {
 public:
  explicit Profiles(CatalogBuilder& builder) : builder_(builder) {
    const TransferNotes& notes = notes_of(builder).transfer;
    for (const RecognitionId at : notes.profiles) {
      places_.emplace(builder.catalog()[at].id, at.index());
    }
    for (std::size_t i = 0; i < notes.without_source.size(); ++i) {
      without_source_.emplace(notes.without_source[i].id, i);
    }
  }

  Recognition* find(std::string_view id) const {
    if (const auto at = places_.find(id); at != places_.end()) {
      return &builder_.catalog().recognitions[at->second];
    }
    const auto at = without_source_.find(id);
    return at == without_source_.end() ? nullptr
                                       : &notes_of(builder_).transfer.without_source[at->second];
  }

 private:
  CatalogBuilder& builder_;
  std::unordered_map<std::string_view, std::size_t> places_;
  std::unordered_map<std::string_view, std::size_t> without_source_;
};

/** Of the receiving body it is accepted, of the giving one claimed; of neither it is advice. */
Stage stage_of(const Catalog& catalog, const Recognition& recognition) {
  if (recognition.targets.empty()) return Stage::recommended;
  for (const AchievementId target : recognition.targets) {
    const OrganizationId owner = catalog[target].owner;
    if (!owner || share(recognition.asserted_by, owner)) return Stage::accepted;
  }
  for (const AchievementId from : recognition.credentials) {
    if (share(recognition.asserted_by, catalog[from].owner)) return Stage::accepted;
  }
  if (recognition.agreement) {
    for (const OrganizationId party : catalog[recognition.agreement].parties) {
      for (const AchievementId target : recognition.targets) {
        if (catalog[target].owner == party) return Stage::accepted;
      }
    }
  }
  return Stage::recommended;
}

/** Credit for a course is that course; for a program it finds its place there. */
GrantForm form_of(const Catalog& catalog, const std::vector<AchievementId>& targets) {
  if (targets.empty()) return GrantForm::unassigned;
  for (const AchievementId target : targets) {
    const AchievementType type = catalog[target].type;
    if (type != AchievementType::course && type != AchievementType::assessment) {
      return GrantForm::block;
    }
  }
  return GrantForm::direct;
}

void settle_link(CatalogBuilder& builder, const Profiles& profiles,
                 const TransferNotes::Link& link) {
  const Recognition* profile = profiles.find(link.profile);
  if (profile == nullptr) return;
  const auto& known = link.accepts ? profile->targets : profile->credentials;
  const bool listed = std::find(known.begin(), known.end(), link.record) != known.end();
  // That it gives what the profile says it gives is nothing new; that it takes it, is.
  if (listed && !link.accepts) return;
  Recognition said = *profile;
  const std::string id = std::string(builder.catalog()[link.record].id) +
                         (link.accepts ? "#receives:" : "#provides:") + std::string(profile->id);
  said.id = builder.keep(id);
  (link.accepts ? said.targets : said.credentials) = {link.record};
  said.asserted_by = link.owners;
  said.stage = said.targets.empty() ? Stage::recommended : Stage::accepted;
  if (link.source.as_of) said.source.as_of = link.source.as_of;
  said.grants.front().form = form_of(builder.catalog(), said.targets);
  if (said.credentials.empty() || !builder.define_recognition(id, {})) return;
  builder.catalog().recognitions.push_back(std::move(said));
}

}  // namespace

void read_transfer_profile(Document& document, const Document::Node& node, const Path& path) {
  ProfileReader(document, node, path).run();
}

void read_transfer_links(Record& record) {
  for (const auto& [term, accepts] : {std::pair("ceterms:providesTransferValueFor", false),
                                      std::pair("ceterms:receivesTransferValueFrom", true)}) {
    each(record.node, term, record.path,
         [&, accepts = accepts](const JsonValue& value, const Path& path) {
           std::string_view id = value.is_string() ? value.text() : std::string_view{};
           if (value.is_object()) {
             const auto written = value.find("@id");
             if (written && written->is_string()) id = written->text();
           }
           if (id.empty()) {
             record.document.type_mismatch(path, "the address of a TransferValueProfile");
             return;
           }
           CatalogBuilder& builder = record.builder();
           const std::string profile = record.document.id_of(id);
           if (record.document.at(profile) == nullptr && !builder.has_recognition(profile)) {
             record.diagnostics().warning(
                 "ctdl-absent-transfer-value", path,
                 "The transfer value " + quoted(id) +
                     " is not in this document; without it nothing is known "
                     "of what it gives.");
           }
           notes_of(builder).transfer.links.push_back({record.at, builder.keep(profile),
                                                       record.owners, accepts,
                                                       record.achievement.source});
         });
  }
}

Notes& notes_of(CatalogBuilder& builder) {
  if (!builder.notes) {
    builder.notes = std::make_shared<Notes>();
    builder.settle = settle_transfer;
  }
  return *builder.notes;
}

Diagnostic applies_to_nothing(CatalogBuilder& builder, const Path& path, std::string_view what) {
  return {Severity::warning, "ctdl-applies-to-nothing", builder.diagnostics().file(),
          path.pointer(), "This " + std::string(what) + " applies to no record that was read."};
}

void settle_transfer(CatalogBuilder& builder, const std::vector<RecognitionId>& moved) {
  TransferNotes& notes = notes_of(builder).transfer;
  if (!moved.empty()) {
    for (RecognitionId& at : notes.profiles) at = moved[at.index()];
  }
  const Profiles profiles(builder);
  for (const TransferNotes::Link& link : notes.links) settle_link(builder, profiles, link);
  for (const auto& [id, agreement] : notes.agreements) {
    Recognition* profile = profiles.find(id);
    if (profile != nullptr && !profile->agreement) profile->agreement = agreement;
  }
  for (const RecognitionId at : notes.profiles) {
    Recognition& each = builder.catalog().recognitions[at.index()];
    each.stage = stage_of(builder.catalog(), each);
    each.grants.front().form = form_of(builder.catalog(), each.targets);
  }
  settle_policies(builder);
  settle_common_conditions(builder);
}

}  // namespace credstack::catalog::ctdl
