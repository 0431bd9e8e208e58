#include "catalog/ctdl_envelope.hpp"

#include <cstdint>
#include <string_view>

namespace credstack::catalog::ctdl {
namespace {

/** The six bits of a character, of either alphabet of RFC 4648; -1 for any other. */
int six_bits(char c) {
  if (c >= 'A' && c <= 'Z') return c - 'A';
  if (c >= 'a' && c <= 'z') return c - 'a' + 26;
  if (c >= '0' && c <= '9') return c - '0' + 52;
  if (c == '+' || c == '-') return 62;
  return c == '/' || c == '_' ? 63 : -1;
}

std::optional<std::string> from_base64(std::string_view text) {
  std::string bytes;
  std::uint32_t bits = 0;
  int count = 0;
  for (const char c : text) {
    if (c == '=' || c == '\n' || c == '\r') continue;
    const int six = six_bits(c);
    if (six < 0) return std::nullopt;
    bits = (bits << 6) | static_cast<std::uint32_t>(six);
    count += 6;
    if (count >= 8) {
      count -= 8;
      bytes += static_cast<char>((bits >> count) & 0xff);
    }
  }
  return bytes;
}

bool is_json(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  const auto start = text.find_first_not_of(" \t\r\n");
  return start != text.npos && (text[start] == '{' || text[start] == '[');
}

}  // namespace

bool is_envelope(const JsonValue& value) {
  if (!value.is_object()) return false;
  if (value.find("decoded_resource")) return true;
  return value.find("resource") && (value.find("envelope_type") || value.find("envelope_id"));
}

Date envelope_date(const JsonValue& envelope) {
  for (const std::string_view term : {"updated_at", "created_at"}) {
    const std::optional<JsonValue> value = envelope.find(term);
    if (!value || !value->is_string()) continue;
    if (const std::optional<Date> date = Date::parse(value->text().substr(0, 10))) return *date;
  }
  // Without these, the registry's notes on the document have the day of their last change.
  const std::optional<JsonValue> headers = envelope.find("node_headers");
  return headers && headers->is_object() ? envelope_date(*headers) : Date{};
}

std::optional<std::string> encoded_resource(const JsonValue& envelope) {
  const std::optional<JsonValue> resource = envelope.find("resource");
  if (!resource || !resource->is_string()) return std::nullopt;
  std::string_view text = resource->text();
  if (is_json(text)) return std::string(text);
  const auto first = text.find('.');
  if (first != text.npos) {
    const auto second = text.find('.', first + 1);
    text = text.substr(first + 1, second == text.npos ? text.npos : second - first - 1);
  }
  std::optional<std::string> bytes = from_base64(text);
  if (!bytes || !is_json(*bytes)) return std::nullopt;
  return bytes;
}

}  // namespace credstack::catalog::ctdl
