// Steps, types and conditions as JSON (docs/answers.md).
#pragma once

#include "answer/context.hpp"
#include "answer/json_writer.hpp"
#include "recognition/types.hpp"

namespace credstack::answer {

void write(JsonWriter& json, const Context& context, const Step& step);
void write(JsonWriter& json, const Context& context, const TypeFinding& finding);
void write(JsonWriter& json, const Context& context, const OpenCondition& condition);
/** As the member `conversion`. */
void write_conversion(JsonWriter& json, const Context& context, const CreditConversion& rule);

}  // namespace credstack::answer
