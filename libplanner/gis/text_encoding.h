#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace planner::gis {

[[nodiscard]] bool isUtf8(std::string_view bytes);

/// Which encoding a sample of text is in, from the bytes alone: "UTF-8" (ASCII too), "GBK", "ISO-8859-1" for
/// Western text, or empty where nothing fits. A sample cut inside a character at its end is no harm.
///
/// The test: valid UTF-8 wins, since Chinese text in GBK is next to never valid UTF-8; then valid GBK pairs
/// of which most are everyday characters (GB 2312 level 1, punctuation); then lone high bytes among letters.
[[nodiscard]] std::optional<std::string> guessEncoding(std::string_view sample);

/// Text of a named encoding to UTF-8. Thread-compatible. Throws Error{EncodingUnknown} when the system does
/// not know the name.
class Recoder {
public:
    explicit Recoder(const std::string& from, const std::string& to = "UTF-8");
    ~Recoder();
    Recoder(Recoder&& other) noexcept;
    Recoder& operator=(Recoder&& other) noexcept;

    /// Empty where the bytes are not text of that encoding.
    [[nodiscard]] std::optional<std::string> convert(std::string_view bytes) const;

private:
    void* m_handle = nullptr;
    bool m_isIdentity = false;
};

/// The longest prefix of UTF-8 text of at most `bytes` bytes that ends at a character border.
[[nodiscard]] std::string cutAtCharacter(const std::string& utf8, std::size_t bytes);

} // namespace planner::gis
