// The immutable catalogue that every question is put to.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "model/records.hpp"

namespace credstack {

/** Keeps strings for as long as the catalogue lives, in few large pieces. */
class StringStore {
 public:
  /** A copy that stays valid for the store's lifetime, also when the store is moved. */
  std::string_view keep(std::string_view text);
  std::size_t bytes() const { return bytes_; }

 private:
  std::vector<std::unique_ptr<char[]>> blocks_;
  char* next_ = nullptr;
  std::size_t left_ = 0;
  std::size_t bytes_ = 0;
};

struct Policy {
  Duration stale_after{.years = 3};
  std::uint32_t shared_core = 2;
  std::string_view short_profile = "under-one-year";
};

/** Everything that one or several catalogue files say. Made by a reader, then never changed. */
struct Catalog {
  std::string_view id;
  Text name;
  std::string_view version;
  std::string_view language = "en";
  Date as_of;
  Policy policy;
  std::vector<Organization> organizations;
  std::vector<Achievement> achievements;
  std::vector<Requirement> requirements;
  std::vector<Recognition> recognitions;
  std::vector<Agreement> agreements;
  std::vector<CreditConversion> conversions;
  std::vector<LevelMap> level_maps;
  std::vector<GradeScale> grade_scales;
  std::vector<RequirementTerms> terms;
  std::vector<StudyFacts> study;
  std::vector<Term> calendar;  ///< in the order of their first days

  std::unordered_map<std::string_view, AchievementId> achievement_by_id;
  StringStore strings;

  const Organization& operator[](OrganizationId at) const { return organizations[at.index()]; }
  const Achievement& operator[](AchievementId at) const { return achievements[at.index()]; }
  const Requirement& operator[](RequirementId at) const { return requirements[at.index()]; }
  const Recognition& operator[](RecognitionId at) const { return recognitions[at.index()]; }
  const Agreement& operator[](AgreementId at) const { return agreements[at.index()]; }
  const GradeScale& operator[](GradeScaleId at) const { return grade_scales[at.index()]; }
  const RequirementTerms& operator[](RequirementTermsId at) const { return terms[at.index()]; }
  const StudyFacts& operator[](StudyFactsId at) const { return study[at.index()]; }

  /** The achievement of that id, or none. */
  AchievementId find(std::string_view wanted) const {
    const auto found = achievement_by_id.find(wanted);
    return found == achievement_by_id.end() ? AchievementId{} : found->second;
  }
};

}  // namespace credstack
