// A plan as JSON (docs/answers.md, Plan).
#pragma once

#include "answer/context.hpp"
#include "answer/json_writer.hpp"
#include "plan/answer.hpp"

namespace credstack::answer {

/** The words of docs/answers.md. */
std::string_view word(plan::WishKind wish);
/** Why a price is not known. */
std::string_view unknown_word(const plan::Price& price);

/** Writes the members of one open object. */
void write_members(JsonWriter& json, const Context& context, const plan::Wishes& wishes,
                   const plan::PlanAnswer& answer);

}  // namespace credstack::answer
