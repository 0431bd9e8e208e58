// Requirements that were read from ConditionProfiles, in words again.
#include <string>

#include "catalog/ctdl_conditions.hpp"
#include "catalog/ctdl_values.hpp"

namespace credstack::catalog::ctdl {
namespace {

/** The record's name, which the document may state further on. */
Text name_here(Document& document, AchievementId id) {
  const Achievement& known = document.builder().catalog()[id];
  if (known.name) return known.name;
  const std::string address(known.id);
  const Document::Node* node = document.at(address);
  const Text name = node ? read_text(document, node->value, "ceterms:name", Path{}) : Text{};
  return name ? name : english(document, address);
}

Text in_brackets(Document& document, Text words) {
  for (Text::Entry& entry : words.entries) {
    const std::string text = "(" + std::string(entry.value) + ")";
    entry.value = document.builder().keep(text);
  }
  return words;
}

}  // namespace

Text tree_in_words(Document& document, RequirementId root) {
  const Requirement node = document.builder().catalog()[root];
  if (node.kind == RequirementKind::achievement) {
    return labelled(document, "To be held", name_here(document, node.achievement));
  }
  if (node.kind == RequirementKind::any) {
    Text ways;
    for (const RequirementId way : node.children) {
      ways = joined(document, ways, in_brackets(document, tree_in_words(document, way)));
    }
    return labelled(document, "One of", ways);
  }
  Text held;
  Text rest;
  for (const RequirementId child : node.children) {
    const Requirement& part = document.builder().catalog()[child];
    if (part.kind == RequirementKind::achievement) {
      held = joined(document, held, name_here(document, part.achievement));
    } else {
      rest = joined(document, rest, tree_in_words(document, child));
    }
  }
  held = labelled(document, "To be held", held);
  return joined(document, joined(document, node.name, held), rest);
}

}  // namespace credstack::catalog::ctdl
