// SPDX-License-Identifier: EUPL-1.2
import { blake2b } from '@noble/hashes/blake2.js';
import { bytesToHex } from '@noble/hashes/utils.js';

/** BLAKE2b-256 of a part of an upload, in hex: what the server compares with what arrived. */
export const part_hash = (part: Uint8Array): string => bytesToHex(blake2b(part, { dkLen: 32 }));
