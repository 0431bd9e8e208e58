// What CTDL documents say of records that another document may hold, kept until all have been read.
#pragma once

#include <string_view>
#include <utility>
#include <vector>

#include "catalog/catalog_builder.hpp"

namespace credstack::catalog::ctdl {

/**
 * What records say of transfer values that another document may hold; settled as these come.
 */
struct TransferNotes {
  /** A record that gives, or accepts, the value that a profile describes. */
  struct Link {
    AchievementId record;
    std::string_view profile;
    std::vector<OrganizationId> owners;
    bool accepts = false;
    Source source;
  };
  std::vector<RecognitionId> profiles;
  std::vector<Recognition> without_source;  ///< profiles that name nothing that they come from
  std::vector<Link> links;
  std::vector<std::pair<std::string_view, AgreementId>> agreements;
  /** Policies on prior learning of an organization, for what it owns. */
  struct Policy {
    OrganizationId owner;
    PriorLearning said;
    Diagnostic unused;  ///< due where it applies to nothing
  };
  std::vector<Policy> policies;
};

/**
 * Conditions that an organization states once, and the records that refer to them, which another
 * document may hold.
 */
struct CommonConditions {
  struct Manifest {
    std::string_view id;
    RequirementId requirement;
    RequirementId entry;
    RequirementId corequisites;
    bool doubtful = false;
    Diagnostic unused;  ///< due where no record refers to it
  };
  struct Reference {
    AchievementId record;
    std::string_view manifest;
    RequirementId note;  ///< stands in the record's entry until the manifest comes
  };
  std::vector<Manifest> manifests;
  std::vector<Reference> references;
};

struct Notes {
  TransferNotes transfer;
  CommonConditions common;
};

/** What is to be said of a statement that turns out to be about no record that was read. */
Diagnostic applies_to_nothing(CatalogBuilder& builder, const Path& path, std::string_view what);

/** The notes of a builder, made at the first. */
Notes& notes_of(CatalogBuilder& builder);

}  // namespace credstack::catalog::ctdl
