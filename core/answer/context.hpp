// What the writers of an answer need beside the answer: the catalogue and the reader's language.
#pragma once

#include <string_view>

#include "model/catalog.hpp"

namespace credstack::answer {

struct Context {
  const Catalog& catalog;
  std::string_view language;
  Date on;

  /** A name to show: in the reader's language, else the id. */
  std::string_view name(AchievementId id) const {
    const Achievement& achievement = catalog[id];
    return achievement.name ? achievement.name.in(language) : achievement.id;
  }
  std::string_view name(OrganizationId id) const {
    const Organization& organization = catalog[id];
    return organization.name ? organization.name.in(language) : organization.id;
  }
};

}  // namespace credstack::answer
