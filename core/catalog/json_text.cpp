#include "catalog/json_text.hpp"

namespace credstack::catalog {
namespace {

bool is_digit(int c) { return c >= '0' && c <= '9'; }

/** A code point as UTF-8. */
void append(std::string& out, unsigned code) {
  const auto add = [&](unsigned byte) { out.push_back(static_cast<char>(byte)); };
  if (code < 0x80) {
    add(code);
    return;
  }
  if (code < 0x800) {
    add(0xC0 | code >> 6);
  } else {
    if (code < 0x10000) {
      add(0xE0 | code >> 12);
    } else {
      add(0xF0 | code >> 18);
      add(0x80 | (code >> 12 & 0x3F));
    }
    add(0x80 | (code >> 6 & 0x3F));
  }
  add(0x80 | (code & 0x3F));
}

/** Whether a number is of a size that no `double` holds: 10^309 or more. */
bool is_beyond(std::string_view number) {
  // The power of ten of the first digit that is not zero.
  std::int64_t magnitude = 0;
  bool started = false;
  bool fraction = false;
  std::size_t at = number.front() == '-' ? 1 : 0;
  for (; at < number.size() && (number[at] == '.' || is_digit(number[at])); ++at) {
    if (number[at] == '.') {
      fraction = true;
      continue;
    }
    if (fraction && started) continue;  // these say nothing of the size
    if (fraction) {
      --magnitude;
    } else if (started) {
      ++magnitude;
    }
    started = started || number[at] != '0';
  }
  if (!started || at == number.size()) return started && magnitude > 308;
  const bool negative = number[++at] == '-';
  if (negative || number[at] == '+') ++at;
  std::int64_t exponent = 0;
  for (; at < number.size(); ++at) {
    if (exponent < 1'000'000'000) exponent = exponent * 10 + (number[at] - '0');
  }
  return magnitude + (negative ? -exponent : exponent) > 308;
}

}  // namespace

JsonText::JsonText(std::string_view bytes) : bytes_(bytes) {}

int JsonText::get() {
  const std::size_t at = at_++;
  return at < bytes_.size() ? static_cast<unsigned char>(bytes_[at]) : -1;
}

JsonWord JsonText::next() {
  int c = get();
  while (c == ' ' || c == '\t' || c == '\n' || c == '\r') c = get();
  switch (c) {
    case '{':
      return JsonWord::begin_object;
    case '}':
      return JsonWord::end_object;
    case '[':
      return JsonWord::begin_array;
    case ']':
      return JsonWord::end_array;
    case ':':
      return JsonWord::colon;
    case ',':
      return JsonWord::comma;
    case '"':
      return string();
    case 't':
      return name("rue", JsonWord::yes);
    case 'f':
      return name("alse", JsonWord::no);
    case 'n':
      return name("ull", JsonWord::null);
    case '\0':
    case -1:
      return JsonWord::end;
    default:
      return c == '-' || is_digit(c) ? number(c) : JsonWord::fault;
  }
}

JsonWord JsonText::name(std::string_view rest, JsonWord word) {
  for (const char c : rest) {
    if (get() != c) return JsonWord::fault;
  }
  return word;
}

JsonWord JsonText::string() {
  const std::size_t start = at_;
  // Without an escape its value is the text itself.
  bool plain = true;
  for (;;) {
    const std::size_t first = at_;
    const int c = get();
    if (c == '"') {
      value_ = plain ? bytes_.substr(start, first - start) : std::string_view(unescaped_);
      return JsonWord::string;
    }
    if (c < 0x20) return JsonWord::fault;
    if (c == '\\') {
      if (plain) unescaped_.assign(bytes_.substr(start, first - start));
      plain = false;
      if (!escape()) return JsonWord::fault;
      continue;
    }
    if (c >= 0x80 && !rest_of_character(c)) {
      not_utf8_ = true;
      return JsonWord::fault;
    }
    if (!plain) unescaped_.append(bytes_.substr(first, at_ - first));
  }
}

bool JsonText::escape() {
  constexpr std::string_view letters = "\"\\/bfnrt";
  constexpr std::string_view meant = "\"\\/\b\f\n\r\t";
  const int c = get();
  if (c == 'u') return code_point();
  const std::size_t at = c < 0 ? letters.npos : letters.find(static_cast<char>(c));
  if (at == letters.npos) return false;
  unescaped_.push_back(meant[at]);
  return true;
}

/** What lies beyond 16 bits is written as two halves, which stand for nothing alone. */
bool JsonText::code_point() {
  const int half = four_digits();
  if (half < 0 || (half >= 0xDC00 && half <= 0xDFFF)) return false;
  if (half < 0xD800 || half > 0xDFFF) {
    append(unescaped_, static_cast<unsigned>(half));
    return true;
  }
  if (get() != '\\' || get() != 'u') return false;
  const int other = four_digits();
  if (other < 0xDC00 || other > 0xDFFF) return false;
  append(unescaped_, static_cast<unsigned>(0x10000 + ((half - 0xD800) << 10) + (other - 0xDC00)));
  return true;
}

int JsonText::four_digits() {
  int code = 0;
  for (int n = 0; n < 4; ++n) {
    const int c = get();
    const int letter = c | 0x20;
    if (is_digit(c)) {
      code = code * 16 + (c - '0');
    } else if (letter >= 'a' && letter <= 'f') {
      code = code * 16 + (letter - 'a' + 10);
    } else {
      return -1;
    }
  }
  return code;
}

/** The well-formed sequences of Unicode's table 3-7: none longer than need be, no halves. */
bool JsonText::rest_of_character(int first) {
  if (first < 0xC2 || first > 0xF4) return false;
  int least = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
  int most = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
  for (int left = first < 0xE0 ? 1 : first < 0xF0 ? 2 : 3; left > 0; --left) {
    const int c = get();
    if (c < least || c > most) return false;
    least = 0x80;
    most = 0xBF;
  }
  return true;
}

JsonWord JsonText::number(int c) {
  const std::size_t start = at_ - 1;
  if (c == '-') c = get();
  if (!is_digit(c)) return JsonWord::fault;
  const auto digits = [&] {
    do {
      c = get();
    } while (is_digit(c));
  };
  if (c == '0') {
    c = get();
  } else {
    digits();
  }
  if (c == '.') {
    c = get();
    if (!is_digit(c)) return JsonWord::fault;
    digits();
  }
  if (c == 'e' || c == 'E') {
    c = get();
    if (c == '+' || c == '-') c = get();
    if (!is_digit(c)) return JsonWord::fault;
    digits();
  }
  --at_;  // what ends it belongs to the next word
  value_ = bytes_.substr(start, at_ - start);
  if (value_ == "-0") value_ = "0";
  // Over every bound of ours, as whatever is larger.
  if (is_beyond(value_)) value_ = "1e300";
  return JsonWord::number;
}

}  // namespace credstack::catalog
