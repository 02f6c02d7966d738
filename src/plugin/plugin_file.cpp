#include "plugin/plugin_file.hpp"

#include "plugin/elf.hpp"
#include "rulebook/digest.hpp"
#include "rulebook/system_words.hpp"
#include "rulebook/text_file.hpp"

#include <cofin/error.hpp>

#include <algorithm>
#include <array>
#include <cerrno>
#include <filesystem>
#include <system_error>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace cofin {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view plugin_symbol = "cofin_plugin_v1";

/// The libraries that the helper has loaded already. A plugin that needs others would have files opened while it is loaded.
constexpr std::array<std::string_view, 6> libraries_at_hand{"libc.so.6",
                                                            "libm.so.6",
                                                            "libstdc++.so.6",
                                                            "libgcc_s.so.1",
                                                            "ld-linux-x86-64.so.2",
                                                            "ld-linux-aarch64.so.1"};

class plugin_reader {
public:
    explicit plugin_reader(const std::string& path) : path_(path) {}

    plugin_file read() {
        require_path(path_);
        if (path_.empty())
            refuse(wording("no path"), wording("a plugin's file"));
        whole_ = fs::absolute(path_).lexically_normal();
        require_place();
        plugin_file made;
        made.path = path_;
        made.bytes = read_bytes();
        const auto library = read_elf(made.bytes, path_);
        require_border(library);
        for (const auto text : parts_of(library.find("cofin_rulebook")))
            made.rulebooks.emplace_back(text);
        const auto manifests = parts_of(library.find("cofin_manifest"));
        if (manifests.size() != 1)
            refuse(manifests.empty() ? wording("no manifest")
                                     : wording("{} manifests", std::to_string(manifests.size())),
                   wording("one manifest in the section cofin_manifest"));
        made.manifest = read_manifest(manifests.front(), path_ + "(manifest)");
        made.who = {made.manifest.id, made.manifest.version, sha256(made.bytes)};
        return made;
    }

private:
    [[noreturn]] void refuse(const wording& found, const wording& expected) const {
        throw parse_error({path_, 0, 0}, found, expected);
    }
    [[noreturn]] void refuse_errno() const {
        refuse(system_words(errno), wording("a plugin that can be read"));
    }

    /// Where the file lies: whoever could have put it there must be trusted.
    void require_place() const {
        std::error_code problem;
        if (!fs::exists(fs::symlink_status(whole_, problem)))
            refuse(wording("no such file"), wording("a plugin that can be read"));
        if (const fs::path real = fs::canonical(whole_, problem); problem || real != whole_)
            refuse(wording("a path through a symbolic link"),
                   problem ? wording("a plugin") : wording(real.string()));
        const fs::path folder = whole_.parent_path();
        if (folder == fs::current_path(problem))
            refuse(wording("a file in the current folder"),
                   wording("a plugin in a folder of its own: whoever hands over a project must not "
                           "hand over code with it"));
        struct stat there {};
        if (::stat(folder.c_str(), &there) != 0)
            refuse_errno();
        if ((there.st_mode & S_IWOTH) != 0 && (there.st_mode & S_ISVTX) == 0)
            refuse(wording("a folder that others may write to"),
                   wording("a folder that only its owner writes to"));
        require_owner(there.st_uid);
    }

    void require_owner(uid_t owner) const {
        if (owner != 0 && owner != ::geteuid())
            refuse(wording("a file or folder of another user"),
                   wording("one of your own or of root"));
    }

    [[nodiscard]] std::string read_bytes() const {
        // The path that was looked at: the one that was given may lead through links and out of them again.
        const int opened = ::open(whole_.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
        if (opened < 0)
            refuse_errno();
        struct closing {
            int descriptor;
            ~closing() { ::close(descriptor); }
        } const file{opened};
        struct stat there {};
        if (::fstat(file.descriptor, &there) != 0)
            refuse_errno();
        if (!S_ISREG(there.st_mode))
            refuse(wording("no regular file"), wording("a plugin that can be read"));
        if ((there.st_mode & S_IWOTH) != 0)
            refuse(wording("a file that others may write to"),
                   wording("a file that only its owner writes to"));
        require_owner(there.st_uid);
        std::string bytes;
        std::array<char, 65536> chunk; // NOLINT(cppcoreguidelines-pro-type-member-init)
        while (const ssize_t count = ::read(file.descriptor, chunk.data(), chunk.size())) {
            if (count < 0)
                refuse_errno();
            bytes.append(chunk.data(), static_cast<std::size_t>(count));
            if (bytes.size() > plugin_size_max)
                refuse(wording("more than {} bytes", std::to_string(plugin_size_max)),
                       wording("a plugin of at most that size"));
        }
        return bytes;
    }

    void require_border(const elf_library& library) const {
        if (std::ranges::find(library.exported, plugin_symbol) == library.exported.end())
            refuse(wording("no symbol cofin_plugin_v1"),
                   wording("a plugin, which exports it (cofin/plugin/abi.h)"));
        for (const auto& needed : library.needed)
            if (std::ranges::find(libraries_at_hand, needed) == libraries_at_hand.end())
                refuse(wording("a plugin that needs {}", in_quotes(needed)),
                       wording("no libraries beside those of C and C++: others are linked in"));
    }

    /// The texts of a section, each closed by a zero; the linker may put further zeros between them.
    static std::vector<std::string_view> parts_of(std::string_view section) {
        std::vector<std::string_view> parts;
        while (!section.empty()) {
            const auto end = std::min(section.find('\0'), section.size());
            if (end > 0)
                parts.push_back(section.substr(0, end));
            section.remove_prefix(std::min(end + 1, section.size()));
        }
        return parts;
    }

    const std::string& path_;
    fs::path whole_; ///< the same, absolute
};

} // namespace

plugin_file read_plugin_file(const std::string& path) { return plugin_reader(path).read(); }

void require_digest(const plugin_file& file, std::string_view wanted) {
    const bool is_digest =
        wanted.size() == 64 && std::ranges::all_of(wanted, [](char c) {
            return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
        });
    if (!is_digest)
        throw parse_error(
            {file.path, 0, 0}, wording("the SHA-256 {}", in_quotes(wanted)),
            wording("64 hexadecimal digits (cofin plugin verify shows those of a file)"));
    std::string lower(wanted);
    std::ranges::transform(lower, lower.begin(), [](char c) {
        return c >= 'A' && c <= 'F' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    if (lower != file.who.sha256)
        throw parse_error({file.path, 0, 0}, wording("a file whose SHA-256 is {}", file.who.sha256),
                          lower);
}

std::vector<std::string> plugin_paths_in(const std::string& folder) {
    std::vector<std::string> paths;
    for (const auto& entry : fs::directory_iterator(folder))
        if (entry.path().extension() == ".so")
            paths.push_back(entry.path().string());
    std::ranges::sort(paths);
    return paths;
}

} // namespace cofin
