# SPDX-License-Identifier: EUPL-1.2
# How every folder of the house is built: one static library of its *.cc files, one test program of its *_test.cc files.
include(GoogleTest)
include(embed)
find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)
find_package(GTest REQUIRED)
find_program(CCACHE ccache)
if(CCACHE)
  # Paths below the checkout count as relative ones, so that a second clone finds what the first one compiled.
  set(CMAKE_CXX_COMPILER_LAUNCHER env CCACHE_BASEDIR=${CMAKE_SOURCE_DIR} CCACHE_NOHASHDIR=1 ${CCACHE})
endif()
find_program(MOLD mold)
if(MOLD)
  add_link_options(-fuse-ld=mold)
endif()

option(MERETID_SANITIZE "AddressSanitizer, UndefinedBehaviourSanitizer and the fuzz targets of fuzz/ (Clang)" OFF)
option(MERETID_THREAD "ThreadSanitizer" OFF)

add_library(meretid_flags INTERFACE)
target_include_directories(meretid_flags INTERFACE ${CMAKE_SOURCE_DIR}/src ${CMAKE_SOURCE_DIR} ${CMAKE_BINARY_DIR}/generated)
target_compile_options(meretid_flags INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Wold-style-cast
  -Wcast-align -Woverloaded-virtual -Wconversion -Wno-sign-conversion -Wformat=2 -Werror
  -Wno-restrict -Wno-maybe-uninitialized)  # GCC 12 raises both wrongly, at -O3 and under the sanitizers
# At -O3 GCC 12 sees overlaps in "a" + std::to_string(n) (its bug 105651) and unset values in std::optional that are not
# there; the sanitized build keeps these warnings on.
target_compile_definitions(meretid_flags INTERFACE MERETID_VERSION="${PROJECT_VERSION}")
target_link_libraries(meretid_flags INTERFACE Threads::Threads)
if(CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
  # What to warn about, GCC decides in the release. Asio 1.18 does not know that this Clang has coroutines.
  target_compile_options(meretid_flags INTERFACE -w)
  target_compile_definitions(meretid_flags INTERFACE BOOST_ASIO_HAS_CO_AWAIT=1 BOOST_ASIO_HAS_STD_COROUTINE=1)
  # In C++20 Clang wants JSON whole where JSON.hh of libqpdf 11 still describes it, for a destructor that only libqpdf calls: told,
  # and not made here, it does no harm.
  find_path(QPDF_INCLUDE qpdf/JSON.hh REQUIRED)
  file(READ ${QPDF_INCLUDE}/qpdf/JSON.hh header)
  string(REPLACE "virtual ~JSON_array() = default;" "virtual ~JSON_array();" header "${header}")
  file(CONFIGURE OUTPUT ${CMAKE_BINARY_DIR}/generated/qpdf/JSON.hh CONTENT "${header}" @ONLY)
endif()
if(MERETID_THREAD)
  # Asio has fences that the sanitizer does not follow; what it then reports is looked at, not forbidden.
  target_compile_options(meretid_flags INTERFACE -fsanitize=thread -Wno-tsan)
  target_link_options(meretid_flags INTERFACE -fsanitize=thread)
endif()
if(MERETID_SANITIZE)
  target_compile_options(meretid_flags INTERFACE -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_link_options(meretid_flags INTERFACE -fsanitize=address,undefined)
endif()

# Every test program that the sanitized build runs too.
add_custom_target(unit_tests)

# meretid_on_postgresql(PROGRAM): its installations once more on PostgreSQL, as one test of the release build.
function(meretid_on_postgresql program)
  if(NOT MERETID_SANITIZE)
    add_test(NAME ${program}_on_postgresql COMMAND ${program} WORKING_DIRECTORY ${CMAKE_SOURCE_DIR})
    set_tests_properties(${program}_on_postgresql PROPERTIES TIMEOUT 600 ENVIRONMENT MERETID_TEST_BACKEND=postgresql
      SKIP_REGULAR_EXPRESSION "PostgreSQL is not installed")
  endif()
endfunction()

# meretid_test_program(NAME FILE…): a test program; each of its tests is one of CTest's. Tests say what they say at any speed, and
# GCC takes most of its time for making them fast: they are not.
function(meretid_test_program name)
  add_executable(${name} ${ARGN})
  target_compile_options(${name} PRIVATE -O0)
  target_link_libraries(${name} PRIVATE GTest::gmock GTest::gtest_main)
  gtest_discover_tests(${name} DISCOVERY_MODE PRE_TEST WORKING_DIRECTORY ${CMAKE_SOURCE_DIR} PROPERTIES TIMEOUT 300)
endfunction()

# meretid_library(NAME DEPENDS a b PACKAGES sqlite3 ...): the folder we are in becomes library meretid_NAME and test NAME_test.
# INTEGRATION: its tests run in the release build only (real sockets, walls around child processes, time limits).
# COMPUTES: its loops are what tests wait for, so the sanitized build optimises it too; the rest of that build is made in half the time without.
function(meretid_library name)
  cmake_parse_arguments(arg "INTEGRATION;COMPUTES" "" "DEPENDS;PACKAGES;TEST_DEPENDS" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS *.cc)
  set(tests ${sources})
  list(FILTER sources EXCLUDE REGEX "_test\\.cc$")
  list(FILTER tests INCLUDE REGEX "_test\\.cc$")
  if(sources)
    add_library(meretid_${name} STATIC ${sources})
    set(scope PUBLIC)
    if(MERETID_SANITIZE)
      target_compile_options(meretid_${name} PRIVATE -fsanitize=fuzzer-no-link)  # what libFuzzer wants to see
      if(arg_COMPUTES)
        target_compile_options(meretid_${name} PRIVATE -O1)
      endif()
    endif()
  else()
    add_library(meretid_${name} INTERFACE)
    set(scope INTERFACE)
  endif()
  target_link_libraries(meretid_${name} ${scope} meretid_flags)
  foreach(dep ${arg_DEPENDS})
    target_link_libraries(meretid_${name} ${scope} meretid_${dep})
  endforeach()
  foreach(pkg ${arg_PACKAGES})
    string(MAKE_C_IDENTIFIER ${pkg} id)
    if(NOT TARGET PkgConfig::${id})
      pkg_check_modules(${id} REQUIRED IMPORTED_TARGET GLOBAL ${pkg})
    endif()
    target_link_libraries(meretid_${name} ${scope} PkgConfig::${id})
  endforeach()
  meretid_embed_folder(${name})
  if(tests AND NOT (arg_INTEGRATION AND MERETID_SANITIZE))
    meretid_test_program(${name}_test ${tests})
    target_link_libraries(${name}_test PRIVATE meretid_${name})
    foreach(dep ${arg_TEST_DEPENDS})
      target_link_libraries(${name}_test PRIVATE meretid_${dep})
    endforeach()
    add_dependencies(unit_tests ${name}_test)
  endif()
endfunction()
