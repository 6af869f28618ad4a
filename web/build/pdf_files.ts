// SPDX-License-Identifier: EUPL-1.2
// The files that pdf.js fetches by name while it shows a page: metric-compatible fonts for documents that embed none, and the
// JPEG 2000 and JBIG2 decoders in plain JavaScript. Not the WebAssembly ones: without them the review page needs no
// 'wasm-unsafe-eval' in its content security policy.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

export function pdf_files(modules: string): Plugin {
  return {
    name: 'meretid-pdf-files',
    apply: 'build',
    generateBundle() {
      const wanted: [folder: string, pattern: RegExp][] = [
        ['standard_fonts', /./],
        ['wasm', /_nowasm_fallback\.js$|^LICENSE_(PDFJS_)?(OPENJPEG|JBIG2)$/],
      ];
      for (const [folder, pattern] of wanted) {
        for (const name of readdirSync(join(modules, 'pdfjs-dist', folder)).filter((name) => pattern.test(name))) {
          const source = readFileSync(join(modules, 'pdfjs-dist', folder, name));
          this.emitFile({ type: 'asset', fileName: `pdfjs/${folder}/${name}`, source });
        }
      }
    },
  };
}
