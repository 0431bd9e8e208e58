#include "catalog/ctdl_classes.hpp"

#include <optional>
#include <utility>

namespace credstack::catalog::ctdl {
namespace {

using enum AchievementType;

// Every subclass of ceterms:Credential in the CTDL vocabulary of August 2026, each named: classes
// that merely have "Credential" in their name (CredentialOrganization, CredentialAlignmentObject)
// are none.
constexpr std::pair<std::string_view, AchievementType> achievement_classes[] = {
    {"Credential", other},
    {"QualityAssuranceCredential", other},
    {"MicroCredential", micro_credential},
    {"Badge", badge},
    {"DigitalBadge", badge},
    {"OpenBadge", badge},
    {"CertificateOfCompletion", certificate_of_completion},
    {"CertificateOfParticipation", certificate_of_completion},
    {"Certificate", certificate},
    {"AcademicCertificate", certificate},
    {"BasicTechnicalCertificate", certificate},
    {"GeneralEducationLevel1Certificate", certificate},
    {"GeneralEducationLevel2Certificate", certificate},
    {"HigherEducationLevel1Certificate", certificate},
    {"HigherEducationLevel2Certificate", certificate},
    {"PreApprenticeshipCertificate", certificate},
    {"ProfessionalCertificate", certificate},
    {"ProficiencyCertificate", certificate},
    {"SecondaryEducationCertificate", certificate},
    {"TechnicalLevel1Certificate", certificate},
    {"TechnicalLevel2Certificate", certificate},
    {"TechnicalLevel3Certificate", certificate},
    {"WorkBasedLearningCertificate", certificate},
    {"PostBaccalaureateCertificate", post_baccalaureate_certificate},
    // Beyond a master's degree, for which the catalogue has no type: at least post-baccalaureate.
    {"PostMasterCertificate", post_baccalaureate_certificate},
    {"ApprenticeshipCertificate", apprenticeship_certificate},
    {"JourneymanCertificate", apprenticeship_certificate},
    {"MasterCertificate", apprenticeship_certificate},
    {"Certification", certification},
    {"License", license},
    {"Diploma", diploma},
    {"SecondarySchoolDiploma", secondary_school_diploma},
    {"GeneralEducationDevelopment", secondary_school_diploma},
    {"Degree", degree},
    // Between a master's and a doctoral degree: a degree whose place in the order is not stated.
    {"SpecialistDegree", degree},
    {"AssociateDegree", associate_degree},
    {"AssociateOfAppliedArtsDegree", associate_degree},
    {"AssociateOfAppliedScienceDegree", associate_degree},
    {"AssociateOfArtsDegree", associate_degree},
    {"AssociateOfScienceDegree", associate_degree},
    {"BachelorDegree", bachelor_degree},
    {"BachelorOfArtsDegree", bachelor_degree},
    {"BachelorOfScienceDegree", bachelor_degree},
    {"MasterDegree", master_degree},
    {"MasterOfArtsDegree", master_degree},
    {"MasterOfScienceDegree", master_degree},
    {"DoctoralDegree", doctoral_degree},
    {"ProfessionalDoctorate", doctoral_degree},
    {"ResearchDoctorate", doctoral_degree},
    {"Course", course},
    {"LearningProgram", learning_program},
    {"LearningOpportunity", learning_program},
    {"LearningOpportunityProfile", learning_program},
    {"Assessment", assessment},
    {"AssessmentProfile", assessment},
    {"Pathway", pathway},
};

constexpr std::string_view organization_classes[] = {"Organization", "CredentialOrganization",
                                                     "QACredentialOrganization", "Agent"};

constexpr std::string_view statement_classes[] = {"ConditionManifest", "PriorLearningPolicy",
                                                  "TransferAgreement", "TransferIntermediary",
                                                  "TransferValueProfile"};

constexpr std::string_view part_classes[] = {"AggregateDataProfile",
                                             "AlignmentObject",
                                             "AssessmentComponent",
                                             "BasicComponent",
                                             "CocurricularComponent",
                                             "CollectionComponent",
                                             "CompetencyComponent",
                                             "ComponentCondition",

                                             "ConditionProfile",
                                             "Constraint",
                                             "ContactPoint",
                                             "CostProfile",
                                             "CourseComponent",
                                             "CredentialAlignmentObject",
                                             "CredentialComponent",
                                             "DurationProfile",
                                             "EarningsProfile",
                                             "EmploymentOutcomeProfile",
                                             "EvaluationOutcome",
                                             "ExtracurricularComponent",
                                             "FinancialAssistanceProfile",
                                             "GeoCoordinates",
                                             "HoldersProfile",
                                             "IdentifierValue",
                                             "Job",
                                             "JobComponent",
                                             "JurisdictionProfile",
                                             "MultiComponent",
                                             "Occupation",
                                             "PathwayComponent",
                                             "Place",
                                             "PostalAddress",
                                             "ProcessProfile",
                                             "RevocationProfile",
                                             "StructuredStatement",
                                             "Task",
                                             "ValueProfile",
                                             "VerificationServiceProfile",
                                             "WorkExperienceComponent",
                                             "WorkRole"};

constexpr std::string_view classes_not_read[] = {"AccreditAction",
                                                 "AdvancedStandingAction",
                                                 "AlignmentMap",
                                                 "ApproveAction",
                                                 "Collection",
                                                 "CollectionMember",
                                                 "ConstraintRule",
                                                 "CostManifest",
                                                 "CredentialAssertion",
                                                 "CredentialFramework",
                                                 "CredentialPerson",
                                                 "CredentialType",
                                                 "CredentialingAction",
                                                 "Industry",
                                                 "IndustryClassification",
                                                 "InstructionalProgramClassification",
                                                 "LearningResource",
                                                 "OccupationClassification",
                                                 "OfferAction",
                                                 "PathwaySet",
                                                 "PayProfile",
                                                 "QualificationsFramework",
                                                 "RecognizeAction",
                                                 "RegistrationAction",
                                                 "RegulateAction",
                                                 "RegulatoryInformation",
                                                 "RenewAction",
                                                 "RevokeAction",
                                                 "RightsAction",
                                                 "ScheduledOffering",
                                                 "SupportService",
                                                 "WorkforceDemandAction"};

template <std::size_t N>
constexpr bool holds(const std::string_view (&list)[N], std::string_view name) {
  for (const std::string_view item : list) {
    if (item == name) return true;
  }
  return false;
}

template <class See>
void each_class(const JsonValue& node, See see) {
  const std::optional<JsonValue> type = node.find("@type");
  if (!type) return;
  if (type->is_string()) see(type->text());
  if (!type->is_array()) return;
  for (const JsonValue element : *type) {
    if (element.is_string()) see(element.text());
  }
}

}  // namespace

Meaning meaning_of_class(std::string_view name) {
  constexpr std::string_view prefix = "ceterms:";
  if (!name.starts_with(prefix)) return {Role::not_read, other};
  name.remove_prefix(prefix.size());
  for (const auto& [candidate, type] : achievement_classes) {
    if (candidate == name) return {Role::achievement, type};
  }
  if (holds(organization_classes, name)) return {Role::organization, other};
  if (holds(statement_classes, name)) return {Role::statement, other};
  if (holds(part_classes, name)) return {Role::part, other};
  return {holds(classes_not_read, name) ? Role::not_read : Role::unknown, other};
}

Meaning meaning_of(const JsonValue& node) {
  if (!node.is_object()) return {Role::unknown, other};
  std::optional<Meaning> best;
  each_class(node, [&best](std::string_view name) {
    const Meaning meaning = meaning_of_class(name);
    if (!best || meaning.role < best->role) best = meaning;
  });
  return best.value_or(Meaning{Role::unknown, other});
}

bool has_class(const JsonValue& node, std::string_view name) {
  bool found = false;
  if (node.is_object()) each_class(node, [&](std::string_view type) { found |= type == name; });
  return found;
}

}  // namespace credstack::catalog::ctdl
