// ConditionProfiles as requirement trees.
//
// The targets and limits of one profile hold together; `alternativeCondition` offers ways of which
// one will do. Whether several profiles under one term are parts or alternatives is documented
// nowhere and publishers do both, so they are read as parts, the harder demand, and that is said.
#include <algorithm>

#include "catalog/ctdl_amounts.hpp"
#include "catalog/ctdl_conditions.hpp"
#include "catalog/ctdl_record.hpp"
#include "catalog/ctdl_references.hpp"
#include "catalog/ctdl_values.hpp"

namespace credstack::catalog::ctdl {
namespace {

// Blank nodes may form a circle, or be shared so often that the tree outgrows the document by far.
constexpr int max_nesting = 16;
constexpr std::size_t max_profiles = 4096;  // of one record

RequirementId group(Record& record, RequirementKind kind, Text name,
                    std::vector<RequirementId> children) {
  Requirement node;
  node.kind = kind;
  node.name = std::move(name);
  node.children = std::move(children);
  return record.builder().add(std::move(node));
}

RequirementId prose(Record& record, Text words) {
  return group(record, RequirementKind::prose, std::move(words), {});
}

RequirementId held(Record& record, AchievementId achievement) {
  Requirement node;
  node.kind = RequirementKind::achievement;
  node.achievement = achievement;
  return record.builder().add(std::move(node));
}

/** A profile by somebody else than the owner is not the owner's rule. */
void check_asserter(Record& record, const JsonValue& profile, const Path& path,
                    const std::string& local) {
  const std::vector<OrganizationId> asserters =
      read_organizations(record.document, profile, "ceterms:assertedBy", path, local);
  if (asserters.empty()) return;
  for (const OrganizationId asserter : asserters) {
    if (std::find(record.owners.begin(), record.owners.end(), asserter) != record.owners.end()) {
      return;
    }
  }
  record.achievement.doubtful = true;
  record.diagnostics().warning("ctdl-asserted-by-other", path.member("ceterms:assertedBy"),
                               "This requirement is asserted by another body than the owner, so "
                               "nothing about the record is sure.");
}

/**
 * CTDL gives a credential no credit value of its own: the only profile of its `requires` states the
 * total there. Anywhere else a credit value is one more demand.
 */
bool states_total(const Record& record, const Path& path) {
  const std::optional<JsonValue> required = record.node.find("ceterms:requires");
  const bool alone = required && (!required->is_array() || required->size() == 1);
  const Path* term = path.index == Path::npos ? &path : path.parent;
  return alone && term != nullptr && term->parent == &record.path &&
         term->key == "ceterms:requires";
}

RequirementId read_profile(Record& record, const JsonValue& profile, const Path& path,
                           const std::string& local, int nesting);

RequirementId read_alternatives(Record& record, const JsonValue& profile, const Path& path,
                                const std::string& local, int nesting) {
  std::vector<RequirementId> ways;
  std::size_t count = 0;
  each(profile, "ceterms:alternativeCondition", path,
       [&](const JsonValue& element, const Path& at) {
         const std::string own = local + "/alternativeCondition/" + std::to_string(count++);
         const std::optional<JsonValue> way = profile_of(record.document, element);
         if (!way || nesting >= max_nesting || record.profiles >= max_profiles) {
           // A way that cannot be read leaves open what else would do.
           record.achievement.doubtful = true;
           if (way) {
             record.diagnostics().warning("ctdl-nested-too-deep", at,
                                          "These alternatives are nested too deep or in a circle.");
           } else if (!is_lost(record.document, element, at)) {
             record.document.type_mismatch(at, "a ConditionProfile");
           }
           return;
         }
         if (const RequirementId read = read_profile(record, *way, at, own, nesting + 1)) {
           ways.push_back(read);
         }
       });
  if (ways.empty()) return {};
  if (count == 1) {
    record.diagnostics().warning("ctdl-lone-alternative",
                                 path.member("ceterms:alternativeCondition"),
                                 "There is one alternative only; it is read as a requirement.");
  }
  return group(record, RequirementKind::any, {}, std::move(ways));
}

RequirementId read_profile(Record& record, const JsonValue& profile, const Path& path,
                           const std::string& local, int nesting) {
  Document& document = record.document;
  ++record.profiles;
  const Targets targets = read_targets(document, profile, path, local);
  if (!targets.complete ||
      has_unread_limit(document, profile, path, "ceterms:alternativeCondition")) {
    record.achievement.doubtful = true;
  }
  check_asserter(record, profile, path, local);
  std::vector<RequirementId> children;
  for (const AchievementId target : targets.list) children.push_back(held(record, target));
  const RequirementId alternatives = read_alternatives(record, profile, path, local, nesting);
  if (alternatives) children.push_back(alternatives);
  Text words = words_of(document, profile, path);
  const bool names_what = !children.empty();
  if (!names_what && words) children.push_back(prose(record, std::exchange(words, {})));
  for (Text& gate : read_gates(document, profile, path)) {
    children.push_back(prose(record, std::move(gate)));
  }
  if (!states_total(record, path)) {
    if (Text credit = credit_in_words(document, profile, path)) {
      children.push_back(prose(record, labelled(document, "Credit", credit)));
    }
  }
  if (children.empty()) return {};
  if (!names_what && children.size() == 1) return children.front();
  return group(record, RequirementKind::all, std::move(words), std::move(children));
}

/** The demands under one term, all of which hold. */
void read_term(Record& record, std::string_view term, AchievementType range,
               std::vector<RequirementId>& demands, std::size_t& profiles) {
  std::size_t count = 0;
  each(record.node, term, record.path, [&](const JsonValue& element, const Path& at) {
    const std::string local =
        record.id + "#" + std::string(local_name(term)) + "/" + std::to_string(count++);
    if (const std::optional<JsonValue> profile = profile_of(record.document, element)) {
      ++profiles;
      if (const RequirementId read = read_profile(record, *profile, at, local, 0)) {
        demands.push_back(read);
        return;
      }
      record.achievement.doubtful = true;
      record.diagnostics().warning("ctdl-empty-condition", at,
                                   "This condition says nothing that can be read.");
      return;
    }
    if (is_lost(record.document, element, at)) {
      record.achievement.doubtful = true;
      return;
    }
    const AchievementId target = read_achievement(record.document, element, at, range, local);
    if (target) {
      demands.push_back(held(record, target));
    } else {
      record.achievement.doubtful = true;
    }
  });
}

/** What is to be done beside it is a note: the catalogue has no requirement of that kind. */
void read_beside(Record& record, std::string_view term, std::string_view label,
                 std::vector<RequirementId>& demands) {
  Document& document = record.document;
  each(record.node, term, record.path, [&](const JsonValue& element, const Path& at) {
    const std::optional<JsonValue> profile = profile_of(document, element);
    Text words = profile ? words_of(document, *profile, at) : name_of(document, element, at);
    if (profile) {
      has_unread_limit(document, *profile, at, {});
      for (const std::string_view target :
           {"ceterms:targetCredential", "ceterms:targetLearningOpportunity",
            "ceterms:targetAssessment"}) {
        each(*profile, target, at, [&](const JsonValue& named, const Path& place) {
          words = joined(document, words, name_of(document, named, place));
        });
      }
      for (const Text& gate : read_gates(document, *profile, at)) {
        words = joined(document, words, gate);
      }
    }
    if (!words) words = english(document, "not described");
    demands.push_back(prose(record, labelled(document, label, words)));
  });
}

/** Nothing for no demand, the one demand itself, else all of them. */
RequirementId all_of(Record& record, std::vector<RequirementId> demands) {
  if (demands.empty()) return {};
  if (demands.size() == 1) return demands.front();
  return group(record, RequirementKind::all, {}, std::move(demands));
}

void take_total(Record& record) {
  each(record.node, "ceterms:requires", record.path, [&](const JsonValue& element, const Path& at) {
    const std::optional<JsonValue> profile = profile_of(record.document, element);
    if (!profile || !states_total(record, at)) return;
    const std::optional<Credit> total = read_credit(record.document, *profile, at);
    if (!record.achievement.credit) record.achievement.credit = total;
  });
}

}  // namespace

void read_requirements(Record& record) {
  std::vector<RequirementId> demands;
  std::size_t required = 0;
  read_term(record, "ceterms:requires", AchievementType::other, demands, required);
  record.achievement.requirement = all_of(record, std::move(demands));
  take_total(record);

  std::vector<RequirementId> entry;
  std::size_t entered = 0;
  std::size_t preceded = 0;
  read_term(record, "ceterms:entryCondition", AchievementType::other, entry, entered);
  read_term(record, "ceterms:prerequisite", AchievementType::course, entry, preceded);
  read_beside(record, "ceterms:corequisite", "To be taken together with", entry);
  read_beside(record, "ceterms:coPrerequisite", "To be taken before or together with", entry);
  record.achievement.entry = all_of(record, std::move(entry));

  if (required > 1 || entered > 1 || preceded > 1) {
    const std::string_view term = required > 1  ? "ceterms:requires"
                                  : entered > 1 ? "ceterms:entryCondition"
                                                : "ceterms:prerequisite";
    record.diagnostics().warning(
        "ctdl-sibling-requires", record.path.member(term),
        "Several conditions stand side by side; they are read as all required, though the "
        "publisher may have meant alternatives.");
  }
}

}  // namespace credstack::catalog::ctdl
