// Selectors and rules of requirements (docs/audit.md). What cannot be read of them leaves its node
// doubtful: it may have been the limit. A selector that cannot be read picks nothing.
#include <algorithm>

#include "catalog/native_reader.hpp"

namespace credstack::catalog {
namespace {

using RuleKeys = Keys<"id", "text", "source", "of", "except", "origin", "atMost", "per", "atLeast",
                      "last", "distinct", "by", "average", "gradeScale", "maxAge", "anchor",
                      "onExpiry", "sharing", "between", "with", "maxUses">;

/** Rules are compared with so many before them: more beside each other nobody writes by hand. */
constexpr std::size_t compared = 64;

bool same(const Code& a, const Code& b) { return a.scheme == b.scheme && a.code == b.code; }

bool same(const Selector& a, const Selector& b) {
  return a.ids == b.ids && a.subjects == b.subjects && a.level_framework == b.level_framework &&
         a.level_min == b.level_min && a.level_max == b.level_max && a.types == b.types &&
         a.providers == b.providers && a.tags == b.tags &&
         std::equal(a.fields.begin(), a.fields.end(), b.fields.begin(), b.fields.end(),
                    [](const Code& x, const Code& y) { return same(x, y); });
}

bool same(const std::vector<Selector>& a, const std::vector<Selector>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](const Selector& x, const Selector& y) { return same(x, y); });
}

/** Whether two rules speak of the same pieces. */
bool same_pieces(const Rule& a, const Rule& b) {
  return same(a.of, b.of) && same(a.except, b.except) && a.origins == b.origins;
}

bool same_amount(const Rule& a, const Rule& b) {
  const auto same_credit = [](const std::optional<Credit>& x, const std::optional<Credit>& y) {
    return x && y ? x->min == y->min && x->max == y->max && x->unit == y->unit : !x && !y;
  };
  return a.sharing == b.sharing && a.amount.courses == b.amount.courses &&
         a.amount.share == b.amount.share && same_credit(a.amount.credit, b.amount.credit);
}

bool same_nodes(const std::vector<std::string_view>& a, const std::vector<std::string_view>& b) {
  if (a.size() != 2 || b.size() != 2) return false;
  return a == b || (a[0] == b[1] && a[1] == b[0]);
}

bool is_more(const std::optional<Credit>& a, const std::optional<Credit>& b) {
  return a && b && a->unit == b->unit && a->min > b->max;
}

/** Whether no pieces can be as many as `least` asks for and as few as `most` allows. */
bool excludes(const Rule& least, const Rule& most) {
  if (most.per != Per::all) return false;
  const bool of_all = most.of.empty() && most.except.empty() && most.origins.empty();
  if (!of_all && !same_pieces(least, most)) return false;
  return is_more(least.amount.credit, most.amount.credit) ||
         (most.amount.courses && least.amount.courses > most.amount.courses) ||
         (least.amount.share && most.amount.share && *least.amount.share > *most.amount.share);
}

/** The first node below another: trees are kept children first, one after the other. */
RequirementId first_below(const Catalog& catalog, RequirementId node) {
  while (!catalog[node].children.empty()) node = catalog[node].children.front();
  return node;
}

bool holds(const Catalog& catalog, RequirementId outer, RequirementId inner) {
  return first_below(catalog, outer) <= inner && inner <= outer;
}

/** Whether a node, or one above it that does not hold the other, is exclusive. */
bool is_exclusive(const Catalog& catalog, RequirementId root, RequirementId node,
                  RequirementId other) {
  for (RequirementId at = root;;) {
    const Requirement& here = catalog[at];
    const bool apart = !holds(catalog, at, other);
    if (apart && here.terms && catalog[here.terms].exclusive) return true;
    if (at == node) return false;
    at = *std::lower_bound(here.children.begin(), here.children.end(), node);
  }
}

}  // namespace

// ---- selectors --------------------------------------------------------------------------------

std::vector<Selector> NativeReader::selectors(Maybe field) {
  std::vector<Selector> list;
  not_empty(field, "one selector");
  one_or_each(field, "a selector or an array of selectors", [&](const Field& element) {
    if (auto value = selector(element)) list.push_back(std::move(*value));
  });
  return list;
}

std::optional<Selector> NativeReader::selector(const Field& field) {
  using SelectorKeys = Keys<"ids", "subjects", "levels", "types", "providers", "fields", "tags">;
  const Watch watch(*this);
  const auto object = open<SelectorKeys>(field, "a selector, which is an object");
  if (!field.value.is_object()) return std::nullopt;
  Selector made;
  bool stated = false;
  const auto list = [&](Maybe member, auto read) {
    if (!member) return;
    stated = true;
    not_empty(member, "one entry");
    read(member);
  };
  list(object.get<"ids">(), [&](Maybe ids) { made.ids = achievements(ids, false); });
  list(object.get<"providers">(), [&](Maybe ids) { made.providers = organizations(ids, false); });
  list(object.get<"subjects">(), [&](Maybe words) { made.subjects = strings(words); });
  list(object.get<"tags">(), [&](Maybe words) { made.tags = strings(words); });
  list(object.get<"fields">(), [&](Maybe codes_field) {
    made.fields = codes(codes_field);
    for (const Code& code : made.fields) {
      if (!code.scheme.empty() && !code.code.empty()) continue;
      missing(codes_field->path, "code", "a field is picked by a code of a named scheme");
    }
  });
  if (const auto words = object.get<"types">()) {
    stated = true;
    made.types = types(words);
  }
  if (const auto levels = object.get<"levels">()) {
    stated = true;
    read_levels(*levels, made);
  }
  if (!stated && !watch.failed()) {
    missing(field.path, "ids", "a selector says what it picks, by this or another key");
  }
  if (watch.failed()) return std::nullopt;
  return made;
}

void NativeReader::read_levels(const Field& field, Selector& selector) {
  using LevelsKeys = Keys<"framework", "min", "max">;
  const auto object = open<LevelsKeys>(field, "levels of a framework, which are an object");
  if (!field.value.is_object()) return;
  selector.level_framework = string(object.get<"framework">());
  if (selector.level_framework.empty()) {
    missing(field.path, "framework", "a level is a step of a named framework");
  }
  const auto step = [&](Maybe level) -> std::optional<int> {
    const auto value = whole(level, 0, 1'000'000);
    return value ? std::optional(static_cast<int>(*value)) : std::nullopt;
  };
  selector.level_min = step(object.get<"min">());
  selector.level_max = step(object.get<"max">());
  if (selector.level_min && selector.level_max && *selector.level_min > *selector.level_max) {
    error("invalid-range", field.path, "min is more than max.");
  }
}

// ---- rules ------------------------------------------------------------------------------------

Amount NativeReader::amount(const Field& field) {
  using AmountKeys = Keys<"credits", "courses", "share">;
  const Watch watch(*this);
  const auto object = open<AmountKeys>(field, "an amount, which is an object");
  Amount made;
  if (!field.value.is_object()) return made;
  made.credit = credit(object.get<"credits">());
  if (const auto count = whole(object.get<"courses">(), 0, 1'000'000)) {
    made.courses = static_cast<std::uint32_t>(*count);
  }
  const auto share = object.get<"share">();
  made.share = fraction(share);
  if (made.share && *made.share > Rational(1)) {
    error("number-too-large", share->path,
          "A share of " + made.share->to_string() + " is more than the whole.");
  }
  if (!object.has<"credits">() && !object.has<"courses">() && !share && !watch.failed()) {
    missing(field.path, "credits", "an amount is of credits, courses or a share");
  }
  return made;
}

std::vector<Rule> NativeReader::rules(Maybe field, RequirementId node) {
  std::vector<Rule> list;
  each(field, "an array of rules", [&](const Field& element) {
    auto rule = read_rule(element);
    if (!rule) return;
    compare(*rule, list, element.path);
    if (rule->kind == RuleKind::sharing) {
      sharing_.push_back({node, list.size(), element.path.pointer()});
    }
    list.push_back(std::move(*rule));
  });
  return list;
}

/** Says where a rule can never hold beside an earlier one of its node. */
void NativeReader::compare(const Rule& rule, const std::vector<Rule>& earlier, const Path& path) {
  bool impossible = rule.kind == RuleKind::at_least && is_more(rule.amount.credit, rule.last);
  for (std::size_t i = earlier.size() - std::min(earlier.size(), compared); i < earlier.size();
       ++i) {
    const Rule& other = earlier[i];
    if (rule.kind == RuleKind::at_least && other.kind == RuleKind::at_most) {
      impossible = impossible || excludes(rule, other);
    } else if (rule.kind == RuleKind::at_most && other.kind == RuleKind::at_least) {
      impossible = impossible || excludes(other, rule);
    }
  }
  if (!impossible) return;
  builder_.diagnostics().warning("impossible-requirement", path,
                                 "This asks for more than can be: no allocation meets it.");
}

std::optional<Rule> NativeReader::read_rule(const Field& field) {
  const Watch watch(*this);
  const auto object = open<RuleKeys>(field, "a rule, which is an object");
  if (!field.value.is_object()) return std::nullopt;
  Rule rule;
  const int kinds = object.has<"atMost">() + object.has<"atLeast">() + object.has<"distinct">() +
                    object.has<"average">() + object.has<"maxAge">() + object.has<"sharing">() +
                    object.has<"maxUses">();
  if (kinds != 1) {
    error(kinds == 0 ? "missing-field" : "conflicting-fields", field.path,
          "A rule is one of atMost, atLeast, distinct, average, maxAge, sharing or maxUses.");
    return std::nullopt;
  }
  if (const auto most = object.get<"atMost">()) {
    rule.kind = RuleKind::at_most;
    rule.amount = amount(*most);
    rule.per = word<Per>(object.get<"per">()).value_or(Per::all);
  } else if (const auto least = object.get<"atLeast">()) {
    rule.kind = RuleKind::at_least;
    rule.amount = amount(*least);
    rule.last = credit(object.get<"last">());
  } else if (const auto distinct = object.get<"distinct">()) {
    rule.kind = RuleKind::distinct;
    rule.count = static_cast<std::uint32_t>(whole(distinct, 1, 1'000'000).value_or(0));
    const auto by = object.get<"by">();
    if (!by) missing(field.path, "by", "different ones are of a subject or a provider");
    rule.per = word<Per>(by).value_or(Per::all);
  } else if (const auto average = object.get<"average">()) {
    rule.kind = RuleKind::average;
    rule.grade = grade(average);
    if (average->value.is_number()) {
      rule.points = Rational::parse(rule.grade).value_or(Rational::unknown());
    }
    rule.grade_scale = grade_scale(object.get<"gradeScale">());
  } else if (const auto age = object.get<"maxAge">()) {
    rule.kind = RuleKind::max_age;
    rule.max_age = duration(age, true);
    rule.anchor = word<Anchor>(object.get<"anchor">()).value_or(Anchor::today);
    rule.on_expiry = word<OnExpiry>(object.get<"onExpiry">()).value_or(OnExpiry::not_stated);
  } else if (const auto sharing = object.get<"sharing">()) {
    rule.kind = RuleKind::sharing;
    read_sharing(*sharing, object.get<"between">(), object.get<"with">(), field.path, rule);
  } else {
    rule.kind = RuleKind::max_uses;
    rule.count =
        static_cast<std::uint32_t>(whole(object.get<"maxUses">(), 1, 1'000'000).value_or(0));
  }
  if (rule.kind != RuleKind::at_most) misplaced(object.get<"per">(), "atMost");
  if (rule.kind != RuleKind::at_least) misplaced(object.get<"last">(), "atLeast");
  if (rule.kind != RuleKind::distinct) misplaced(object.get<"by">(), "distinct");
  if (rule.kind != RuleKind::average) misplaced(object.get<"gradeScale">(), "average");
  if (rule.kind != RuleKind::max_age) {
    misplaced(object.get<"anchor">(), "maxAge");
    misplaced(object.get<"onExpiry">(), "maxAge");
  }
  if (rule.kind != RuleKind::sharing) {
    misplaced(object.get<"between">(), "sharing");
    misplaced(object.get<"with">(), "sharing");
  }
  rule.of = selectors(object.get<"of">());
  rule.except = selectors(object.get<"except">());
  not_empty(object.get<"origin">(), "one origin");
  one_or_each(object.get<"origin">(), "an origin or an array of origins",
              [&](const Field& element) {
                if (const auto origin = word<Origin>(element)) rule.origins.push_back(*origin);
              });
  if (watch.failed()) return std::nullopt;
  const auto id_field = object.get<"id">();
  if (const std::string_view name = id(id_field); !name.empty()) {
    rule.id = builder_.keep(name);
    if (!rule_ids_.emplace(rule.id, 0).second) {
      error("duplicate-id", id_field->path,
            "Two rules of this achievement have the id " + quoted(name) + ".");
    }
  }
  rule.text = text(object.get<"text">());
  rule.source = source(object.get<"source">(), source_);
  return rule;
}

void NativeReader::read_sharing(const Field& how, Maybe between, Maybe with, const Path& path,
                                Rule& rule) {
  if (how.value.is_string()) {
    rule.sharing = word<Sharing>(how).value_or(Sharing::none);
  } else {
    rule.amount = amount(how);
  }
  if (static_cast<bool>(between) == static_cast<bool>(with)) {
    error(between ? "conflicting-fields" : "missing-field", path,
          "Sharing is between two nodes, or with other awards; expected \"between\" or \"with\".");
  }
  rule.with = selectors(with);
  each(between, "the ids of two requirements", [&](const Field& element) {
    const std::string_view name = id(element);
    if (!name.empty()) rule.between.push_back(builder_.keep(name));
  });
  if (between && between->value.is_array() &&
      (between->value.size() != 2 ||
       (rule.between.size() == 2 && rule.between[0] == rule.between[1]))) {
    mismatch(*between, "the ids of two requirements");
  }
}

// ---- sharing rules, once their tree is read ---------------------------------------------------

RequirementId NativeReader::node_named(std::string_view name, RequirementId root) const {
  const auto found = node_ids_.find(name);
  if (found == node_ids_.end()) return {};
  const RequirementId node(found->second);
  return holds(builder_.catalog(), root, node) ? node : RequirementId{};
}

void NativeReader::check_sharing(RequirementId root) {
  const Catalog& catalog = builder_.catalog();
  const auto rule_of = [&](const SharingRule& at) -> const Rule& {
    return catalog[catalog[at.node].terms].rules[at.rule];
  };
  const auto say = [&](Severity severity, const char* code, const SharingRule& at,
                       std::string message) {
    if (severity == Severity::error) ++errors_;
    builder_.diagnostics().report(
        {severity, code, builder_.diagnostics().file(), at.pointer, std::move(message)});
  };
  // From the last, as a rule that is taken out moves those behind it.
  for (std::size_t i = sharing_.size(); i-- > 0;) {
    const SharingRule& at = sharing_[i];
    const Rule& rule = rule_of(at);
    const std::size_t first = i - std::min(i, compared);
    for (std::size_t j = first; j < i; ++j) {
      const Rule& other = rule_of(sharing_[j]);
      const bool same_with =
          at.node == sharing_[j].node && !rule.with.empty() && same(rule.with, other.with);
      const bool same_pair = same_nodes(rule.between, other.between);
      if (!(same_with || same_pair) || !same_pieces(rule, other) || same_amount(rule, other)) {
        continue;
      }
      say(Severity::warning, "contradicting-rules", at,
          "Another sharing rule for the same has another amount; both hold.");
      break;
    }
    if (rule.between.empty()) continue;
    const RequirementId a = node_named(rule.between[0], root);
    const RequirementId b = node_named(rule.between[1], root);
    if (!a || !b || holds(catalog, a, b) || holds(catalog, b, a)) {
      const bool unknown = !a || !b;
      say(Severity::error, unknown ? "unknown-node" : "nested-nodes", at,
          unknown ? "No requirement of this tree has the id " + quoted(rule.between[a ? 1 : 0]) +
                        "; nothing is shared by this rule."
                  : "One of the two requirements lies in the other; nothing is shared by this "
                    "rule.");
      RequirementTerms& terms = builder_.catalog().terms[catalog[at.node].terms.index()];
      terms.doubtful = true;
      terms.rules.erase(terms.rules.begin() + static_cast<std::ptrdiff_t>(at.rule));
    } else if (is_exclusive(catalog, root, a, b) || is_exclusive(catalog, root, b, a)) {
      say(Severity::warning, "contradicting-rules", at,
          "What is used under an exclusive requirement is used nowhere else, so this rule allows "
          "nothing.");
    }
  }
  sharing_.clear();
}

}  // namespace credstack::catalog
