// The cards of an audit's view.
#pragma once

#include "answer/audit_phrases.hpp"
#include "answer/audit_tree.hpp"

namespace credstack::answer {

/** The requirements of a program, in the order of its tree. */
std::vector<Card> requirement_cards(const AuditPhrases& words,
                                    const audit::ProgramFinding& program);
/** What is still needed, a line for each part of the tree that is not met by what is certain. */
std::vector<Item> still_needed(const AuditPhrases& words, const audit::ProgramFinding& program);
/** Pieces that are only possible, with what would make them certain. */
std::vector<Card> possible_cards(const AuditPhrases& words, const audit::AuditAnswer& answer,
                                 const learner::Learner& learner);
/** Items of the record that serve nothing and are not among the possible, and why. */
std::vector<Card> unused_cards(const AuditPhrases& words, const audit::AuditAnswer& answer,
                               const learner::Learner& learner);

}  // namespace credstack::answer
