// credstack publish: a small file for each page, with the same answers as the whole catalogue.
#include "credstack/publish.hpp"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <exception>
#include <memory>
#include <mutex>
#include <thread>

#include "command.hpp"
#include "credstack/plain_text.hpp"
#include "inputs.hpp"
#include "output.hpp"
#include "progress.hpp"
#include "question.hpp"
#include "site_folder.hpp"

namespace credstack::cli {
namespace {

struct Options : CommonOptions {
  std::string out;
  bool courses = false;
  bool verify = false;
  bool with_errors = false;
  unsigned jobs = 0;
};

struct Tally {
  std::size_t pages = 0;
  std::size_t written = 0;
  std::size_t kept = 0;
  std::size_t removed = 0;
  std::uint64_t bytes = 0;
  std::uint64_t median = 0;
  std::uint64_t largest = 0;
  std::string largest_id;
  std::size_t different = 0;  ///< slices that do not answer as the whole does
  std::string different_id;
};

/** Makes the pages on several threads and puts each into the new generation as it is made. */
class Publishing {
 public:
  Publishing(const Site& site, SiteFolder& folder, const Options& options)
      : site_(site), folder_(folder), options_(options), sizes_(site.size()) {
    manifest_.on = options.on;
  }

  void run() {
    const unsigned cores = std::max(1U, std::thread::hardware_concurrency());
    const unsigned jobs = options_.jobs > 0 ? options_.jobs : cores;
    std::vector<std::thread> threads;
    for (unsigned i = 0; i < jobs; ++i) threads.emplace_back([this] { work(); });
    Progress progress("Publishing", site_.size());
    while (done_ < site_.size() && !failed_) {
      std::this_thread::sleep_for(std::chrono::milliseconds(20));
      progress.advance(std::min<std::size_t>(done_, site_.size()));
    }
    for (std::thread& thread : threads) thread.join();
    progress.finish();
    if (failure_) std::rethrow_exception(failure_);
  }

  /** Writes the index and the manifest. @return whether anything is new. */
  bool finish() {
    write_index();
    tally_.pages = site_.size();
    for (const auto& [path, file] : manifest_.files) tally_.bytes += file.bytes;
    for (const auto& [path, file] : folder_.before().files) {
      tally_.removed += manifest_.files.count(path) == 0 ? 1 : 0;
    }
    std::vector<std::uint64_t> sizes = sizes_;
    if (!sizes.empty()) {
      const auto largest = std::max_element(sizes.begin(), sizes.end());
      tally_.largest = *largest;
      tally_.largest_id = site_.subject(static_cast<std::size_t>(largest - sizes.begin())).id;
      const auto middle = sizes.begin() + static_cast<std::ptrdiff_t>(sizes.size() / 2);
      std::nth_element(sizes.begin(), middle, sizes.end());
      tally_.median = *middle;
    }
    Json settings = {{"on", options_.on}, {"lang", options_.lang}, {"courses", options_.courses}};
    folder_.write("manifest.json", manifest_text(manifest_, site_.catalog(), bytes_of(settings)));
    return tally_.written > 0 || tally_.removed > 0;
  }

  const Tally& tally() const { return tally_; }

 private:
  void work() {
    try {
      Site::Maker maker(site_);
      while (!failed_) {
        const std::size_t page = next_++;
        if (page >= site_.size()) return;
        publish(maker, page);
        ++done_;
      }
    } catch (...) {
      const std::lock_guard hold(guard_);
      if (!failure_) failure_ = std::current_exception();
      failed_ = true;
    }
  }

  void publish(Site::Maker& maker, std::size_t at) {
    const PageSubject subject = site_.subject(at);
    const Page page = maker.make(at);
    const std::string stem = page_stem(subject.id);
    sizes_[at] = page.slice.size();
    put(stem + ".json", page.slice, {});
    if (subject.stacks) put_fragment(stem + ".stacks.html", page.stacks);
    if (subject.ladder) put_fragment(stem + ".ladder.html", page.ladder);
    if (options_.verify && !maker.holds(at, page.slice)) {
      const std::lock_guard hold(guard_);
      if (tally_.different++ == 0) tally_.different_id = subject.id;
    }
  }

  const SiteFile* before(const std::string& path) const {
    const auto found = folder_.before().files.find(path);
    return found == folder_.before().files.end() ? nullptr : &found->second;
  }

  /** A fragment that says the same as the one of an earlier day stays as it is. */
  void put_fragment(const std::string& path, const Fragment& fragment) {
    SiteFile file;
    file.on = options_.on;
    file.facts = integrity_of(fragment.undated);
    const SiteFile* old = before(path);
    if (old != nullptr && old->facts == file.facts && folder_.keep(path, *old)) {
      note(path, *old, true);
    } else {
      put(path, fragment.html, file);
    }
  }

  void put(const std::string& path, std::string_view bytes, SiteFile file) {
    file.bytes = bytes.size();
    file.integrity = integrity_of(bytes);
    const SiteFile* old = before(path);
    const bool same = old != nullptr && old->integrity == file.integrity;
    const bool kept = same && folder_.keep(path, *old);
    if (!kept) folder_.write(path, bytes);
    note(path, file, kept);
  }

  void note(const std::string& path, const SiteFile& file, bool kept) {
    const std::lock_guard hold(guard_);
    manifest_.files[path] = file;
    ++(kept ? tally_.kept : tally_.written);
  }

  void write_index() {
    std::string text = "{\"pages\":[";
    for (std::size_t i = 0; i < site_.size(); ++i) {
      const PageSubject subject = site_.subject(i);
      const std::string stem = page_stem(subject.id);
      Json entry = {{"id", subject.id}, {"name", subject.name}, {"type", subject.type}};
      if (!subject.owner.empty()) entry["owner"] = subject.owner;
      const auto add = [&](const char* key, const std::string& path) {
        entry[key] = {{"path", path}, {"integrity", manifest_.files.at(path).integrity}};
      };
      add("slice", stem + ".json");
      if (subject.stacks) add("stacks", stem + ".stacks.html");
      if (subject.ladder) add("ladder", stem + ".ladder.html");
      text += (i == 0 ? "\n" : ",\n") + bytes_of(entry);
    }
    put("index.json", text + "\n]}\n", {});
  }

  const Site& site_;
  SiteFolder& folder_;
  const Options& options_;
  std::atomic<std::size_t> next_ = 0;
  std::atomic<std::size_t> done_ = 0;
  std::atomic<bool> failed_ = false;
  std::exception_ptr failure_;
  std::mutex guard_;  ///< of the manifest, the tally and the failure
  Manifest manifest_;
  Tally tally_;
  std::vector<std::uint64_t> sizes_;  ///< of the slices
};

std::string document(const Tally& tally, const Options& options) {
  Json made = {{"out", options.out},
               {"on", options.on},
               {"lang", options.lang},
               {"pages", tally.pages},
               {"written", tally.written},
               {"kept", tally.kept},
               {"removed", tally.removed},
               {"bytes", tally.bytes},
               {"slice", {{"median", tally.median}, {"largest", tally.largest}}}};
  if (!tally.largest_id.empty()) made["slice"]["largestPage"] = tally.largest_id;
  if (options.verify) made["different"] = tally.different;
  return bytes_of(made) + "\n";
}

std::string readable(const Tally& tally, const Options& options) {
  std::string text = counted(tally.pages, "page", "pages") + " in " + harmless(options.out) + ": " +
                     counted(tally.written, "file", "files") + " written, " +
                     std::to_string(tally.kept) + " kept, " + std::to_string(tally.removed) +
                     " removed; " + std::to_string(tally.bytes) + " bytes in all.\n";
  if (tally.pages > 0) {
    text += "Slices: median " + std::to_string(tally.median) + " bytes, largest " +
            std::to_string(tally.largest) + " (" + harmless(tally.largest_id) + ").\n";
  }
  if (options.verify) {
    text += "Each slice was read back; " + std::to_string(tally.different) +
            " answer differently from the whole catalogue.\n";
  }
  return text;
}

int publish_site(const Run& run, Options options) {
  if (options.lang.empty()) options.lang = "en";
  const Loaded loaded = load(options.catalogs, run);
  const ReadResult& read = loaded.result;
  report_problems(read.diagnostics);
  if (read.has_errors() && !options.with_errors) {
    complain(
        "credstack: The catalogue has errors, so nothing was published. --with-errors publishes "
        "it all the same.");
    return catalogue_errors;
  }
  SiteFolder folder(options.out);
  const Site site(read.library, {options.on, options.lang, options.courses});
  Publishing publishing(site, folder, options);
  publishing.run();
  const bool changed = publishing.finish();
  const Tally& tally = publishing.tally();
  if (tally.different > 0) {
    print(options.json ? document(tally, options) : readable(tally, options));
    complain("credstack: The slice of " + in_quotes(tally.different_id) +
             " answers differently from the whole catalogue, so nothing was published.");
    return catalogue_errors;
  }
  if (changed) folder.publish();
  print(options.json ? document(tally, options) : readable(tally, options));
  return read.has_errors() ? catalogue_errors : answered;
}

}  // namespace

void add_publish(CLI::App& app, Run& run) {
  const auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand("publish", "Write a small file for each page of a site");
  add_catalogs(*command, options->catalogs);
  command
      ->add_option("--out", options->out, "The folder of the site: new, empty, or published before")
      ->required()
      ->type_name("DIR");
  add_on(*command, options->on);
  add_lang(*command, options->lang);
  command->add_flag("--courses", options->courses, "Courses and assessments have pages too");
  command->add_flag("--verify", options->verify,
                    "Read each slice back and compare its answers with the whole catalogue's");
  command->add_flag("--with-errors", options->with_errors,
                    "Publish a catalogue that has errors; the exit code is still 1");
  command->add_option("--jobs", options->jobs, "How many threads (default: one for each core)")
      ->type_name("N")
      ->check(CLI::Range(1U, 256U));
  add_json(*command, options->json);
  command->footer(
      R"(For each award and each program: a slice of the catalogue for <credential-stack src>,
and HTML fragments for those who have no JavaScript. index.json lists the pages,
manifest.json the files with their integrity values. Unchanged files stay untouched.

Examples:
  credstack publish examples/data-101.json --out site
  credstack publish examples --out site --on 2026-11-24 --lang en-NZ --verify)");
  command->callback([options, &run] { run.exit_code = publish_site(run, *options); });
}

}  // namespace credstack::cli
