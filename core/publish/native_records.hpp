// The records of the native format, one function each.
#pragma once

#include "publish/native_part.hpp"
#include "publish/native_values.hpp"

namespace credstack::publish {

class RecordWriter {
 public:
  RecordWriter(const Catalog& catalog, const Part& part, bool whole, const Defaults& defaults,
               JsonWriter& json)
      : catalog_(catalog), part_(part), whole_(whole), defaults_(defaults), json_(json) {}

  void organization(const Part::Body& body) const;
  void achievement(const Part::Member& member) const;
  void recognition(const Recognition& record) const;
  void agreement(const Agreement& record) const;
  void conversion(const CreditConversion& rule) const;
  void level_map(const LevelMap& map) const;
  void grade_scale(const GradeScale& scale) const;
  void term(const Term& term) const;

 private:
  void describe(const Achievement& record, Facts facts) const;
  void decide(const Achievement& record, Facts facts) const;
  void speak_for(const Achievement& record, Facts facts, const Source& source) const;
  void present(const Achievement& record, Facts facts, const Source& source) const;
  void requirement(const char* key, RequirementId id) const;
  void node(RequirementId id) const;
  void terms(RequirementTermsId id) const;
  void selector(const Selector& selector) const;
  void selectors(const char* key, const std::vector<Selector>& list) const;
  void amount(const char* key, const Amount& amount) const;
  void rule(const Rule& rule) const;
  void study(const StudyFacts& study, Facts facts, const Source& fallback) const;
  void teaching(const StudyFacts& study) const;
  void offering(const Offering& offering) const;
  void cost(const Cost& cost, const Source& fallback) const;
  void grant(const Grant& grant) const;
  void condition(const Condition& condition) const;
  void codes(const char* key, const std::vector<Code>& codes) const;
  void reference(const char* key, OrganizationId id) const;
  void references(const char* key, const std::vector<OrganizationId>& ids) const;
  void references(const char* key, const std::vector<AchievementId>& ids) const;
  /** Only those that are nodes of the part. */
  void nodes(const char* key, const std::vector<AchievementId>& ids) const;
  bool keeps(AchievementId id) const;

  const Catalog& catalog_;
  const Part& part_;
  const bool whole_;
  const Defaults& defaults_;
  JsonWriter& json_;
};

}  // namespace credstack::publish
