// Gathers the records of one or several documents into one catalogue: ids become handles, strings move
// into the catalogue's own store, and references to records that never come are found at the end.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "catalog/diagnostics.hpp"
#include "model/catalog.hpp"

namespace credstack::catalog {

class CatalogBuilder {
 public:
  explicit CatalogBuilder(Diagnostics& diagnostics) : diagnostics_(diagnostics) {}

  Catalog& catalog() { return catalog_; }
  Diagnostics& diagnostics() { return diagnostics_; }
  std::string_view keep(std::string_view text) { return catalog_.strings.keep(text); }

  /**
   * The handle of an id, made on first mention. A record that is only mentioned stays *external*,
   * without a name.
   */
  OrganizationId organization(std::string_view id);
  AchievementId achievement(std::string_view id);
  AgreementId agreement(std::string_view id);

  /** A mention whose record the same input ought to hold: reported by finish() if none defines it. */
  OrganizationId expect_organization(std::string_view id, const Path& path);
  AchievementId expect_achievement(std::string_view id, const Path& path);
  AgreementId expect_agreement(std::string_view id, const Path& path);

  /** Claims an id for a record. False, with a diagnostic, when it is defined already. */
  bool define_organization(std::string_view id, const Path& path) {
    return define(organizations_, organization(id).index(), "organization", id, path);
  }
  bool define_achievement(std::string_view id, const Path& path) {
    return define(achievements_, achievement(id).index(), "achievement", id, path);
  }
  bool define_agreement(std::string_view id, const Path& path) {
    return define(agreements_, agreement(id).index(), "agreement", id, path);
  }
  bool define_recognition(std::string_view id, const Path& path);

  RequirementId add(Requirement requirement);

  /** Checks references and cycles over everything read, and hands the catalogue over. */
  Catalog finish();

 private:
  struct Mention {
    bool defined = false;
    bool expected = false;  ///< a diagnostic is due when it is never defined
    std::string file;
    std::string pointer;
  };
  struct Table {
    std::unordered_map<std::string_view, std::size_t> places;
    std::vector<Mention> mentions;
  };

  std::size_t place(Table& table, std::string_view id);
  void expect(Table& table, std::size_t at, const Path& path);
  bool define(Table& table, std::size_t at, std::string_view what, std::string_view id,
              const Path& path);
  void report_dangling();

  Diagnostics& diagnostics_;
  Catalog catalog_;
  Table organizations_;
  Table achievements_;
  Table agreements_;
  std::unordered_map<std::string_view, std::size_t> recognitions_;
};

}  // namespace credstack::catalog
