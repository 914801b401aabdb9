# The two sets of flags every target of ours takes; nothing is set directory-wide.

add_library(planner_flags INTERFACE)
target_compile_features(planner_flags INTERFACE cxx_std_20)
# No contraction: a sum of doubles is the same on every x86-64 machine.
target_compile_options(planner_flags INTERFACE -ffp-contract=off)
target_include_directories(planner_flags INTERFACE ${PROJECT_SOURCE_DIR})

option(CABIN_DEV_FLAGS "Strict warnings as errors" OFF)
option(CABIN_SANITIZE "Address and undefined behaviour sanitizers" OFF)

add_library(planner_dev_flags INTERFACE)
if(CABIN_DEV_FLAGS)
    target_compile_options(planner_dev_flags INTERFACE
        -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wsuggest-override -Werror)
endif()
if(CABIN_SANITIZE)
    target_compile_options(planner_flags INTERFACE -fsanitize=address,undefined -fno-omit-frame-pointer)
    target_link_options(planner_flags INTERFACE -fsanitize=address,undefined)
endif()
