// SPDX-License-Identifier: EUPL-1.2
// Leaves out the rules of dkfds whose classes no page uses (the design system is 2,200 classes and 170 icons; we need a few),
// and every font format but WOFF2. A class counts as used when its name stands as a word anywhere in a page's source, so a name
// that is put together at run time must stand whole somewhere.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import postcss, { type Declaration } from 'postcss';
import type { Plugin } from 'vite';

/** All words that could be class names in the given folders' sources. */
export function words_in(folders: string[]): Set<string> {
  const words = new Set<string>();
  for (const folder of folders) {
    for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
      if (!/\.(svelte|ts|html)$/.test(name) || /(^|\/)(dist|e2e)\//.test(name)) continue;
      for (const [word] of readFileSync(join(folder, name), 'utf8').matchAll(/[\w-]+/g)) words.add(word);
    }
  }
  return words;
}

/** The style sheet without what `words` does not name. */
export function keep_used(css: string, words: Set<string>): string {
  const sheet = postcss.parse(css);
  const used = (selector: string) =>
    [...selector.replace(/:not\([^)]*\)/g, '').matchAll(/\.(-?[a-zA-Z_][\w-]*)/g)].every(([, name]) => words.has(name!));
  sheet.walkRules((rule) => {
    if (rule.parent?.type === 'atrule' && /keyframes$/.test((rule.parent as postcss.AtRule).name)) return;
    const selectors = rule.selectors.filter(used);
    if (selectors.length === 0) rule.remove();
    else if (selectors.length < rule.selectors.length) rule.selectors = selectors;
  });
  sheet.walkAtRules('font-face', (face) => {
    face.walkDecls('src', (src: Declaration) => {
      const woff2 = /url\([^)]*\.woff2["']?\)/.exec(src.value);
      if (woff2) src.value = `${woff2[0]} format("woff2")`;
      else face.remove();
    });
  });
  sheet.walkAtRules(/^(media|supports)$/, (rule) => {
    if (rule.nodes?.length === 0) rule.remove();
  });
  return sheet.toString();
}

export function used_styles(folders: () => string[]): Plugin {
  let words: Set<string> | undefined;
  return {
    name: 'meretid-used-styles',
    enforce: 'pre',
    buildStart: () => void (words = undefined),
    transform(code, id) {
      if (!/dkfds\/dist\/css\/dkfds\.css/.test(id)) return null;
      words ??= words_in(folders());
      return { code: keep_used(code, words), map: null };
    },
  };
}
