// Gathers the records of one or several documents into one catalogue: ids become handles, strings
// move into the catalogue's own store, and references to records that never come are found at the
// end.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "catalog/diagnostics.hpp"
#include "model/catalog.hpp"

namespace credstack::catalog {

namespace ctdl {
struct Notes;
}

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

  /** A mention whose record the same input ought to hold: reported by finish() if none defines it.
   */
  OrganizationId expect_organization(std::string_view id, const Path& path);
  AchievementId expect_achievement(std::string_view id, const Path& path);
  AgreementId expect_agreement(std::string_view id, const Path& path);

  /**
   * Claims an id for a record. False, with a diagnostic, when it is defined already.
   *
   * An `external` achievement is one that is kept elsewhere: in another input it gives way to the
   * whole record, before or after it, without a word.
   */
  bool define_organization(std::string_view id, const Path& path);
  bool define_achievement(std::string_view id, const Path& path, bool external = false);
  bool define_agreement(std::string_view id, const Path& path);
  /** Only claims the id; the record itself is appended to catalog().recognitions by the caller. */
  bool define_recognition(std::string_view id, const Path& path);

  bool has_recognition(std::string_view id) const {
    return recognitions_.find(id) != recognitions_.end();
  }

  RequirementId add(Requirement requirement);

  /** What the reader of CTDL keeps from document to document; `settle` is called by finish(). */
  std::shared_ptr<ctdl::Notes> notes;
  void (*settle)(CatalogBuilder& builder) = nullptr;
  SiblingConditions siblings = SiblingConditions::all;

  /** Notes a grant's slot, for finish() to look up in the trees of the recognition's targets. */
  void expect_slot(RecognitionId recognition, std::string_view slot, const Path& path);

  /** Checks references and cycles over everything read, and hands the catalogue over. */
  Catalog finish();

 private:
  struct Place {
    std::uint32_t file = 0;  ///< an index into files_
    std::string pointer;
  };
  /** What is known of an id: the place is that of the definition, else of the first expectation. */
  struct Mention {
    bool defined = false;
    bool external = false;  ///< defined as kept elsewhere
    bool expected = false;  ///< a diagnostic is due when it is never defined
    Place place;
  };
  struct Slot {
    RecognitionId recognition;
    std::string_view id;
    Place place;
  };
  template <class IdType>
  using Index = std::unordered_map<std::string_view, IdType>;

  template <class IdType, class Record>
  IdType handle(Index<IdType>& index, std::vector<Record>& records, std::vector<Mention>& mentions,
                std::string_view id);
  Place place_of(const Path& path);
  void expect(Mention& mention, const Path& path);
  bool define(Mention& mention, std::string_view what, std::string_view id, const Path& path,
              bool external);
  void report(Severity severity, const char* code, const Place& place, std::string message);
  void report_cycle(Severity severity, const char* code, std::vector<std::uint32_t> cycle,
                    std::string message);

  void check_dangling();
  void check_shared_ids();
  void check_slots();
  void check_requirement_cycles();
  void check_recognition_cycles();

  Diagnostics& diagnostics_;
  Catalog catalog_;
  std::vector<std::string> files_;
  Index<OrganizationId> organizations_;
  Index<AgreementId> agreements_;
  Index<RecognitionId> recognitions_;
  std::vector<Mention> organization_mentions_;
  std::vector<Mention> achievement_mentions_;
  std::vector<Mention> agreement_mentions_;
  std::vector<Mention> recognition_mentions_;
  std::vector<Slot> slots_;
};

}  // namespace credstack::catalog
