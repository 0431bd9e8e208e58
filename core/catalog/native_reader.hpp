// Reads the native catalogue format (docs/catalog.md). One file for each part of the format:
// values, organizations with agreements and cited rules, achievements, when and how they are
// taught, requirements and their rules, grade scales, recognitions.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "catalog/catalog_builder.hpp"
#include "catalog/native_object.hpp"
#include "model/catalog.hpp"

namespace credstack::catalog {

/**
 * Reads one document. Each function takes a member that may be absent, says what is wrong with it,
 * and gives what could be read.
 */
class NativeReader {
 public:
  explicit NativeReader(CatalogBuilder& builder) : builder_(builder) {}

  void read(const JsonValue& root);

  /**
   * Puts parts of native records over what another reader made of the same records: members that
   * are there replace, `null` clears, all else stays. Recognitions are given in their order; one
   * that is an id alone stays as it was read.
   *
   * @param first  the first recognition that the other reader made of this document
   * @param own    whether the document has that record: of others it says nothing, or anybody could
   *               write over a body's word past all rules for several files
   * @return the ids of the recognitions that stay as they were read
   */
  std::vector<std::string_view> amend(const JsonValue& rest, const Path& path, std::size_t first,
                                      const std::function<bool(std::string_view)>& own);

 protected:
  // What the reader of a learner's record shares with this one (core/learner).

  /** Counts the errors from its making on: whether a part that limits a record was readable. */
  class Watch {
   public:
    explicit Watch(const NativeReader& reader) : reader_(reader), before_(reader.errors_) {}
    bool failed() const { return reader_.errors_ != before_; }

   private:
    const NativeReader& reader_;
    std::size_t before_;
  };

  // Reporting.
  void error(const char* code, const Path& path, std::string message);
  void mismatch(const Field& field, std::string_view expected);
  void missing(const Path& path, std::string_view key, std::string_view what);
  void misplaced(Maybe field, std::string_view where);
  void repeated(const Path& parent, std::string_view key);
  void unknown(const Path& parent, std::string_view key, const KeyTable& keys);

  /** The members of an object; `what` says in a message what was expected. */
  template <class K>
  Object<K> open(const Field& field, std::string_view what) {
    Object<K> object(field.path);
    scan(field, what, K::table, object.values());
    return object;
  }
  void scan(const Field& field, std::string_view what, const KeyTable& keys, Field* values);
  /** Calls `see` for each element of an array. */
  template <class See>
  void each(Maybe list, std::string_view what, See see) {
    if (!list) return;
    if (!list->value.is_array()) {
      mismatch(*list, what);
      return;
    }
    std::size_t at = 0;
    for (const JsonValue element : list->value) see(Field{element, list->path.element(at++)});
  }
  /** The same, where a single element may stand without the array. */
  template <class See>
  void one_or_each(Maybe list, std::string_view what, See see) {
    if (list && !list->value.is_array()) {
      see(*list);
    } else {
      each(list, what, see);
    }
  }
  /** Reports a list that is there and has nothing in it. */
  void not_empty(Maybe list, std::string_view what);

  // Values.
  std::string_view string(Maybe field);
  /** A string that must not be empty. */
  std::string_view filled(Maybe field);
  std::string_view id(Maybe field);
  static bool is_id(std::string_view text);
  std::optional<bool> boolean(Maybe field);
  Text text(Maybe field);
  Date date(Maybe field);
  Duration duration(Maybe field, bool calendar = false);
  std::optional<Rational> number(Maybe field);
  /** A fraction in a string, such as "3/10", or a number. */
  std::optional<Rational> fraction(Maybe field);
  std::optional<std::int64_t> whole(Maybe field, std::int64_t least, std::int64_t most);
  std::optional<Credit> credit(Maybe field);
  /** `seen`: the date of a price that carries none. */
  std::optional<Money> money(Maybe field, Date seen);
  std::optional<Level> level(const Field& field);
  std::optional<Code> code(const Field& field);
  std::vector<Code> codes(Maybe field);
  /** Whether a BCP 47 tag has its shape; reported when not. */
  bool check_language(std::string_view tag, const Path& path);
  Source source(Maybe field, const Source& fallback);
  template <class E>
  std::optional<E> word(Maybe field) {
    if (!field) return std::nullopt;
    if (field->value.is_string()) {
      const auto value = from_spelling<E>(field->value.text());
      // "Unknown" is said by leaving out.
      if (value && field->value.text() != "unknown") return value;
    }
    std::vector<std::string_view> words;
    for (const auto& row : Spelling<E>::rows) {
      if (row.second != "unknown") words.push_back(row.second);
    }
    unknown_word(*field, words.data(), words.size());
    return std::nullopt;
  }
  void unknown_word(const Field& field, const std::string_view* words, std::size_t count);
  std::vector<AchievementType> types(Maybe field);
  std::vector<std::string_view> strings(Maybe field);
  std::vector<Text> texts(Maybe field);
  /** Reports `from` after `until` and clears both. */
  void check_range(Date& from, Date& until, const Path& path);

 private:
  // References, each once.
  AchievementId achievement(const Field& field);
  OrganizationId organization(Maybe field);
  std::vector<AchievementId> achievements(Maybe field, bool single);
  std::vector<OrganizationId> organizations(Maybe field, bool single);
  bool first_in_list(std::vector<std::uint32_t>& marks, std::size_t at, const Field& field);

  // Records.
  /** Gives achievements their places in the order of their records, whichever names which first. */
  void number_achievements(Maybe list);
  void read_heading(Maybe id, Maybe name, Maybe version);
  void read_policy(Maybe field);
  void merge_policy(const Policy& stated, const Field& field);
  void read_organization(const Field& field);
  void read_agreement(const Field& field);
  GradeScaleId grade_scale(Maybe field);
  /** A word, or a number as its digits. */
  std::string_view grade(Maybe field);
  void read_grade_scale(const Field& field);
  void read_grade(const Field& field, GradeScale& scale);
  void check_order(const GradeScale::Grade& next, const GradeScale& scale, const Path& path);
  void read_numeric(const Field& field, GradeScale& scale);
  void read_conversion(const Field& field);
  void read_level_map(const Field& field);
  void read_achievement(const Field& field);
  template <class Members>
  void read_limits(const Members& object, Achievement& record);
  template <class Members>
  void read_description(const Members& object, Achievement& record);
  template <class Members>
  void read_evidence(const Members& object, Achievement& record);
  Cost read_cost(const Field& field, const Source& fallback);
  std::optional<Assurance> read_assurance(const Field& field, const Source& fallback);
  std::optional<Endorsement> read_endorsement(const Field& field, const Source& fallback);
  std::optional<LabourMarketEvidence> read_labour_market(const Field& field,
                                                         const Source& fallback);
  std::optional<PriorLearning> read_prior_learning(const Field& field, const Source& fallback);
  std::optional<RegisterEntry> read_register(Maybe field);
  std::optional<NextStep> read_next_step(Maybe field);
  template <class Members>
  StudyFacts read_study(const Members& object, const Achievement& record);
  RequirementVersion read_version(const Field& field, const Source& fallback);
  void check_versions(const std::vector<RequirementVersion>& versions, const Path& path);
  /** What a term or an offering says of its days. */
  struct Days {
    Date start;
    Date end;
    Duration every;
  };
  Date day(Maybe field);
  Days days(Maybe start, Maybe end, Maybe every, const Path& path);
  void read_term(const Field& field);
  std::optional<Offering> read_offering(const Field& field);
  void read_offerings(Maybe list, Maybe otherwise, StudyFacts& facts);
  void read_delivery(Maybe types, Maybe tags, StudyFacts& facts);
  std::vector<std::string_view> languages(Maybe field);
  /** A whole tree; its sharing rules are checked. */
  RequirementId read_tree(Maybe field);
  RequirementId read_requirement(Maybe field);
  template <class Members>
  RequirementTermsId read_terms(const Members& object, bool damaged);
  template <class Members>
  bool read_origin(const Members& object, Requirement& node);
  std::vector<Selector> selectors(Maybe field);
  std::optional<Selector> selector(const Field& field);
  void read_levels(const Field& field, Selector& selector);
  Amount amount(const Field& field);
  std::vector<Rule> rules(Maybe field, RequirementId node);
  std::optional<Rule> read_rule(const Field& field);
  void read_sharing(const Field& how, Maybe between, Maybe with, const Path& path, Rule& rule);
  void compare(const Rule& rule, const std::vector<Rule>& earlier, const Path& path);
  RequirementId node_named(std::string_view name, RequirementId root) const;
  void check_sharing(RequirementId root);
  template <class Members>
  void read_kind(const Members& object, Requirement& node);
  void read_choice(const Field& choose, Maybe of, const Path& path, Requirement& node);
  void read_children(Maybe field, Requirement& node);
  void read_recognition(const Field& field);
  template <class Members>
  void read_decision(const Members& object, Recognition& record);
  template <class Members>
  void check_decision(const Members& object, const Recognition& record);
  void read_remaining(Maybe field, Recognition& record);
  Grant read_grant(const Field& field, RecognitionId at, Date seen);
  Condition read_condition(const Field& field);
  template <class Members>
  void check_condition(const Members& object, const Condition& condition);

  std::vector<std::string_view> amend_recognitions(Maybe list, std::size_t first);

  CatalogBuilder& builder_;
  /** Set while amending: how a record takes over the members that an object names. */
  void (*amend_achievement_)(Catalog& catalog, Achievement& into, Achievement& from,
                             const JsonValue& object) = nullptr;
  void (*amend_organization_)(Organization& into, Organization& from,
                              const JsonValue& object) = nullptr;
  bool defined_before_ = false;  ///< the recognition being read replaces one of the same document
  std::size_t errors_ = 0;
  std::string_view language_ = "en";
  Date as_of_;
  Source source_;                 ///< of facts that carry none of their own
  bool source_doubtful_ = false;  ///< the catalogue's own date or source could not be read
  std::vector<std::uint32_t> achievement_marks_;
  std::vector<std::uint32_t> organization_marks_;
  std::uint32_t list_ = 0;  ///< the number of the list whose members are being marked
  /** A rule to look at when its tree is read. */
  struct SharingRule {
    RequirementId node;
    std::size_t rule;
    std::string pointer;
  };
  // Of the achievement being read; of one of its versions while that is read.
  std::unordered_map<std::string_view, std::size_t> node_ids_;  ///< where the node of an id is
  std::unordered_map<std::string_view, std::size_t> rule_ids_;
  std::vector<SharingRule> sharing_;
  std::size_t below_ = 0;  ///< the errors in the children of the requirement being read
};

}  // namespace credstack::catalog
