// The fields of one record, chosen from what several inputs say of it.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "catalog/said_alike.hpp"
#include "catalog/voices.hpp"

namespace credstack::catalog {

constexpr std::size_t nobody = static_cast<std::size_t>(-1);

/** Decides the fields of one record, and notes what was contested. */
class Fields {
 public:
  explicit Fields(std::vector<Voice> voices) : voices_(std::move(voices)) {}

  const std::vector<Voice>& voices() const { return voices_; }

  /**
   * The voice whose word on a field holds; `nobody` where nobody says anything, or where it is
   * contested, which is noted then.
   */
  template <class States, class Alike>
  std::size_t choose(std::string_view field, std::string_view effect, States states, Alike alike) {
    std::vector<std::size_t> stating;
    for (std::size_t i = 0; i < voices_.size(); ++i) {
      if (states(i)) stating.push_back(i);
    }
    if (stating.empty()) return nobody;
    bool differ = false;
    for (const std::size_t other : stating) differ = differ || !alike(stating.front(), other);
    if (!differ) return stating.front();
    for (const std::size_t each : stating) {
      bool holds = true;
      for (const std::size_t other : stating) {
        holds = holds && (alike(each, other) || supersedes(voices_[each], voices_[other]));
      }
      if (!holds) continue;
      note(field, "the later word holds");
      return each;
    }
    note(field, effect);
    contested_ = true;
    return nobody;
  }

  void note(std::string_view field, std::string_view effect) {
    notes_ += (notes_.empty() ? "" : ", ") + std::string(field) + " (" + std::string(effect) + ")";
  }
  const std::string& notes() const { return notes_; }
  /** Whether the last choice was contested; asks once. */
  bool was_contested() { return std::exchange(contested_, false); }

 private:
  std::vector<Voice> voices_;
  std::string notes_;
  bool contested_ = false;
};

/** Takes a field of a record from those that state it. Whether it was contested, and is unset. */
template <class Record, class Value>
bool take(Fields& fields, const std::vector<Record>& said, Record& out, Value Record::*field,
          std::string_view name, std::string_view effect, const Alike& alike) {
  const std::size_t from = fields.choose(
      name, effect, [&](std::size_t i) { return is_stated(said[i].*field); },
      [&](std::size_t i, std::size_t j) { return alike(said[i].*field, said[j].*field); });
  out.*field = from == nobody ? Value{} : said[from].*field;
  return fields.was_contested();
}

/** What anybody lists is listed, each once. */
template <class Record, class Item>
void unite(const std::vector<Record>& said, Record& out, std::vector<Item> Record::*field,
           const Alike& alike) {
  std::vector<Item> all;
  for (const Record& each : said) {
    for (const Item& item : each.*field) {
      const bool known = std::any_of(all.begin(), all.end(),
                                     [&](const Item& other) { return alike(item, other); });
      if (!known) all.push_back(item);
    }
  }
  out.*field = std::move(all);
}

/** A name is kept whoever says it: of two in one language both, so that none is passed off. */
template <class Record>
void take_name(Fields& fields, const std::vector<Record>& said, Record& out, StringStore& strings) {
  Text name;
  for (const Record& each : said) {
    for (const Text::Entry& entry : each.name.entries) {
      const auto same_language = [&](const Text::Entry& other) {
        return other.language == entry.language;
      };
      if (std::any_of(name.entries.begin(), name.entries.end(), same_language)) continue;
      const auto in = [&](std::size_t i) {
        const auto& entries = said[i].name.entries;
        const auto found = std::find_if(entries.begin(), entries.end(), same_language);
        return found == entries.end() ? std::string_view{} : found->value;
      };
      const std::size_t from = fields.choose(
          "name", "both are kept", [&](std::size_t i) { return !in(i).empty(); },
          [&](std::size_t i, std::size_t j) { return in(i) == in(j); });
      std::string_view value = from == nobody ? std::string_view{} : in(from);
      if (fields.was_contested()) {
        std::vector<std::string_view> names;
        for (std::size_t i = 0; i < said.size(); ++i) {
          if (!in(i).empty()) names.push_back(in(i));
        }
        std::sort(names.begin(), names.end());
        names.erase(std::unique(names.begin(), names.end()), names.end());
        std::string joined;
        for (const std::string_view one : names) {
          joined.append(joined.empty() ? "" : " / ").append(one);
        }
        value = strings.keep(joined);
      }
      name.entries.push_back({entry.language, value});
    }
  }
  out.name = std::move(name);
}

}  // namespace credstack::catalog
