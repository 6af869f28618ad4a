// SPDX-License-Identifier: EUPL-1.2
// The files in what was dropped on the page: single files and whole folders, each with its path inside the case.
import type { FileToSend } from './upload';

async function files_in(entry: FileSystemEntry, prefix: string): Promise<FileToSend[]> {
  const path = prefix + entry.name;
  if (entry.isFile) {
    const file = await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject));
    return [{ file, path }];
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  const found: FileToSend[] = [];
  // A reader gives at most 100 entries a time and none at the end.
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) return found;
    for (const one of some) found.push(...(await files_in(one, `${path}/`)));
  }
}

export async function dropped_files(transfer: DataTransfer): Promise<FileToSend[]> {
  // The entries must be taken before the first await: the transfer is empty after the event.
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry?.()).filter((entry) => entry !== null && entry !== undefined);
  if (entries.length === 0) return picked_files(transfer.files);
  return (await Promise.all(entries.map((entry) => files_in(entry, '')))).flat();
}

export function picked_files(list: FileList): FileToSend[] {
  return [...list].map((file) => ({ file, path: file.webkitRelativePath || file.name }));
}
