// The cards of a plan's view.
#pragma once

#include "answer/plan_phrases.hpp"

namespace credstack::answer {

/** What a route costs, with what of it is charged once, or paid by others. */
std::vector<Item> cost_items(const PlanPhrases& words, const plan::Route& route);
/** The credit that it brings, and what of it counts for nothing. */
std::vector<Item> credit_items(const PlanPhrases& words, const plan::Route& route,
                               const Figures& figures);
bool same_steps(const plan::Route& route, const plan::Route& other);
/** What a route comes to: cost, end, credit, and how sure that is. */
std::vector<Fact> route_facts(const PlanPhrases& words, const plan::Route& route);
/** A card for each step, in their order. `id` begins the cards' ids. */
std::vector<Card> step_cards(const PlanPhrases& words, const plan::Route& route,
                             const std::string& id);
/** A whole route in one card: what sets it apart from the other, and its steps. */
Card direct_card(const PlanPhrases& words, const plan::Route& direct, const plan::Route& beside);
/** The wishes that are in the way. */
std::vector<Card> conflict_cards(const PlanPhrases& words, const plan::NoPlan& none);
/** The parts of the program that nothing meets. */
std::vector<Card> unmet_cards(const PlanPhrases& words, const plan::NoPlan& none);

}  // namespace credstack::answer
