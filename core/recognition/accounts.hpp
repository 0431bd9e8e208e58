// Several records can speak of one and the same step: a program's requirements, its owner's
// decision, the other side's claim. Here they are brought together.
#pragma once

#include <vector>

#include "recognition/step.hpp"

namespace credstack {

/**
 * Brings the accounts of one step together and puts the best one first. What a program asks for and
 * what its owner decided on it are one rule in two places: they become one account, with the
 * conditions of both. Against a refusal that stands, what the receiver says elsewhere is unknown,
 * and what others claim is no.
 */
void reconcile(std::vector<Step>& accounts);

/** Whether the receiving side has decided against the step, and that stands on the day. */
bool is_standing_refusal(const Step& step);

/** Whether a comes before b as the account of the same step: better verdict, more effect, more
 * credit. */
bool is_better(const Step& a, const Step& b);

}  // namespace credstack
