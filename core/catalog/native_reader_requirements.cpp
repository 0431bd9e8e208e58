// Requirement trees. A node that cannot be read becomes prose without words, which nothing meets by
// itself: a tree may come out stricter than it was meant, never laxer. A node whose rules cannot be
// read is doubtful, and so is one with children that has something wrong of its own: a key that is
// not known may have been a rule.
#include <utility>

#include "catalog/native_reader.hpp"

namespace credstack::catalog {
namespace {

using RequirementKeys =
    Keys<"id", "name", "all", "any", "choose", "of", "achievement", "minimumGrade", "gradeScale",
         "credit", "credits", "courses", "from", "select", "open", "except", "holds", "text",
         "shared", "exclusive", "doubtful", "rules">;

template <class Members>
int kinds(const Members& object) {
  return object.template has<"all">() + object.template has<"any">() +
         object.template has<"choose">() + object.template has<"achievement">() +
         object.template has<"credits">() + object.template has<"courses">() +
         object.template has<"holds">() + object.template has<"text">();
}

}  // namespace

RequirementId NativeReader::read_requirement(Maybe field) {
  if (!field) return {};
  Requirement node;
  std::size_t* place = nullptr;
  const std::size_t beside = std::exchange(below_, 0);
  const std::size_t before = errors_;
  const auto object = open<RequirementKeys>(*field, "a requirement, which is an object");
  if (field->value.is_object()) {
    const std::string_view name = id(object.get<"id">());
    if (!name.empty()) {
      node.id = builder_.keep(name);
      const auto [known, is_new] = node_ids_.emplace(node.id, 0);
      if (is_new) {
        place = &known->second;
      } else {
        error("duplicate-id", field->path.member("id"),
              "Two requirements of this achievement have the id " + quoted(name) + ".");
      }
    }
    node.name = text(object.get<"name">());
    read_kind(object, node);
  }
  const bool damaged = errors_ - before > below_;
  bool unread = damaged && node.children.empty();
  const std::size_t sharing = sharing_.size();
  const RequirementTermsId terms = read_terms(object, damaged);
  // What selects nothing takes nothing.
  const bool selects = object.has<"select">() && node.children.empty();
  unread = unread || (selects && builder_.catalog()[terms].select.empty());
  if (unread) {
    Requirement words;
    words.id = node.id;
    words.name = std::move(node.name);
    node = std::move(words);
  }
  if (unread) {
    sharing_.resize(sharing);
  } else {
    node.terms = terms;
  }
  const RequirementId at = builder_.add(std::move(node));
  if (place != nullptr) *place = at.index();
  below_ = beside + errors_ - before;
  return at;
}

RequirementId NativeReader::read_tree(Maybe field) {
  const RequirementId root = read_requirement(field);
  if (!sharing_.empty()) check_sharing(root);
  return root;
}

/** Of the node that is added next; `damaged` where something else of it could not be read. */
template <class Members>
RequirementTermsId NativeReader::read_terms(const Members& object, bool damaged) {
  const auto select = object.template get<"select">();
  const auto except = object.template get<"except">();
  const auto scale = object.template get<"gradeScale">();
  const auto shared = object.template get<"shared">();
  const auto exclusive = object.template get<"exclusive">();
  const auto doubtful = object.template get<"doubtful">();
  const auto rules_field = object.template get<"rules">();
  if (!select && !except && !scale && !shared && !exclusive && !doubtful && !rules_field &&
      !damaged) {
    return {};
  }
  const Watch watch(*this);
  RequirementTerms terms;
  terms.select = selectors(select);
  terms.except = selectors(except);
  terms.grade_scale = grade_scale(scale);
  terms.shared = boolean(shared).value_or(false);
  terms.exclusive = boolean(exclusive).value_or(false);
  if (terms.shared && terms.exclusive) {
    builder_.diagnostics().warning("contradicting-rules", object.path(),
                                   "This is shared and exclusive at once; what is used here is "
                                   "used nowhere else.");
  }
  terms.rules = rules(rules_field, RequirementId(builder_.catalog().requirements.size()));
  // Said by a writer that could not read a rule.
  const bool said = boolean(doubtful).value_or(false);
  terms.doubtful = said || damaged || watch.failed();
  return builder_.add(std::move(terms));
}

template <class Members>
void NativeReader::read_kind(const Members& object, Requirement& node) {
  if (const int count = kinds(object); count != 1) {
    constexpr std::string_view choice =
        "all, any, choose, achievement, credits, courses, holds or text";
    if (count == 0) {
      error("missing-field", object.path(),
            "Nothing says what is required; expected one of " + std::string(choice) + ".");
    } else {
      error("conflicting-fields", object.path(),
            "A requirement is of several kinds at once; expected one of " + std::string(choice) +
                ".");
    }
    return;
  }
  if (const auto list = object.template get<"all">()) {
    node.kind = RequirementKind::all;
    read_children(list, node);
  } else if (const auto any = object.template get<"any">()) {
    node.kind = RequirementKind::any;
    read_children(any, node);
  } else if (const auto choose = object.template get<"choose">()) {
    read_choice(*choose, object.template get<"of">(), object.path(), node);
  } else if (const auto leaf = object.template get<"achievement">()) {
    node.kind = RequirementKind::achievement;
    node.achievement = achievement(*leaf);
    node.credit = credit(object.template get<"credit">());
  } else if (const auto credits = object.template get<"credits">()) {
    node.kind = RequirementKind::credits;
    node.credit = credit(credits);
    read_origin(object, node);
  } else if (const auto courses = object.template get<"courses">()) {
    node.kind = RequirementKind::courses;
    node.choose = static_cast<std::uint32_t>(whole(courses, 1, 1'000'000).value_or(0));
    if (!read_origin(object, node)) {
      missing(object.path(), "from", "so many come from a list, from a selection, or are open");
    }
  } else if (const auto holds = object.template get<"holds">()) {
    node.kind = RequirementKind::holds;
    node.holds = types(holds);
  } else {
    node.kind = RequirementKind::prose;
    // Words of its own are what a reader sees; a name beside them is only for editors.
    if (Text words = text(object.template get<"text">())) node.name = std::move(words);
  }
  if (!object.template has<"choose">()) misplaced(object.template get<"of">(), "choose");
  if (!object.template has<"achievement">()) {
    misplaced(object.template get<"credit">(), "achievement");
  }
  const bool counts = object.template has<"credits">() || object.template has<"courses">();
  if (!counts) {
    misplaced(object.template get<"from">(), "credits or courses");
    misplaced(object.template get<"select">(), "credits or courses");
    misplaced(object.template get<"open">(), "credits or courses");
  }
  if (!object.template has<"from">() && !object.template has<"select">() && !node.open) {
    misplaced(object.template get<"except">(), "from, select or open");
  }
  const auto grade_field = object.template get<"minimumGrade">();
  if (!counts && !object.template has<"achievement">() && !object.template has<"holds">()) {
    constexpr std::string_view leaves = "achievement, credits, courses or holds";
    misplaced(grade_field, leaves);
    misplaced(object.template get<"gradeScale">(), leaves);
  } else {
    node.minimum_grade = grade(grade_field);
  }
}

/** Where credit or courses come from. False where nothing says so. */
template <class Members>
bool NativeReader::read_origin(const Members& object, Requirement& node) {
  const auto from = object.template get<"from">();
  not_empty(from, "one achievement");
  node.from = achievements(from, false);
  node.open = boolean(object.template get<"open">()).value_or(false);
  const int origins = object.template has<"from">() + object.template has<"select">() + node.open;
  if (origins > 1) {
    error("conflicting-fields", object.path(),
          "This is from a list, from a selection or open at once; expected one of them.");
  }
  return origins > 0;
}

void NativeReader::read_choice(const Field& choose, Maybe of, const Path& path, Requirement& node) {
  node.kind = RequirementKind::choose;
  const auto count = whole(choose, 1, 1'000'000);
  if (!of) missing(path, "of", "a choice is made from a list");
  read_children(of, node);
  // A count that cannot be read: all of them, which is never too few.
  node.choose = static_cast<std::uint32_t>(count.value_or(std::int64_t(node.children.size())));
  if (count && of && of->value.is_array() && node.choose > of->value.size()) {
    error("invalid-range", choose.path,
          "choose is " + std::to_string(*count) + ", of a list of " +
              std::to_string(of->value.size()) + ": this can never be met.");
  }
}

void NativeReader::read_children(Maybe field, Requirement& node) {
  not_empty(field, "one requirement");
  if (field && field->value.is_array()) node.children.reserve(field->value.size());
  each(field, "an array of requirements",
       [&](const Field& element) { node.children.push_back(read_requirement(element)); });
}

}  // namespace credstack::catalog
