#include "rulebook/system_words.hpp"

#include <cofin/error.hpp>

#include <cerrno>
#include <system_error>

namespace cofin {

wording system_words(int failure) {
    switch (failure) {
    case EACCES:
    case EPERM: return wording("permission denied");
    case ENOENT: return wording("no such file or folder");
    case EEXIST: return wording("a file or folder of that name");
    case EISDIR: return wording("a folder");
    case ENOTDIR: return wording("a path through what is no folder");
    case ENOTEMPTY: return wording("a folder that is not empty");
    case ENAMETOOLONG: return wording("a name that is too long");
    case ELOOP: return wording("links that lead in a circle");
    case ENOSPC: return wording("no space left on the disk");
    case EDQUOT: return wording("no space left for this user");
    case EFBIG: return wording("a file larger than the system allows");
    case EROFS: return wording("a disk that can only be read");
    case EIO: return wording("a failure of the disk");
    case EMFILE:
    case ENFILE: return wording("too many open files");
    case ENOMEM: return wording("no memory left");
    case EPIPE: return wording("a reader that went away");
    default: return in_quotes(std::generic_category().message(failure));
    }
}

} // namespace cofin
