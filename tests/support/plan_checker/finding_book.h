#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

namespace checker {

/// What is wrong with a plan: a count for each kind of fault, and its first examples.
class FindingBook {
public:
    void add(const std::string& kind, const std::string& about) {
        std::vector<std::string>& examples = m_examples[kind];
        ++m_counts[kind];
        if (examples.size() < MostExamples)
            examples.push_back(about);
    }

    [[nodiscard]] bool isEmpty() const { return m_counts.empty(); }
    [[nodiscard]] std::size_t count(const std::string& kind) const {
        const auto found = m_counts.find(kind);
        return found == m_counts.end() ? 0 : found->second;
    }
    [[nodiscard]] std::string text() const {
        std::string all;
        for (const auto& [kind, count] : m_counts) {
            all += kind + ": " + std::to_string(count) + "\n";
            for (const std::string& example : m_examples.at(kind))
                all += "    " + example + "\n";
        }
        return all;
    }

private:
    static constexpr std::size_t MostExamples = 8;
    std::map<std::string, std::size_t> m_counts;
    std::map<std::string, std::vector<std::string>> m_examples;
};

} // namespace checker
