#include "answer/messages.hpp"

namespace credstack::answer {
namespace {

constexpr std::size_t shallow = 4;  // a flat object needs no more depth

std::string fill(std::string_view pattern, std::string_view n, Messages::Arguments arguments) {
  std::string text;
  while (true) {
    const auto open = pattern.find('{');
    const auto close = pattern.find('}', open);
    if (open == pattern.npos || close == pattern.npos) break;
    text += pattern.substr(0, open);
    const std::string_view name = pattern.substr(open + 1, close - open - 1);
    if (name == "n") text += n;
    for (const auto& [key, value] : arguments) {
      if (key == name) text += value;
    }
    pattern.remove_prefix(close + 1);
  }
  return text.append(pattern);
}

}  // namespace

AllMessages::AllMessages() {
  for (std::size_t i = 0; i < message_file_count; ++i) {
    all_.push_back(std::make_unique<const Messages>(message_files[i]));
  }
}

const Messages& AllMessages::in(std::string_view language) const {
  const std::string_view primary = language.substr(0, language.find('-'));
  const Messages* english = all_.front().get();
  const Messages* by_primary = nullptr;
  for (const auto& messages : all_) {
    if (messages->language() == language) return *messages;
    if (messages->language() == primary) by_primary = messages.get();
    if (messages->language() == "en") english = messages.get();
  }
  return by_primary != nullptr ? *by_primary : *english;
}

Messages::Messages(const MessageFile& file)
    : language_(file.language), document_(file.json, shallow) {
  for (const catalog::JsonValue message : document_.root()) {
    words_.emplace(message.key(), message.text());
  }
}

Messages::Messages(const MessageFile& file, const Messages& more) : Messages(file) {
  words_.insert(more.words_.begin(), more.words_.end());
}

std::string Messages::say(const char* key, Arguments arguments) const {
  const auto found = words_.find(key);
  return fill(found == words_.end() ? key : found->second, {}, arguments);
}

std::string Messages::count(const char* key, Rational n, Arguments arguments) const {
  const std::string form = std::string(key) + (n == Rational(1) ? ".one" : ".other");
  const auto found = words_.find(form);
  return fill(found == words_.end() ? key : found->second, number(n), arguments);
}

std::string Messages::number(Rational n) const {
  std::string text = n.to_string();
  const auto group = words_.find("number.group");
  const auto point = words_.find("number.point");
  const std::size_t dot = text.find('.');
  std::string out = dot == text.npos ? std::string{} : text.substr(dot);
  if (!out.empty() && point != words_.end()) out.replace(0, 1, point->second);
  if (text.find('/') != text.npos) return text;
  std::string whole = text.substr(0, dot);
  const std::size_t sign = whole.starts_with('-') ? 1 : 0;
  for (std::size_t at = whole.size(); at > sign + 3;) {
    at -= 3;
    whole.insert(at, group == words_.end() ? std::string_view{} : group->second);
  }
  return whole + out;
}

}  // namespace credstack::answer
