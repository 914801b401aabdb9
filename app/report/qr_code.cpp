#include "app/report/qr_code.h"

#include <memory>

#include <qrencode.h>

namespace app::report {

namespace {

constexpr int Border = 4; // modules; what the standard asks for

struct CodeDeleter {
    void operator()(QRcode* code) const { QRcode_free(code); }
};

} // namespace

QString qrCodeSvg(const QString& text, int size) {
    const std::unique_ptr<QRcode, CodeDeleter> code(
        QRcode_encodeString8bit(text.toUtf8().constData(), 0, QR_ECLEVEL_M));
    if (!code)
        return {};
    const int width = code->width + 2 * Border;
    QString path;
    for (int y = 0; y < code->width; ++y)
        for (int x = 0; x < code->width; ++x) {
            const auto isDark = [&](int column) {
                return column < code->width && (code->data[y * code->width + column] & 1) != 0;
            };
            if (!isDark(x))
                continue;
            int run = 1; // neighbours in one stroke: a smaller file, and no hairlines between them
            while (isDark(x + run))
                ++run;
            path += QStringLiteral("M%1 %2h%3v1h-%3z").arg(x + Border).arg(y + Border).arg(run);
            x += run - 1;
        }
    return QStringLiteral(
               "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%1\" height=\"%1\" viewBox=\"0 0 %2 %2\" "
               "shape-rendering=\"crispEdges\"><rect width=\"%2\" height=\"%2\" fill=\"#fff\"/>"
               "<path d=\"%3\" fill=\"#000\"/></svg>")
        .arg(size)
        .arg(width)
        .arg(path);
}

} // namespace app::report
