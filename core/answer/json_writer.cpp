#include "answer/json_writer.hpp"

namespace credstack::answer {

void JsonWriter::separate() {
  if (!first_ && !after_key_) text_ += ',';
  first_ = false;
  after_key_ = false;
}

JsonWriter& JsonWriter::open(char bracket) {
  separate();
  text_ += bracket;
  first_ = true;
  return *this;
}

JsonWriter& JsonWriter::close(char bracket) {
  text_ += bracket;
  first_ = false;
  return *this;
}

JsonWriter& JsonWriter::key(const char* name) {
  separate();
  quote(name);
  text_ += ':';
  after_key_ = true;
  return *this;
}

JsonWriter& JsonWriter::string(std::string_view value) {
  separate();
  quote(value);
  return *this;
}

JsonWriter& JsonWriter::boolean(bool value) { return raw(value ? "true" : "false"); }
JsonWriter& JsonWriter::integer(std::int64_t value) { return raw(std::to_string(value)); }

JsonWriter& JsonWriter::number(Rational value) {
  if (!value.is_known()) return string("unknown");
  return value.is_decimal() ? raw(value.to_string()) : string(value.to_string());
}

JsonWriter& JsonWriter::raw(std::string_view json) {
  separate();
  text_ += json;
  return *this;
}

void JsonWriter::quote(std::string_view value) {
  constexpr char hex[] = "0123456789abcdef";
  text_ += '"';
  std::size_t done = 0;  // what stands before it is written
  for (std::size_t at = 0; at < value.size(); ++at) {
    const auto byte = static_cast<unsigned char>(value[at]);
    if (byte >= 0x20 && byte != '"' && byte != '\\' && byte != 0x7F) continue;
    text_.append(value.data() + done, at - done);
    done = at + 1;
    text_ += '\\';
    if (byte == '"' || byte == '\\') {
      text_ += value[at];
    } else if (byte == '\n' || byte == '\t') {
      text_ += byte == '\n' ? 'n' : 't';
    } else {
      text_ += "u00";
      text_ += hex[byte >> 4U];
      text_ += hex[byte & 15U];
    }
  }
  text_.append(value.data() + done, value.size() - done);
  text_ += '"';
}

}  // namespace credstack::answer
