// Typed handles. Inside the engine a record is named by its place in the catalogue, never by a bare
// number or a string.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>

namespace credstack {

/** The place of a record in its catalogue's array. A default-made one names nothing. */
template <class Tag>
class Id {
 public:
  constexpr Id() = default;
  constexpr explicit Id(std::size_t index) : value_(static_cast<std::uint32_t>(index)) {}

  constexpr explicit operator bool() const { return value_ != none; }
  constexpr std::size_t index() const { return value_; }
  constexpr auto operator<=>(const Id&) const = default;

 private:
  static constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();
  std::uint32_t value_ = none;
};

using OrganizationId = Id<struct OrganizationTag>;
using AchievementId = Id<struct AchievementTag>;
using RecognitionId = Id<struct RecognitionTag>;
using AgreementId = Id<struct AgreementTag>;
using RequirementId = Id<struct RequirementTag>;
using RequirementTermsId = Id<struct RequirementTermsTag>;
using StudyFactsId = Id<struct StudyFactsTag>;
using GradeScaleId = Id<struct GradeScaleTag>;
using TermId = Id<struct TermTag>;

}  // namespace credstack

template <class Tag>
struct std::hash<credstack::Id<Tag>> {
  std::size_t operator()(credstack::Id<Tag> id) const { return id.index(); }
};
