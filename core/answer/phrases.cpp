#include "answer/phrases.hpp"

#include <algorithm>

#include "answer/language_rules.hpp"
#include "catalog/language_tag.hpp"
#include "credstack/plain_text.hpp"

namespace credstack::answer {
namespace {

constexpr std::size_t longest_list = 8;

std::string with_suffix(std::string_view key, std::string_view suffix) {
  return std::string(key) + "." + std::string(suffix);
}

}  // namespace

std::string safe_url(std::string_view url) {
  return is_link(url) ? std::string(url) : std::string{};
}

std::string Phrases::text(const Text& value) const {
  const Text::Entry* entry = value.find(context_.language);
  if (entry == nullptr) return {};
  const std::string_view spoken = primary_language(entry->language);
  // A registry writes much that is no tag, and `und` says nothing.
  const bool known = catalog::is_language_tag(entry->language) && spoken != "und";
  if (known && !same_language(spoken, primary_language(messages_.language()))) {
    foreign_.emplace(entry->value, entry->language);
  }
  return std::string(entry->value);
}

View Phrases::with_languages(View view) const {
  const auto mark = [&](std::string_view text, std::string& lang) {
    const auto found = foreign_.find(text);
    if (found != foreign_.end()) lang = found->second;
  };
  const auto mark_items = [&](std::vector<Item>& items) {
    for (Item& item : items) mark(item.text, item.lang);
  };
  const auto mark_all = [&](std::vector<Fact>& facts) {
    for (Fact& fact : facts) mark_items(fact.items);
  };
  std::vector<Row> no_rows;
  mark_all(view.facts);
  for (Section& section : view.sections) {
    if (section.table) mark_items(section.table->columns);
    for (Row& row : section.table ? section.table->rows : no_rows) {
      for (std::vector<Item>& cell : row.cells) mark_items(cell);
    }
    for (Card& card : section.cards) {
      mark(card.heading, card.heading_lang);
      mark_all(card.facts);
      mark_all(card.more);
    }
  }
  return view;
}

std::string Phrases::date(Date value) const {
  const std::string year = std::to_string(value.year);
  if (value.month == 0) return year;
  const std::string month = say("month." + std::to_string(value.month));
  if (value.day == 0) return say("date.month", {{"month", month}, {"year", year}});
  return say("date.full", {{"day", std::to_string(value.day)}, {"month", month}, {"year", year}});
}

std::string Phrases::duration(const Duration& value) const {
  std::string text;
  const auto part = [&](std::int32_t amount, const char* unit) {
    if (amount == 0) return;
    if (!text.empty()) text += ' ';
    text += messages_.count(unit, Rational(amount));
  };
  part(value.years, "years");
  part(value.months, "months");
  part(value.weeks, "weeks");
  part(value.days, "days");
  part(value.hours, "hours");
  part(value.minutes, "minutes");
  return text;
}

std::string Phrases::credit(const Credit& value) const {
  const std::string key = with_suffix("unit", value.unit);
  const bool known = messages_.has(key + ".other");
  const auto amount = [&](Rational n) {
    return known ? messages_.count(key, n) : messages_.count("unit.any", n, {{"unit", value.unit}});
  };
  if (value.is_exact()) return amount(value.min);
  if (value.min.is_zero()) return say("credit.upTo", {{"most", amount(value.max)}});
  return say("credit.range", {{"least", messages_.number(value.min)}, {"most", amount(value.max)}});
}

std::string Phrases::part_of(const Credit& part, const Credit& whole) const {
  if (part.unit != whole.unit) return credit(part);
  std::string amount = messages_.number(part.max);
  if (!part.is_exact()) {
    amount = part.min.is_zero()
                 ? say("credit.upTo", {{"most", amount}})
                 : say("credit.range", {{"least", messages_.number(part.min)}, {"most", amount}});
  }
  return say("credit.ofTotal", {{"part", amount}, {"whole", credit(whole)}});
}

std::string Phrases::money(const Money& value) const {
  if (value.minor == 0) return say("cost.free");
  std::int64_t scale = 1;
  for (int i = minor_digits(value.code()); i > 0; --i) scale *= 10;
  // A round sum is said without its zeros; any other with all its decimals.
  std::string amount = messages_.number(Rational(value.minor / scale));
  if (value.minor % scale != 0) {
    amount += say("number.point") + std::to_string(scale + value.minor % scale).substr(1);
  }
  return say("money", {{"currency", value.code()}, {"amount", amount}});
}

std::string Phrases::type(AchievementType type) const {
  return say(with_suffix("type", spelled(type)));
}

std::string Phrases::types(const std::vector<AchievementType>& types) const {
  std::vector<std::string> all;
  for (const AchievementType each : types) all.push_back(type(each));
  return list(all, true);
}

std::string Phrases::list(const std::vector<std::string>& items, bool alternatives) const {
  // By itself it has nothing around it.
  if (items.size() == 1) return items.front();
  std::string text;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i > 0) {
      const bool last = i + 1 == items.size();
      text += say(!last ? "list.comma" : alternatives ? "list.or" : "list.and");
    }
    text += messages_.isolated(items[i]);
  }
  return text;
}

std::string Phrases::reason(const Step& step, const Reason& reason) const {
  const Catalog& catalog = context_.catalog;
  const OrganizationId owner = catalog[step.to].owner;
  const std::string receiver = owner ? name(owner) : say("theReceiver");
  const std::string asserters = step.asserted_by.empty() ? say("someone") : names(step.asserted_by);
  return say(with_suffix("reason", word(reason.code)), {{"asserters", asserters},
                                                        {"receiver", receiver},
                                                        {"target", name(step.to)},
                                                        {"date", date(reason.date)}});
}

std::string Phrases::condition(const OpenCondition& condition) const {
  if (!condition.together_with.empty()) {
    return say("condition.together", {{"others", names(condition.together_with)}});
  }
  if (condition.entry) {
    return say("condition.admission.entry", {{"entry", entry(condition.entry)}});
  }
  if (condition.leaf) {
    const Requirement& leaf = context_.catalog[condition.leaf];
    if (leaf.kind == RequirementKind::prose) {
      return leaf.name ? text(leaf.name) : say("condition.other");
    }
    return say("condition.minimumGrade", {{"grade", leaf.minimum_grade}});
  }
  if (condition.rule != nullptr) {
    if (condition.rule->text) return text(condition.rule->text);
    const OnExpiry effect = condition.rule->on_expiry;
    std::string key = with_suffix("condition", spelled(ConditionKind::recency));
    if (effect != OnExpiry::not_stated) key = with_suffix(key, spelled(effect));
    return say(key, {{"age", duration(condition.rule->max_age)}});
  }
  const Condition& stated = *condition.stated;
  // The publisher's own words say more than ours.
  if (stated.text) return text(stated.text);
  std::string key = with_suffix("condition", spelled(stated.kind));
  if (stated.on_expiry != OnExpiry::not_stated) key = with_suffix(key, spelled(stated.on_expiry));
  if (!stated.not_jurisdictions.empty()) {
    key = with_suffix(key, stated.jurisdictions.empty() ? "not" : "both");
  }
  const auto places = [&](const std::vector<std::string_view>& codes) {
    return list({codes.begin(), codes.end()}, true);
  };
  return say(key, {{"grade", stated.grade},
                   {"age", duration(stated.max_age)},
                   {"in", places(stated.jurisdictions)},
                   {"notIn", places(stated.not_jurisdictions)}});
}

std::string Phrases::entry(RequirementId id) const { return requirement(id); }

std::string Phrases::cut_list(std::vector<std::string> parts, bool alternatives) const {
  if (parts.size() <= longest_list) return list(parts, alternatives);
  const auto more = static_cast<std::int64_t>(parts.size() - longest_list);
  parts.resize(longest_list);
  return messages_.count("takes.more", Rational(more), {{"list", list(parts, alternatives)}});
}

/** An amount of credit, or a number of courses, and of what. */
std::string Phrases::amount_of(const Requirement& node) const {
  const RequirementTerms* terms = node.terms ? &context_.catalog[node.terms] : nullptr;
  const bool by_credit = node.kind == RequirementKind::credits;
  const std::string amount =
      by_credit ? credit(*node.credit)
                : messages_.count("takes.courses", Rational(std::int64_t{node.choose}));
  std::string what;
  if (!node.from.empty()) {
    std::vector<std::string> names;
    for (const AchievementId each : node.from) names.push_back(name(each));
    what =
        say("takes.creditsFrom", {{"credit", amount}, {"list", cut_list(std::move(names), true)}});
  } else if (node.open) {
    what = say("takes.creditsOpen", {{"credit", amount}});
  } else if (terms != nullptr && !terms->select.empty()) {
    const char* key = by_credit ? "takes.creditsSelected" : "takes.coursesSelected";
    what = say(key, {{"credit", amount}});
  } else {
    what = say("takes.credits", {{"credit", amount}});
  }
  if (terms != nullptr && !terms->except.empty()) what = say("takes.except", {{"text", what}});
  if (node.minimum_grade.empty()) return what;
  return say("takes.grade", {{"text", what}, {"grade", node.minimum_grade}});
}

std::string Phrases::requirement(RequirementId id) const {
  const Requirement& node = context_.catalog[id];
  switch (node.kind) {
    case RequirementKind::achievement: {
      const std::string named = name(node.achievement);
      if (node.minimum_grade.empty()) return named;
      return say("entry.minimumGrade", {{"name", named}, {"grade", node.minimum_grade}});
    }
    case RequirementKind::holds:
      return say("entry.holds", {{"types", types(node.holds)}});
    case RequirementKind::prose:
      return text(node.name);
    case RequirementKind::courses:
    case RequirementKind::credits: {
      const std::string what = amount_of(node);
      if (!node.name) return what;
      return say("takes.line", {{"label", text(node.name)}, {"text", what}});
    }
    default:
      break;
  }
  std::vector<std::string> parts;
  // What is cut off is not put into words: trees may be large.
  for (const RequirementId child : node.children) {
    parts.push_back(parts.size() < longest_list ? requirement(child) : std::string{});
  }
  if (parts.size() == 1) return parts.front();
  std::string what = cut_list(std::move(parts), node.kind != RequirementKind::all);
  if (node.kind == RequirementKind::choose) {
    what =
        say("takes.choose", {{"n", messages_.number(std::int64_t{node.choose})}, {"list", what}});
  }
  if (!node.name) return what;
  return say("takes.line", {{"label", text(node.name)}, {"text", what}});
}

std::vector<Item> Phrases::costs(const std::vector<CostTotal>& costs) const {
  std::vector<Item> items;
  for (const CostTotal& cost : costs) {
    std::string line = money(cost.sum);
    if (cost.indicative()) line = say("value.indicative", {{"value", line}});
    if (!cost.not_published.empty()) {
      std::vector<std::string> kinds;
      for (const CostKind kind : cost.not_published) {
        kinds.push_back(say(with_suffix("cost", spelled(kind))));
      }
      line = say("cost.plus", {{"value", line}, {"kinds", list(kinds)}});
    }
    if (cost.sum.as_of) {
      line = say("value.asOf", {{"value", line}, {"date", date(cost.sum.as_of)}});
    }
    if (cost.audience != nullptr) {
      line = say("cost.forAudience", {{"audience", text(*cost.audience)}, {"value", line}});
    }
    items.push_back({line, cost.source != nullptr ? safe_url(cost.source->url) : std::string{}});
  }
  if (items.empty()) items.push_back({say("value.notPublished"), {}});
  return items;
}

std::string Phrases::time(const std::optional<RemainingTime>& time) const {
  if (!time) return say("value.notPublished");
  const std::string value = duration(time->duration);
  return time->method == Method::in_proportion ? say("value.indicative", {{"value", value}})
                                               : value;
}

Item Phrases::source(const Source& source) const {
  std::string line = std::string(source.title.empty() ? source.url : source.title);
  if (line.empty()) line = say("source.catalog");
  const auto add = [&](const std::string& more) { line += say("list.comma") + more; };
  if (source.as_of) add(say("source.seen", {{"date", date(source.as_of)}}));
  if (source.retrieved) add(say("source.retrieved", {{"date", date(source.retrieved)}}));
  if (source.certainty != Certainty::stated) {
    add(say(with_suffix("source", spelled(source.certainty))));
  }
  if (source.note) line += ". " + text(source.note);
  return {line, safe_url(source.url)};
}

}  // namespace credstack::answer
