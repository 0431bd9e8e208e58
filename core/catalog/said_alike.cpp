#include "catalog/said_alike.hpp"

#include <algorithm>

namespace credstack::catalog {
namespace {

constexpr int deepest_blank = 8;

/** The id that a thing without a name of its own has in whatever input it stands. */
std::string_view without_count(std::string_view id) {
  const auto at = id.find_last_of('~');
  if (at == id.npos || at + 1 == id.size()) return id;
  const bool digits = id.find_first_not_of("0123456789", at + 1) == id.npos;
  return digits ? id.substr(0, at) : id;
}

/** Whether two ids may be those of one thing that has no name of its own. */
bool may_be_one(std::string_view a, std::string_view b) {
  constexpr std::string_view blank = "#_:";
  const bool both_blank = a.find(blank) != a.npos && b.find(blank) != b.npos;
  return both_blank || (a.find('#') != a.npos && without_count(a) == without_count(b));
}

}  // namespace

bool Alike::operator()(OrganizationId a, OrganizationId b) const {
  if (a == b) return true;
  if (!a || !b) return false;
  const Organization& left = catalog_[a];
  const Organization& right = catalog_[b];
  return left.external == right.external && may_be_one(left.id, right.id) &&
         left.type == right.type && (*this)(left.name, right.name) && left.url == right.url;
}

bool Alike::operator()(AchievementId a, AchievementId b) const {
  if (a == b) return true;
  if (!a || !b || depth_ > deepest_blank) return false;
  const Achievement& left = catalog_[a];
  const Achievement& right = catalog_[b];
  if (left.external != right.external || !may_be_one(left.id, right.id)) return false;
  // Blank nodes can require each other in a circle.
  ++depth_;
  const bool alike = left.type == right.type && (*this)(left.name, right.name) &&
                     left.url == right.url && (*this)(left.description, right.description) &&
                     (*this)(left.credit, right.credit) && left.status == right.status &&
                     left.doubtful == right.doubtful && (*this)(left.owner, right.owner) &&
                     (*this)(left.requirement, right.requirement) &&
                     (*this)(left.study, right.study) && (*this)(left.entry, right.entry);
  --depth_;
  return alike;
}

bool Alike::operator()(RequirementId a, RequirementId b) const {
  if (a == b) return true;
  if (!a || !b) return false;
  const Requirement& left = catalog_[a];
  const Requirement& right = catalog_[b];
  if (left.kind != right.kind || left.id != right.id || left.choose != right.choose ||
      left.open != right.open || left.minimum_grade != right.minimum_grade ||
      left.holds != right.holds || left.children.size() != right.children.size()) {
    return false;
  }
  for (std::size_t i = 0; i < left.children.size(); ++i) {
    if (!(*this)(left.children[i], right.children[i])) return false;
  }
  return (*this)(left.achievement, right.achievement) && (*this)(left.credit, right.credit) &&
         (*this)(left.from, right.from) && (*this)(left.name, right.name) &&
         (*this)(left.terms, right.terms);
}

bool Alike::operator()(RequirementTermsId a, RequirementTermsId b) const {
  if (a == b) return true;
  const RequirementTerms none;
  const RequirementTerms& left = a ? catalog_[a] : none;
  const RequirementTerms& right = b ? catalog_[b] : none;
  return (*this)(left.select, right.select) && (*this)(left.except, right.except) &&
         left.grade_scale == right.grade_scale && left.shared == right.shared &&
         left.exclusive == right.exclusive && left.doubtful == right.doubtful &&
         (*this)(left.rules, right.rules);
}

bool Alike::operator()(StudyFactsId a, StudyFactsId b) const {
  if (a == b) return true;
  const StudyFacts none;
  const StudyFacts& left = a ? catalog_[a] : none;
  const StudyFacts& right = b ? catalog_[b] : none;
  return count_alike(a, b) && (*this)(left.offerings, right.offerings) &&
         left.offered_otherwise == right.offered_otherwise &&
         (*this)(left.delivery, right.delivery) && (*this)(left.languages, right.languages);
}

bool Alike::count_alike(StudyFactsId a, StudyFactsId b) const {
  const StudyFacts none;
  const StudyFacts& left = a ? catalog_[a] : none;
  const StudyFacts& right = b ? catalog_[b] : none;
  return left.subject == right.subject && (*this)(left.tags, right.tags) &&
         (*this)(left.equivalents, right.equivalents) && left.repeatable == right.repeatable &&
         (*this)(left.versions, right.versions) && (*this)(left.corequisites, right.corequisites);
}

bool Alike::operator()(const Offering& a, const Offering& b) const {
  return a.term == b.term && a.start == b.start && a.end == b.end && a.every == b.every &&
         a.delivery == b.delivery && (*this)(a.languages, b.languages);
}

bool Alike::operator()(const Selector& a, const Selector& b) const {
  return (*this)(a.ids, b.ids) && (*this)(a.subjects, b.subjects) &&
         a.level_framework == b.level_framework && a.level_min == b.level_min &&
         a.level_max == b.level_max && (*this)(a.types, b.types) &&
         (*this)(a.providers, b.providers) && (*this)(a.fields, b.fields) &&
         (*this)(a.tags, b.tags);
}

bool Alike::operator()(const Amount& a, const Amount& b) const {
  return (*this)(a.credit, b.credit) && a.courses == b.courses && a.share == b.share;
}

bool Alike::operator()(const Rule& a, const Rule& b) const {
  return a.kind == b.kind && a.id == b.id && (*this)(a.text, b.text) &&
         (*this)(a.amount, b.amount) && (*this)(a.of, b.of) && (*this)(a.except, b.except) &&
         (*this)(a.origins, b.origins) && a.per == b.per && (*this)(a.last, b.last) &&
         a.count == b.count && a.grade == b.grade && a.points == b.points &&
         a.grade_scale == b.grade_scale && a.max_age == b.max_age && a.anchor == b.anchor &&
         a.on_expiry == b.on_expiry && a.sharing == b.sharing && (*this)(a.between, b.between) &&
         (*this)(a.with, b.with);
}

bool Alike::operator()(const RequirementVersion& a, const RequirementVersion& b) const {
  return a.catalog_year == b.catalog_year && a.valid_from == b.valid_from &&
         a.valid_until == b.valid_until && (*this)(a.credit, b.credit) &&
         (*this)(a.requirement, b.requirement);
}

bool Alike::operator()(const GradeScale& a, const GradeScale& b) const {
  const auto same = [](const GradeScale::Grade& x, const GradeScale::Grade& y) {
    return x.grade == y.grade && x.points == y.points && x.pass == y.pass;
  };
  return a.numeric == b.numeric && a.best == b.best && a.worst == b.worst && a.pass == b.pass &&
         std::equal(a.grades.begin(), a.grades.end(), b.grades.begin(), b.grades.end(), same);
}

bool Alike::operator()(const Text& a, const Text& b) const {
  return std::equal(a.entries.begin(), a.entries.end(), b.entries.begin(), b.entries.end(),
                    [](const Text::Entry& left, const Text::Entry& right) {
                      return left.language == right.language && left.value == right.value;
                    });
}

bool Alike::operator()(const Credit& a, const Credit& b) const {
  return a.min == b.min && a.max == b.max && a.unit == b.unit;
}

bool Alike::operator()(const Money& a, const Money& b) const {
  return a.minor == b.minor && a.currency == b.currency;
}

bool Alike::operator()(const Level& a, const Level& b) const {
  return a.framework == b.framework && a.level == b.level;
}

bool Alike::operator()(const Code& a, const Code& b) const {
  return a.scheme == b.scheme && a.code == b.code && (!a.code.empty() || (*this)(a.name, b.name));
}

bool Alike::operator()(const Cost& a, const Cost& b) const {
  return a.kind == b.kind && (*this)(a.price, b.price) && (*this)(a.audience, b.audience) &&
         (*this)(a.note, b.note) && a.valid_from == b.valid_from && a.valid_until == b.valid_until;
}

bool Alike::operator()(const RegisterEntry& a, const RegisterEntry& b) const {
  return (*this)(a.by, b.by) && (*this)(a.name, b.name) && a.number == b.number &&
         a.status == b.status && a.listed == b.listed && a.review_by == b.review_by &&
         a.url == b.url;
}

bool Alike::operator()(const NextStep& a, const NextStep& b) const {
  return (*this)(a.text, b.text) && a.url == b.url;
}

bool Alike::operator()(const Endorsement& a, const Endorsement& b) const {
  return (*this)(a.by, b.by) && (*this)(a.text, b.text) && a.valid_from == b.valid_from &&
         a.valid_until == b.valid_until;
}

bool Alike::operator()(const Assurance& a, const Assurance& b) const {
  return (*this)(a.by, b.by) && a.role == b.role && (*this)(a.place, b.place) &&
         a.valid_from == b.valid_from && a.valid_until == b.valid_until;
}

bool Alike::operator()(const LabourMarketEvidence& a, const LabourMarketEvidence& b) const {
  return (*this)(a.by, b.by) && (*this)(a.text, b.text) && (*this)(a.occupation, b.occupation);
}

bool Alike::operator()(const PriorLearning& a, const PriorLearning& b) const {
  return (*this)(a.method, b.method) && (*this)(a.cap, b.cap) &&
         (*this)(a.cap_share, b.cap_share) && (*this)(a.fee, b.fee) && (*this)(a.text, b.text);
}

bool Alike::operator()(const Grant& a, const Grant& b) const {
  return a.form == b.form && (*this)(a.credit, b.credit) && a.slot == b.slot &&
         (*this)(a.satisfies, b.satisfies) && a.elective == b.elective &&
         (*this)(a.price, b.price) && (*this)(a.text, b.text);
}

bool Alike::operator()(const Condition& a, const Condition& b) const {
  return a.kind == b.kind && (*this)(a.text, b.text) && a.grade == b.grade &&
         a.max_age == b.max_age && a.on_expiry == b.on_expiry &&
         (*this)(a.jurisdictions, b.jurisdictions) &&
         (*this)(a.not_jurisdictions, b.not_jurisdictions);
}

bool Alike::operator()(const Recognition& a, const Recognition& b) const {
  return (*this)(a.credentials, b.credentials) && (*this)(a.targets, b.targets) &&
         (*this)(a.asserted_by, b.asserted_by) && a.agreement == b.agreement &&
         a.stage == b.stage && a.decision == b.decision && (*this)(a.grants, b.grants) &&
         (*this)(a.conditions, b.conditions) && a.places == b.places &&
         a.valid_from == b.valid_from && a.valid_until == b.valid_until &&
         a.review_by == b.review_by && (*this)(a.remaining_credit, b.remaining_credit) &&
         a.remaining_duration == b.remaining_duration &&
         (*this)(a.remaining_cost, b.remaining_cost) && (*this)(a.note, b.note) &&
         a.doubtful == b.doubtful;
}

}  // namespace credstack::catalog
