#include <algorithm>

#include "credstack/money.hpp"
#include "model/rational.hpp"
#include "model/values.hpp"

namespace credstack {
namespace {

constexpr std::size_t code_length = 3;

bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

bool is_code(std::string_view text) {
  return text.size() == code_length && std::all_of(text.begin(), text.end(), is_capital);
}

std::string_view trimmed(std::string_view text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  while (text.ends_with(' ')) text.remove_suffix(1);
  return text;
}

}  // namespace

std::optional<WrittenMoney> read_money(std::string_view text) {
  text = trimmed(text);
  if (text.size() <= code_length) return std::nullopt;
  std::string_view code = text.substr(0, code_length);
  std::string_view amount = text.substr(code_length);
  if (!is_code(code)) {
    code = text.substr(text.size() - code_length);
    amount = text.substr(0, text.size() - code_length);
  }
  amount = trimmed(amount);
  // A fraction is a number to us, and no sum of money to anybody.
  if (!is_code(code) || amount.find('/') != amount.npos) return std::nullopt;
  const auto number = Rational::parse(amount);
  if (!number) return std::nullopt;
  Rational minor = *number;
  for (int digits = minor_digits(code); digits > 0; --digits) minor = minor * Rational(10);
  if (!minor.is_known() || !minor.is_whole() || minor.num() < 0) return std::nullopt;
  return WrittenMoney{minor.num(), std::string(code)};
}

}  // namespace credstack
