#include "libplanner/gis/text_encoding.h"

#include "libplanner/base/error.h"

#include <iconv.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>
#include <utility>

namespace planner::gis {

namespace {

unsigned char byteAt(std::string_view text, std::size_t i) { return static_cast<unsigned char>(text[i]); }

// Length of the UTF-8 sequence at `i`; 0: none. Overlong forms, surrogates and values past U+10FFFF are none.
std::size_t sequenceAt(std::string_view text, std::size_t i) {
    const unsigned char lead = byteAt(text, i);
    if (lead < 0x80)
        return 1;
    const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (lead < 0xC2 || lead > 0xF4 || i + length > text.size())
        return 0;
    for (std::size_t k = 1; k < length; ++k)
        if ((byteAt(text, i + k) & 0xC0) != 0x80)
            return 0;
    const unsigned char second = byteAt(text, i + 1);
    const bool isBad = (lead == 0xE0 && second < 0xA0) || (lead == 0xED && second > 0x9F) ||
                       (lead == 0xF0 && second < 0x90) || (lead == 0xF4 && second > 0x8F);
    return isBad ? 0 : length;
}

// All of it is UTF-8, but for an end inside a character; or nearly all: one broken cell makes no other encoding.
bool isUtf8Sample(std::string_view sample) {
    std::size_t characters = 0;
    std::size_t broken = 0;
    for (std::size_t i = 0; i < sample.size();) {
        const std::size_t length = sequenceAt(sample, i);
        if (length == 0 && sample.size() - i < 4 && byteAt(sample, i) >= 0xC2 && broken == 0 &&
            std::all_of(sample.begin() + static_cast<std::ptrdiff_t>(i) + 1, sample.end(),
                        [](char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }))
            return true;
        characters += length > 1 ? 1 : 0;
        broken += length == 0 ? 1 : 0;
        i += std::max<std::size_t>(length, 1);
    }
    return broken * 20 <= characters;
}

struct GbkCount {
    std::size_t pairs = 0;
    std::size_t everyday = 0; // level 1 of GB 2312 and full-width punctuation
    std::size_t broken = 0;
};

GbkCount countGbk(std::string_view sample) {
    GbkCount count;
    for (std::size_t i = 0; i < sample.size(); ++i) {
        const unsigned char lead = byteAt(sample, i);
        if (lead < 0x80)
            continue;
        if (i + 1 >= sample.size())
            break;
        const unsigned char trail = byteAt(sample, i + 1);
        if (lead == 0x80 || lead == 0xFF || trail < 0x40 || trail == 0x7F || trail == 0xFF) {
            ++count.broken;
            continue;
        }
        ++count.pairs;
        if (trail >= 0xA1 && ((lead >= 0xB0 && lead <= 0xD7) || lead == 0xA1 || lead == 0xA3))
            ++count.everyday;
        ++i;
    }
    return count;
}

// Western text: high bytes are printable letters and mostly stand alone among ASCII.
bool looksWestern(std::string_view sample) {
    std::size_t high = 0;
    std::size_t lone = 0;
    for (std::size_t i = 0; i < sample.size(); ++i) {
        const unsigned char c = byteAt(sample, i);
        if (c < 0x80)
            continue;
        if (c < 0xA0)
            return false;
        ++high;
        const bool before = i > 0 && byteAt(sample, i - 1) >= 0x80;
        const bool after = i + 1 < sample.size() && byteAt(sample, i + 1) >= 0x80;
        lone += !before && !after ? 1 : 0;
    }
    return high > 0 && lone * 10 >= high * 7;
}

} // namespace

bool isUtf8(std::string_view bytes) {
    for (std::size_t i = 0; i < bytes.size();) {
        const std::size_t length = sequenceAt(bytes, i);
        if (length == 0)
            return false;
        i += length;
    }
    return true;
}

std::optional<std::string> guessEncoding(std::string_view sample) {
    if (isUtf8Sample(sample))
        return "UTF-8";
    const bool isWestern = looksWestern(sample);
    const GbkCount gbk = countGbk(sample);
    if (!isWestern && gbk.pairs > 0 && gbk.broken * 50 <= gbk.pairs && gbk.everyday * 2 >= gbk.pairs)
        return "GBK";
    if (isWestern)
        return "ISO-8859-1";
    return std::nullopt;
}

Recoder::Recoder(const std::string& from, const std::string& to) {
    // CP936 and GBK name the same; GB18030 reads both and more.
    std::string name = from;
    std::transform(name.begin(), name.end(), name.begin(),
                   [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
    if (name == "GBK" || name == "CP936" || name == "936" || name == "GB2312")
        name = "GB18030";
    else if (name == "UTF8" || name == "65001" || name == "CP65001")
        name = "UTF-8";
    m_isIdentity = name == "UTF-8" && to == "UTF-8";
    if (m_isIdentity)
        return;
    m_handle = iconv_open(to.c_str(), name.c_str());
    if (reinterpret_cast<std::intptr_t>(m_handle) == -1)
        throw Error(ErrorCode::EncodingUnknown, {.name = "encoding", .value = from});
}

Recoder::~Recoder() {
    if (m_handle != nullptr)
        iconv_close(m_handle);
}

Recoder::Recoder(Recoder&& other) noexcept
    : m_handle(std::exchange(other.m_handle, nullptr)), m_isIdentity(other.m_isIdentity) {}

Recoder& Recoder::operator=(Recoder&& other) noexcept {
    std::swap(m_handle, other.m_handle);
    std::swap(m_isIdentity, other.m_isIdentity);
    return *this;
}

std::optional<std::string> Recoder::convert(std::string_view bytes) const {
    if (m_isIdentity)
        return isUtf8(bytes) ? std::optional(std::string(bytes)) : std::nullopt;
    iconv(m_handle, nullptr, nullptr, nullptr, nullptr);
    std::string result;
    std::string input(bytes);
    char* in = input.data();
    std::size_t inLeft = input.size();
    std::array<char, 1024> buffer;
    while (inLeft > 0) {
        char* out = buffer.data();
        std::size_t outLeft = buffer.size();
        const std::size_t rc = iconv(m_handle, &in, &inLeft, &out, &outLeft);
        result.append(buffer.data(), buffer.size() - outLeft);
        if (rc == static_cast<std::size_t>(-1) && errno != E2BIG)
            return std::nullopt;
    }
    return result;
}

std::string cutAtCharacter(const std::string& utf8, std::size_t bytes) {
    if (utf8.size() <= bytes)
        return utf8;
    std::size_t end = bytes;
    while (end > 0 && (static_cast<unsigned char>(utf8[end]) & 0xC0) == 0x80)
        --end;
    return utf8.substr(0, end);
}

} // namespace planner::gis
