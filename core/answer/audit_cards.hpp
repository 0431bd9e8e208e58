// The cards of an audit's view.
#pragma once

#include <array>

#include "answer/audit_phrases.hpp"
#include "answer/audit_tree.hpp"

namespace credstack::answer {

/** By status, each in the order of the tree. */
using StatusCards = std::array<std::vector<Card>, 5>;

/**
 * What a program asks for: its leaves and its rules, and choices that are not made yet. `proven`:
 * the search found that nothing meets more.
 */
StatusCards requirement_cards(const AuditPhrases& words, const audit::ProgramFinding& program,
                              bool proven);
/** Pieces that are only possible, with what would make them certain. */
std::vector<Card> possible_cards(const AuditPhrases& words, const audit::AuditAnswer& answer,
                                 const learner::Learner& learner);
/** Items of the record that serve nothing and are not among the possible, and why. */
std::vector<Card> unused_cards(const AuditPhrases& words, const audit::AuditAnswer& answer,
                               const learner::Learner& learner);

}  // namespace credstack::answer
