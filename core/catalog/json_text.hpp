// The words of a JSON text (RFC 8259): brackets, strings, numbers, names. It checks each by itself;
// whether they follow each other rightly is json_document.cpp's.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace credstack::catalog {

enum class JsonWord : std::uint8_t {
  begin_object,
  end_object,
  begin_array,
  end_array,
  colon,
  comma,
  string,
  number,
  yes,
  no,
  null,
  end,    ///< of the text; a zero byte is one as well
  fault,  ///< no word of JSON
};

/** Reads the words of a text that outlives it, one after the other. */
class JsonText {
 public:
  explicit JsonText(std::string_view bytes);

  JsonWord next();

  /** Of a string, without quotes and escapes; of a number, as written. Good until next(). */
  std::string_view value() const { return value_; }

  /** How many bytes have been read; the end counts as one more. */
  std::size_t position() const { return at_; }

  /** Whether the fault is that the bytes are not UTF-8. */
  bool is_not_utf8() const { return not_utf8_; }

 private:
  /** The next byte, or -1. */
  int get();
  JsonWord name(std::string_view rest, JsonWord word);
  JsonWord string();
  bool escape();
  bool code_point();
  int four_digits();
  bool rest_of_character(int first);
  JsonWord number(int first);

  std::string_view bytes_;
  std::size_t at_ = 0;
  std::string_view value_;
  std::string unescaped_;
  bool not_utf8_ = false;
};

}  // namespace credstack::catalog
