// What a slice of a subject X is made of. None of it depends on a date: an edge is there whatever
// its verdict, for on another day the verdict is another.
//
// Forward, for stacks(X): every pair (X, v) with all that is said of it, and from each award that
// is reached, every pair of which some account leads on (leads(): an account that only grants a
// price, say, is shown of X alone). Courses and assessments are reached and not passed through.
// Backward, for ladder(X): likewise every pair (u, X) and so on, of awards only: a course is no
// rung. Of a pair, either every account is in the slice or none has to be: accounts are judged
// together. Shared courses: every program that names at least `policy.shared_core` courses that X
// names. Companions, of a short award: the candidates that the whole catalogue would consider, and
// one more where there are more. Of each, what may lead it to something higher: from it, the pairs
// that lead on to an award, or may themselves be the step to something higher. Behind a pair whose
// every leading account carries to something higher nothing matters: where it holds the question is
// decided, where it does not it is no way. A candidate that no such step can be reached from stands
// alone on any day, without any of its ways.
// Recommendations of X.
//
// Records: what is reached or shared, or decides about a candidate, with all that judges the steps
// into it (trees, source, doubts, parts); what trees, decisions and sets only name, by name and
// credit; bodies that own, decide, list or endorse; agreements; the rules that convert between
// units and compare frameworks that are in the slice. A target of a decision that is not reached is
// left out of it, unless a slot of a grant is to be found in its tree only.
#include "publish/slice.hpp"

#include <algorithm>

#include "model/sorting.hpp"
#include "recognition/requirement_tree.hpp"
#include "recognition/selection.hpp"

namespace credstack::publish {
namespace {

Effect effect_of(const Catalog& catalog, const Edge& edge) {
  switch (edge.kind) {
    case EdgeKind::recognition:
      return credstack::effect_of(catalog[edge.recognition]);
    case EdgeKind::entry:
      return Effect::admission;
    case EdgeKind::embedded:
      return Effect::curriculum;
    default:
      return Effect::requirement;
  }
}

template <class Value>
void add_once(std::vector<Value>& list, Value value) {
  if (std::find(list.begin(), list.end(), value) == list.end()) list.push_back(value);
}

bool holds(const std::vector<std::string_view>& list, std::string_view value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

constexpr Facts reached = Facts::node | Facts::placed | Facts::shown | Facts::judged | Facts::costs;

}  // namespace

template <class Value>
std::vector<std::uint32_t> Slicer::Marks<Value>::sorted() const {
  std::vector<std::uint32_t> places = touched_;
  std::sort(places.begin(), places.end());
  return places;
}

Slicer::Slicer(const Library& library)
    : catalog_(library.catalog),
      graph_(library.graph),
      companions_(library.companions),
      members_(catalog_.achievements.size()),
      bodies_(catalog_.organizations.size()),
      decisions_(catalog_.recognitions.size()),
      agreements_(catalog_.agreements.size()),
      pairs_(catalog_.achievements.size()),
      visited_(catalog_.achievements.size()) {}

Part Slicer::slice(AchievementId subject) {
  members_.clear();
  bodies_.clear();
  decisions_.clear();
  agreements_.clear();
  scales_.clear();
  terms_.clear();
  selects_ = false;
  units_.clear();
  frameworks_.clear();
  add(subject, reached | Facts::own);
  forward(subject);
  backward(subject);
  share(subject);
  companions(subject);
  for (const RecognitionId each : graph_.recommendations(subject)) add(each);
  close();
  return collect();
}

void Slicer::add(AchievementId id, Facts facts) {
  bool is_new = false;
  Facts& held = members_.at(id.index(), is_new);
  held = held | facts;
}

void Slicer::add(OrganizationId id, bool address) {
  if (!id) return;
  bool is_new = false;
  char& held = bodies_.at(id.index(), is_new);
  if (address) held = 1;
}

void Slicer::add(RecognitionId id) {
  bool is_new = false;
  decisions_.at(id.index(), is_new);
}

void Slicer::take(const Edge& edge) {
  if (edge.kind == EdgeKind::recognition) add(edge.recognition);
}

template <class Edges, class Far>
void Slicer::weigh(const Edges& edges, Far far) {
  pairs_.clear();
  for (const auto& edge : edges) {
    bool is_new = false;
    Pair& pair = pairs_.at(far(edge).index(), is_new);
    const Effect effect = effect_of(catalog_, edge);
    if (!leads(effect)) continue;
    pair.leads = true;
    pair.may_carry = pair.may_carry || carries(effect);
    pair.all_carry = pair.all_carry && carries(effect);
  }
}

void Slicer::forward(AchievementId subject) {
  visited_.clear();
  bool is_new = false;
  visited_.at(subject.index(), is_new);
  for (std::size_t next = 0; next < visited_.touched().size(); ++next) {
    const AchievementId at{visited_.touched()[next]};
    const auto edges = graph_.out(at);
    weigh(edges, [](const Edge& edge) { return edge.to; });
    for (const Edge& edge : edges) {
      const bool onward = pairs_[edge.to.index()].leads;
      if (!onward && at != subject) continue;
      take(edge);
      add(edge.to, at == subject ? reached | Facts::area | Facts::authorities : reached);
      if (onward && leads_on(catalog_[edge.to].type)) visited_.at(edge.to.index(), is_new);
    }
  }
}

void Slicer::backward(AchievementId subject) {
  visited_.clear();
  bool is_new = false;
  visited_.at(subject.index(), is_new);
  std::vector<Edge> edges;
  for (std::size_t next = 0; next < visited_.touched().size(); ++next) {
    const AchievementId at{visited_.touched()[next]};
    edges.clear();
    for (const std::uint32_t place : graph_.in(at)) {
      if (leads_on(catalog_[graph_.edge(place).from].type)) {
        edges.push_back(graph_.edge(place));
      }
    }
    weigh(edges, [](const Edge& edge) { return edge.from; });
    for (const Edge& edge : edges) {
      if (!pairs_[edge.from.index()].leads) continue;
      take(edge);
      add(edge.from, reached | Facts::work);
      visited_.at(edge.from.index(), is_new);
    }
  }
}

void Slicer::share(AchievementId subject) {
  visited_.clear();
  for (const Named& named : named_in(catalog_, catalog_[subject].requirement)) {
    const Achievement& course = catalog_[named.achievement];
    if (course.type != AchievementType::course && !course.external) continue;
    AchievementId last;
    for (const Edge& edge : graph_.out(named.achievement)) {
      if (edge.kind != EdgeKind::requirement || edge.to == subject || edge.to == last) continue;
      if (!selectors_of(catalog_, catalog_[edge.leaf]).empty()) continue;
      last = edge.to;
      bool is_new = false;
      if (++visited_.at(edge.to.index(), is_new) >= catalog_.policy.shared_core) {
        add(edge.to, reached);
      }
    }
  }
}

void Slicer::companions(AchievementId subject) {
  if (!is_short_award(catalog_[subject].type)) return;
  const Companions::Candidates candidates =
      companions_.candidates(catalog_, subject, considered_companions + 1);
  for (const AchievementId candidate : candidates.ids) {
    add(candidate, Facts::node | Facts::placed | Facts::area | Facts::skills);
  }
  const std::size_t asked = std::min(candidates.ids.size(), considered_companions);
  for (std::size_t i = 0; i < asked; ++i) ways_up(candidates.ids[i]);
}

void Slicer::ways_up(AchievementId candidate) {
  std::vector<Edge> ways;
  bool any = false;
  visited_.clear();
  bool is_new = false;
  visited_.at(candidate.index(), is_new);
  for (std::size_t next = 0; next < visited_.touched().size(); ++next) {
    const AchievementId at{visited_.touched()[next]};
    const auto edges = graph_.out(at);
    weigh(edges, [](const Edge& edge) { return edge.to; });
    for (const Edge& edge : edges) {
      const Pair& pair = pairs_[edge.to.index()];
      if (!pair.leads) continue;
      const bool above = compare_levels(catalog_, catalog_[candidate], catalog_[edge.to]).higher !=
                         Finding::not_met;
      const bool decides = above && pair.may_carry;
      const bool passes = leads_on(catalog_[edge.to].type) && !(decides && pair.all_carry);
      if (!decides && !passes) continue;
      any = any || decides;
      ways.push_back(edge);
      if (passes) visited_.at(edge.to.index(), is_new);
    }
  }
  if (!any) return;
  for (const Edge& edge : ways) {
    take(edge);
    add(edge.from, Facts::node | Facts::placed);
    add(edge.to, Facts::node | Facts::placed | Facts::judged);
  }
}

void Slicer::close() {
  // A slot may bring in a target with its tree, so decisions come first.
  for (const std::uint32_t place : decisions_.touched()) close_recognition(RecognitionId{place});
  const std::vector<std::uint32_t> members = members_.touched();
  for (const std::uint32_t place : members) close_member(AchievementId{place}, members_[place]);
  for (const std::uint32_t place : members_.touched()) use(catalog_.achievements[place].credit);
  if (!selects_) return;
  for (const std::uint32_t place : members_.touched()) {
    add(AchievementId{place}, Facts::picked);
    add(catalog_.achievements[place].owner);
  }
}

void Slicer::close_recognition(RecognitionId id) {
  const Recognition& recognition = catalog_[id];
  for (const AchievementId each : recognition.credentials) add(each, Facts::named);
  for (const OrganizationId each : recognition.asserted_by) add(each);
  for (const Grant& grant : recognition.grants) {
    for (const AchievementId each : grant.satisfies) add(each, Facts::named);
    use(grant.credit);
  }
  use(recognition.remaining_credit);
  if (recognition.agreement) {
    bool is_new = false;
    agreements_.at(recognition.agreement.index(), is_new);
    for (const OrganizationId each : catalog_[recognition.agreement].parties) add(each);
  }
  // Where a credential comes from may be a condition.
  for (const AchievementId each : recognition.credentials) {
    if (has(members_[each.index()], Facts::node)) add(each, Facts::placed);
  }
  keep_slots(recognition);
}

void Slicer::keep_slots(const Recognition& recognition) {
  // Kept with its tree: a target that is only on the way to others is written without one.
  const auto is_kept = [&](AchievementId target) {
    return members_.has(target.index()) &&
           has(members_[target.index()], Facts::judged | Facts::own);
  };
  const auto has_slot = [&](AchievementId target, std::string_view slot) {
    const Achievement& record = catalog_[target];
    return (record.external && !record.requirement) || find_slot(catalog_, record, slot) ||
           is_slot_of_other_years(catalog_, record, slot);
  };
  for (const Grant& grant : recognition.grants) {
    if (grant.slot.empty()) continue;
    AchievementId other;
    bool found = false;
    for (const AchievementId target : recognition.targets) {
      if (!has_slot(target, grant.slot)) continue;
      found = found || is_kept(target);
      if (!other) other = target;
      if (is_kept(target) && !find_slot(catalog_, catalog_[target], grant.slot)) {
        add(target, Facts::years);
      }
    }
    if (!found && other) {
      add(other, Facts::node | Facts::placed | Facts::judged | Facts::years);
    }
  }
}

void Slicer::close_member(AchievementId id, Facts facts) {
  const Achievement& record = catalog_[id];
  const bool own = has(facts, Facts::own);
  if (has(facts, Facts::placed | Facts::shown | Facts::judged | Facts::own)) {
    add(record.owner, own);
    for (const Level& level : record.levels) add_once(frameworks_, level.framework);
  }
  if (has(facts, Facts::judged | Facts::own)) {
    close_tree(record.requirement);
    close_tree(record.entry);
  }
  if (has(facts, Facts::years) && record.study) {
    for (const RequirementVersion& version : catalog_[record.study].versions) {
      close_tree(version.requirement);
    }
  }
  if (own || has(facts, Facts::authorities)) {
    if (record.register_entry) add(record.register_entry->by);
    for (const Endorsement& each : record.endorsements) add(each.by);
  }
  if (own || has(facts, Facts::work)) {
    for (const LabourMarketEvidence& each : record.labour_market) add(each.by);
  }
  if (!own) return;
  if (record.study) {
    const StudyFacts& study = catalog_[record.study];
    close_tree(study.corequisites);
    for (const Offering& each : study.offerings) add_once(terms_, each.term);
  }
  add(record.assessed_by);
  for (const Assurance& each : record.assurances) add(each.by);
}

void Slicer::close_tree(RequirementId root) {
  for_each_node(catalog_, root, [&](RequirementId, const Requirement& node) {
    if (node.achievement) add(node.achievement, Facts::named);
    for (const AchievementId each : node.from) add(each, Facts::named);
    use(node.credit);
    close_terms(node.terms);
  });
}

/** What selectors and rules name. What they pick by other things is in the slice for its own sake.
 */
void Slicer::close_terms(RequirementTermsId id) {
  if (!id) return;
  const RequirementTerms& terms = catalog_[id];
  close_selectors(terms.select);
  close_selectors(terms.except);
  add_scale(terms.grade_scale);
  for (const Rule& rule : terms.rules) {
    close_selectors(rule.of);
    close_selectors(rule.except);
    close_selectors(rule.with);
    add_scale(rule.grade_scale);
  }
}

void Slicer::close_selectors(const std::vector<Selector>& selectors) {
  selects_ = selects_ || !selectors.empty();
  for (const Selector& each : selectors) {
    for (const AchievementId id : each.ids) add(id, Facts::named);
    for (const OrganizationId id : each.providers) add(id);
  }
}

void Slicer::add_scale(GradeScaleId id) {
  if (id) add_once(scales_, id);
}

void Slicer::use(const std::optional<Credit>& credit) {
  if (credit) add_once(units_, credit->unit);
}

Part Slicer::collect() const {
  Part part;
  for (const std::uint32_t place : members_.sorted()) {
    part.achievements.push_back({AchievementId{place}, members_[place]});
  }
  for (const std::uint32_t place : bodies_.sorted()) {
    part.organizations.push_back({OrganizationId{place}, bodies_[place] != 0});
  }
  for (const std::uint32_t place : decisions_.sorted()) part.recognitions.emplace_back(place);
  for (const std::uint32_t place : agreements_.sorted()) part.agreements.emplace_back(place);
  for (const CreditConversion& rule : catalog_.conversions) {
    if (holds(units_, rule.from) && holds(units_, rule.to)) part.conversions.push_back(&rule);
  }
  for (const LevelMap& map : catalog_.level_maps) {
    if (holds(frameworks_, map.from) && holds(frameworks_, map.to)) part.level_maps.push_back(&map);
  }
  part.grade_scales = scales_;
  // No scale becomes the only one of the catalogue by leaving out the others.
  if (scales_.size() == 1 && catalog_.grade_scales.size() > 1) {
    part.grade_scales.emplace_back(scales_.front() == GradeScaleId(0) ? 1 : 0);
  }
  std::sort(part.grade_scales.begin(), part.grade_scales.end());
  for (const Term& term : catalog_.calendar) {
    if (holds(terms_, term.id)) part.terms.push_back(&term);
  }
  return part;
}

}  // namespace credstack::publish
