// The closed lists of docs/catalog.md with their spelling in JSON, one table each.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>

namespace credstack {

/** CTDL and Open Badges 3.0 names. */
enum class AchievementType : std::uint8_t {
  course,
  badge,
  micro_credential,
  certificate_of_completion,
  certificate,
  diploma,
  associate_degree,
  bachelor_degree,
  post_baccalaureate_certificate,
  master_degree,
  doctoral_degree,
  degree,
  certification,
  license,
  professional_designation,
  apprenticeship_certificate,
  secondary_school_diploma,
  learning_program,
  assessment,
  pathway,  ///< an authored route to something else: nothing that is awarded
  other,
};

enum class OrganizationType : std::uint8_t {
  unknown,
  higher_education,
  industry,
  profession,
  platform,
  government,
  quality_assurance,
  other,
};

enum class Status : std::uint8_t { unknown, current, expiring, closed };
enum class Stage : std::uint8_t { accepted, recommended };
enum class Decision : std::uint8_t { granted, refused };

enum class RequirementKind : std::uint8_t {
  all,
  any,
  choose,
  credits,
  achievement,
  holds,
  prose,
  courses,
};

enum class RuleKind : std::uint8_t {
  at_most,
  at_least,
  distinct,
  average,
  max_age,
  sharing,
  max_uses,
};
/** How a piece of credit came to the program: taught by its owner, by others, or assessed. */
enum class Origin : std::uint8_t { resident, transfer, prior_learning };
enum class Per : std::uint8_t { all, subject, provider };
/** The day that an age is counted back from. */
enum class Anchor : std::uint8_t { today, admission, award };
enum class Sharing : std::uint8_t { amount, any, none };

enum class CostKind : std::uint8_t {
  tuition,
  tuition_per_credit,
  application,
  assessment,
  exam,
  membership,
  materials,
  other,
  total,
};

enum class GrantForm : std::uint8_t {
  direct,
  unassigned,
  block,
  exemption,
  advanced_standing,
  admission,
  price,
  curriculum,
  requirement,
  preparation,
};

enum class ConditionKind : std::uint8_t {
  admission,
  enrolment,
  minimum_grade,
  recency,
  origin,
  active,
  assessment,
  approval,
  time_limit,
  other,
};

/** What a quality-assurance body does for a record: CTDL's accreditedBy, approvedBy, recognizedBy,
 * regulatedBy. */
enum class AssuranceRole : std::uint8_t { accredited, approved, recognized, regulated };

/** How a fact was found; `stated` is the publisher's own word in its own catalogue. */
enum class Certainty : std::uint8_t { stated, verified, secondary, uncertain };

enum class OnExpiry : std::uint8_t { not_stated, nothing, elective, challenge, proof_of_currency };

/** How a thing is taught: CTDL's delivery types. */
enum class Delivery : std::uint8_t { in_person, online, blended };

/** A table of values and their spelling. */
template <class E>
struct Spelling;

#define CREDSTACK_SPELLING(Enum, ...)                                        \
  template <>                                                                \
  struct Spelling<Enum> {                                                    \
    static constexpr std::pair<Enum, std::string_view> rows[] = __VA_ARGS__; \
  }

CREDSTACK_SPELLING(AchievementType,
                   {{AchievementType::course, "Course"},
                    {AchievementType::badge, "Badge"},
                    {AchievementType::micro_credential, "MicroCredential"},
                    {AchievementType::certificate_of_completion, "CertificateOfCompletion"},
                    {AchievementType::certificate, "Certificate"},
                    {AchievementType::diploma, "Diploma"},
                    {AchievementType::associate_degree, "AssociateDegree"},
                    {AchievementType::bachelor_degree, "BachelorDegree"},
                    {AchievementType::post_baccalaureate_certificate,
                     "PostBaccalaureateCertificate"},
                    {AchievementType::master_degree, "MasterDegree"},
                    {AchievementType::doctoral_degree, "DoctoralDegree"},
                    {AchievementType::degree, "Degree"},
                    {AchievementType::certification, "Certification"},
                    {AchievementType::license, "License"},
                    {AchievementType::professional_designation, "ProfessionalDesignation"},
                    {AchievementType::apprenticeship_certificate, "ApprenticeshipCertificate"},
                    {AchievementType::secondary_school_diploma, "SecondarySchoolDiploma"},
                    {AchievementType::learning_program, "LearningProgram"},
                    {AchievementType::assessment, "Assessment"},
                    {AchievementType::pathway, "Pathway"},
                    {AchievementType::other, "Other"}});
CREDSTACK_SPELLING(OrganizationType, {{OrganizationType::higher_education, "higherEducation"},
                                      {OrganizationType::industry, "industry"},
                                      {OrganizationType::profession, "profession"},
                                      {OrganizationType::platform, "platform"},
                                      {OrganizationType::government, "government"},
                                      {OrganizationType::quality_assurance, "qualityAssurance"},
                                      {OrganizationType::other, "other"},
                                      {OrganizationType::unknown, "unknown"}});
CREDSTACK_SPELLING(Status, {{Status::current, "current"},
                            {Status::expiring, "expiring"},
                            {Status::closed, "closed"},
                            {Status::unknown, "unknown"}});
CREDSTACK_SPELLING(Stage, {{Stage::accepted, "accepted"}, {Stage::recommended, "recommended"}});
CREDSTACK_SPELLING(Decision, {{Decision::granted, "granted"}, {Decision::refused, "refused"}});
CREDSTACK_SPELLING(RequirementKind, {{RequirementKind::all, "all"},
                                     {RequirementKind::any, "any"},
                                     {RequirementKind::choose, "choose"},
                                     {RequirementKind::credits, "credits"},
                                     {RequirementKind::achievement, "achievement"},
                                     {RequirementKind::holds, "holds"},
                                     {RequirementKind::prose, "text"},
                                     {RequirementKind::courses, "courses"}});
CREDSTACK_SPELLING(RuleKind, {{RuleKind::at_most, "atMost"},
                              {RuleKind::at_least, "atLeast"},
                              {RuleKind::distinct, "distinct"},
                              {RuleKind::average, "average"},
                              {RuleKind::max_age, "maxAge"},
                              {RuleKind::sharing, "sharing"},
                              {RuleKind::max_uses, "maxUses"}});
CREDSTACK_SPELLING(Origin, {{Origin::resident, "resident"},
                            {Origin::transfer, "transfer"},
                            {Origin::prior_learning, "priorLearning"}});
CREDSTACK_SPELLING(Per, {{Per::subject, "subject"}, {Per::provider, "provider"}});
CREDSTACK_SPELLING(Anchor, {{Anchor::today, "today"},
                            {Anchor::admission, "admission"},
                            {Anchor::award, "award"}});
CREDSTACK_SPELLING(Sharing, {{Sharing::any, "any"}, {Sharing::none, "none"}});
CREDSTACK_SPELLING(CostKind, {{CostKind::tuition, "tuition"},
                              {CostKind::tuition_per_credit, "tuitionPerCredit"},
                              {CostKind::application, "application"},
                              {CostKind::assessment, "assessment"},
                              {CostKind::exam, "exam"},
                              {CostKind::membership, "membership"},
                              {CostKind::materials, "materials"},
                              {CostKind::other, "other"},
                              {CostKind::total, "total"}});
CREDSTACK_SPELLING(GrantForm, {{GrantForm::direct, "direct"},
                               {GrantForm::unassigned, "unassigned"},
                               {GrantForm::block, "block"},
                               {GrantForm::exemption, "exemption"},
                               {GrantForm::advanced_standing, "advancedStanding"},
                               {GrantForm::admission, "admission"},
                               {GrantForm::price, "price"},
                               {GrantForm::curriculum, "curriculum"},
                               {GrantForm::requirement, "requirement"},
                               {GrantForm::preparation, "preparation"}});
CREDSTACK_SPELLING(ConditionKind, {{ConditionKind::admission, "admission"},
                                   {ConditionKind::enrolment, "enrolment"},
                                   {ConditionKind::minimum_grade, "minimumGrade"},
                                   {ConditionKind::recency, "recency"},
                                   {ConditionKind::origin, "origin"},
                                   {ConditionKind::active, "active"},
                                   {ConditionKind::assessment, "assessment"},
                                   {ConditionKind::approval, "approval"},
                                   {ConditionKind::time_limit, "timeLimit"},
                                   {ConditionKind::other, "other"}});
CREDSTACK_SPELLING(AssuranceRole, {{AssuranceRole::accredited, "accredited"},
                                   {AssuranceRole::approved, "approved"},
                                   {AssuranceRole::recognized, "recognized"},
                                   {AssuranceRole::regulated, "regulated"}});
CREDSTACK_SPELLING(OnExpiry, {{OnExpiry::nothing, "void"},
                              {OnExpiry::elective, "elective"},
                              {OnExpiry::challenge, "challenge"},
                              {OnExpiry::proof_of_currency, "proofOfCurrency"}});
CREDSTACK_SPELLING(Delivery, {{Delivery::in_person, "inPerson"},
                              {Delivery::online, "online"},
                              {Delivery::blended, "blended"}});
CREDSTACK_SPELLING(Certainty, {{Certainty::verified, "verified"},
                               {Certainty::secondary, "secondary"},
                               {Certainty::uncertain, "uncertain"}});

#undef CREDSTACK_SPELLING

/** The value's word in JSON; empty when it has none (a default that is left out). */
template <class E>
constexpr std::string_view spelled(E value) {
  for (const auto& [candidate, word] : Spelling<E>::rows) {
    if (candidate == value) return word;
  }
  return {};
}

/** The value that a word of JSON means. */
template <class E>
constexpr std::optional<E> from_spelling(std::string_view text) {
  for (const auto& [candidate, word] : Spelling<E>::rows) {
    if (word == text) return candidate;
  }
  return std::nullopt;
}

}  // namespace credstack
