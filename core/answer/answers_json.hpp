// The answers as JSON (docs/answers.md). Each writes the members of one open object.
#pragma once

#include "answer/context.hpp"
#include "answer/json_writer.hpp"
#include "answer/view.hpp"
#include "recognition/ladder.hpp"
#include "recognition/record_types.hpp"
#include "recognition/stacks.hpp"

namespace credstack::answer {

void write_members(JsonWriter& json, const Context& context, const StacksAnswer& answer);
void write_members(JsonWriter& json, const Context& context, const LadderAnswer& answer);
/** Of several credentials: those of each in an object of its own. */
void write_members(JsonWriter& json, const Context& context,
                   const std::vector<StacksAnswer>& answers);
void write_members(JsonWriter& json, const Context& context, const RecordAnswer& answer);
void write_members(JsonWriter& json, const CatalogPortability& answer);
void write(JsonWriter& json, const View& view);

}  // namespace credstack::answer
