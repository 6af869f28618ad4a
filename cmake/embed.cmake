# SPDX-License-Identifier: EUPL-1.2
# Files inside the program, read with base/embedded.h.
#
# meretid_embed(LIBRARY PREFIX [BASE DIR] FILE…): each FILE (relative to BASE, default the current folder) is found at run
# time under PREFIX/FILE. LIBRARY is the short name ("store"). Every program that links the library carries them.
#
# meretid_library() embeds errors.toml, texts.toml, solution.toml, *.sql and migrations/*.sql of its folder by itself.
function(meretid_embed library prefix)
  cmake_parse_arguments(arg "" "BASE" "" ${ARGN})
  if(NOT arg_BASE)
    set(arg_BASE ${CMAKE_CURRENT_SOURCE_DIR})
  endif()
  get_property(known GLOBAL PROPERTY MERETID_EMBEDDED)
  set(entries "")
  set(inputs "")
  foreach(file ${arg_UNPARSED_ARGUMENTS})
    cmake_path(ABSOLUTE_PATH file BASE_DIRECTORY ${arg_BASE} NORMALIZE OUTPUT_VARIABLE full)
    cmake_path(RELATIVE_PATH full BASE_DIRECTORY ${arg_BASE} OUTPUT_VARIABLE relative)
    set(path "${prefix}/${relative}")
    if(path IN_LIST known)
      continue()
    endif()
    list(APPEND known "${path}")
    list(APPEND inputs "${full}")
    string(APPEND entries "MERETID_EMBED(\"${path}\", \"${full}\")\n")
  endforeach()
  set_property(GLOBAL PROPERTY MERETID_EMBEDDED "${known}")
  if(NOT inputs)
    return()
  endif()
  string(SHA1 digest "${prefix};${inputs}")
  string(SUBSTRING ${digest} 0 8 digest)
  set(source ${CMAKE_BINARY_DIR}/generated/embedded/${library}_${digest}.cc)
  # An entry is four words in a section of its own: the linker gathers all of them, so no start-up code and no list to keep.
  file(CONFIGURE OUTPUT ${source} @ONLY CONTENT [[// Made by cmake/embed.cmake.
#define MERETID_EMBED(path, file)                                            \
  asm(".pushsection .rodata\n"                                               \
      "91: .ascii \"" path "\"\n"                                            \
      "92: .balign 16\n"                                                     \
      "93: .incbin \"" file "\"\n"                                           \
      "94: .byte 0\n"                                                        \
      ".popsection\n"                                                        \
      ".pushsection meretid_embedded, \"aw\"\n"                              \
      ".balign 8\n"                                                          \
      ".8byte 91b, 92b - 91b, 93b, 94b - 93b\n"                              \
      ".popsection\n");
@entries@]])
  set(target meretid_${library}_embedded_${digest})
  add_library(${target} OBJECT ${source})
  set_property(SOURCE ${source} APPEND PROPERTY OBJECT_DEPENDS "${inputs}")
  # Only programs take the object in: an archive member that nobody names would be dropped.
  target_sources(meretid_${library} INTERFACE
    $<$<STREQUAL:$<TARGET_PROPERTY:TYPE>,EXECUTABLE>:$<TARGET_OBJECTS:${target}>>)
endfunction()

# What a folder brings beside its code.
function(meretid_embed_folder library)
  file(GLOB found CONFIGURE_DEPENDS errors.toml texts.toml solution.toml *.sql migrations/*.sql)
  if(found)
    cmake_path(RELATIVE_PATH CMAKE_CURRENT_SOURCE_DIR BASE_DIRECTORY ${CMAKE_SOURCE_DIR} OUTPUT_VARIABLE prefix)
    meretid_embed(${library} ${prefix} ${found})
  endif()
endfunction()
