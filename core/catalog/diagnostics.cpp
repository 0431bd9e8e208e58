#include "catalog/diagnostics.hpp"

#include <algorithm>

namespace credstack::catalog {

std::string Path::pointer() const {
  std::vector<const Path*> frames;
  for (const Path* frame = this; frame->parent != nullptr; frame = frame->parent) {
    frames.push_back(frame);
  }
  std::string text;
  for (auto frame = frames.rbegin(); frame != frames.rend(); ++frame) {
    text += '/';
    if ((*frame)->index != npos) {
      text += std::to_string((*frame)->index);
      continue;
    }
    for (const char c : (*frame)->key) {
      if (c == '~') {
        text += "~0";
      } else if (c == '/') {
        text += "~1";
      } else {
        text += c;
      }
    }
  }
  return text;
}

void Diagnostics::add(Severity severity, const char* code, const Path& path, std::string message) {
  if (is_full(severity)) return;
  list_.push_back({severity, std::string(code), file_, path.pointer(), std::move(message)});
}

void Diagnostics::report(Diagnostic diagnostic) {
  if (!is_full(diagnostic.severity)) list_.push_back(std::move(diagnostic));
}

bool Diagnostics::is_full(Severity severity) {
  if (list_.size() < limit_) return false;
  ++left_out_;
  error_left_out_ = error_left_out_ || severity == Severity::error;
  return true;
}

std::vector<Diagnostic> Diagnostics::take() {
  if (left_out_ > 0) {
    list_.push_back({error_left_out_ ? Severity::error : Severity::warning, "more-problems", file_,
                     "", std::to_string(left_out_) + " more problems are not listed."});
  }
  left_out_ = 0;
  error_left_out_ = false;
  return std::move(list_);
}

std::string quoted(std::string_view text) {
  constexpr std::size_t longest = 60;
  constexpr char hex[] = "0123456789abcdef";
  std::size_t end = std::min(text.size(), longest);
  // Not in the middle of a UTF-8 sequence.
  while (end > 0 && end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) {
    --end;
  }
  std::string out = "\"";
  for (const char c : text.substr(0, end)) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 || byte == 0x7F) {
      out += "\\u00";
      out += hex[byte >> 4U];
      out += hex[byte & 15U];
    } else {
      out += c;
    }
  }
  if (end < text.size()) out += "…";
  return out + "\"";
}

std::string quoted_number(std::string_view text) {
  const std::string out = quoted(text);
  return out.substr(1, out.size() - 2);
}

}  // namespace credstack::catalog
