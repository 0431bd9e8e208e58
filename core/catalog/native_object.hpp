// How the native reader takes an object apart: its keys are a type, looked up without a search tree
// and named by the code that reads them, so that a misspelt name does not compile.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "catalog/diagnostics.hpp"
#include "catalog/json_document.hpp"

namespace credstack::catalog {

/** A value and its place. */
struct Field {
  JsonValue value;
  Path path;
};
/** A member of an object that outlives it, or none: the member is absent, or null. */
class Maybe {
 public:
  Maybe() = default;
  Maybe(const Field& field) : field_(&field) {}  // NOLINT(google-explicit-constructor)

  explicit operator bool() const { return field_ != nullptr; }
  const Field& operator*() const { return *field_; }
  const Field* operator->() const { return field_; }

 private:
  const Field* field_ = nullptr;
};

/** A key as a template argument. */
template <std::size_t size>
struct Name {
  // NOLINTNEXTLINE(google-explicit-constructor): written as a string literal
  constexpr Name(const char (&text)[size]) { std::copy_n(text, size, data); }
  constexpr std::string_view view() const { return {data, size - 1}; }

  char data[size]{};
};

/** The keys that an object of one kind may have, and where to look each up. */
struct KeyTable {
  const std::string_view* names;
  std::size_t count;
  const std::uint8_t* places;  ///< `slots` of them, a power of two; `count` where there is none
  std::size_t slots;

  static constexpr std::size_t hash(std::string_view key) {
    if (key.empty()) return 0;
    const std::size_t first = static_cast<unsigned char>(key.front());
    const std::size_t last = static_cast<unsigned char>(key.back());
    return key.size() * 7 + first * 3 + last * 31;
  }
  /** The place of a key in `names`, or `count`. */
  std::size_t find(std::string_view key) const;
};

/** The name that another is probably meant for, by its letters; or null. */
const std::string_view* nearest(const std::string_view* names, std::size_t count,
                                std::string_view meant);

template <Name... keys>
struct Keys {
  static constexpr std::size_t count = sizeof...(keys);
  static constexpr std::array<std::string_view, count> names{keys.view()...};

  template <Name key>
  static constexpr std::size_t place_of = [] {
    const auto at = std::find(names.begin(), names.end(), key.view());
    return static_cast<std::size_t>(at - names.begin());
  }();

 private:
  static constexpr std::size_t slots = count < 15 ? 64 : 256;
  static constexpr std::array<std::uint8_t, slots> places = [] {
    std::array<std::uint8_t, slots> all{};
    all.fill(count);
    for (std::size_t i = 0; i < count; ++i) {
      std::size_t slot = KeyTable::hash(names[i]);
      while (all[slot % slots] != count) ++slot;
      all[slot % slots] = static_cast<std::uint8_t>(i);
    }
    return all;
  }();

 public:
  static constexpr KeyTable table{names.data(), count, places.data(), slots};
};

/** The members of an object, by key. Empty for a value that is no object. */
template <class Keys>
class Object {
 public:
  using Values = std::array<Field, Keys::count>;

  explicit Object(const Path& path) : path_(path) {}

  /** Where the reader puts the members it finds; a value that is not there stands for none. */
  Field* values() { return values_.data(); }

  template <Name key>
  Maybe get() const {
    constexpr std::size_t at = Keys::template place_of<key>;
    static_assert(at != Keys::count, "not a key of this object");
    return values_[at].value.is_there() ? Maybe(values_[at]) : Maybe();
  }
  template <Name key>
  bool has() const {
    constexpr std::size_t at = Keys::template place_of<key>;
    static_assert(at != Keys::count, "not a key of this object");
    return values_[at].value.is_there();
  }
  const Path& path() const { return path_; }

 private:
  const Path& path_;
  Values values_;
};

}  // namespace credstack::catalog
