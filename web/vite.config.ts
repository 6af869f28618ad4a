// SPDX-License-Identifier: EUPL-1.2
// Builds the one web app: the shell of this folder and, by pattern, the page of every room in solutions/*/page.
import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';
import { licences } from './build/licences.ts';
import { pdf_files } from './build/pdf_files.ts';
import { used_styles } from './build/used_styles.ts';

const web = fileURLToPath(new URL('.', import.meta.url));
const root = join(web, '..');
const pages = () =>
  readdirSync(join(root, 'solutions'))
    .map((room) => join(root, 'solutions', room, 'page'))
    .filter((folder) => existsSync(folder));

export default defineConfig({
  root: web,
  base: '/',
  plugins: [svelte(), used_styles(() => [web, ...pages()]), pdf_files(join(root, 'node_modules')), licences()],
  resolve: {
    alias: [
      { find: '$web', replacement: web.replace(/\/$/, '') },
      // The package exports its scripts only; we use its style sheet and its icons.
      { find: /^dkfds\//, replacement: `${join(root, 'node_modules', 'dkfds')}/` },
    ],
  },
  server: { fs: { allow: [root] }, proxy: { '/api': 'http://127.0.0.1:8080' } },
  build: {
    outDir: join(web, 'dist'),
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0, // a data: address would need a hole in the content security policy
    reportCompressedSize: false,
    chunkSizeWarningLimit: 1500,
    rolldownOptions: {
      output: {
        // .mjs is a type that not every server knows as JavaScript.
        assetFileNames: ({ names: [name = 'file'] }) =>
          name.endsWith('.mjs') ? `assets/${name.slice(0, -4)}-[hash].js` : 'assets/[name]-[hash][extname]',
        chunkFileNames: 'assets/[name]-[hash].js',
        entryFileNames: 'assets/[name]-[hash].js',
      },
    },
  },
});
