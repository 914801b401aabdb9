#include "app/desktop/program.h"

int main(int argc, char** argv) {
    return app::desktop::runWindow(argc, argv);
}
