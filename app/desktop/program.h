#pragma once

namespace app::desktop {

/// Runs the window with what the command line names; the process' exit status.
int runWindow(int argc, char** argv);

} // namespace app::desktop
