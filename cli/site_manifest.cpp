#include "site_manifest.hpp"

#include <openssl/evp.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <vector>

#include "question.hpp"

namespace credstack::cli {
namespace {

std::vector<unsigned char> sha384(std::string_view bytes) {
  std::vector<unsigned char> digest(EVP_MAX_MD_SIZE);
  unsigned int size = 0;
  EVP_Digest(bytes.data(), bytes.size(), digest.data(), &size, EVP_sha384(), nullptr);
  digest.resize(size);
  return digest;
}

/** Takes the manifest apart as it is read: one of a large site is never held as a tree. */
class ManifestReader : public nlohmann::json_sax<nlohmann::json> {
 public:
  Manifest manifest;
  bool ours = false;

  bool null() override { return true; }
  bool boolean(bool) override { return true; }
  bool number_integer(number_integer_t value) override {
    return number(static_cast<std::uint64_t>(value));
  }
  bool number_unsigned(number_unsigned_t value) override { return number(value); }
  bool number_float(number_float_t, const string_t&) override { return true; }
  bool binary(binary_t&) override { return true; }
  bool start_object(std::size_t) override {
    path_.push_back(key_);
    return true;
  }
  bool end_object() override {
    path_.pop_back();
    return true;
  }
  bool start_array(std::size_t) override { return true; }
  bool end_array() override { return true; }
  bool key(string_t& value) override {
    key_ = value;
    return true;
  }
  bool string(string_t& value) override {
    if (path_.size() == 2 && path_[1] == "settings" && key_ == "on") manifest.on = value;
    if (SiteFile* file = current()) {
      if (key_ == "integrity") file->integrity = value;
      if (key_ == "on") file->on = value;
      if (key_ == "facts") file->facts = value;
    }
    return true;
  }
  bool parse_error(std::size_t, const std::string&, const nlohmann::detail::exception&) override {
    return false;
  }

 private:
  bool number(std::uint64_t value) {
    if (path_.size() == 1 && key_ == "credstackSite") ours = value == 1;
    SiteFile* file = current();
    if (file != nullptr && key_ == "bytes") file->bytes = value;
    return true;
  }
  SiteFile* current() {
    return path_.size() == 3 && path_[1] == "files" ? &manifest.files[path_[2]] : nullptr;
  }

  std::vector<std::string> path_;
  std::string key_;
};

}  // namespace

std::string integrity_of(std::string_view bytes) {
  const std::vector<unsigned char> digest = sha384(bytes);
  std::string text(4 * ((digest.size() + 2) / 3) + 1, '\0');
  const int size = EVP_EncodeBlock(reinterpret_cast<unsigned char*>(text.data()), digest.data(),
                                   static_cast<int>(digest.size()));
  text.resize(static_cast<std::size_t>(size));
  return "sha384-" + text;
}

std::string page_stem(std::string_view id) {
  constexpr char hex[] = "0123456789abcdef";
  constexpr std::size_t hash_bytes = 10;
  constexpr std::size_t longest = 48;
  std::string hash;
  const std::vector<unsigned char> digest = sha384(id);
  for (std::size_t i = 0; i < hash_bytes; ++i) {
    hash += hex[digest[i] >> 4U];
    hash += hex[digest[i] & 15U];
  }
  std::string readable;
  for (const char c : id) {
    const char small = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    const bool plain = (small >= 'a' && small <= 'z') || (small >= '0' && small <= '9');
    if (plain) {
      readable += small;
    } else if (!readable.empty() && readable.back() != '-') {
      readable += '-';
    }
  }
  // The end of an id tells more than its beginning.
  if (readable.size() > longest) readable.erase(0, readable.size() - longest);
  while (!readable.empty() && readable.front() == '-') readable.erase(0, 1);
  if (!readable.empty() && readable.back() != '-') readable += '-';
  return hash.substr(0, 2) + "/" + readable + hash;
}

std::optional<Manifest> read_manifest(const std::filesystem::path& folder) {
  std::ifstream file(folder / "manifest.json", std::ios::binary);
  if (!file) return std::nullopt;
  ManifestReader reader;
  if (!nlohmann::json::sax_parse(file, &reader) || !reader.ours) return std::nullopt;
  return std::move(reader.manifest);
}

std::string manifest_text(const Manifest& manifest, std::string_view catalog,
                          std::string_view settings) {
  const auto quoted = [](const std::string& text) { return bytes_of(Json(text)); };
  std::string text = "{\"credstackSite\":1,\"catalog\":" + std::string(catalog) +
                     ",\"settings\":" + std::string(settings) + ",\"files\":{";
  bool first = true;
  for (const auto& [path, file] : manifest.files) {
    text += std::string(first ? "" : ",") + "\n" + quoted(path) +
            ":{\"bytes\":" + std::to_string(file.bytes) +
            ",\"integrity\":" + quoted(file.integrity);
    if (!file.on.empty()) text += ",\"on\":" + quoted(file.on) + ",\"facts\":" + quoted(file.facts);
    text += "}";
    first = false;
  }
  return text + "\n}}\n";
}

}  // namespace credstack::cli
