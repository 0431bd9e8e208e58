// Money as people write it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace credstack {

/** Whole minor units (cents) of an ISO 4217 currency, as questions have it. */
struct WrittenMoney {
  std::int64_t minor = 0;
  std::string currency;
};

/**
 * Reads `1500 USD`, `1500.00USD` or `USD 1500`.
 * @return nothing where it is no such amount, or has more decimals than the currency.
 */
std::optional<WrittenMoney> read_money(std::string_view text);

}  // namespace credstack
