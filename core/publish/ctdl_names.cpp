#include "publish/ctdl_names.hpp"

#include <algorithm>

#include "catalog/ctdl_ids.hpp"

namespace credstack::publish {

std::string ctdl_address(std::string_view id) {
  // What the reader would take for something else, or write otherwise, is wrapped up.
  if (catalog::ctdl::is_plain_address(id)) return std::string(id);
  constexpr char hex[] = "0123456789ABCDEF";
  std::string address(catalog::ctdl::wrapped_id);
  for (const char c : id) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       c == '-' || c == '.' || c == '_' || c == '~';
    if (plain) {
      address += c;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    address += '%';
    address += hex[byte >> 4U];
    address += hex[byte & 15U];
  }
  return address;
}

std::string_view ctdl_class(AchievementType type) {
  switch (type) {
    case AchievementType::course:
      return "ceterms:Course";
    case AchievementType::badge:
      return "ceterms:Badge";
    case AchievementType::micro_credential:
      return "ceterms:MicroCredential";
    case AchievementType::certificate_of_completion:
      return "ceterms:CertificateOfCompletion";
    case AchievementType::certificate:
      return "ceterms:Certificate";
    case AchievementType::diploma:
      return "ceterms:Diploma";
    case AchievementType::associate_degree:
      return "ceterms:AssociateDegree";
    case AchievementType::bachelor_degree:
      return "ceterms:BachelorDegree";
    case AchievementType::post_baccalaureate_certificate:
      return "ceterms:PostBaccalaureateCertificate";
    case AchievementType::master_degree:
      return "ceterms:MasterDegree";
    case AchievementType::doctoral_degree:
      return "ceterms:DoctoralDegree";
    case AchievementType::degree:
      return "ceterms:Degree";
    case AchievementType::certification:
      return "ceterms:Certification";
    case AchievementType::license:
      return "ceterms:License";
    case AchievementType::apprenticeship_certificate:
      return "ceterms:ApprenticeshipCertificate";
    case AchievementType::secondary_school_diploma:
      return "ceterms:SecondarySchoolDiploma";
    case AchievementType::learning_program:
      return "ceterms:LearningProgram";
    case AchievementType::assessment:
      return "ceterms:AssessmentProfile";
    default:
      return "ceterms:Credential";
  }
}

const char* ctdl_target_term(AchievementType type) {
  if (type == AchievementType::course || type == AchievementType::learning_program) {
    return "ceterms:targetLearningOpportunity";
  }
  return type == AchievementType::assessment ? "ceterms:targetAssessment"
                                             : "ceterms:targetCredential";
}

}  // namespace credstack::publish
