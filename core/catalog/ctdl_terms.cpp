// The terms of CTDL that only describe a record. They are passed over with one line for all of
// them, so that a term which is misspelt, or bears on an answer, stands out with a line of its own.
#include "catalog/ctdl_document.hpp"

namespace credstack::catalog::ctdl {
namespace {

constexpr std::string_view describing[] = {
    "ceterms:address",
    "ceterms:alternateName",
    "ceterms:alternativeIdentifier",
    "ceterms:assessmentDeliveryType",
    "ceterms:audienceLevelType",
    "ceterms:availabilityListing",
    "ceterms:availableAt",
    "ceterms:availableOnlineAt",
    "ceterms:codedNotation",
    "ceterms:copyrightHolder",
    "ceterms:credentialId",
    "ceterms:ctid",
    "ceterms:deliveryType",
    "ceterms:deliveryTypeDescription",
    "ceterms:email",
    "ceterms:framework",
    "ceterms:identifier",
    "ceterms:image",
    "ceterms:inLanguage",
    "ceterms:keyword",
    "ceterms:learningDeliveryType",
    "ceterms:learningMethodType",
    "ceterms:missionAndGoalsStatement",
    "ceterms:offers",
    "ceterms:owns",
    "ceterms:sameAs",
    "ceterms:socialMedia",
    "ceterms:subject",
    "ceterms:targetContactPoint",
    "ceterms:targetNodeDescription",
    "ceterms:versionCode",
    "ceterms:versionIdentifier",
};

}  // namespace

bool only_describes(std::string_view term) {
  for (const std::string_view candidate : describing) {
    if (candidate == term) return true;
  }
  return false;
}

}  // namespace credstack::catalog::ctdl
