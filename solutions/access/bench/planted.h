// SPDX-License-Identifier: EUPL-1.2
// What was read by eye in the reference documents: file, the first 16 characters of BLAKE2b-256 of the ten digits, how often.
#pragma once

#include <string_view>

namespace meretid::access::bench {

struct Planted {
  std::string_view file;
  std::string_view digest;
  int times;
};

inline constexpr Planted kPlanted[] = {
    {"pdf/embedded-cpr.pdf", "80e6c2ed55555982", 1},
    {"zip/embedded-cpr-pdf.zip", "80e6c2ed55555982", 1},
    {"mail/mail-with-inline-img-and-attached-odt.eml", "80e6c2ed55555982", 1},
    {"ocr/good/cpr.png", "80e6c2ed55555982", 1},
    {"ocr/good/cpr.jpg", "80e6c2ed55555982", 1},
    {"pdf/somepdf.pdf", "0d8db18eaa6c0421", 1},
    {"pdf/somepdf.pdf", "0e2f99ee2b7e2e36", 1},
    {"pdf/somepdf.pdf", "1ad173acc86861a2", 1},
    {"pdf/somepdf.pdf", "1ae8c53047600863", 2},
    {"pdf/somepdf.pdf", "2fa4dd7eac665908", 2},
    {"pdf/somepdf.pdf", "319b887074cff48f", 2},
    {"pdf/somepdf.pdf", "362a4a29079e88e7", 2},
    {"pdf/somepdf.pdf", "3ba8d548588ca2b3", 1},
    {"pdf/somepdf.pdf", "410bc46e062e688d", 1},
    {"pdf/somepdf.pdf", "41d2c283d0163e48", 1},
    {"pdf/somepdf.pdf", "46f64c3a4a007e6b", 2},
    {"pdf/somepdf.pdf", "4e684fdae61e55ce", 2},
    {"pdf/somepdf.pdf", "52d103d5c7b8d1dc", 1},
    {"pdf/somepdf.pdf", "537327f11c587d3b", 2},
    {"pdf/somepdf.pdf", "5793d72951975709", 1},
    {"pdf/somepdf.pdf", "61f3fed35418cb32", 1},
    {"pdf/somepdf.pdf", "64e67b84f9c7b622", 2},
    {"pdf/somepdf.pdf", "6f2277d16c8264a7", 1},
    {"pdf/somepdf.pdf", "730fb3d1183fec80", 1},
    {"pdf/somepdf.pdf", "73eb58479bbd782a", 2},
    {"pdf/somepdf.pdf", "7490ebdf2b8f1564", 2},
    {"pdf/somepdf.pdf", "7aed7d529764aea7", 2},
    {"pdf/somepdf.pdf", "810c0b2a93ea1845", 1},
    {"pdf/somepdf.pdf", "8df897405277bf1e", 2},
    {"pdf/somepdf.pdf", "9386374f2f7070d2", 2},
    {"pdf/somepdf.pdf", "96bd181eacaa4921", 1},
    {"pdf/somepdf.pdf", "980e0a9558511e9a", 1},
    {"pdf/somepdf.pdf", "a334733fc2451956", 1},
    {"pdf/somepdf.pdf", "a9c3a069cb56169c", 2},
    {"pdf/somepdf.pdf", "ab772f48f05b585c", 2},
    {"pdf/somepdf.pdf", "b2ce918bf4baef29", 2},
    {"pdf/somepdf.pdf", "bfbe39aa54c597b4", 2},
    {"pdf/somepdf.pdf", "cb0f6b236807c68d", 1},
    {"pdf/somepdf.pdf", "d99ecf3a240395b4", 2},
    {"pdf/somepdf.pdf", "e1edef785163a559", 2},
    {"pdf/somepdf.pdf", "e6eee2008ddc251e", 1},
    {"pdf/somepdf.pdf", "ee75b5a7c5b6e8e6", 1},
    {"pdf/somepdf.pdf", "f91d23e27065a4a6", 2},
    {"pdf/somepdf.pdf", "fdbe340fbc94f14d", 2},
    {"msoffice/embedded-cpr.docx", "80e6c2ed55555982", 1},
    {"msoffice/embedded-cpr.doc", "80e6c2ed55555982", 1},
    {"libreoffice/embedded-cpr.odt", "80e6c2ed55555982", 1},
    {"zip/embedded-cpr-odt.zip", "80e6c2ed55555982", 1},
    {"ocr/good/cpr.gif", "80e6c2ed55555982", 1},
    {"ocr/good/cpr.rgb16.bmp", "80e6c2ed55555982", 1},
    {"ocr/good/cpr.rgba32.bmp", "80e6c2ed55555982", 1},
};

}  // namespace meretid::access::bench
