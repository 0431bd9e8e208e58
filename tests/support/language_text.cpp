#include "support/language_text.hpp"

namespace credstack::test {
namespace {

class Printer {
 public:
  explicit Printer(const Catalog& catalog) : catalog_(catalog) {}

  std::string run() {
    for (const Organization& each : catalog_.organizations) {
      out_ += each.id;
      scale("grades in", each.grade_scale);
      out_ += '\n';
    }
    for (const Achievement& each : catalog_.achievements) achievement(each);
    for (const GradeScale& each : catalog_.grade_scales) grades(each);
    for (const Term& each : catalog_.calendar) term(each);
    return std::move(out_);
  }

 private:
  void word(std::string_view key, std::string_view value) {
    if (!value.empty()) out_.append(" ").append(key).append("=").append(value);
  }
  void flag(std::string_view key, bool value) { word(key, value ? "yes" : ""); }
  void number(std::string_view key, const Rational& value) {
    if (value.is_known()) word(key, value.to_string());
  }
  void credit(std::string_view key, const std::optional<Credit>& value) {
    if (!value) return;
    word(key, value->min.to_string() + ".." + value->max.to_string());
    word("of", value->unit);
  }
  void text(std::string_view key, const Text& value) {
    for (const Text::Entry& each : value.entries) {
      word(key, std::string(each.language) + ":" + std::string(each.value));
    }
  }
  void source(const Source& value) {
    word("url", value.url);
    word("title", value.title);
    word("asOf", value.as_of ? value.as_of.to_string() : "");
    word("retrieved", value.retrieved ? value.retrieved.to_string() : "");
    word("certainty", spelled(value.certainty));
    text("note", value.note);
  }
  void scale(std::string_view key, GradeScaleId id) {
    if (id) word(key, catalog_[id].id);
  }
  template <class Id>
  void ids(std::string_view key, const std::vector<Id>& list) {
    for (const Id id : list) word(key, catalog_[id].id);
  }
  void words(std::string_view key, const std::vector<std::string_view>& list) {
    for (const std::string_view each : list) word(key, each);
  }
  template <class E>
  void enums(std::string_view key, const std::vector<E>& list) {
    for (const E each : list) word(key, spelled(each));
  }

  void selectors(std::string_view key, const std::vector<Selector>& list) {
    for (const Selector& each : list) {
      out_.append(" ").append(key).append("{");
      ids("id", each.ids);
      ids("provider", each.providers);
      words("subject", each.subjects);
      words("tag", each.tags);
      enums("type", each.types);
      word("framework", each.level_framework);
      if (each.level_min) word("min", std::to_string(*each.level_min));
      if (each.level_max) word("max", std::to_string(*each.level_max));
      for (const Code& code : each.fields) {
        word(code.scheme, code.code);
        text("name", code.name);
      }
      out_ += "}";
    }
  }

  void rule(const Rule& each) {
    out_ += " rule(";
    word("kind", std::to_string(static_cast<int>(each.kind)));
    word("id", each.id);
    text("text", each.text);
    credit("credits", each.amount.credit);
    if (each.amount.courses) word("courses", std::to_string(*each.amount.courses));
    if (each.amount.share) number("share", *each.amount.share);
    selectors("of", each.of);
    selectors("except", each.except);
    enums("origin", each.origins);
    word("per", spelled(each.per));
    credit("last", each.last);
    word("count", std::to_string(each.count));
    word("grade", each.grade);
    number("points", each.points);
    scale("scale", each.grade_scale);
    word("maxAge", each.max_age ? each.max_age.to_string() : "");
    word("anchor", spelled(each.anchor));
    word("onExpiry", spelled(each.on_expiry));
    word("sharing", spelled(each.sharing));
    words("between", each.between);
    selectors("with", each.with);
    source(each.source);
    out_ += ")";
  }

  void terms(RequirementTermsId id) {
    const RequirementTerms none;
    const RequirementTerms& each = id ? catalog_[id] : none;
    selectors("select", each.select);
    selectors("except", each.except);
    scale("scale", each.grade_scale);
    flag("shared", each.shared);
    flag("exclusive", each.exclusive);
    flag("doubtful", each.doubtful);
    for (const Rule& one : each.rules) rule(one);
  }

  void tree(std::string_view key, RequirementId id) {
    if (!id) return;
    const Requirement& node = catalog_[id];
    out_.append(" ").append(key).append("[");
    word("kind", std::to_string(static_cast<int>(node.kind)));
    word("id", node.id);
    text("name", node.name);
    if (node.choose > 0) word("choose", std::to_string(node.choose));
    if (node.achievement) word("achievement", catalog_[node.achievement].id);
    word("grade", node.minimum_grade);
    credit("credit", node.credit);
    ids("from", node.from);
    flag("open", node.open);
    enums("holds", node.holds);
    terms(node.terms);
    for (const RequirementId child : node.children) tree("", child);
    out_ += "]";
  }

  void achievement(const Achievement& each) {
    out_ += each.id;
    flag("doubtful", each.doubtful);
    tree("requirement", each.requirement);
    tree("entry", each.entry);
    if (each.study) study(catalog_[each.study]);
    out_ += '\n';
  }

  void study(const StudyFacts& each) {
    word("subject", each.subject);
    words("tag", each.tags);
    ids("equivalent", each.equivalents);
    flag("repeatable", each.repeatable);
    for (const RequirementVersion& version : each.versions) {
      word("year", version.catalog_year);
      word("from", version.valid_from ? version.valid_from.to_string() : "");
      word("until", version.valid_until ? version.valid_until.to_string() : "");
      credit("total", version.credit);
      source(version.source);
      tree("version", version.requirement);
    }
    tree("corequisites", each.corequisites);
    for (const Offering& one : each.offerings) offering(one);
    flag("otherwise", each.offered_otherwise);
    enums("delivery", each.delivery);
    words("in", each.languages);
  }

  template <class Dated>
  void days(const Dated& each) {
    word("start", each.start.to_string());
    word("end", each.end.to_string());
    word("every", each.every ? each.every.to_string() : "");
  }

  void offering(const Offering& each) {
    out_ += " offering(";
    word("term", each.term);
    days(each);
    if (each.delivery) word("delivery", spelled(*each.delivery));
    words("in", each.languages);
    out_ += ")";
  }

  void term(const Term& each) {
    out_ += each.id;
    text("name", each.name);
    days(each);
    source(each.source);
    out_ += '\n';
  }

  void grades(const GradeScale& each) {
    out_ += each.id;
    text("name", each.name);
    flag("numeric", each.numeric);
    number("best", each.best);
    number("worst", each.worst);
    number("pass", each.pass);
    for (const GradeScale::Grade& grade : each.grades) {
      word("grade", grade.grade);
      number("points", grade.points);
      flag("fails", !grade.pass);
    }
    source(each.source);
    out_ += '\n';
  }

  const Catalog& catalog_;
  std::string out_;
};

}  // namespace

std::string language_text(const Catalog& catalog) { return Printer(catalog).run(); }

}  // namespace credstack::test
