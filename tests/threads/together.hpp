#pragma once

// Several threads that do one thing at the same moment. Their results are looked at by the thread that began them: Catch2's
// assertions are for one thread.

#include <atomic>
#include <cstddef>
#include <exception>
#include <thread>
#include <vector>

namespace cofin::test {

/// Calls `work(i)` in `count` threads at once, i from 0. What one of them throws is thrown on when all have ended.
template <class Work>
void together(std::size_t count, const Work& work) {
    std::atomic<std::size_t> waiting{count};
    std::vector<std::exception_ptr> thrown(count);
    std::vector<std::thread> threads;
    threads.reserve(count);
    for (std::size_t i = 0; i < count; ++i)
        threads.emplace_back([&, i] {
            for (--waiting; waiting > 0;) // nobody begins before everybody is there
                std::this_thread::yield();
            try {
                work(i);
            } catch (...) {
                thrown[i] = std::current_exception();
            }
        });
    for (auto& one : threads)
        one.join();
    for (const auto& problem : thrown)
        if (problem)
            std::rethrow_exception(problem);
}

/// The same; what each thread gave, in their order.
template <class Result, class Work>
std::vector<Result> results_of(std::size_t count, const Work& work) {
    std::vector<Result> results(count);
    together(count, [&](std::size_t i) { results[i] = work(i); });
    return results;
}

/// Whether all threads gave the same.
template <class Result>
bool all_alike(const std::vector<Result>& results) {
    for (const auto& one : results)
        if (one != results.front())
            return false;
    return true;
}

} // namespace cofin::test
