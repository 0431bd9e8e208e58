#pragma once

#include "answer/json_writer.hpp"
#include "answer/picture.hpp"

namespace credstack::answer {

void write(JsonWriter& json, const Picture& picture);

}  // namespace credstack::answer
