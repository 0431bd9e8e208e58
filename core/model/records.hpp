// What a catalogue holds. The fields are those of docs/catalog.md, in its words; each is described
// there.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "model/enums.hpp"
#include "model/ids.hpp"
#include "model/values.hpp"

namespace credstack {

struct Organization {
  std::string_view id;
  GradeScaleId grade_scale;  ///< in which it grades; none: not stated
  Text name;
  OrganizationType type = OrganizationType::unknown;
  std::string_view jurisdiction;
  std::string_view url;
  Source source;
  bool external = false;  ///< named by a record, described by none
};

/** Picks achievements: all that is stated here must hold, of each list one entry is enough. */
struct Selector {
  std::vector<AchievementId> ids;
  std::vector<std::string_view> subjects;
  std::string_view level_framework;  ///< empty: levels are not asked about
  std::optional<int> level_min;
  std::optional<int> level_max;
  std::vector<AchievementType> types;
  std::vector<OrganizationId> providers;
  std::vector<Code> fields;  ///< by the beginning of a code of the same scheme
  std::vector<std::string_view> tags;
};

/** How much of something: each that is stated counts. */
struct Amount {
  std::optional<Credit> credit;
  std::optional<std::uint32_t> courses;
  std::optional<Rational> share;  ///< of the node's credit, 0 to 1
};

/** A rule over all that is used under a node (docs/audit.md, Rules). */
struct Rule {
  RuleKind kind = RuleKind::at_most;
  std::string_view id;
  Text text;
  Amount amount;             ///< of at_most, at_least, sharing
  std::vector<Selector> of;  ///< of these things only; empty: of all
  std::vector<Selector> except;
  std::vector<Origin> origins;  ///< empty: of any
  Per per = Per::all;           ///< of at_most: the amount holds for each; of distinct: of what
  std::optional<Credit> last;   ///< of at_least: among the last so many credits
  std::uint32_t count = 0;      ///< of distinct and max_uses
  std::string_view grade;       ///< of average, as written; a number as its digits
  Rational points = Rational::unknown();  ///< of average, where it is a number: so many points
  GradeScaleId grade_scale;
  Duration max_age;
  Anchor anchor = Anchor::today;
  OnExpiry on_expiry = OnExpiry::not_stated;
  Sharing sharing = Sharing::amount;
  std::vector<std::string_view> between;  ///< two node ids: within the program
  std::vector<Selector> with;             ///< other awards
  Source source;
};

/** What few requirements have: selectors and rules. */
struct RequirementTerms {
  std::vector<Selector> select;
  std::vector<Selector> except;
  GradeScaleId grade_scale;
  bool shared = false;
  bool exclusive = false;
  std::vector<Rule> rules;
  bool doubtful =
      false;  ///< a rule or selector could not be read: the node is never better than possible
};

/** A node of a requirement tree; a node without children is a leaf. */
struct Requirement {
  RequirementKind kind = RequirementKind::prose;
  std::string_view id;
  Text name;                            ///< for `prose`, the rule's words
  std::vector<RequirementId> children;  ///< of all, any, choose
  std::uint32_t choose = 0;             ///< of `choose`; of `courses` how many
  RequirementTermsId terms;
  AchievementId achievement;
  std::string_view minimum_grade;
  std::optional<Credit>
      credit;  ///< of `credits`: the slot's size; of `achievement`: what it counts for
  std::vector<AchievementId> from;
  bool open = false;
  std::vector<AchievementType> holds;
};

struct Cost {
  CostKind kind = CostKind::other;
  std::optional<Money> price;  ///< none: not published
  Text audience;
  Text note;
  Date valid_from;
  Date valid_until;
  Source source;
};

struct RegisterEntry {
  OrganizationId by;
  Text name;
  std::string_view number;
  Status status = Status::unknown;
  Date listed;
  Date review_by;
  std::string_view url;
};

struct Endorsement {
  OrganizationId by;
  Text text;
  Date valid_from;
  Date valid_until;
  Source source;
};

/** A body that the record names for its quality assurance: the record's word, not the body's. */
struct Assurance {
  OrganizationId by;
  AssuranceRole role = AssuranceRole::recognized;
  Text place;  ///< where it holds; empty: not limited
  Date valid_from;
  Date valid_until;
  Source source;
};

struct LabourMarketEvidence {
  OrganizationId by;
  Text text;
  std::optional<Code> occupation;
  Source source;
};

struct PriorLearning {
  Text method;
  std::optional<Credit> cap;
  std::optional<Rational> cap_share;
  std::optional<Money> fee;
  Text text;
  Source source;
};

struct NextStep {
  Text text;
  std::string_view url;
};

/** The requirement of a program for one catalogue year. */
struct RequirementVersion {
  std::string_view catalog_year;
  Date valid_from;  ///< of admission
  Date valid_until;
  std::optional<Credit> credit;  ///< the total of that year; none: the program's own
  RequirementId requirement;
  Source source;
};

/** A time in which a thing is taught; its term's where it names one. */
struct Offering {
  std::string_view term;  ///< the id of a term of the catalogue; empty: none is named
  Date start;             ///< a whole day
  Date end;               ///< a whole day, not before `start`
  Duration every;         ///< after which it is expected again; none: it is not
  std::optional<Delivery> delivery;
  std::vector<std::string_view> languages;  ///< BCP 47
};

/** A term of study, by which offerings are dated and budgets divided. */
struct Term {
  std::string_view id;
  Text name;
  Date start;
  Date end;
  Duration every;
  Source source;
};

/** What selectors, audits and plans look at, and few records have. */
struct StudyFacts {
  std::string_view subject;
  std::vector<std::string_view> tags;
  std::vector<AchievementId> equivalents;  ///< whose completion counts as this one's; never chained
  bool repeatable = false;
  std::vector<RequirementVersion> versions;
  RequirementId corequisites;  ///< what is taken before or beside it
  std::vector<Offering> offerings;
  bool offered_otherwise = false;  ///< offerings are stated, and some could not be read
  std::vector<Delivery> delivery;
  std::vector<std::string_view> languages;  ///< in which it is taught, BCP 47
};

/** A credential, a program or a course (the word is Open Badges 3.0's). */
struct Achievement {
  std::string_view id;
  AchievementType type = AchievementType::other;
  Text name;
  OrganizationId owner;
  Text description;
  std::string_view url;
  std::optional<Credit> credit;
  bool non_credit = false;
  bool external = false;  ///< named here, described elsewhere or nowhere
  bool doubtful = false;  ///< a part that limits it could not be read: nothing about it is a *yes*
  bool open_resource = false;
  Status status = Status::unknown;
  Duration duration;
  Duration workload;
  Duration validity;
  Date review_by;
  std::vector<Level> levels;
  std::vector<Code> fields;
  std::vector<Code> occupations;
  std::vector<std::string_view> skills;
  std::vector<Cost> costs;
  RequirementId requirement;
  RequirementId entry;
  StudyFactsId study;
  std::vector<AchievementType> assumes;
  std::vector<AchievementId> parts;   ///< hasPart: stated by the whole's owner
  std::vector<AchievementId> wholes;  ///< isPartOf: stated by this record only, so claimed
  std::vector<AchievementId> embeds;
  OrganizationId assessed_by;
  std::optional<RegisterEntry> register_entry;
  std::vector<Endorsement> endorsements;
  std::vector<Assurance> assurances;
  std::vector<LabourMarketEvidence> labour_market;
  std::vector<PriorLearning> prior_learning;
  std::vector<Text> funding;
  Text jurisdiction;  ///< where the record says that it applies, in words; empty: not limited
  std::vector<Text> learning_outcomes;
  std::optional<NextStep> next_step;
  Source source;
};

struct Grant {
  GrantForm form = GrantForm::preparation;
  std::optional<Credit> credit;
  std::string_view slot;  ///< the id of a requirement node of the target; empty: not stated
  std::vector<AchievementId> satisfies;
  bool elective = false;
  std::optional<Money> price;
  Text text;
};

struct Condition {
  ConditionKind kind = ConditionKind::other;
  Text text;
  std::string_view grade;
  Duration max_age;
  OnExpiry on_expiry = OnExpiry::not_stated;
  std::vector<std::string_view> jurisdictions;
  std::vector<std::string_view> not_jurisdictions;
};

/** A dated decision by named bodies about named targets. */
struct Recognition {
  std::string_view id;
  std::vector<AchievementId> credentials;  ///< several: a set taken together
  std::vector<AchievementId> targets;
  std::vector<OrganizationId> asserted_by;
  AgreementId agreement;
  Stage stage = Stage::accepted;
  Decision decision = Decision::granted;
  std::vector<Grant> grants;
  std::vector<Condition> conditions;
  std::optional<std::int64_t> places;
  Date valid_from;
  Date valid_until;
  Date review_by;
  std::optional<Credit> remaining_credit;
  Duration remaining_duration;
  std::optional<Money> remaining_cost;
  Text note;
  Source source;
  bool doubtful = false;  ///< a part that limits it could not be read: never a *yes*
};

struct Agreement {
  std::string_view id;
  Text name;
  std::vector<OrganizationId> parties;
  Date valid_from;
  Date valid_until;
  Date review_by;
  Text framework;
  std::vector<std::string_view> documents;
  Source source;
  bool doubtful = false;
};

/** A cited rule: one unit of `from` is `factor` units of `to`. */
struct CreditConversion {
  std::string_view from;
  std::string_view to;
  Rational factor;
  Text method;
  Source source;
};

/** Grades from best to worst, or numbers between two ends. */
struct GradeScale {
  struct Grade {
    std::string_view grade;
    Rational points = Rational::unknown();
    bool pass = true;
  };
  std::string_view id;
  Text name;
  std::vector<Grade> grades;
  bool numeric = false;
  Rational best;  ///< of a numeric scale; the greater or the lesser number
  Rational worst;
  Rational pass;
  Source source;
};

/** A cited table of levels that are broadly comparable. */
struct LevelMap {
  std::string_view from;
  std::string_view to;
  std::vector<std::array<int, 2>> pairs;
  Source source;
};

}  // namespace credstack
