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
#include "catalog/merger.hpp"
#include "model/catalog.hpp"

namespace credstack::catalog {

namespace ctdl {
struct Notes;
}

class CatalogBuilder {
 public:
  explicit CatalogBuilder(Diagnostics& diagnostics) : diagnostics_(diagnostics) {}

  /** Says that what comes from now on is another input's, whatever its name. */
  void begin_input(const std::string& name);
  /** Makes room for about so many more achievements, so that a large list is not moved about. */
  void make_room(std::size_t achievements);

  /** Ends the input, and takes its heading out of the catalogue. */
  Heading end_input();

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
  GradeScaleId grade_scale(std::string_view id);
  TermId term(std::string_view id);

  /** A mention whose record the same input ought to hold: reported by finish() if none defines it.
   */
  OrganizationId expect_organization(std::string_view id, const Path& path);
  AchievementId expect_achievement(std::string_view id, const Path& path);
  AgreementId expect_agreement(std::string_view id, const Path& path);
  GradeScaleId expect_grade_scale(std::string_view id, const Path& path);
  TermId expect_term(std::string_view id, const Path& path);

  /**
   * Claims an id for a record. False, with a diagnostic, when this input has defined it already.
   * What another input says of the record is set aside, and brought together with it by finish().
   *
   * An `external` achievement is one that is kept elsewhere: in another input it gives way to the
   * whole record, before or after it, without a word.
   */
  bool define_organization(std::string_view id, const Path& path);
  bool define_achievement(std::string_view id, const Path& path, bool external = false);
  bool define_agreement(std::string_view id, const Path& path);
  bool define_grade_scale(std::string_view id, const Path& path);
  bool define_term(std::string_view id, const Path& path);
  /** Only claims the id; the record itself is appended to catalog().recognitions by the caller. */
  bool define_recognition(std::string_view id, const Path& path);

  bool has_recognition(std::string_view id) const {
    return recognitions_.find(id) != recognitions_.end();
  }

  RequirementId add(Requirement requirement);
  RequirementTermsId add(RequirementTerms terms);
  StudyFactsId add(StudyFacts facts);

  /**
   * What the reader of CTDL keeps from document to document; `settle` is called by finish(), with
   * the new place of each recognition, or none where none has moved.
   */
  std::shared_ptr<ctdl::Notes> notes;
  void (*settle)(CatalogBuilder& builder, const std::vector<RecognitionId>& moved) = nullptr;
  SiblingConditions siblings = SiblingConditions::all;

  /** Notes a grant's slot, for finish() to look up in the trees of the recognition's targets. */
  void expect_slot(RecognitionId recognition, std::string_view slot, const Path& path);

  /** Checks references and cycles over everything read, and hands the catalogue over. */
  Catalog finish();
  /** The same, under a heading made of those of the inputs, in the order in which they were given.
   */
  Catalog finish(const std::vector<Heading>& headings);

 private:
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
  enum class Defined : std::uint8_t { refused, new_here, again };
  Defined define(Mention& mention, std::string_view what, std::string_view id, const Path& path,
                 bool external, Place& earlier);
  template <class Record, class IdType>
  bool define_record(std::vector<Record>& records, IdType at, Mention& mention,
                     std::string_view what, const Path& path, bool external);
  /** An id without a name of its own, of a record that an earlier input has as well. */
  bool is_own(std::string_view id) const {
    return !own_.empty() && id.size() > own_.size() && id[own_.size()] == '#' &&
           id.starts_with(own_);
  }
  /** @return the new place of each recognition; empty where none has moved */
  std::vector<RecognitionId> merge();
  void report(Severity severity, const char* code, const Place& place, std::string message);
  void report_cycle(Severity severity, const char* code, std::vector<std::uint32_t> cycle,
                    std::string message);

  void check_dangling();
  void check_shared_ids();
  void check_slots();
  void check_requirement_cycles();
  void check_beside_cycles();
  void check_recognition_cycles();
  void check_trees();
  void check_amount(std::size_t achievement, const Requirement& node);
  bool knows_grade(std::size_t achievement, GradeScaleId stated, std::string_view grade);
  void check_grades(std::size_t achievement, RequirementId id);
  bool name_unknown(const std::vector<Selector>& selectors) const;
  void check_limits(RequirementId id);
  void check_equivalents();
  void date_offerings();

  Diagnostics& diagnostics_;
  Catalog catalog_;
  std::vector<InputFile> files_;
  std::unique_ptr<Merger> merger_;
  std::string_view own_;  ///< the record being read, where an earlier input has it as well
  Index<OrganizationId> organizations_;
  Index<AgreementId> agreements_;
  Index<GradeScaleId> grade_scales_;
  Index<TermId> terms_;
  Index<RecognitionId> recognitions_;
  std::vector<Mention> organization_mentions_;
  std::vector<Mention> achievement_mentions_;
  std::vector<Mention> agreement_mentions_;
  std::vector<Mention> grade_scale_mentions_;
  std::vector<Mention> term_mentions_;
  std::vector<Mention> recognition_mentions_;
  std::vector<std::uint32_t> recognition_records_;  ///< the place of each one's last record
  std::vector<Slot> slots_;
};

}  // namespace credstack::catalog
