// SPDX-License-Identifier: EUPL-1.2
// Runes everywhere: a component that still uses the old syntax is an error.
export default { compilerOptions: { runes: true } };
