// Amounts: numbers as they are written, credit, money, levels. Nothing is rounded.
#include <charconv>

#include "catalog/native_reader.hpp"

namespace credstack::catalog {
namespace {

constexpr std::int64_t largest_number = 1'000'000;
constexpr std::int64_t largest_money = 1'000'000'000'000'000;
constexpr std::size_t most_decimals = 4;
constexpr std::string_view number_form =
    "expected a number from 0 to 1,000,000 with at most 4 decimals";

bool all_digits(std::string_view text) { return text.find_first_not_of("0123456789") == text.npos; }

std::optional<std::int64_t> parse_whole(std::string_view text) {
  std::int64_t value = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (problem != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

/** With a comma after each three digits. */
std::string grouped(std::int64_t number) {
  std::string text = std::to_string(number);
  for (std::size_t at = text.size(); at > 3; at -= 3) text.insert(at - 3, ",");
  return text;
}

bool is_currency(std::string_view text) {
  return text.size() == 3 && text.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ") == text.npos;
}

}  // namespace

std::optional<Rational> NativeReader::number(Maybe field) {
  if (!field) return std::nullopt;
  if (!field->value.is_number()) {
    mismatch(*field, "a number");
    return std::nullopt;
  }
  const std::string_view text = field->value.text();
  if (text.size() <= 6 && all_digits(text)) return parse_whole(text);
  const std::string said = "The number " + quoted_number(text);
  if (text.starts_with('-')) {
    error("negative-number", field->path, said + " is negative; " + std::string(number_form) + ".");
    return std::nullopt;
  }
  if (text.find_first_of("eE") != text.npos) {
    error("bad-number", field->path, said + " has an exponent; " + std::string(number_form) + ".");
    return std::nullopt;
  }
  const std::size_t point = std::min(text.find('.'), text.size());
  if (text.size() - point > most_decimals + 1) {
    error("bad-number", field->path,
          said + " has more than 4 decimals; " + std::string(number_form) + ".");
    return std::nullopt;
  }
  const auto value = Rational::parse(text);
  if (!value || *value > Rational(largest_number)) {
    error("number-too-large", field->path,
          said + " is too large; " + std::string(number_form) + ".");
    return std::nullopt;
  }
  return value;
}

std::optional<Rational> NativeReader::fraction(Maybe field) {
  if (!field || !field->value.is_string()) return number(field);
  const std::string_view text = field->value.text();
  if (const auto value = Rational::parse(text); value && value->is_known()) {
    const Rational limit(largest_number);
    if (*value >= Rational(0) && *value <= limit && Rational(value->den()) <= limit) return value;
  }
  error("bad-number", field->path,
        quoted(text) + " is no fraction; expected one such as \"3/10\" or \"0.3\".");
  return std::nullopt;
}

std::optional<std::int64_t> NativeReader::whole(Maybe field, std::int64_t least,
                                                std::int64_t most) {
  if (!field) return std::nullopt;
  const std::string_view text = field->value.text();
  const std::string range = "a whole number from " + grouped(least) + " to " + grouped(most);
  if (!field->value.is_number()) {
    mismatch(*field, range);
    return std::nullopt;
  }
  const std::string said = "The number " + quoted_number(text);
  if (text.starts_with('-')) {
    error("negative-number", field->path, said + " is negative; expected " + range + ".");
    return std::nullopt;
  }
  if (!all_digits(text)) {
    error("bad-number", field->path,
          said + " is not written as a whole number; expected " + range + ".");
    return std::nullopt;
  }
  const auto value = parse_whole(text);
  if (!value || *value > most) {
    error("number-too-large", field->path, said + " is too large; expected " + range + ".");
    return std::nullopt;
  }
  if (*value < least) {
    error("bad-number", field->path, said + " is too small; expected " + range + ".");
    return std::nullopt;
  }
  return value;
}

std::optional<Credit> NativeReader::credit(Maybe field) {
  if (!field) return std::nullopt;
  using CreditKeys = Keys<"value", "min", "max", "unit">;
  const Watch watch(*this);
  const auto object = open<CreditKeys>(*field, "an amount of credit with its unit");
  if (!field->value.is_object()) return std::nullopt;
  Credit credit;
  const auto value = number(object.get<"value">());
  const auto min = number(object.get<"min">());
  const auto max = number(object.get<"max">());
  credit.unit = string(object.get<"unit">());
  if (credit.unit.empty()) missing(field->path, "unit", "credit is counted in a named unit");
  if (object.has<"value">()) {
    if (object.has<"min">() || object.has<"max">()) {
      error("conflicting-fields", field->path,
            "Credit has a value and a range; expected one or the other.");
    }
  } else if (!object.has<"max">()) {
    missing(field->path, object.has<"min">() ? "max" : "value",
            "credit is a value, a min with a max, or a max alone");
  }
  if (watch.failed()) return std::nullopt;
  credit.max = max ? *max : *value;
  credit.min = value ? *value : min.value_or(Rational(0));
  if (credit.min > credit.max) {
    error("invalid-range", field->path,
          "min, " + credit.min.to_string() + ", is more than max, " + credit.max.to_string() + ".");
    return std::nullopt;
  }
  return credit;
}

std::optional<Money> NativeReader::money(Maybe field, Date seen) {
  if (!field) return std::nullopt;
  using MoneyKeys = Keys<"minor", "currency", "asOf">;
  const Watch watch(*this);
  const auto object = open<MoneyKeys>(*field, "an amount of money");
  if (!field->value.is_object()) return std::nullopt;
  const auto minor = whole(object.get<"minor">(), 0, largest_money);
  if (!object.has<"minor">()) {
    missing(field->path, "minor", "money is a number of minor units, such as cents");
  }
  Money money;
  if (const auto currency = object.get<"currency">(); !currency) {
    missing(field->path, "currency", "money is of a currency");
  } else if (!currency->value.is_string()) {
    mismatch(*currency, "an ISO 4217 code such as \"USD\"");
  } else if (!is_currency(currency->value.text())) {
    error("bad-currency", currency->path,
          quoted(currency->value.text()) + " is no ISO 4217 code; expected one such as \"USD\".");
  } else {
    currency->value.text().copy(money.currency.data(), money.currency.size());
  }
  money.as_of = date(object.get<"asOf">());
  if (watch.failed()) return std::nullopt;
  money.minor = *minor;
  if (!money.as_of) money.as_of = seen;
  return money;
}

std::optional<Level> NativeReader::level(const Field& field) {
  using LevelKeys = Keys<"framework", "level">;
  const Watch watch(*this);
  const auto object = open<LevelKeys>(field, "a level with its framework");
  if (!field.value.is_object()) return std::nullopt;
  Level level;
  level.framework = string(object.get<"framework">());
  if (level.framework.empty()) {
    missing(field.path, "framework", "a level is a step of a named framework");
  }
  const auto step = whole(object.get<"level">(), 0, largest_number);
  if (!object.has<"level">()) missing(field.path, "level", "a framework alone is no level");
  if (watch.failed()) return std::nullopt;
  level.level = static_cast<int>(*step);
  return level;
}

}  // namespace credstack::catalog
