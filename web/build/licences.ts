// SPDX-License-Identifier: EUPL-1.2
// Writes licences.txt beside the app: the licence text of every package that a part of it went into the build, as their
// licences ask. Which packages these are, the bundler knows.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

/** ".../node_modules/@noble/hashes/blake2.js" -> the folder of the package. */
export function package_folder(id: string): string | undefined {
  return /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/.exec(id.replace(/^\0/, ''))?.[0];
}

function licence_of(folder: string): string {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Record<string, string>;
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  const fonts = join(folder, 'dist/fonts/IBMPlexSans/complete/woff2/license.txt'); // dkfds: the fonts have their own
  const text = [file && join(folder, file), fonts]
    .filter((path) => path && existsSync(path))
    .map((path) => readFileSync(path!, 'utf8').trim())
    .join('\n\n');
  return `${name} ${version} (${license})\n\n${text}\n`;
}

export function licences(): Plugin {
  return {
    name: 'meretid-licences',
    apply: 'build',
    generateBundle() {
      const folders = new Set([...this.getModuleIds()].map(package_folder).filter((folder) => folder !== undefined));
      const texts = [...folders].filter((folder) => existsSync(join(folder, 'package.json'))).sort().map(licence_of);
      this.emitFile({ type: 'asset', fileName: 'licences.txt', source: texts.join(`\n${'-'.repeat(80)}\n\n`) });
    },
  };
}
