#include "catalog/catalog_builder.hpp"

#include <utility>

namespace credstack::catalog {
namespace {

void mark_external(Organization& record) { record.external = true; }
void mark_external(Achievement& record) { record.external = true; }
// An agreement that is only named may have ended: nothing that rests on it is sure.
void mark_external(Agreement& record) { record.doubtful = true; }
// A scale that is only named knows no grade, and a term no day.
void mark_external(GradeScale&) {}
void mark_external(Term&) {}

}  // namespace

template <class IdType, class Record>
IdType CatalogBuilder::handle(Index<IdType>& index, std::vector<Record>& records,
                              std::vector<Mention>& mentions, std::string_view id) {
  std::string own;
  if (is_own(id)) {
    // What has no name of its own is not the same thing in two inputs.
    own.append(id).append("~").append(std::to_string(files_.size()));
    id = own;
  }
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

GradeScaleId CatalogBuilder::grade_scale(std::string_view id) {
  return handle(grade_scales_, catalog_.grade_scales, grade_scale_mentions_, id);
}

TermId CatalogBuilder::term(std::string_view id) {
  return handle(terms_, catalog_.calendar, term_mentions_, id);
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

GradeScaleId CatalogBuilder::expect_grade_scale(std::string_view id, const Path& path) {
  const GradeScaleId at = grade_scale(id);
  expect(grade_scale_mentions_[at.index()], path);
  return at;
}

TermId CatalogBuilder::expect_term(std::string_view id, const Path& path) {
  const TermId at = term(id);
  expect(term_mentions_[at.index()], path);
  return at;
}

bool CatalogBuilder::define_organization(std::string_view id, const Path& path) {
  const OrganizationId at = organization(id);
  return define_record(catalog_.organizations, at, organization_mentions_[at.index()],
                       "organization", path, false);
}

bool CatalogBuilder::define_achievement(std::string_view id, const Path& path, bool external) {
  const AchievementId at = achievement(id);
  return define_record(catalog_.achievements, at, achievement_mentions_[at.index()], "achievement",
                       path, external);
}

bool CatalogBuilder::define_agreement(std::string_view id, const Path& path) {
  const AgreementId at = agreement(id);
  return define_record(catalog_.agreements, at, agreement_mentions_[at.index()], "agreement", path,
                       false);
}

bool CatalogBuilder::define_grade_scale(std::string_view id, const Path& path) {
  const GradeScaleId at = grade_scale(id);
  return define_record(catalog_.grade_scales, at, grade_scale_mentions_[at.index()], "grade scale",
                       path, false);
}

bool CatalogBuilder::define_term(std::string_view id, const Path& path) {
  const TermId at = term(id);
  return define_record(catalog_.calendar, at, term_mentions_[at.index()], "term", path, false);
}

template <class Record, class IdType>
bool CatalogBuilder::define_record(std::vector<Record>& records, IdType at, Mention& mention,
                                   std::string_view what, const Path& path, bool external) {
  Record& record = records[at.index()];
  const std::string_view id = record.id;
  own_ = {};
  Place earlier;
  const Defined defined = define(mention, what, id, path, external, earlier);
  if (defined == Defined::refused) return false;
  if (defined == Defined::again) {
    merger_->set_aside(at, record, earlier, mention.place);
    own_ = id;
  }
  // A whole record takes the place of one that was kept elsewhere, and inherits nothing of it.
  record = {};
  record.id = id;
  if (external) mark_external(record);
  return true;
}

bool CatalogBuilder::define_recognition(std::string_view id, const Path& path) {
  const RecognitionId next(catalog_.recognitions.size());
  auto found = recognitions_.find(id);
  if (found == recognitions_.end()) {
    found = recognitions_.emplace(keep(id), RecognitionId(recognition_mentions_.size())).first;
    recognition_mentions_.emplace_back();
    recognition_records_.emplace_back();
  }
  const std::size_t at = found->second.index();
  Place earlier;
  const Defined defined =
      define(recognition_mentions_[at], "recognition", id, path, false, earlier);
  if (defined == Defined::refused) return false;
  if (defined == Defined::again) {
    merger_->repeat(RecognitionId(recognition_records_[at]), earlier, next,
                    recognition_mentions_[at].place);
  }
  recognition_records_[at] = static_cast<std::uint32_t>(next.index());
  return true;
}

RequirementId CatalogBuilder::add(Requirement requirement) {
  catalog_.requirements.push_back(std::move(requirement));
  return RequirementId(catalog_.requirements.size() - 1);
}

RequirementTermsId CatalogBuilder::add(RequirementTerms terms) {
  catalog_.terms.push_back(std::move(terms));
  return RequirementTermsId(catalog_.terms.size() - 1);
}

StudyFactsId CatalogBuilder::add(StudyFacts facts) {
  catalog_.study.push_back(std::move(facts));
  return StudyFactsId(catalog_.study.size() - 1);
}

void CatalogBuilder::expect_slot(RecognitionId recognition, std::string_view slot,
                                 const Path& path) {
  slots_.push_back({recognition, slot, place_of(path)});
}

void CatalogBuilder::begin_input(const std::string& name) {
  diagnostics_.set_file(name);
  files_.push_back({name, {}});
  own_ = {};
  if (files_.size() == 2) merger_ = new_merger();
}

void CatalogBuilder::make_room(std::size_t achievements) {
  const std::size_t held = catalog_.achievements.size();
  // Small inputs, of which there may be many, leave it to the vectors' own growth.
  if (achievements <= held || achievements < 1024) return;
  catalog_.achievements.reserve(held + achievements);
  catalog_.achievement_by_id.reserve(held + achievements);
  achievement_mentions_.reserve(held + achievements);
}

Heading CatalogBuilder::end_input() {
  own_ = {};
  files_.back().catalogue = catalog_.id;
  return {std::exchange(catalog_.id, {}), std::exchange(catalog_.name, {}),
          std::exchange(catalog_.version, {}), std::exchange(catalog_.language, Catalog{}.language),
          std::exchange(catalog_.as_of, {})};
}

Catalog CatalogBuilder::finish(const std::vector<Heading>& headings) {
  if (!headings.empty()) {
    Heading heading = merger_ ? merger_->heading(catalog_, headings) : headings.front();
    catalog_.id = heading.id;
    catalog_.name = std::move(heading.name);
    catalog_.version = heading.version;
    catalog_.language = heading.language;
    catalog_.as_of = heading.as_of;
  }
  return finish();
}

Catalog CatalogBuilder::finish() {
  const std::vector<RecognitionId> moved = merge();
  if (settle != nullptr) settle(*this, moved);
  check_dangling();
  check_shared_ids();
  check_slots();
  check_requirement_cycles();
  check_beside_cycles();
  check_recognition_cycles();
  check_trees();
  check_equivalents();
  date_offerings();
  return std::move(catalog_);
}

std::vector<RecognitionId> CatalogBuilder::merge() {
  if (!merger_) return {};
  std::vector<RecognitionId> moved = merger_->merge(catalog_, files_, diagnostics_);
  merger_.reset();
  if (!moved.empty()) {
    for (Slot& slot : slots_) slot.recognition = moved[slot.recognition.index()];
  }
  return moved;
}

Place CatalogBuilder::place_of(const Path& path) {
  if (files_.empty() || files_.back().name != diagnostics_.file()) {
    files_.push_back({diagnostics_.file(), {}});
  }
  return {static_cast<std::uint32_t>(files_.size() - 1), path.pointer()};
}

void CatalogBuilder::expect(Mention& mention, const Path& path) {
  if (mention.defined || mention.expected) return;
  mention.expected = true;
  mention.place = place_of(path);
}

CatalogBuilder::Defined CatalogBuilder::define(Mention& mention, std::string_view what,
                                               std::string_view id, const Path& path, bool external,
                                               Place& earlier) {
  Place place = place_of(path);
  Defined defined = Defined::new_here;
  if (mention.defined) {
    const bool elsewhere = mention.place.file != place.file;
    if (external && elsewhere) return Defined::refused;
    if (!elsewhere || (!mention.external && !merger_)) {
      diagnostics_.error("duplicate-id", path,
                         "The " + std::string(what) + " " + quoted(id) + " is already defined at " +
                             mention.place.pointer + "; this second record is left out.");
      return Defined::refused;
    }
    if (!mention.external) {
      defined = Defined::again;
      earlier = std::move(mention.place);
    }
  }
  mention.defined = true;
  mention.external = external;
  mention.place = std::move(place);
  return defined;
}

void CatalogBuilder::report(Severity severity, const char* code, const Place& place,
                            std::string message) {
  diagnostics_.report({severity, std::string(code), files_.empty() ? "" : files_[place.file].name,
                       place.pointer, std::move(message)});
}

}  // namespace credstack::catalog
