#include "publish/ctdl_conditions_json.hpp"

#include <string_view>
#include <vector>

#include "publish/ctdl_json.hpp"
#include "publish/ctdl_names.hpp"

namespace credstack::publish {
namespace {

std::string name_of(const Catalog& catalog, AchievementId id) {
  const Achievement& achievement = catalog[id];
  return std::string(achievement.name ? achievement.name.in("en") : achievement.id);
}

std::string amount(const Credit& credit) {
  std::string text = credit.min.to_string();
  if (!credit.is_exact()) text += " to " + credit.max.to_string();
  return text + " " + std::string(credit.unit);
}

template <class List, class Word>
std::string joined(const List& list, std::string_view between, Word word) {
  std::string text;
  for (const auto& item : list) text.append(text.empty() ? "" : between).append(word(item));
  return text;
}

/** What one profile says: its parts hold together. */
struct Profile {
  Text name;
  std::vector<AchievementId> targets;
  std::vector<const Text*> said;        ///< in the catalogue's words
  std::vector<std::string> conditions;  ///< in ours
  std::vector<RequirementId> ways;      ///< one of these will do

  bool empty() const {
    return !name && targets.empty() && said.empty() && conditions.empty() && ways.empty();
  }
};

/** The program whose tree is written, and what of it is only said in words. */
struct Program {
  const Catalog& catalog;
  AchievementId id;
  const RecognitionPlaces& decided;

  bool can_name(const Requirement& leaf) const {
    // A profile has no minimum grade: named without it, the achievement would count with any.
    return leaf.minimum_grade.empty() && !decided.is_withheld(leaf.achievement, id);
  }
};

void gather(const Program& program, RequirementId id, std::vector<Profile>& profiles);

/** Adds a node to the last profile; a second set of ways needs a profile of its own. */
void add(const Program& program, RequirementId id, std::vector<Profile>& profiles) {
  const Catalog& catalog = program.catalog;
  const Requirement& node = catalog[id];
  switch (node.kind) {
    case RequirementKind::all:
      for (const RequirementId child : node.children) {
        if (catalog[child].kind != RequirementKind::all) add(program, child, profiles);
      }
      // A group is a profile of its own: what is said in it is not asked of the others.
      for (const RequirementId child : node.children) {
        if (catalog[child].kind == RequirementKind::all) gather(program, child, profiles);
      }
      return;
    case RequirementKind::any:
      if (!profiles.back().ways.empty()) profiles.emplace_back();
      profiles.back().ways = node.children;
      return;
    case RequirementKind::achievement:
      if (!node.achievement || !program.can_name(node)) break;
      profiles.back().targets.push_back(node.achievement);
      return;
    case RequirementKind::prose:
      if (!node.name) break;
      profiles.back().said.push_back(&node.name);
      return;
    case RequirementKind::choose:
    case RequirementKind::credits:
    case RequirementKind::courses:
    case RequirementKind::holds:
      break;
  }
  profiles.back().conditions.push_back(in_words(catalog, id));
}

void gather(const Program& program, RequirementId id, std::vector<Profile>& profiles) {
  profiles.emplace_back();
  const Requirement& node = program.catalog[id];
  if (node.kind != RequirementKind::prose) profiles.back().name = node.name;
  add(program, id, profiles);
}

void write_targets(JsonWriter& json, const Catalog& catalog,
                   const std::vector<AchievementId>& targets) {
  for (const char* term : {"ceterms:targetCredential", "ceterms:targetLearningOpportunity",
                           "ceterms:targetAssessment"}) {
    bool open = false;
    for (const AchievementId target : targets) {
      if (std::string_view(ctdl_target_term(catalog[target].type)) != term) continue;
      if (!open) json.key(term).array();
      open = true;
      json.string(ctdl_address(catalog[target].id));
    }
    if (open) json.end_array();
  }
}

/** Words in their languages; each language's are one text. */
void write_words(JsonWriter& json, const Profile& profile) {
  if (profile.said.empty() && profile.conditions.empty()) return;
  json.key("ceterms:condition").object();
  std::vector<std::string_view> languages;
  for (const Text* text : profile.said) {
    for (const Text::Entry& entry : text->entries) {
      bool known = false;
      for (const std::string_view each : languages) known = known || each == entry.language;
      if (!known) languages.push_back(entry.language);
    }
  }
  bool english = false;
  for (const std::string_view each : languages) english = english || each == "en";
  if (!english && !profile.conditions.empty()) languages.emplace_back("en");
  for (const std::string_view language : languages) {
    const std::string key(language);
    json.key(key.c_str()).array();
    for (const Text* text : profile.said) {
      for (const Text::Entry& entry : text->entries) {
        if (entry.language == language) json.string(entry.value);
      }
    }
    if (language == "en") {
      for (const std::string& condition : profile.conditions) json.string(condition);
    }
    json.end_array();
  }
  json.end_object();
}

void write_profile(JsonWriter& json, const Program& program, const Profile& profile,
                   const Credit* total) {
  json.object().member("@type", "ceterms:ConditionProfile");
  ctdl_text(json, "ceterms:name", profile.name);
  write_targets(json, program.catalog, profile.targets);
  write_words(json, profile);
  if (!profile.ways.empty()) {
    json.key("ceterms:alternativeCondition").array();
    for (const RequirementId way : profile.ways) {
      std::vector<Profile> parts;
      gather(program, way, parts);
      // A way that is itself several sets of ways has no form in CTDL.
      if (parts.size() > 1) {
        parts.resize(1);
        parts.front() = {};
        parts.front().conditions.push_back(in_words(program.catalog, way));
      }
      write_profile(json, program, parts.front(), nullptr);
    }
    json.end_array();
  }
  if (total != nullptr) ctdl_credit(json, "ceterms:creditValue", *total);
  json.end_object();
}

}  // namespace

bool ctdl_conditions(JsonWriter& json, const Catalog& catalog, const char* term,
                     AchievementId program, RequirementId root, const RecognitionPlaces& decided,
                     const Credit* total) {
  const Program context{catalog, program, decided};
  std::vector<Profile> profiles;
  gather(context, root, profiles);
  const bool single = profiles.size() == 1;
  json.key(term).array();
  for (const Profile& profile : profiles) {
    write_profile(json, context, profile, single ? total : nullptr);
  }
  json.end_array();
  return single && total != nullptr;
}

std::string in_words(const Catalog& catalog, RequirementId id) {
  const Requirement& node = catalog[id];
  const auto child = [&](RequirementId each) { return in_words(catalog, each); };
  const auto named = [&](AchievementId each) { return name_of(catalog, each); };
  std::string text;
  switch (node.kind) {
    case RequirementKind::all:
      text = "all of (" + joined(node.children, "; ", child) + ")";
      break;
    case RequirementKind::any:
      text = "one of (" + joined(node.children, "; ", child) + ")";
      break;
    case RequirementKind::choose:
      text = std::to_string(node.choose) + " of (" + joined(node.children, "; ", child) + ")";
      break;
    case RequirementKind::credits:
    case RequirementKind::courses:
      text = node.credit ? amount(*node.credit) : std::to_string(node.choose) + " courses";
      if (!node.from.empty()) {
        text += " from (" + joined(node.from, "; ", named) + ")";
      } else {
        text += node.open ? " of anything that the owner accepts" : " of what the owner names";
      }
      break;
    case RequirementKind::achievement:
      text = node.achievement ? name_of(catalog, node.achievement) : "not described";
      if (!node.minimum_grade.empty()) {
        text += " (minimum grade " + std::string(node.minimum_grade) + ")";
      }
      break;
    case RequirementKind::holds:
      text = "an award of the kind " +
             joined(node.holds, " or ", [](AchievementType type) { return spelled(type); });
      break;
    case RequirementKind::prose:
      return std::string(node.name ? node.name.in("en") : "not described");
  }
  if (!node.name) return text;
  return std::string(node.name.in("en")) + ": " + text;
}

}  // namespace credstack::publish
