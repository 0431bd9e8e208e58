#include "catalog/catalog_builder.hpp"

namespace credstack::catalog {
namespace {

void mark_external(Organization& record) { record.external = true; }
void mark_external(Achievement& record) { record.external = true; }
// An agreement that is only named may have ended: nothing that rests on it is sure.
void mark_external(Agreement& record) { record.doubtful = true; }

}  // namespace

template <class IdType, class Record>
IdType CatalogBuilder::handle(Index<IdType>& index, std::vector<Record>& records,
                              std::vector<Mention>& mentions, std::string_view id) {
  if (const auto found = index.find(id); found != index.end()) return found->second;
  const IdType made(records.size());
  records.emplace_back();
  records.back().id = keep(id);
  mark_external(records.back());
  mentions.emplace_back();
  index.emplace(records.back().id, made);
  return made;
}

OrganizationId CatalogBuilder::organization(std::string_view id) {
  return handle(organizations_, catalog_.organizations, organization_mentions_, id);
}

AchievementId CatalogBuilder::achievement(std::string_view id) {
  return handle(catalog_.achievement_by_id, catalog_.achievements, achievement_mentions_, id);
}

AgreementId CatalogBuilder::agreement(std::string_view id) {
  return handle(agreements_, catalog_.agreements, agreement_mentions_, id);
}

OrganizationId CatalogBuilder::expect_organization(std::string_view id, const Path& path) {
  const OrganizationId at = organization(id);
  expect(organization_mentions_[at.index()], path);
  return at;
}

AchievementId CatalogBuilder::expect_achievement(std::string_view id, const Path& path) {
  const AchievementId at = achievement(id);
  expect(achievement_mentions_[at.index()], path);
  return at;
}

AgreementId CatalogBuilder::expect_agreement(std::string_view id, const Path& path) {
  const AgreementId at = agreement(id);
  expect(agreement_mentions_[at.index()], path);
  return at;
}

bool CatalogBuilder::define_organization(std::string_view id, const Path& path) {
  const std::size_t at = organization(id).index();
  if (!define(organization_mentions_[at], "organization", id, path, false)) return false;
  catalog_.organizations[at].external = false;
  return true;
}

bool CatalogBuilder::define_achievement(std::string_view id, const Path& path, bool external) {
  const std::size_t at = achievement(id).index();
  if (!define(achievement_mentions_[at], "achievement", id, path, external)) return false;
  // A whole record takes the place of one that was kept elsewhere, and inherits nothing of it.
  const std::string_view kept = catalog_.achievements[at].id;
  catalog_.achievements[at] = {};
  catalog_.achievements[at].id = kept;
  catalog_.achievements[at].external = external;
  return true;
}

bool CatalogBuilder::define_agreement(std::string_view id, const Path& path) {
  const std::size_t at = agreement(id).index();
  if (!define(agreement_mentions_[at], "agreement", id, path, false)) return false;
  catalog_.agreements[at].doubtful = false;
  return true;
}

bool CatalogBuilder::define_recognition(std::string_view id, const Path& path) {
  const auto found = recognitions_.find(id);
  if (found != recognitions_.end()) {
    return define(recognition_mentions_[found->second.index()], "recognition", id, path, false);
  }
  recognitions_.emplace(keep(id), RecognitionId(recognition_mentions_.size()));
  recognition_mentions_.emplace_back();
  return define(recognition_mentions_.back(), "recognition", id, path, false);
}

RequirementId CatalogBuilder::add(Requirement requirement) {
  catalog_.requirements.push_back(std::move(requirement));
  return RequirementId(catalog_.requirements.size() - 1);
}

void CatalogBuilder::expect_slot(RecognitionId recognition, std::string_view slot,
                                 const Path& path) {
  slots_.push_back({recognition, slot, place_of(path)});
}

Catalog CatalogBuilder::finish() {
  if (settle != nullptr) settle(*this);
  check_dangling();
  check_shared_ids();
  check_slots();
  check_requirement_cycles();
  check_recognition_cycles();
  return std::move(catalog_);
}

CatalogBuilder::Place CatalogBuilder::place_of(const Path& path) {
  if (files_.empty() || files_.back() != diagnostics_.file()) files_.push_back(diagnostics_.file());
  return {static_cast<std::uint32_t>(files_.size() - 1), path.pointer()};
}

void CatalogBuilder::expect(Mention& mention, const Path& path) {
  if (mention.defined || mention.expected) return;
  mention.expected = true;
  mention.place = place_of(path);
}

bool CatalogBuilder::define(Mention& mention, std::string_view what, std::string_view id,
                            const Path& path, bool external) {
  Place place = place_of(path);
  if (mention.defined) {
    const bool elsewhere = mention.place.file != place.file;
    if (external && elsewhere) return false;
    if (!mention.external || !elsewhere) {
      std::string message = "The " + std::string(what) + " " + quoted(id) +
                            " is already defined at " + mention.place.pointer;
      if (elsewhere) message += " of " + quoted(files_[mention.place.file]);
      diagnostics_.error("duplicate-id", path, message + "; this second record is left out.");
      return false;
    }
  }
  mention.defined = true;
  mention.external = external;
  mention.place = std::move(place);
  return true;
}

void CatalogBuilder::report(Severity severity, const char* code, const Place& place,
                            std::string message) {
  diagnostics_.report({severity, std::string(code), files_.empty() ? "" : files_[place.file],
                       place.pointer, std::move(message)});
}

}  // namespace credstack::catalog
