#include "catalog/ctdl_pathway_conditions.hpp"

#include "catalog/ctdl_references.hpp"
#include "catalog/ctdl_values.hpp"

namespace credstack::catalog::ctdl {

void doubt(Record& record, const char* code, const Path& path, std::string message) {
  record.achievement.doubtful = true;
  record.diagnostics().warning(code, path, std::move(message));
}

std::optional<std::size_t> number_in(Record& record, const JsonValue& condition,
                                     std::string_view term, const Path& path) {
  std::optional<std::size_t> found;
  each(condition, term, path, [&](const JsonValue& value, const Path& at) {
    const auto number = read_number(record.document, value, at);
    if (!number) {
      record.achievement.doubtful = true;
      return;
    }
    std::size_t whole = 0;
    while (whole < max_pathway_nodes && Rational(static_cast<std::int64_t>(whole)) < *number)
      ++whole;
    found = whole;
  });
  return found;
}

Relation relation_in(Record& record, const JsonValue& condition, const Path& path, bool& stated) {
  for (const Concept& named :
       read_concepts(record.document, condition, "ceterms:logicalOperator", path)) {
    stated = true;
    if (named.node == "Or" || named.node == "or") return Relation::any;
    if (named.node == "OnlyOne" || named.node == "onlyOne") return Relation::only_one;
    if (named.node == "And" || named.node == "and") return Relation::all;
    doubt(record, "ctdl-logical-operator", path.member("ceterms:logicalOperator"),
          "The operator " + quoted(named.node) + " is not known; all is read as needed.");
  }
  return Relation::all;
}

Constraints constraints_of(Record& record, const JsonValue& condition, const Path& path,
                           Relation relation) {
  Constraints constraints;
  constraints.relation = relation;
  constraints.needed = number_in(record, condition, "ceterms:requiredConstraints", path);
  Text each_in_words;
  each(condition, "ceterms:hasConstraint", path, [&](const JsonValue& element, const Path& at) {
    const std::optional<JsonValue> object = resolved(record.document, element);
    if (!object || !object->is_object()) {
      doubt(record, "ctdl-undefined-constraint", at, "This constraint is not in this document.");
      return;
    }
    constraints.list.emplace_back(*object, at.pointer());
    each_in_words =
        joined(record.document, each_in_words, constraint_in_words(record.document, *object, at));
  });
  const std::size_t all = constraints.list.size();
  if (constraints.needed && *constraints.needed < all) {
    each_in_words = labelled(
        record.document, "At least " + std::to_string(*constraints.needed) + " of", each_in_words);
  } else if (all > 1 && !constraints.needed && relation != Relation::all) {
    each_in_words = labelled(record.document, relation == Relation::any ? "One of" : "Only one of",
                             each_in_words);
  }
  constraints.words = std::move(each_in_words);
  return constraints;
}

Truth judged(Document& document, const Constraints& constraints, const Path& path,
             const Candidate& candidate, const std::vector<Candidate>& all, bool all_needed) {
  std::vector<Truth> outcomes;
  for (const auto& [constraint, pointer] : constraints.list) {
    outcomes.push_back(holds_of(document, constraint, path, candidate, all, all_needed));
  }
  if (constraints.needed) return at_least(*constraints.needed, outcomes);
  if (outcomes.empty() || constraints.relation == Relation::all) return all_hold(outcomes);
  return constraints.relation == Relation::any ? any_holds(outcomes) : exactly_one(outcomes);
}

Candidate candidate_of(Document& document, const Component& component) {
  Candidate candidate{component.value, {}};
  if (component.kind == ComponentKind::itself) candidate.resource = component.value;
  each(
      component.value, "ceterms:proxyFor", component.path,
      [&](const JsonValue& value, const Path&) { candidate.resource = resolved(document, value); });
  return candidate;
}

}  // namespace credstack::catalog::ctdl
