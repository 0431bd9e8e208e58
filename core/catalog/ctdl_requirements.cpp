// ConditionProfiles as requirement trees.
//
// The targets and limits of one profile hold together; `alternativeCondition` offers ways of which
// one will do. Whether several profiles under one term are parts or alternatives is documented
// nowhere and publishers do both, so they are read as parts, the harder demand, and that is said;
// ReadOptions::sibling_conditions may say otherwise.
#include "catalog/ctdl_reader.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "catalog/ctdl_amounts.hpp"
#include "catalog/ctdl_conditions.hpp"
#include "catalog/ctdl_notes.hpp"
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

/** What admits to it, and what has to be taken beside it. */
struct Demands {
  std::vector<RequirementId> entry;
  std::vector<RequirementId> beside;
};

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
  Targets targets = read_targets(document, profile, path, local);
  leave_out_excluded(document, profile, path, targets.list);
  if (!targets.complete || has_unread_limit(document, profile, path)) {
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

/** Nothing for no demand, the one demand itself, else all of them. */
RequirementId all_of(Record& record, std::vector<RequirementId> demands) {
  if (demands.empty()) return {};
  if (demands.size() == 1) return demands.front();
  return group(record, RequirementKind::all, {}, std::move(demands));
}

void report_siblings(Record& record, std::string_view term, const Path& path) {
  const bool any = record.builder().siblings == SiblingConditions::any;
  record.diagnostics().warning(
      "ctdl-sibling-requires", path.member(term),
      any ? "Several conditions stand side by side; they are read as alternatives, as was asked "
            "for, though the publisher may have meant parts."
          : "Several conditions stand side by side; they are read as all required, though the "
            "publisher may have meant alternatives.");
}

/**
 * The demands under one term. Resources named without a profile are all required; profiles are so
 * too, or alternatives.
 */
void read_term(Record& record, const JsonValue& holder, const Path& path, std::string_view term,
               AchievementType range, std::vector<RequirementId>& demands) {
  std::size_t count = 0;
  std::vector<RequirementId> profiles;
  std::size_t lost = 0;
  each(holder, term, path, [&](const JsonValue& element, const Path& at) {
    const std::string local =
        record.id + "#" + std::string(local_name(term)) + "/" + std::to_string(count++);
    if (const std::optional<JsonValue> profile = profile_of(record.document, element)) {
      if (const RequirementId read = read_profile(record, *profile, at, local, 0)) {
        profiles.push_back(read);
        return;
      }
      ++lost;
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
  if (profiles.size() + lost > 1 && !std::exchange(record.siblings_reported, true)) {
    report_siblings(record, term, path);
  }
  if (profiles.size() > 1 && record.builder().siblings == SiblingConditions::any) {
    demands.push_back(group(record, RequirementKind::any, {}, std::move(profiles)));
  } else {
    demands.insert(demands.end(), profiles.begin(), profiles.end());
  }
}

/**
 * What is to be done beside it: a requirement of its own, and a note in the entry, on which
 * whatever leads to the record goes on being conditional.
 */
void read_beside(Record& record, const JsonValue& holder, const Path& path, std::string_view term,
                 std::string_view label, Demands& demands) {
  const std::size_t before = demands.beside.size();
  read_term(record, holder, path, term, AchievementType::other, demands.beside);
  for (std::size_t i = before; i < demands.beside.size(); ++i) {
    const Text words = tree_in_words(record.document, demands.beside[i]);
    demands.entry.push_back(prose(record, labelled(record.document, label, words)));
  }
}

void take_total(Record& record) {
  each(record.node, "ceterms:requires", record.path, [&](const JsonValue& element, const Path& at) {
    const std::optional<JsonValue> profile = profile_of(record.document, element);
    if (!profile || !states_total(record, at)) return;
    const std::optional<Credit> total = read_credit(record.document, *profile, at);
    if (!record.achievement.credit) record.achievement.credit = total;
  });
}

RequirementId read_required(Record& record, const JsonValue& holder, const Path& path) {
  std::vector<RequirementId> demands;
  read_term(record, holder, path, "ceterms:requires", AchievementType::other, demands);
  return all_of(record, std::move(demands));
}

Demands read_entry(Record& record, const JsonValue& holder, const Path& path) {
  Demands demands;
  read_term(record, holder, path, "ceterms:entryCondition", AchievementType::other, demands.entry);
  read_term(record, holder, path, "ceterms:prerequisite", AchievementType::course, demands.entry);
  read_beside(record, holder, path, "ceterms:corequisite", "To be taken together with", demands);
  read_beside(record, holder, path, "ceterms:coPrerequisite", "To be taken before or together with",
              demands);
  return demands;
}

/** Stands for what an organization asks of all its own, until that is read. */
void note_common(Record& record, std::vector<RequirementId>& entry) {
  Document& document = record.document;
  each(record.node, "ceterms:commonConditions", record.path,
       [&](const JsonValue& element, const Path& at) {
         const std::string id = reference_in(document, element);
         Text name = name_of(document, element, at);
         if (!name) name = english(document, "not described");
         const RequirementId note =
             prose(record, labelled(document, "Common conditions apply", name));
         entry.push_back(note);
         CatalogBuilder& builder = record.builder();
         notes_of(builder).common.references.push_back({record.at, builder.keep(id), note});
         if (document.at(id) == nullptr) {
           record.diagnostics().warning(
               "ctdl-common-conditions", at,
               "Common conditions apply, which are not in this document: they stand as a note "
               "until another document has them.");
         }
       });
}

void report_renewal(Record& record) {
  if (!record.node.find("ceterms:renewal")) return;
  record.diagnostics().warning("ctdl-renewal", record.path.member("ceterms:renewal"),
                               "How the credential is kept is not read: the catalogue has no place "
                               "for it, and what leads to what does not rest on it.");
}

/** An entry without one of its demands. */
RequirementId without(Catalog& catalog, RequirementId root, RequirementId demand) {
  if (root == demand) return {};
  std::vector<RequirementId>& children = catalog.requirements[root.index()].children;
  std::erase(children, demand);
  return children.size() == 1 && !catalog[root].name ? children.front() : root;
}

RequirementId both(CatalogBuilder& builder, RequirementId first, RequirementId second) {
  if (!first || !second) return first ? first : second;
  Requirement node;
  node.kind = RequirementKind::all;
  node.children = {first, second};
  return builder.add(std::move(node));
}

}  // namespace

void read_requirements(Record& record) {
  if (!record.achievement.requirement) {
    record.achievement.requirement = read_required(record, record.node, record.path);
  }
  take_total(record);
  Demands demands = read_entry(record, record.node, record.path);
  note_common(record, demands.entry);
  record.achievement.entry = all_of(record, std::move(demands.entry));
  record.study.corequisites = all_of(record, std::move(demands.beside));
  report_renewal(record);
}

void read_condition_manifest(Document& document, const Document::Node& node, const Path& path) {
  constexpr std::string_view terms[] = {
      "ceterms:name",        "ceterms:description",    "ceterms:subjectWebpage",
      "ceterms:requires",    "ceterms:entryCondition", "ceterms:prerequisite",
      "ceterms:corequisite", "ceterms:coPrerequisite", "ceterms:conditionManifestOf",
      "ceterms:renewal",     "ceterms:dateModified",   "schema:dateModified"};
  document.count_unread(node.value, path, terms);
  Record record{document, node.value, path, node.id, {}, {}, 0, {}};
  record.owners =
      read_organizations(document, node.value, "ceterms:conditionManifestOf", path, node.id + "#");
  CommonConditions::Manifest manifest;
  manifest.id = document.builder().keep(node.id);
  manifest.requirement = read_required(record, node.value, path);
  Demands demands = read_entry(record, node.value, path);
  // What does not count anywhere cannot be taken out of every record's demands: it is said.
  Text excluded;
  each(node.value, "ceterms:conditionExcludes", path,
       [&](const JsonValue& element, const Path& at) {
         excluded = joined(document, excluded, name_of(document, element, at));
       });
  if (excluded) {
    demands.entry.push_back(prose(record, labelled(document, "Does not count", excluded)));
  }
  manifest.entry = all_of(record, std::move(demands.entry));
  manifest.corequisites = all_of(record, std::move(demands.beside));
  manifest.doubtful = record.achievement.doubtful;
  manifest.unused = applies_to_nothing(document.builder(), path, "ConditionManifest");
  report_renewal(record);
  notes_of(document.builder()).common.manifests.push_back(manifest);
}

void settle_common_conditions(CatalogBuilder& builder) {
  Catalog& catalog = builder.catalog();
  std::set<std::pair<AchievementId, std::string_view>> joined;
  for (const CommonConditions::Reference& reference : notes_of(builder).common.references) {
    for (const CommonConditions::Manifest& manifest : notes_of(builder).common.manifests) {
      if (manifest.id != reference.manifest) continue;
      const RequirementId entry = without(catalog, catalog[reference.record].entry, reference.note);
      // Several documents of one record refer to it several times: its rules are joined once.
      const bool again = !joined.emplace(reference.record, reference.manifest).second;
      const RequirementId whole_entry = again ? entry : both(builder, entry, manifest.entry);
      const RequirementId before = catalog[reference.record].requirement;
      const RequirementId whole = again ? before : both(builder, before, manifest.requirement);
      if (!again && manifest.corequisites) {
        StudyFacts study = catalog[reference.record].study
                               ? catalog[catalog[reference.record].study]
                               : StudyFacts{};
        study.corequisites = both(builder, study.corequisites, manifest.corequisites);
        catalog.achievements[reference.record.index()].study = builder.add(std::move(study));
      }
      Achievement& record = catalog.achievements[reference.record.index()];
      record.entry = whole_entry;
      record.requirement = whole;
      record.doubtful = record.doubtful || manifest.doubtful;
      break;
    }
  }
  for (const CommonConditions::Manifest& manifest : notes_of(builder).common.manifests) {
    const bool used = std::any_of(joined.begin(), joined.end(),
                                  [&](const auto& pair) { return pair.second == manifest.id; });
    if (!used) builder.diagnostics().report(manifest.unused);
  }
}

}  // namespace credstack::catalog::ctdl
