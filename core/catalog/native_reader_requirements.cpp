// Requirement trees. A node that cannot be read becomes prose without words, which nothing meets by
// itself: a tree may come out stricter than it was meant, never laxer.
#include "catalog/native_reader.hpp"

namespace credstack::catalog {
namespace {

using RequirementKeys = Keys<"id", "name", "all", "any", "choose", "of", "achievement",
                             "minimumGrade", "credit", "credits", "from", "open", "holds", "text">;

template <class Members>
int kinds(const Members& object) {
  return object.template has<"all">() + object.template has<"any">() +
         object.template has<"choose">() + object.template has<"achievement">() +
         object.template has<"credits">() + object.template has<"holds">() +
         object.template has<"text">();
}

}  // namespace

RequirementId NativeReader::read_requirement(Maybe field) {
  if (!field) return {};
  Requirement node;
  const Watch watch(*this);
  const auto object = open<RequirementKeys>(*field, "a requirement, which is an object");
  if (field->value.is_object()) {
    const std::string_view name = id(object.get<"id">());
    if (!name.empty()) {
      node.id = builder_.keep(name);
      if (!node_ids_.emplace(node.id, node_ids_.size()).second) {
        error("duplicate-id", field->path.member("id"),
              "Two requirements of this achievement have the id " + quoted(name) + ".");
      }
    }
    node.name = text(object.get<"name">());
    read_kind(object, node);
  }
  if (watch.failed() && node.children.empty()) {
    Requirement unread;
    unread.id = node.id;
    unread.name = std::move(node.name);
    node = std::move(unread);
  }
  return builder_.add(std::move(node));
}

template <class Members>
void NativeReader::read_kind(const Members& object, Requirement& node) {
  if (const int count = kinds(object); count != 1) {
    constexpr std::string_view choice = "all, any, choose, achievement, credits, holds or text";
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
    node.minimum_grade = filled(object.template get<"minimumGrade">());
    node.credit = credit(object.template get<"credit">());
  } else if (const auto credits = object.template get<"credits">()) {
    node.kind = RequirementKind::credits;
    node.credit = credit(credits);
    const auto from = object.template get<"from">();
    not_empty(from, "one achievement");
    node.from = achievements(from, false);
    node.open = boolean(object.template get<"open">()).value_or(false);
    if (from && node.open) {
      error("conflicting-fields", object.path(),
            "These credits are from a list and open at once; expected one or the other.");
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
    misplaced(object.template get<"minimumGrade">(), "achievement");
    misplaced(object.template get<"credit">(), "achievement");
  }
  if (!object.template has<"credits">()) {
    misplaced(object.template get<"from">(), "credits");
    misplaced(object.template get<"open">(), "credits");
  }
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
