// Whether two inputs say the same thing: by content, whatever handles and dates they say it with.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "model/catalog.hpp"

namespace credstack::catalog {

template <class Value>
bool is_stated(const Value& value) {
  return static_cast<bool>(value);
}
template <class Item>
bool is_stated(const std::vector<Item>& list) {
  return !list.empty();
}
inline bool is_stated(std::string_view text) { return !text.empty(); }
inline bool is_stated(AchievementType type) { return type != AchievementType::other; }
inline bool is_stated(OrganizationType type) { return type != OrganizationType::unknown; }
inline bool is_stated(Status status) { return status != Status::unknown; }

/**
 * Compares values of one catalogue. Where a fact comes from, and since when a price has been known,
 * is no part of what it says.
 */
class Alike {
 public:
  explicit Alike(const Catalog& catalog) : catalog_(catalog) {}

  // References: by id; those that have none of their own by what is said of them.
  bool operator()(OrganizationId a, OrganizationId b) const;
  bool operator()(AchievementId a, AchievementId b) const;
  bool operator()(RequirementId a, RequirementId b) const;
  bool operator()(GradeScaleId a, GradeScaleId b) const { return a == b; }
  bool operator()(RequirementTermsId a, RequirementTermsId b) const;
  bool operator()(StudyFactsId a, StudyFactsId b) const;
  /** By all that decides what counts: not by when and how it is taught. */
  bool count_alike(StudyFactsId a, StudyFactsId b) const;

  bool operator()(AchievementType a, AchievementType b) const { return a == b; }
  bool operator()(Origin a, Origin b) const { return a == b; }
  bool operator()(Delivery a, Delivery b) const { return a == b; }
  bool operator()(OrganizationType a, OrganizationType b) const { return a == b; }
  bool operator()(Status a, Status b) const { return a == b; }
  bool operator()(std::string_view a, std::string_view b) const { return a == b; }
  bool operator()(const Date& a, const Date& b) const { return a == b; }
  bool operator()(const Duration& a, const Duration& b) const { return a == b; }
  bool operator()(const Rational& a, const Rational& b) const { return a == b; }
  bool operator()(const Text& a, const Text& b) const;
  bool operator()(const Credit& a, const Credit& b) const;
  bool operator()(const Money& a, const Money& b) const;
  bool operator()(const Level& a, const Level& b) const;
  bool operator()(const Code& a, const Code& b) const;
  bool operator()(const Cost& a, const Cost& b) const;
  bool operator()(const RegisterEntry& a, const RegisterEntry& b) const;
  bool operator()(const NextStep& a, const NextStep& b) const;
  bool operator()(const Endorsement& a, const Endorsement& b) const;
  bool operator()(const Assurance& a, const Assurance& b) const;
  bool operator()(const LabourMarketEvidence& a, const LabourMarketEvidence& b) const;
  bool operator()(const PriorLearning& a, const PriorLearning& b) const;
  bool operator()(const Selector& a, const Selector& b) const;
  bool operator()(const Amount& a, const Amount& b) const;
  bool operator()(const Rule& a, const Rule& b) const;
  bool operator()(const RequirementVersion& a, const RequirementVersion& b) const;
  bool operator()(const Offering& a, const Offering& b) const;
  /** By what the grades are; not by their names for the scale. */
  bool operator()(const GradeScale& a, const GradeScale& b) const;
  bool operator()(const Grant& a, const Grant& b) const;
  bool operator()(const Condition& a, const Condition& b) const;
  /** Who decided what on whom, under which conditions, for how long. */
  bool operator()(const Recognition& a, const Recognition& b) const;

  template <class Value>
  bool operator()(const std::optional<Value>& a, const std::optional<Value>& b) const {
    return a && b ? (*this)(*a, *b) : !a && !b;
  }
  /** In any order. */
  template <class Item>
  bool operator()(const std::vector<Item>& a, const std::vector<Item>& b) const {
    return a.size() == b.size() && has_all(a, b) && has_all(b, a);
  }

 private:
  template <class Item>
  bool has_all(const std::vector<Item>& a, const std::vector<Item>& b) const {
    for (std::size_t i = 0; i < b.size(); ++i) {
      // Most lists come in one order.
      bool found = (*this)(a[i], b[i]);
      for (std::size_t j = 0; j < a.size() && !found; ++j) found = (*this)(a[j], b[i]);
      if (!found) return false;
    }
    return true;
  }

  const Catalog& catalog_;
  mutable int depth_ = 0;  ///< how many blank nodes are being compared inside each other
};

}  // namespace credstack::catalog
