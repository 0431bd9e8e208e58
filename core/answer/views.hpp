// The answers in words.
#pragma once

#include "answer/phrases.hpp"
#include "recognition/ladder.hpp"
#include "recognition/stacks.hpp"

namespace credstack::answer {

View stacks_view(const Phrases& phrases, const StacksAnswer& answer);
View ladder_view(const Phrases& phrases, const LadderAnswer& answer);
/** Several credentials side by side. */
View compare_view(const Phrases& phrases, const std::vector<StacksAnswer>& answers);

// Shared between them:

/** The card of a step: verdict, what it is worth, conditions, what remains, by whose word. */
Card step_card(const Phrases& phrases, const Reached& way, AchievementId shown,
               const std::optional<RemainingTime>& time, const std::vector<CostTotal>& cost,
               const std::vector<TypeFinding>& types);
/** From when and until when a decision holds. */
std::string in_force(const Phrases& phrases, const Recognition& recognition);
/** What an achievement is, costs and is good for, apart from where it leads. */
std::vector<Fact> own_facts(const Phrases& phrases, AchievementId id,
                            const std::vector<CostTotal>& cost);
/** Adds a fact of one line; nothing where the line is empty. */
void add_fact(const Phrases& phrases, std::vector<Fact>& facts, const char* label, std::string line,
              std::string url = {});
void add_fact(const Phrases& phrases, std::vector<Fact>& facts, const char* label,
              std::vector<Item> items);
/** `Graduate certificate · Example University`. */
std::string kind_line(const Phrases& phrases, AchievementId id);
/** The address to link an achievement's name to: its page, else its id where that is an address. */
std::string link_of(const Phrases& phrases, AchievementId id);
/** A view with its language, notes and source line. */
View new_view(const Phrases& phrases, std::string title);

}  // namespace credstack::answer
