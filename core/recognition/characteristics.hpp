// What the literature expects of a stackable credential, as findings with evidence. They describe a
// stack and never reject one. After Wilson (2016), Crampton (n.d.) and UNESCO (Oliver 2022).
#pragma once

#include <string_view>
#include <vector>

#include "recognition/step.hpp"

namespace credstack {

enum class CharacteristicId : std::uint8_t {
  industry_recognised,         ///< Wilson (a)
  higher_same_occupation,      ///< Wilson (b): articulates to a higher credential in the same area
  recognised_in_jurisdiction,  ///< Wilson (c)
  short_duration,              ///< Crampton
  labour_market_value,         ///< Crampton; UNESCO: value of its own
};
std::string_view word(CharacteristicId id);
std::string_view word(Finding finding);

struct Characteristic {
  CharacteristicId id = CharacteristicId::industry_recognised;
  Finding finding = Finding::not_evidenced;
  // The evidence, as far as the finding has any:
  std::vector<OrganizationId> by;
  std::vector<RecognitionId> recognitions;
  std::vector<AchievementId> targets;
  std::string_view profile;       ///< by which "short" was judged
  std::string_view jurisdiction;  ///< that was asked about
  bool own_word_only = false;     ///< only the owner itself says so
};

/** The findings for a credential from its direct steps. */
std::vector<Characteristic> characteristics(const Catalog& catalog, AchievementId id,
                                            const std::vector<Step>& steps, Date on,
                                            std::string_view short_profile,
                                            std::string_view jurisdiction);

}  // namespace credstack
