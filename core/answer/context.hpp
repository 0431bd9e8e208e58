// What the writers of an answer need beside the answer: the catalogue and the reader's language.
#pragma once

#include <string_view>

#include "model/catalog.hpp"

namespace credstack::answer {

struct Context {
  const Catalog& catalog;
  std::string_view language;
  Date on;

  /** A name to show, in the reader's language; of what has none, the last part of its id. */
  std::string_view name(AchievementId id) const { return name_of(catalog[id]); }
  std::string_view name(OrganizationId id) const { return name_of(catalog[id]); }

 private:
  template <class Record>
  std::string_view name_of(const Record& record) const {
    if (record.name) return record.name.in(language);
    const auto slash = record.id.find_last_of('/');
    const bool is_path = slash != record.id.npos && slash + 1 < record.id.size();
    return is_path ? record.id.substr(slash + 1) : record.id;
  }
};

}  // namespace credstack::answer
