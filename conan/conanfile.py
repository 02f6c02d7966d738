"""cofin as a package of Conan 2.

The header-only core is always there and needs Boost and date alone; each option adds a compiled part with those that it stands on.
"""

import re
from pathlib import Path

from conan import ConanFile
from conan.errors import ConanInvalidConfiguration
from conan.tools.build import check_min_cppstd
from conan.tools.cmake import CMake, CMakeDeps, CMakeToolchain, cmake_layout
from conan.tools.files import copy

required_conan_version = ">=2.1"


class Cofin(ConanFile):
    name = "cofin"
    license = "BSL-1.0"
    description = "Who pays what, to the cent, and by which article"
    topics = ("grants", "co-financing", "money", "ledger", "header-only")
    package_type = "unknown"
    settings = "os", "arch", "compiler", "build_type"

    # A part, the option of CMake that builds it, and the parts that it stands on.
    parts = {
        "rulebooks": ("COFIN_BUILD_RULEBOOKS", ()),
        "store": ("COFIN_BUILD_STORE", ("rulebooks",)),
        "report": ("COFIN_BUILD_REPORT", ("rulebooks",)),
        "host": ("COFIN_BUILD_PLUGIN_HOST", ("rulebooks",)),
        "c": ("COFIN_BUILD_C", ("rulebooks", "store", "report")),
        "cli": ("COFIN_BUILD_CLI", ("rulebooks", "store", "report", "host")),
    }
    options = {part: [True, False] for part in parts}
    default_options = {part: False for part in parts}

    def set_version(self):
        lists = Path(self.recipe_folder).parent / "CMakeLists.txt"
        self.version = re.search(r"project\(cofin VERSION (\S+)", lists.read_text(encoding="utf-8")).group(1)

    def export_sources(self):
        root = Path(self.recipe_folder).parent
        for kept in ("CMakeLists.txt", "LICENSE", "CHANGELOG.md", "include/*", "src/*", "plugins/*", "docs/*"):
            copy(self, kept, root, self.export_sources_folder)

    def built(self, options):
        """The parts that were asked for, and those that they stand on."""
        asked = [part for part in self.parts if str(getattr(options, part)) == "True"]
        return set(asked).union(*(self.parts[part][1] for part in asked))

    def layout(self):
        cmake_layout(self)

    def requirements(self):
        self.requires("boost/[>=1.74]", transitive_headers=True)
        self.requires("date/[>=3.0]", transitive_headers=True)
        built = self.built(self.options)
        if "rulebooks" in built:
            self.requires("tomlplusplus/[>=3.3]")
            self.requires("nlohmann_json/[>=3.11]")
            self.requires("openssl/[>=3]")
        if "store" in built:
            self.requires("sqlitecpp/[>=3.2]")
        if "report" in built:
            self.requires("icu/[>=72]")
            self.requires("libxlsxwriter/[>=1.1]")
        if "host" in built:
            self.requires("libseccomp/[>=2.5]")
        if "cli" in built:
            self.requires("cli11/[>=2.1]")
            self.requires("uchardet/[>=0.0.7]")
            self.requires("libzip/[>=1.7]")
            self.requires("expat/[>=2.5]")

    def validate(self):
        check_min_cppstd(self, 20)
        if self.built(self.options) and self.settings.os != "Linux":
            raise ConanInvalidConfiguration("The compiled parts are for Linux.")

    def package_id(self):
        built = self.built(self.info.options)
        for part in built:
            setattr(self.info.options, part, True)
        if not built:
            self.info.clear()

    def generate(self):
        CMakeDeps(self).generate()
        toolchain = CMakeToolchain(self)
        toolchain.cache_variables["COFIN_BUILD_TESTS"] = False
        built = self.built(self.options)
        for part, (variable, _) in self.parts.items():
            toolchain.cache_variables[variable] = part in built
        toolchain.cache_variables["CMAKE_UNITY_BUILD"] = True
        toolchain.generate()

    def build(self):
        cmake = CMake(self)
        cmake.configure()
        cmake.build()

    def package(self):
        copy(self, "LICENSE", self.source_folder, Path(self.package_folder) / "licenses")
        CMake(self).install()

    def package_info(self):
        # The package's own CMake files say it better than any that Conan could make.
        self.cpp_info.set_property("cmake_find_mode", "none")
        self.cpp_info.builddirs = ["lib/cmake/cofin"]
        built = self.built(self.options)
        self.cpp_info.libs = ["cofin_" + part for part in ("host", "report", "store", "rulebooks") if part in built]
        if "report" in built:
            self.cpp_info.libs.append("cofin_language")
        if "cli" in built:
            self.buildenv_info.prepend_path("PATH", str(Path(self.package_folder) / "bin"))
