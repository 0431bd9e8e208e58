// Exact numbers. No floating point decides anything.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace credstack {

/**
 * A fraction in lowest terms with a positive denominator, or *unknown*. Arithmetic with an unknown
 * operand, a division by zero, or a result that does not fit 64 bits is unknown; it never wraps.
 */
class Rational {
 public:
  constexpr Rational() = default;
  // NOLINTNEXTLINE(google-explicit-constructor): a whole number is a rational
  constexpr Rational(std::int64_t whole) : num_(whole), den_(1) {}
  Rational(std::int64_t num, std::int64_t den);

  static constexpr Rational unknown() {
    Rational r;
    r.den_ = 0;
    return r;
  }
  /**
   * Reads `12`, `7.5` or `7/2` as written, without rounding.
   * @return nothing when it is not such a number or does not fit.
   */
  static std::optional<Rational> parse(std::string_view text);

  constexpr bool is_known() const { return den_ != 0; }
  constexpr bool is_whole() const { return den_ == 1; }
  constexpr bool is_zero() const { return den_ != 0 && num_ == 0; }
  constexpr std::int64_t num() const { return num_; }
  constexpr std::int64_t den() const { return den_; }

  /** The smallest whole number that is not less; the value must be known. */
  std::int64_t ceil() const;
  /** The greatest whole number that is not more; the value must be known. */
  std::int64_t floor() const;

  friend Rational operator+(Rational a, Rational b);
  friend Rational operator-(Rational a, Rational b);
  friend Rational operator*(Rational a, Rational b);
  friend Rational operator/(Rational a, Rational b);
  friend bool operator==(Rational a, Rational b) = default;
  /** Unordered when either is unknown. */
  friend std::partial_ordering operator<=>(Rational a, Rational b);

  /** `6`, `7.5`, or `10/3` where the decimals do not end; `?` when unknown. */
  std::string to_string() const;
  /** Whether to_string() is a decimal, and so a JSON number. */
  bool is_decimal() const;

 private:
  std::int64_t num_ = 0;
  std::int64_t den_ = 1;
};

Rational min(Rational a, Rational b);
Rational max(Rational a, Rational b);

}  // namespace credstack
