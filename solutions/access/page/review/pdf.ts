// SPDX-License-Identifier: EUPL-1.2
// pdf.js, set up so that the strict content security policy needs no exception: its worker is a file of our own address, and
// the decoders for JPEG 2000 and JBIG2 are the ones in plain JavaScript.
import { getDocument, GlobalWorkerOptions, VerbosityLevel, type PDFDocumentLoadingTask } from 'pdfjs-dist/legacy/build/pdf.mjs';
import worker from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url';
import { call } from '$web/lib/api';

GlobalWorkerOptions.workerSrc = worker;

/** Fetches and opens a PDF. Destroy the task when it is no longer shown: it holds a worker. */
export async function open_pdf(address: string, signal: AbortSignal): Promise<PDFDocumentLoadingTask> {
  const answer = await call('GET', address, { signal });
  return getDocument({
    data: new Uint8Array(await answer.arrayBuffer()),
    useWasm: false,
    wasmUrl: '/pdfjs/wasm/',
    standardFontDataUrl: '/pdfjs/standard_fonts/',
    enableXfa: false,
    verbosity: VerbosityLevel.ERRORS,
  });
}
