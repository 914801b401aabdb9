#include "sample_maps/generator/names.h"

#include <array>
#include <cmath>
#include <cstdlib>
#include <span>
#include <string_view>

namespace planner::town {

namespace {

using namespace std::string_literals;

constexpr std::array<std::string_view, 24> StreetFirst = {"青", "锦", "云", "凤", "金", "玉", "兰", "梅",
                                                          "松", "竹", "荷", "桂", "晨", "春", "秋", "明",
                                                          "文", "安", "和", "福", "新", "长", "石", "泉"};
constexpr std::array<std::string_view, 24> StreetSecond = {"溪", "禾", "林", "山", "桥", "湖", "华", "阳",
                                                           "苑", "塘", "江", "园", "岭", "湾", "坪", "台",
                                                           "庙", "府", "港", "州", "村", "亭", "洲", "井"};
constexpr std::array<std::string_view, 36> HomeFirst = {
    "锦绣", "翠湖", "阳光", "金色", "碧水", "紫荆", "桂花", "银杏", "芙蓉", "丹桂", "春晓", "望江",
    "和悦", "静安", "新禾", "青禾", "书香", "云顶", "天府", "山水", "丽景", "嘉和", "康宁", "幸福",
    "东篱", "南风", "西岭", "北辰", "朝晖", "晚枫", "听雨", "观澜", "依林", "临泉", "怡心", "百合"};
constexpr std::array<std::string_view, 18> HomeSecond = {"花园", "家园", "苑",   "名苑", "雅居", "新居",
                                                         "公寓", "华庭", "佳园", "小区", "庭院", "府邸",
                                                         "新城", "人家", "半岛", "丽都", "景园", "广场"};
constexpr std::array<std::string_view, 20> VillageFirst = {"大", "小", "上", "下", "前", "后", "东",
                                                           "西", "南", "北", "新", "老", "高", "双",
                                                           "三", "七", "石", "柳", "杨", "桃"};
constexpr std::array<std::string_view, 20> VillageSecond = {"河", "坝", "沟", "坡", "湾", "林", "桥",
                                                            "堰", "塘", "井", "岗", "坪", "庄", "店",
                                                            "堡", "院", "树", "溪", "田", "碾"};
constexpr std::array<std::string_view, 12> SchoolFirst = {"实验", "育才", "启明", "树人", "文翁", "青禾",
                                                          "临江", "锦华", "新区", "向阳", "兴华", "泡桐"};
constexpr std::array<std::string_view, 4> SchoolSecond = {"小学", "中学", "幼儿园", "职业学校"};
constexpr std::array<std::string_view, 12> FactoryFirst = {"禾丰", "恒泰", "新川", "宏达", "瑞康", "精工",
                                                           "蓝天", "华信", "东岳", "利民", "金桥", "联创"};
constexpr std::array<std::string_view, 6> FactorySecond = {"机械厂", "电子厂", "食品厂",
                                                           "印刷厂", "纺织厂", "物流园"};
constexpr std::array<std::string_view, 10> Digits = {"",   "一", "二", "三", "四",
                                                     "五", "六", "七", "八", "九"};

/// The pair of that number; a third round of the same pair is told apart by `later`.
std::string paired(std::size_t number, std::span<const std::string_view> first,
                   std::span<const std::string_view> second, std::string_view between,
                   std::string_view unit) {
    // Walks both lists at once, so that neighbours do not share a word: the sizes' common divisor adds a
    // shift.
    const std::size_t round = number / (first.size() * second.size());
    const std::size_t rest = number % (first.size() * second.size());
    const std::size_t shift = rest / first.size();
    std::string name(first[rest % first.size()]);
    name += between;
    name += second[(rest % first.size() + shift) % second.size()];
    if (round > 0)
        name += chineseNumber(round + 1) + std::string(unit);
    return name;
}

} // namespace

std::string townName() {
    return "青禾市";
}

std::string chineseNumber(std::size_t number) {
    if (number >= 100)
        return std::to_string(number);
    const std::size_t tens = number / 10;
    std::string text = tens > 1 ? std::string(Digits[tens]) : ""s;
    if (tens > 0)
        text += "十";
    return text + std::string(Digits[number % 10]);
}

std::string streetName(int line, Heading heading) {
    if (line == 0)
        return heading == Heading::East ? "青禾大道" : "人民路";
    // Every second name of one list goes to each direction, positive and negative lines in turn.
    const auto distance = static_cast<std::size_t>(std::abs(line));
    const std::size_t number = 4 * distance + (line < 0 ? 2 : 0) + (heading == Heading::East ? 1 : 0);
    return paired(number, StreetFirst, StreetSecond, "", "") + (heading == Heading::East ? "街" : "路");
}

std::string ringName(int ring, Point from, Point to) {
    const double x = from.x + to.x;
    const double y = from.y + to.y;
    const std::string_view part =
        std::abs(x) > std::abs(y) ? (x > 0.0 ? "东段" : "西段") : (y > 0.0 ? "北段" : "南段");
    return chineseNumber(static_cast<std::size_t>(ring)) + "环路" + std::string(part);
}

std::string avenueName(Junction from) {
    return (from.column > 0 ? "东"s : "西"s) + (from.row > 0 ? "北" : "南") + "大道";
}

std::string compoundName(std::size_t number) {
    return paired(number, HomeFirst, HomeSecond, "", "期");
}

std::string quarterName(std::size_t number) {
    return paired(number, StreetFirst, StreetSecond, "", "段") + "里";
}

std::string villageName(std::size_t number) {
    return paired(number, VillageFirst, VillageSecond, "", "组") + "村";
}

std::string schoolName(std::size_t number) {
    const std::size_t round = number / (SchoolFirst.size() * SchoolSecond.size());
    return townName() + (round > 0 ? "第" + chineseNumber(round + 1) : ""s) +
           std::string(SchoolFirst[(number / SchoolSecond.size()) % SchoolFirst.size()]) +
           std::string(SchoolSecond[number % SchoolSecond.size()]);
}

std::string factoryName(std::size_t number) {
    return paired(number, FactoryFirst, FactorySecond, "", "分厂");
}

std::string districtName(std::size_t number) {
    return paired(3 * number, StreetFirst, StreetSecond, "", "") + "街道";
}

} // namespace planner::town
