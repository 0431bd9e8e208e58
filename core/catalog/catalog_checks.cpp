// What can only be said once everything is read: ids that nobody defines, slots that no tree has,
// and achievements that wait for each other.
#include <algorithm>

#include "catalog/catalog_builder.hpp"
#include "catalog/cycles.hpp"
#include "catalog/walk.hpp"

namespace credstack::catalog {
namespace {

Edge edge(std::size_t from, std::size_t to) {
  return {static_cast<std::uint32_t>(from), static_cast<std::uint32_t>(to)};
}

/** The ids of a cycle in its order; the first ones where it is long. */
std::string chain(const Catalog& catalog, const std::vector<std::uint32_t>& cycle) {
  constexpr std::size_t named = 8;
  std::string text;
  for (std::size_t i = 0; i < std::min(cycle.size(), named); ++i) {
    text += quoted(catalog.achievements[cycle[i]].id) + " → ";
  }
  if (cycle.size() > named) text += std::to_string(cycle.size() - named) + " more → ";
  return text + quoted(catalog.achievements[cycle.front()].id);
}

}  // namespace

void CatalogBuilder::check_dangling() {
  const auto check = [this](const auto& records, const std::vector<Mention>& mentions,
                            std::string_view what) {
    for (std::size_t i = 0; i < mentions.size(); ++i) {
      const Mention& mention = mentions[i];
      if (mention.defined || !mention.expected) continue;
      report(Severity::error, "dangling-id", mention.place,
             "No " + std::string(what) + " has the id " + quoted(records[i].id) + ".");
    }
  };
  check(catalog_.organizations, organization_mentions_, "organization");
  check(catalog_.achievements, achievement_mentions_, "achievement");
  check(catalog_.agreements, agreement_mentions_, "agreement");
  check(catalog_.grade_scales, grade_scale_mentions_, "grade scale");
  check(catalog_.calendar, term_mentions_, "term");
  for (Recognition& recognition : catalog_.recognitions) {
    // How long it holds is the agreement's to say.
    const AgreementId agreement = recognition.agreement;
    if (agreement && !agreement_mentions_[agreement.index()].defined) recognition.doubtful = true;
  }
}

void CatalogBuilder::check_shared_ids() {
  const auto defined = [](const auto& index, const std::vector<Mention>& mentions,
                          std::string_view id) {
    const auto found = index.find(id);
    return found != index.end() && mentions[found->second.index()].defined;
  };
  const auto check = [&](const Mention& mention, std::string_view id, bool organizations,
                         bool agreements) {
    std::string_view owner;
    if (defined(catalog_.achievement_by_id, achievement_mentions_, id)) {
      owner = "an achievement";
    } else if (organizations && defined(organizations_, organization_mentions_, id)) {
      owner = "an organization";
    } else if (agreements && defined(agreements_, agreement_mentions_, id)) {
      owner = "an agreement";
    }
    if (!mention.defined || owner.empty()) return;
    report(Severity::error, "duplicate-id", mention.place,
           "The id " + quoted(id) + " is also that of " + std::string(owner) +
               "; an id names one record of the catalogue.");
  };
  for (std::size_t i = 0; i < catalog_.organizations.size(); ++i) {
    check(organization_mentions_[i], catalog_.organizations[i].id, false, false);
  }
  for (std::size_t i = 0; i < catalog_.agreements.size(); ++i) {
    check(agreement_mentions_[i], catalog_.agreements[i].id, true, false);
  }
  for (std::size_t i = 0; i < catalog_.grade_scales.size(); ++i) {
    check(grade_scale_mentions_[i], catalog_.grade_scales[i].id, true, true);
  }
  for (std::size_t i = 0; i < catalog_.calendar.size(); ++i) {
    check(term_mentions_[i], catalog_.calendar[i].id, true, true);
  }
  for (const Recognition& recognition : catalog_.recognitions) {
    const auto at = recognitions_.find(recognition.id);
    if (at == recognitions_.end()) continue;
    check(recognition_mentions_[at->second.index()], recognition.id, true, true);
  }
}

void CatalogBuilder::check_slots() {
  if (slots_.empty()) return;
  // The achievements whose trees have a node of that id, in ascending order.
  Index<std::size_t> places;
  std::vector<std::vector<std::size_t>> owners;
  std::vector<RequirementId> stack;
  for (std::size_t i = 0; i < catalog_.achievements.size(); ++i) {
    const auto note = [&](const Requirement& node) {
      if (node.id.empty()) return;
      const auto [at, is_new] = places.emplace(node.id, owners.size());
      if (is_new) owners.emplace_back();
      owners[at->second].push_back(i);
    };
    const Achievement& program = catalog_.achievements[i];
    walk(catalog_, program.requirement, stack, note);
    for (const RequirementVersion& version : versions_of(catalog_, program)) {
      walk(catalog_, version.requirement, stack, note);
    }
  }
  for (const Slot& slot : slots_) {
    Recognition& recognition = catalog_.recognitions[slot.recognition.index()];
    const auto found = places.find(slot.id);
    const bool known = std::any_of(
        recognition.targets.begin(), recognition.targets.end(), [&](AchievementId target) {
          // The tree of a target that is kept elsewhere cannot be looked into.
          if (catalog_[target].external && !catalog_[target].requirement) return true;
          if (found == places.end()) return false;
          const std::vector<std::size_t>& having = owners[found->second];
          return std::binary_search(having.begin(), having.end(), target.index());
        });
    if (known) continue;
    recognition.doubtful = true;
    report(Severity::error, "unknown-slot", slot.place,
           "No requirement of the target has the id " + quoted(slot.id) +
               "; the recognition becomes unknown.");
  }
}

void CatalogBuilder::report_cycle(Severity severity, const char* code,
                                  std::vector<std::uint32_t> cycle, std::string message) {
  std::erase_if(cycle, [&](std::uint32_t node) { return node >= catalog_.achievements.size(); });
  const auto at = std::find_if(cycle.begin(), cycle.end(), [&](std::uint32_t node) {
    return achievement_mentions_[node].defined;
  });
  const Mention& mention = achievement_mentions_[at == cycle.end() ? cycle.front() : *at];
  report(severity, code, mention.place, std::move(message) + chain(catalog_, cycle) + ".");
}

void CatalogBuilder::check_requirement_cycles() {
  std::vector<Edge> edges;
  std::vector<RequirementId> stack;
  for (std::size_t i = 0; i < catalog_.achievements.size(); ++i) {
    const auto note = [&](const Requirement& node) {
      if (node.achievement) edges.push_back(edge(i, node.achievement.index()));
    };
    const Achievement& program = catalog_.achievements[i];
    walk(catalog_, program.requirement, stack, note);
    walk(catalog_, program.entry, stack, note);
    // Things may be needed beside each other, but nothing beside itself.
    walk(catalog_, corequisites_of(catalog_, program), stack, [&](const Requirement& node) {
      if (node.achievement == AchievementId{i}) note(node);
    });
    // What one year's version asks of another thing that asks for it in another year is no circle.
    for (const RequirementVersion& version : versions_of(catalog_, program)) {
      walk(catalog_, version.requirement, stack, [&](const Requirement& node) {
        if (node.achievement == AchievementId{i} || !program.requirement) note(node);
      });
    }
  }
  // What requires itself can be met by nobody: nothing about it is a yes.
  for (const std::uint32_t node : nodes_on_cycles(catalog_.achievements.size(), edges)) {
    catalog_.achievements[node].doubtful = true;
  }
  for (auto& cycle : find_cycles(catalog_.achievements.size(), std::move(edges))) {
    report_cycle(Severity::error, "requirement-cycle", std::move(cycle),
                 "These require each other, so none can be completed first: ");
  }
}

void CatalogBuilder::check_recognition_cycles() {
  const std::size_t achievements = catalog_.achievements.size();
  std::vector<Edge> edges;
  for (std::size_t i = 0; i < catalog_.recognitions.size(); ++i) {
    const Recognition& recognition = catalog_.recognitions[i];
    if (recognition.decision == Decision::refused) continue;
    // The recognition is a node of its own, so that n credentials and m targets are n + m edges.
    for (const AchievementId from : recognition.credentials) {
      edges.push_back(edge(from.index(), achievements + i));
    }
    for (const AchievementId to : recognition.targets) {
      edges.push_back(edge(achievements + i, to.index()));
    }
  }
  const std::size_t nodes = achievements + catalog_.recognitions.size();
  for (auto& cycle : find_cycles(nodes, std::move(edges))) {
    report_cycle(Severity::warning, "recognition-cycle", std::move(cycle),
                 "These are recognised toward each other in a circle: ");
  }
}

}  // namespace credstack::catalog
