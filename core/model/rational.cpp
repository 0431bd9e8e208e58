#include "model/rational.hpp"

#include <limits>
#include <numeric>

namespace credstack {
namespace {

// Wide enough for any product of two 64-bit numbers, so that reducing comes before judging the fit.
__extension__ using Wide = __int128;

Wide gcd(Wide a, Wide b) {
  while (b != 0) {
    const Wide rest = a % b;
    a = b;
    b = rest;
  }
  return a < 0 ? -a : a;
}

Rational reduced(Wide num, Wide den) {
  constexpr Wide limit = std::numeric_limits<std::int64_t>::max();
  // Nearly all are: to divide numbers of 128 bits takes many times as long.
  const bool fits = num <= limit && num >= -limit && den <= limit && den >= -limit;
  if (fits) return {static_cast<std::int64_t>(num), static_cast<std::int64_t>(den)};
  if (den == 0) return Rational::unknown();
  const Wide divisor = gcd(num, den) * (den < 0 ? -1 : 1);
  num /= divisor;
  den /= divisor;
  if (num > limit || num < -limit || den > limit) return Rational::unknown();
  return {static_cast<std::int64_t>(num), static_cast<std::int64_t>(den)};
}

/** The digits as a whole number no greater than a 64-bit one. */
std::optional<Wide> digits(std::string_view text, Wide value = 0) {
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
    if (value > std::numeric_limits<std::int64_t>::max()) return std::nullopt;
  }
  return value;
}

/** 10 to the number of decimals that `den` needs, or 0 when its decimals do not end. */
std::int64_t decimal_scale(std::int64_t den) {
  std::int64_t twos = 0;
  std::int64_t fives = 0;
  for (; den % 2 == 0; den /= 2) ++twos;
  for (; den % 5 == 0; den /= 5) ++fives;
  if (den != 1) return 0;
  std::int64_t scale = 1;
  for (std::int64_t i = std::max(twos, fives); i > 0; --i) {
    if (scale > 100'000'000'000) return 0;
    scale *= 10;
  }
  return scale;
}

}  // namespace

Rational::Rational(std::int64_t num, std::int64_t den) : num_(num), den_(den) {
  if (den == 1) return;
  if (den == 0) {
    num_ = 0;
    return;
  }
  const std::int64_t divisor = std::gcd(num, den) * (den < 0 ? -1 : 1);
  num_ /= divisor;
  den_ /= divisor;
}

std::optional<Rational> Rational::parse(std::string_view text) {
  const bool negative = text.starts_with('-');
  if (negative) text.remove_prefix(1);
  Wide den = 1;
  std::optional<Wide> num;
  if (const auto slash = text.find('/'); slash != text.npos) {
    if (slash == 0 || slash + 1 == text.size()) return std::nullopt;
    num = digits(text.substr(0, slash));
    const auto below = digits(text.substr(slash + 1));
    if (!below || *below == 0) return std::nullopt;
    den = *below;
  } else {
    const auto point = text.find('.');
    const auto whole = text.substr(0, point);
    const auto rest = point == text.npos ? std::string_view{} : text.substr(point + 1);
    if (whole.empty() || (point != text.npos && rest.empty()) || rest.size() > 15) {
      return std::nullopt;
    }
    num = digits(whole);
    if (num) num = digits(rest, *num);
    for (std::size_t i = 0; i < rest.size(); ++i) den *= 10;
  }
  if (!num) return std::nullopt;
  return reduced(negative ? -*num : *num, den);
}

std::int64_t Rational::ceil() const {
  const std::int64_t down = num_ / den_;
  return num_ > 0 && num_ % den_ != 0 ? down + 1 : down;
}

std::int64_t Rational::floor() const {
  const std::int64_t up = num_ / den_;
  return num_ < 0 && num_ % den_ != 0 ? up - 1 : up;
}

Rational operator+(Rational a, Rational b) {
  if (!a.is_known() || !b.is_known()) return Rational::unknown();
  if (std::int64_t sum = 0;
      a.den_ == 1 && b.den_ == 1 && !__builtin_add_overflow(a.num_, b.num_, &sum)) {
    return sum;
  }
  // Each product is under 2^126, so the sum still fits.
  return reduced(Wide{a.num_} * b.den_ + Wide{b.num_} * a.den_, Wide{a.den_} * b.den_);
}

Rational operator-(Rational a, Rational b) {
  b.num_ = -b.num_;
  return a + b;
}

Rational operator*(Rational a, Rational b) {
  if (!a.is_known() || !b.is_known()) return Rational::unknown();
  return reduced(Wide{a.num_} * b.num_, Wide{a.den_} * b.den_);
}

Rational operator/(Rational a, Rational b) {
  if (!a.is_known() || !b.is_known()) return Rational::unknown();
  return reduced(Wide{a.num_} * b.den_, Wide{a.den_} * b.num_);
}

std::partial_ordering operator<=>(Rational a, Rational b) {
  if (!a.is_known() || !b.is_known()) return std::partial_ordering::unordered;
  if (a.den_ == b.den_) return a.num_ <=> b.num_;
  const Wide left = Wide{a.num_} * b.den_;
  const Wide right = Wide{b.num_} * a.den_;
  if (left < right) return std::partial_ordering::less;
  return left > right ? std::partial_ordering::greater : std::partial_ordering::equivalent;
}

bool Rational::is_decimal() const { return is_known() && decimal_scale(den_) != 0; }

std::string Rational::to_string() const {
  if (!is_known()) return "?";
  if (den_ == 1) return std::to_string(num_);
  const std::int64_t scale = decimal_scale(den_);
  if (scale == 0) return std::to_string(num_) + "/" + std::to_string(den_);
  const std::int64_t magnitude = num_ < 0 ? -num_ : num_;
  const auto part = static_cast<std::int64_t>(Wide{magnitude % den_} * scale / den_);
  std::string decimals = std::to_string(part + scale).substr(1);
  return (num_ < 0 ? "-" : "") + std::to_string(magnitude / den_) + "." + decimals;
}

Rational min(Rational a, Rational b) {
  if (!a.is_known() || !b.is_known()) return Rational::unknown();
  return b < a ? b : a;
}

Rational max(Rational a, Rational b) {
  if (!a.is_known() || !b.is_known()) return Rational::unknown();
  return b > a ? b : a;
}

}  // namespace credstack
