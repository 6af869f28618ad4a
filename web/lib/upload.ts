// SPDX-License-Identifier: EUPL-1.2
// Resumable upload: a file goes in parts of 16 MB, each with its BLAKE2b hash. After a network error the server is asked where
// it stands and the upload goes on from there; after a reload the same file of the same case resumes too.
import { call, get, post, Problem } from './api';
import { part_hash } from './part_hash';

const kPartSize = 16 * 1024 * 1024;
const kLongestWaitMilliseconds = 30_000;

export interface Uploaded {
  name: string;
  blob: string;
  size: number;
}

export interface FileToSend {
  file: File;
  path: string; // inside the case, "/" between the parts
}

const key_of = (case_id: string, { file, path }: FileToSend) =>
  `meretid.upload.${case_id}.${path}.${file.size}.${file.lastModified}`;

const wait = (milliseconds: number, signal?: AbortSignal) =>
  new Promise<void>((resolve, reject) => {
    const timer = setTimeout(resolve, milliseconds);
    signal?.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(signal.reason as Error);
    });
  });

// Not reached, or the server had trouble: worth another try. Everything else the server meant as it said.
const passes = (cause: unknown): cause is Problem =>
  cause instanceof Problem && (cause.status === 0 || cause.status === 429 || cause.status === 502 || cause.status === 503);

async function begin(case_id: string, to_send: FileToSend): Promise<{ upload: string; part_size: number; offset: number }> {
  const key = key_of(case_id, to_send);
  const stored = sessionStorage.getItem(key);
  if (stored) {
    try {
      const { offset } = await get<{ offset: number }>(`/api/uploads/${stored}`);
      return { upload: stored, part_size: kPartSize, offset };
    } catch (cause) {
      if (passes(cause)) throw cause;
      sessionStorage.removeItem(key); // the server knows it no more: begin anew
    }
  }
  const body = { name: to_send.path, size: to_send.file.size };
  const made = await post<{ upload: string; part_size?: number }>(`/api/cases/${case_id}/uploads`, body);
  sessionStorage.setItem(key, made.upload);
  return { upload: made.upload, part_size: made.part_size ?? kPartSize, offset: 0 };
}

/** Sends one file; `progress` gets the bytes that have arrived. `retrying` is told the seconds until the next try. */
export async function send_file(
  case_id: string,
  to_send: FileToSend,
  progress: (sent: number) => void,
  retrying: (seconds: number) => void = () => {},
  signal?: AbortSignal,
): Promise<Uploaded> {
  for (let pause = 1000; ; pause = Math.min(2 * pause, kLongestWaitMilliseconds)) {
    try {
      const { upload, part_size, offset } = await begin(case_id, to_send);
      let at = offset;
      progress(at);
      while (at < to_send.file.size) {
        const part = new Uint8Array(await to_send.file.slice(at, at + part_size).arrayBuffer());
        const headers = { 'Content-Type': 'application/octet-stream', 'X-Part-Hash': part_hash(part) };
        const answer = await call('PUT', `/api/uploads/${upload}?offset=${at}`, { body: part, headers, signal: signal ?? null });
        at = ((await answer.json()) as { offset: number }).offset;
        pause = 1000;
        progress(at);
      }
      const done = await post<Uploaded>(`/api/uploads/${upload}/finish`);
      sessionStorage.removeItem(key_of(case_id, to_send));
      return done;
    } catch (cause) {
      if (!passes(cause)) throw cause;
      retrying(pause / 1000);
      await wait(pause, signal);
    }
  }
}
