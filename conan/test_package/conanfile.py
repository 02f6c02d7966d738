"""Builds and runs a consumer of the package just made, with the parts that it has."""

from pathlib import Path

from conan import ConanFile
from conan.tools.build import can_run
from conan.tools.cmake import CMake, CMakeDeps, CMakeToolchain, cmake_layout


class CofinTest(ConanFile):
    settings = "os", "arch", "compiler", "build_type"

    def requirements(self):
        self.requires(self.tested_reference_str)

    def layout(self):
        cmake_layout(self)

    def generate(self):
        CMakeDeps(self).generate()
        toolchain = CMakeToolchain(self)
        options = self.dependencies["cofin"].options
        toolchain.cache_variables["WITH_STORE"] = bool(options.c or options.cli or (options.store and options.report))
        toolchain.cache_variables["WITH_C"] = bool(options.c)
        toolchain.generate()

    def build(self):
        cmake = CMake(self)
        cmake.configure()
        cmake.build()

    def test(self):
        if can_run(self):
            for program in ("split", "tutorial", "plain"):
                path = Path(self.build_folder, self.cpp.build.bindir, program).resolve()
                if path.exists():
                    self.run(f'"{path}"', env="conanrun")
