#pragma once

namespace app::cli {

/// The whole program: reads the command line, runs one subcommand, returns the exit status.
int runProgram(int argc, char** argv);

} // namespace app::cli
