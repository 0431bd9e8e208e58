// What an audit says of pieces, rules and reasons, in words.
#pragma once

#include <string>

#include "answer/audit_places.hpp"
#include "answer/phrases.hpp"

namespace credstack::answer {

class AuditPhrases {
 public:
  AuditPhrases(const Phrases& phrases, const audit::AuditAnswer& answer,
               const learner::Learner& learner)
      : base(phrases), answer_(answer), learner_(learner), places_(answer) {}

  const Phrases& base;

  std::string say(const char* key, Messages::Arguments arguments = {}) const {
    return base.say(key, arguments);
  }
  std::string say(const std::string& key, Messages::Arguments arguments = {}) const {
    return base.say(key, arguments);
  }
  std::string number(Rational n) const { return base.messages().number(n); }
  bool has(const std::string& key) const { return base.messages().has(key); }

  /** Whose word decides; "the receiving side" where the program has no owner. */
  std::string owner(const audit::ProgramFinding& program) const;
  const audit::Piece& piece(const audit::Use& use) const { return answer_.pieces[use.piece]; }
  /** Whether anything in the record counts as it, wherever that is used. */
  bool is_there(AchievementId id) const;
  std::string item(std::uint32_t item) const;
  /** What a piece stands for in the record. */
  std::string items(const audit::Piece& piece) const;
  /** The first few, and how many more, as alternatives. */
  std::string short_list(const std::vector<std::string>& names) const;
  /** A node's name, else what it asks for. */
  std::string node(RequirementId id) const;
  /** What a node asks for, without its name. */
  std::string asks(RequirementId id) const;
  /** So many courses, or so much credit of that unit. */
  std::string amount(RequirementKind kind, Rational n, std::string_view unit) const;
  /** The same as what is still missing: `2 more courses`. */
  std::string more(RequirementKind kind, Rational n, std::string_view unit) const;

  /** Those that are not empty, with commas. */
  std::string in_a_row(const std::vector<std::string>& parts) const;
  /** An item that meets a leaf by being there. */
  Item held(std::uint32_t item) const;
  /** A piece at a leaf, with its decision's address. */
  Item use(const audit::Use& use, const audit::ProgramFinding& program) const;
  std::string exception(const learner::Exception& exception,
                        const audit::ProgramFinding& program) const;
  /** A rule that a node has to meet. */
  std::string goal(const audit::GoalFinding& goal, const audit::ProgramFinding& program) const;
  /** How far it is met. `with`: the worst that is counted, up to what is planned. */
  std::string goal_lead(const audit::GoalFinding& goal, const audit::ProgramFinding& program,
                        audit::Status with) const;
  /** Of an item, where one is meant. `open`: it leaves the item possible, and does not keep it out.
   */
  std::string reason(const audit::Because& because, const learner::Item* about,
                     const audit::ProgramFinding& program, bool open) const;
  /** That requirements have all they need. */
  std::string full(const std::vector<RequirementId>& nodes) const;
  /** The same with the requirement that it is about, where it is about one. */
  std::string placed_reason(const audit::Because& because, const learner::Item* about,
                            const audit::ProgramFinding& program, bool open) const;
  /** What would make it certain; empty where nothing would. */
  std::string remedy(const audit::Because& because, const audit::ProgramFinding& program,
                     bool open) const;
  /** The program that a reason is about, else the first. */
  const audit::ProgramFinding& program_of(const audit::Because& because) const;

 private:
  std::string item(const learner::Item* item) const;
  std::string selector(const Selector& selector) const;
  std::string selectors(const std::vector<Selector>& list) const;
  std::string cap(const Rule& rule, const audit::ProgramFinding& program) const;
  std::string amount(const Amount& amount) const;
  std::string origins(const Rule& rule, const audit::ProgramFinding& program) const;
  std::string goal_amount(const audit::GoalFinding& goal, Rational value,
                          std::string_view unit) const;
  std::string reached(const audit::GoalFinding& goal, const audit::ProgramFinding& program,
                      audit::Status with) const;
  std::string figure(Rational n) const;
  std::string way(const audit::Piece& piece, audit::Status standing) const;
  /** Whether it is there, being taken or planned, and when it was completed. */
  std::string when(const learner::Item& item) const;

  const audit::AuditAnswer& answer_;
  const learner::Learner& learner_;
  const AuditPlaces places_;
};

}  // namespace credstack::answer
