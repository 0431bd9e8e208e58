#include "catalog/ctdl_constraints.hpp"

#include <string>
#include <utility>

#include "catalog/ctdl_values.hpp"

namespace credstack::catalog::ctdl {
namespace {

/** One value of a source: a number, or a text (of a concept its local name). */
struct Value {
  Rational number = Rational::unknown();
  std::string text;
  /** It may be the same as something that is called otherwise: a broader class, another scheme. */
  bool open = false;
};

struct Values {
  std::vector<Value> list;
  bool known =
      true;  ///< false when a value is not at hand, or the source is nothing we can look up
};

// Sources that say something about a resource, and can be looked up in its record.
constexpr std::string_view properties[] = {"@type",
                                           "type",
                                           "name",
                                           "creditValue",
                                           "value",
                                           "creditUnitType",
                                           "credentialType",
                                           "creditLevelType",
                                           "audienceLevelType",
                                           "audienceType",
                                           "deliveryType",
                                           "codedNotation",
                                           "ctid",
                                           "inLanguage",
                                           "lifeCycleStatusType",
                                           "credentialStatusType",
                                           "isNonCredit",
                                           "pointValue",
                                           "componentCategory",
                                           "subjectWebpage"};

bool is_property(std::string_view source) {
  if (source.find("://") != source.npos && !source.starts_with("https://purl.org/ctdl")) {
    return false;
  }
  const auto colon = source.find(':');
  const std::string_view prefix = colon == source.npos ? "" : source.substr(0, colon);
  const bool of_ctdl = prefix.empty() || prefix == "ceterms" || prefix == "schema" ||
                       prefix == "https" || source == "@type";
  if (!of_ctdl || (colon == source.npos && source != "@type")) return false;
  for (const std::string_view known : properties) {
    if (known == local_name(source)) return true;
  }
  return false;
}

// Facts of which two different values exclude each other. Elsewhere a class has broader ones, a
// level holds others, and a credit may be of a unit that is not named: what differs is not known
// to be another.
constexpr std::string_view exact[] = {"name", "codedNotation", "ctid", "isNonCredit"};

bool is_exact(std::string_view property) {
  for (const std::string_view known : exact) {
    if (known == property) return true;
  }
  return false;
}

Value value_of(std::string_view written) {
  const std::optional<Rational> number = Rational::parse(written);
  if (number) return {*number, std::string(written), false};
  const bool phrase = written.find(' ') != written.npos;
  const std::string_view name = phrase ? written : local_name(written);
  return {Rational::unknown(), std::string(name.empty() ? written : name),
          !phrase && written.find("://") != written.npos};
}

void add_scalar(Values& values, const JsonValue& element) {
  if (element.is_boolean()) {
    values.list.push_back({Rational::unknown(), element.truth() ? "true" : "false", false});
  } else if (element.is_number() || element.is_string()) {
    values.list.push_back(value_of(element.text()));
  } else {
    values.known = false;
  }
}

/** Numbers of a ValueProfile or QuantitativeValue: one, and exact, or none that is known. */
void add_amounts(Document& document, Values& values, const JsonValue& object, std::string_view term,
                 const Path& path) {
  each(object, term, path, [&](const JsonValue& element, const Path& at) {
    const std::optional<JsonValue> profile = resolved(document, element);
    const auto amount = profile && profile->is_object() ? profile->find("schema:value")
                                                        : std::optional<JsonValue>{};
    const auto number = amount ? read_number(document, *amount, at) : std::nullopt;
    if (number) {
      values.list.push_back({*number, {}, false});
    } else {
      values.known = false;
    }
  });
}

void add_units(Document& document, Values& values, const JsonValue& object, std::string_view term,
               const Path& path) {
  each(object, "ceterms:creditValue", path, [&](const JsonValue& element, const Path& at) {
    const std::optional<JsonValue> profile = resolved(document, element);
    if (!profile || !profile->is_object()) return;
    for (const Concept& unit : read_concepts(document, *profile, term, at)) {
      values.list.push_back({Rational::unknown(), std::string(unit.node), true});
    }
  });
}

/** What one object says under a property. */
Values said(Document& document, const JsonValue& object, std::string_view property,
            const Path& path) {
  Values values;
  if (property == "creditValue" || property == "value") {
    add_amounts(document, values, object, "ceterms:creditValue", path);
  } else if (property == "pointValue") {
    add_amounts(document, values, object, "ceterms:pointValue", path);
  } else if (property == "creditUnitType" || property == "creditLevelType") {
    add_units(document, values, object, "ceterms:" + std::string(property), path);
  } else if (property == "name") {
    for (const Text::Entry& entry : read_text(document, object, "ceterms:name", path).entries) {
      values.list.push_back({Rational::unknown(), std::string(entry.value), false});
    }
  } else {
    const std::string term =
        property == "type" || property == "@type" ? "@type" : "ceterms:" + std::string(property);
    each(object, term, path, [&](const JsonValue& element, const Path&) {
      if (!element.is_object()) return add_scalar(values, element);
      for (const std::string_view id : {"ceterms:targetNode", "@id", "@value"}) {
        const std::optional<JsonValue> node = element.find(id);
        if (node && node->is_string()) return add_scalar(values, *node);
      }
      values.known = false;
    });
  }
  for (Value& value : values.list) value.open = !is_exact(property);
  return values;
}

/** A property of a candidate: of the component, else of its resource; of `@type` the resource's. */
Values property_of(Document& document, const Candidate& candidate, std::string_view source,
                   const Path& path) {
  const std::string_view property = source == "@type" ? source : local_name(source);
  Values values;
  if (!candidate.component.is_there()) {
    values.known = false;
    return values;
  }
  if (property != "@type" && property != "type") {
    values = said(document, candidate.component, property, path);
  }
  if (values.list.empty() && values.known && candidate.resource) {
    values = said(document, *candidate.resource, property, path);
  }
  if (values.list.empty()) values.known = false;
  return values;
}

/** The value of one side. `looked_up` says how a property is found. */
template <class LookUp>
Values side(const JsonValue& constraint, std::string_view term, const Path& path, bool is_left,
            LookUp looked_up) {
  Values values;
  bool any = false;
  each(constraint, term, path, [&](const JsonValue& element, const Path&) {
    any = true;
    JsonValue scalar = element;
    if (element.is_object()) {
      for (const std::string_view id : {"@value", "@id"}) {
        if (const auto found = element.find(id)) {
          scalar = *found;
          break;
        }
      }
    }
    if (scalar.is_string() && is_property(scalar.text())) {
      Values found = looked_up(scalar.text());
      values.known = values.known && found.known;
      for (Value& value : found.list) values.list.push_back(std::move(value));
      return;
    }
    // On the left an address or a phrase names something of the learner's, such as a grade.
    const bool number = scalar.is_number() || scalar.is_boolean() ||
                        (scalar.is_string() && Rational::parse(scalar.text()));
    if (is_left && !number) {
      values.known = false;
      return;
    }
    add_scalar(values, scalar);
  });
  if (!any) values.known = false;
  return values;
}

std::string concept_in(Document& document, const JsonValue& object, std::string_view term,
                       const Path& path) {
  const std::vector<Concept> concepts = read_concepts(document, object, term, path);
  std::string name(concepts.empty() ? std::string_view{} : concepts.front().node);
  for (char& c : name) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return name;
}

bool is_aggregate(std::string_view action) {
  return action == "sum" || action == "mean" || action == "max" || action == "min" ||
         action == "countdistinct";
}

/** The list as one number; of a list with something else in it than numbers, none. */
Values aggregated(const Values& values, std::string_view action) {
  if (!values.known || values.list.empty()) return {{}, false};
  if (action == "countdistinct") {
    std::vector<std::string> seen;
    for (const Value& value : values.list) {
      const std::string key = value.number.is_known() ? value.number.to_string() : value.text;
      bool is_new = true;
      for (const std::string& other : seen) is_new = is_new && other != key;
      if (is_new) seen.push_back(key);
    }
    return {{{Rational(static_cast<std::int64_t>(seen.size())), {}, false}}, true};
  }
  Rational sum = 0;
  Rational best = values.list.front().number;
  for (const Value& value : values.list) {
    if (!value.number.is_known()) return {{}, false};
    sum = sum + value.number;
    if (action == "max") best = max(best, value.number);
    if (action == "min") best = min(best, value.number);
  }
  if (action == "sum") best = sum;
  if (action == "mean") best = sum / Rational(static_cast<std::int64_t>(values.list.size()));
  if (!best.is_known()) return {{}, false};
  return {{{best, {}, false}}, true};
}

Truth compared(const Value& left, std::string_view comparator, const Value& right) {
  const bool numbers = left.number.is_known() && right.number.is_known();
  if (comparator == "eq" || comparator == "neq") {
    Truth equal = Truth::unknown;
    if (numbers) {
      equal = truth(left.number == right.number);
    } else if (!left.number.is_known() && !right.number.is_known()) {
      equal = truth(left.text == right.text);
      if (equal == Truth::no && (left.open || right.open)) equal = Truth::unknown;
    }
    return comparator == "eq" ? equal : negated(equal);
  }
  // Texts have no order: a grade or a level named by a word is for somebody to judge.
  if (!numbers) return Truth::unknown;
  if (comparator == "gt") return truth(left.number > right.number);
  if (comparator == "gteq") return truth(left.number >= right.number);
  if (comparator == "lt") return truth(left.number < right.number);
  if (comparator == "lteq") return truth(left.number <= right.number);
  return Truth::unknown;
}

/** How several outcomes of one side count: by its action; without one they have to agree. */
Truth combined(const std::vector<Truth>& outcomes, std::string_view action) {
  if (action == "allof") return all_hold(outcomes);
  if (action == "anyof") return any_holds(outcomes);
  if (action == "oneof") return exactly_one(outcomes);
  if (!action.empty()) return Truth::unknown;
  const Truth all = all_hold(outcomes);
  return all == any_holds(outcomes) ? all : Truth::unknown;
}

}  // namespace

Truth holds_of(Document& document, const JsonValue& constraint, const Path& path,
               const Candidate& candidate, const std::vector<Candidate>& all, bool all_needed) {
  const std::string left_action = concept_in(document, constraint, "ceterms:leftAction", path);
  const std::string right_action = concept_in(document, constraint, "ceterms:rightAction", path);
  const std::string comparator = concept_in(document, constraint, "ceterms:comparator", path);
  const auto of_one = [&](std::string_view source) {
    return property_of(document, candidate, source, path);
  };
  const auto of_all = [&](std::string_view source) {
    Values values;
    values.known = all_needed;
    for (const Candidate& each : all) {
      Values found = property_of(document, each, source, path);
      values.known = values.known && found.known;
      for (Value& value : found.list) values.list.push_back(std::move(value));
    }
    return values;
  };
  const bool together = is_aggregate(left_action) && !all.empty();
  Values left = together ? side(constraint, "ceterms:leftSource", path, true, of_all)
                         : side(constraint, "ceterms:leftSource", path, true, of_one);
  Values right = side(constraint, "ceterms:rightSource", path, false, of_one);
  if (is_aggregate(left_action)) left = aggregated(left, left_action);
  if (is_aggregate(right_action)) right = aggregated(right, right_action);
  if (!left.known || !right.known || left.list.empty() || right.list.empty()) return Truth::unknown;
  std::vector<Truth> outcomes;
  for (const Value& of_left : left.list) {
    std::vector<Truth> each;
    for (const Value& of_right : right.list) {
      each.push_back(compared(of_left, comparator, of_right));
    }
    outcomes.push_back(combined(each, is_aggregate(right_action) ? "" : right_action));
  }
  return combined(outcomes, is_aggregate(left_action) ? "" : left_action);
}

Text constraint_in_words(Document& document, const JsonValue& constraint, const Path& path) {
  for (const std::string_view term : {"ceterms:description", "ceterms:name"}) {
    if (Text words = read_text(document, constraint, term, path)) return words;
  }
  constexpr std::pair<std::string_view, std::string_view> signs[] = {
      {"eq", "is"},           {"neq", "is not"},
      {"gt", "is more than"}, {"gteq", "is at least"},
      {"lt", "is less than"}, {"lteq", "is at most"}};
  constexpr std::pair<std::string_view, std::string_view> actions[] = {
      {"allof", "all of "},     {"anyof", "any of "},
      {"oneof", "one of "},     {"sum", "the sum of "},
      {"mean", "the mean of "}, {"max", "the highest "},
      {"min", "the lowest "},   {"countdistinct", "the number of different "}};
  const auto word = [](const auto& table, const std::string& key) {
    for (const auto& [known, words] : table) {
      if (known == key) return std::string(words);
    }
    return key.empty() ? std::string() : key + " ";
  };
  const auto sources = [&](std::string_view term) {
    std::string list;
    each(constraint, term, path, [&](const JsonValue& element, const Path&) {
      JsonValue scalar = element;
      for (const std::string_view id : {"@value", "@id"}) {
        if (!element.is_object()) break;
        if (const auto found = element.find(id)) scalar = *found;
      }
      std::string text;
      if (scalar.is_boolean()) text = scalar.truth() ? "true" : "false";
      if (scalar.is_number()) text = std::string(scalar.text());
      if (scalar.is_string()) {
        const std::string_view written = scalar.text();
        text = std::string(written.find(' ') == written.npos ? local_name(written) : written);
        if (text.empty()) text = std::string(written);
      }
      if (!text.empty()) list += (list.empty() ? "" : ", ") + text;
    });
    return list.empty() ? std::string("something that is not stated") : list;
  };
  std::string words = word(actions, concept_in(document, constraint, "ceterms:leftAction", path));
  words += sources("ceterms:leftSource") + " ";
  const std::string sign = concept_in(document, constraint, "ceterms:comparator", path);
  words += sign.empty() ? "compares to" : word(signs, sign);
  if (!words.ends_with(' ')) words += " ";
  words += word(actions, concept_in(document, constraint, "ceterms:rightAction", path));
  words += sources("ceterms:rightSource");
  return english(document, words);
}

}  // namespace credstack::catalog::ctdl
