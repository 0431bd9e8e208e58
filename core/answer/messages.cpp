#include "answer/messages.hpp"

#include "answer/language_rules.hpp"
#include "model/values.hpp"

namespace credstack::answer {
namespace {

constexpr std::size_t shallow = 4;  // a flat object needs no more depth
constexpr std::string_view english = "en";

/** The best of the languages that there are. */
class Choice {
 public:
  explicit Choice(std::string_view asked) : asked_(asked), primary_(primary_language(asked)) {}

  void offer(std::string_view language) {
    if (same_language(language, asked_)) exact_ = language;
    if (same_language(language, primary_)) near_ = language;
  }
  std::string_view made() const { return exact_.empty() ? near_ : exact_; }

 private:
  std::string_view asked_;
  std::string_view primary_;
  std::string_view exact_;
  std::string_view near_ = english;
};

/** Takes it over. */
void add(WordLists& lists, const WordList* list) {
  lists.push_back(std::shared_ptr<const WordList>(list));
}

}  // namespace

WordList::WordList(const MessageFile& file)
    : language_(file.language),
      document_(std::make_unique<const catalog::JsonDocument>(file.json, shallow)) {
  add(document_->root());
}

WordList::WordList(std::string_view language, catalog::JsonValue words) : language_(language) {
  add(words);
}

void WordList::add(catalog::JsonValue words) {
  for (const catalog::JsonValue message : words) words_.emplace(message.key(), message.text());
}

std::optional<std::string_view> WordList::find(std::string_view key) const {
  const auto found = words_.find(key);
  if (found == words_.end()) return std::nullopt;
  return found->second;
}

WordLists compiled_words() {
  WordLists lists;
  for (std::size_t i = 0; i < message_file_count; ++i) {
    add(lists, new WordList(message_files[i]));
  }
  return lists;
}

Messages::Messages(const WordLists& compiled, std::string_view language, catalog::JsonValue brought,
                   std::span<const MessageFile> more) {
  Choice choice(language);
  for (const auto& list : compiled) choice.offer(list->language());
  if (brought.is_there()) {
    for (const catalog::JsonValue words : brought) choice.offer(words.key());
  }
  language_ = choice.made();
  const auto add_all = [&](std::string_view wanted) {
    if (brought.is_there()) {
      for (const catalog::JsonValue words : brought) {
        if (words.key() != wanted) continue;
        add(lists_, new WordList(words.key(), words));
      }
    }
    for (const MessageFile& file : more) {
      if (file.language == wanted) add(lists_, new WordList(file));
    }
    for (const auto& list : compiled) {
      if (list->language() == wanted) lists_.push_back(list);
    }
  };
  add_all(language_);
  if (language_ != english) add_all(english);
  is_rtl_ = find("dir") == "rtl";
}

std::optional<std::string_view> Messages::find(std::string_view key) const {
  for (const auto& list : lists_) {
    if (const auto found = list->find(key)) return found;
  }
  return std::nullopt;
}

std::string Messages::fill(std::string_view pattern, std::string_view n,
                           Arguments arguments) const {
  std::string text;
  while (true) {
    const auto open = pattern.find('{');
    const auto close = pattern.find('}', open);
    if (open == pattern.npos || close == pattern.npos) break;
    text += pattern.substr(0, open);
    const std::string_view name = pattern.substr(open + 1, close - open - 1);
    if (name == "n") text += n;
    for (const auto& [key, value] : arguments) {
      if (key == name) text += isolated(value);
    }
    pattern.remove_prefix(close + 1);
  }
  return text.append(pattern);
}

std::string Messages::say(const char* key, Arguments arguments) const {
  return fill(find(key).value_or(key), {}, arguments);
}

std::string Messages::count(const char* key, Rational n, Arguments arguments) const {
  // The words that are lacking are those of another language, and so is its grammar.
  for (const auto& list : lists_) {
    for (const std::string_view category : {plural_category(list->language(), n), {"other"}}) {
      const std::string form = (std::string(key) + '.').append(category);
      if (const auto found = list->find(form)) return fill(*found, number(n), arguments);
    }
  }
  return key;
}

std::string Messages::number(Rational n) const {
  const std::string text = n.to_string();
  if (text.find('/') != text.npos) return text;
  const std::size_t dot = text.find('.');
  std::string whole = text.substr(0, dot);
  const std::size_t sign = whole.starts_with('-') ? 1 : 0;
  if (whole.size() >= sign + least_grouped_digits(language_)) {
    for (std::size_t at = whole.size(); at > sign + 3;) {
      at -= 3;
      whole.insert(at, find("number.group").value_or(""));
    }
  }
  if (dot == text.npos) return whole;
  return whole.append(find("number.point").value_or(".")).append(text, dot + 1);
}

}  // namespace credstack::answer
