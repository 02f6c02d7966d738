#pragma once

// Catch2 2 (one header) or 3 (many), whichever is installed: tests include this and nothing of Catch2.
// Why: docs/decisions/0002-catch-shim.md.

#if __has_include(<catch2/catch_all.hpp>)
#include <catch2/catch_all.hpp>
#else
#include <catch2/catch.hpp>
#endif
